// reprieve send-back: a second person returns a plan to its drafter, with the reason.

import { isRefusal } from '../../kernel/index.ts'
import { withDesk } from '../../wiring.ts'
import { onlyWord, refuseWith, requiredFlags } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['send-back'],
  usage: 'PLAN --person ID --reason TEXT',
  summary: 'Send a plan back to its drafter with a reason; nothing of it is applied.',
  details: `
Example:
  reprieve send-back plan_1d73dc049350a560d793684251b169ec --person batu --reason "Wuhai is missing"`,
  flags: {
    person: { type: 'string', value: 'ID', help: 'who sends it back' },
    reason: { type: 'string', value: 'TEXT', help: 'what is wrong with it' },
  },
  run: sendBack,
}

async function sendBack(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const id = onlyWord(call, 'PLAN')
  if (isRefusal(id)) return refuseWith(terminal, id)
  const flags = requiredFlags(call, ['person', 'reason'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const decided = await withDesk(({ store }) => store.plans.sendBack(id, flags.person, flags.reason))
  if (isRefusal(decided)) return refuseWith(terminal, decided)
  terminal.out(`${id} sent back by ${decided.person}: ${flags.reason}\n`)
  return exitCodes.done
}
