// reprieve approve: a second person decides that a plan is applied.

import { isRefusal } from '../../kernel/index.ts'
import { withDesk } from '../../wiring.ts'
import { onlyWord, refuseWith, requiredFlags } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['approve'],
  usage: 'PLAN --person ID',
  summary: 'Approve a plan. The person who drafted it may not.',
  details: `
Example:
  reprieve approve plan_1d73dc049350a560d793684251b169ec --person batu`,
  flags: { person: { type: 'string', value: 'ID', help: 'who approves' } },
  run: approve,
}

async function approve(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const id = onlyWord(call, 'PLAN')
  if (isRefusal(id)) return refuseWith(terminal, id)
  const flags = requiredFlags(call, ['person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const decided = await withDesk(({ store }) => store.plans.approve(id, flags.person))
  if (isRefusal(decided)) return refuseWith(terminal, decided)
  terminal.out(`${id} approved by ${decided.person} at ${decided.at}\n`)
  return exitCodes.done
}
