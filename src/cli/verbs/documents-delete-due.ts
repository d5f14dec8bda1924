// reprieve documents delete-due: deletes the documents whose day has come, and leaves the proof.

import { isRefusal } from '../../kernel/index.ts'
import { bankDay, type Deletion, DocumentDesk } from '../../operations/index.ts'
import { clock, customersKeyFile, random, withDesk } from '../../wiring.ts'
import { refuseWith } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['documents', 'delete-due'],
  usage: '[--dry-run]',
  summary: 'Delete the documents of customers whose day has come, and keep the proof.',
  details: `
Deletes sealed documents whose day of deletion has come, whose circumstance was withdrawn, and those that were never
sent within seven days. The row of each stays, with the hash of its content, when it was deleted and why, and so does
an entry of the evidence log. A running server does the same every hour; called again, nothing is deleted twice. With
--dry-run it says what is due and deletes nothing.

Example:
  reprieve documents delete-due --dry-run`,
  flags: {
    'dry-run': { type: 'boolean', help: 'say what is due; delete nothing' },
  },
  run: deleteDue,
}

const reasons: Readonly<Record<Deletion['because'], string>> = {
  due: 'its day has come',
  consent_withdrawn: 'the circumstance was withdrawn',
  never_sent: 'it was never sent',
}

async function deleteDue({ flags, terminal }: Call): Promise<ExitCode> {
  const isRehearsal = flags['dry-run'] === true
  const today = bankDay(clock())
  const due = await withDesk((desk) => {
    const documents = new DocumentDesk({ desk, keyFile: customersKeyFile(desk.folder), random })
    return isRehearsal ? documents.findDue(today) : documents.deleteDue(today, 'system')
  })
  if (isRefusal(due)) return refuseWith(terminal, due)
  for (const { id, deleteDueDay, because } of due)
    terminal.out(`${id}  ${deleteDueDay}  ${reasons[because]}\n`)
  const count = due.length === 1 ? '1 document' : `${due.length} documents`
  terminal.out(isRehearsal ? `${count} due, nothing deleted\n` : `${count} deleted\n`)
  return exitCodes.done
}
