// reprieve rules send-back: a second person returns a change of a rule of the bank, with the reason.

import { isRefusal } from '../../kernel/index.ts'
import { withDesk } from '../../wiring.ts'
import { onlyWord, refuseWith, requiredFlags } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['rules', 'send-back'],
  usage: 'CHANGE --person ID --reason TEXT',
  summary: 'Send a change of a rule of the bank back with a reason; it never holds.',
  details: `
The person needs the role publisher, and did not propose it. What the file proposes is sent back the same way.

Example:
  reprieve rules send-back rule_0157ded550240ba9 --person zhangmin --reason "no source"`,
  flags: {
    person: { type: 'string', value: 'ID', help: 'who sends it back' },
    reason: { type: 'string', value: 'TEXT', help: 'what is wrong with it' },
  },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const change = onlyWord(call, 'CHANGE')
  if (isRefusal(change)) return refuseWith(terminal, change)
  const flags = requiredFlags(call, ['person', 'reason'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const returned = await withDesk(({ store }) => store.houseRecord.sendBack(change, flags))
  if (isRefusal(returned)) return refuseWith(terminal, returned)
  terminal.out(`${returned.rule} sent back by ${returned.answeredBy}: ${returned.answerReason}\n`)
  return exitCodes.done
}
