// reprieve undo: drafts the undoing of a wrong grant as one unit, for somebody else to approve.

import { isRefusal } from '../../kernel/index.ts'
import { undoGrant } from '../../operations/index.ts'
import { withDesk } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { refuseWith, requiredFlags, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['undo'],
  usage: '--programme ID --account ACCOUNT --book DIR --person ID [--json]',
  summary:
    'Draft the undoing of a wrong grant: holds released, due days moved back; money is never clawed back.',
  details: `
The plan is approved and applied like any other. What was given to the customer (money, an amended record, a
lifted listing) becomes work items: people decide.

Example:
  reprieve undo --programme icbc-im-2020 --account A0000000049 --book data/books/2020-04-01 --person lina`,
  flags: {
    programme: { type: 'string', value: 'ID', help: 'the programme of the grant' },
    account: { type: 'string', value: 'ACCOUNT', help: 'the account' },
    book: { type: 'string', value: 'DIR', help: 'the newest book' },
    person: { type: 'string', value: 'ID', help: 'who drafts' },
    json: { type: 'boolean', help: 'write the plan as JSON' },
  },
  run: undo,
}

async function undo(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const flags = requiredFlags(call, ['programme', 'account', 'book', 'person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const { book, ...rest } = flags
  const plan = await withDesk((desk) => undoGrant(desk, { ...rest, bookDir: book }))
  if (isRefusal(plan)) return refuseWith(terminal, plan)
  if (call.flags.json === true) {
    writeJson(terminal, plan)
    return exitCodes.done
  }
  const { corrections } = plan.summary
  const undo = `${counted(corrections, 'correction')} ${corrections === 1 ? 'undoes' : 'undo'}`
  terminal.out(`${plan.id}: ${undo} the grant of ${flags.account}\n`)
  for (const { kind, count } of plan.summary.measures) terminal.out(`  ${count}  ${kind}\n`)
  return exitCodes.done
}
