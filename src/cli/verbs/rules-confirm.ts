// reprieve rules confirm: a second person brings a change of a rule of the bank in force.

import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { bankDay, confirmRule } from '../../operations/index.ts'
import { clock, withDesk } from '../../wiring.ts'
import { onlyWord, refuseWith, requiredFlags } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['rules', 'confirm'],
  usage: 'CHANGE --person ID',
  summary: 'Confirm a change of a rule of the bank. The person who proposed it may not.',
  details: `
The person needs the role publisher. The rule holds from its day, or from today where that day has passed. A running
server takes it up within a second, behind the next answer; other commands at their next start.

Example:
  reprieve rules confirm rule_0157ded550240ba9 --person zhangmin`,
  flags: { person: { type: 'string', value: 'ID', help: 'who confirms' } },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const change = onlyWord(call, 'CHANGE')
  if (isRefusal(change)) return refuseWith(terminal, change)
  const flags = requiredFlags(call, ['person'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const today = isoFromDay(bankDay(clock()))
  const confirmed = await withDesk((desk) => confirmRule(desk, { change, person: flags.person, today }))
  if (isRefusal(confirmed)) return refuseWith(terminal, confirmed)
  const { rule, answeredBy, holdsFrom } = confirmed
  terminal.out(`${rule} confirmed by ${answeredBy}, holds from ${holdsFrom}\n`)
  return exitCodes.done
}
