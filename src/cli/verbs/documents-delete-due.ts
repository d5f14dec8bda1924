// reprieve documents delete-due: deletes the documents whose day has come, and leaves the proof.

import { isRefusal } from '../../kernel/index.ts'
import { bankDay, DocumentDesk, type DueDeletion, deleteDue, findDue } from '../../operations/index.ts'
import { clock, customersKeyFile, random, withDesk } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { refuseWith } from '../flags.ts'
import { tellProposals } from '../tell-proposals.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['documents', 'delete-due'],
  usage: '[--dry-run]',
  summary: 'Delete the documents and name lists whose day has come, and keep the proof.',
  details: `
Deletes sealed documents whose day of deletion has come, whose circumstance was withdrawn, and those that were never
sent; and the files of name lists whose day has come, with whom their lines named. The row of each stays, with the hash
of its content, when it was deleted and why, and so does an entry of the evidence log. A running server does the same
every hour; called again, nothing is deleted twice. With --dry-run it says what is due and deletes nothing.

Example:
  reprieve documents delete-due --dry-run`,
  flags: {
    'dry-run': { type: 'boolean', help: 'say what is due; delete nothing' },
  },
  run,
}

const reasons: Readonly<Record<DueDeletion['because'], string>> = {
  due: 'its day has come',
  consent_withdrawn: 'the circumstance was withdrawn',
  never_sent: 'it was never sent',
}

async function run({ flags, terminal }: Call): Promise<ExitCode> {
  const isRehearsal = flags['dry-run'] === true
  const today = bankDay(clock())
  let rules = ''
  const due = await withDesk((desk) => {
    tellProposals(terminal, desk)
    rules = desk.house.digest
    const documents = new DocumentDesk({ desk, keyFile: customersKeyFile(desk.folder), random })
    const deleting = { desk, documents, today }
    return isRehearsal ? findDue(deleting) : deleteDue(deleting, 'system')
  })
  if (isRefusal(due)) return refuseWith(terminal, due)
  for (const { id, deleteDueDay, because } of due)
    terminal.out(`${id}  ${deleteDueDay}  ${reasons[because]}\n`)
  const lists = due.filter(({ what }) => what === 'name_list').length
  const documents = counted(due.length - lists, 'document')
  const count = lists === 0 ? documents : `${documents} and ${counted(lists, 'name list')}`
  const under = `under the rules of the bank ${rules}`
  terminal.out(`${count} ${isRehearsal ? 'due, nothing deleted' : 'deleted'}, ${under}\n`)
  return exitCodes.done
}
