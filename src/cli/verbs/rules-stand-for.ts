// reprieve rules stand-for: a person makes what the file proposes their own proposal.

import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { bankDay, standForRule } from '../../operations/index.ts'
import { clock, random, withDesk } from '../../wiring.ts'
import { dayFlag, onlyWord, refuseWith, requiredFlags } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

const idBytes = 16

export const verb: Verb = {
  name: ['rules', 'stand-for'],
  usage: 'CHANGE --person ID --reason TEXT --from DAY',
  summary: 'Stand for a change of a rule that the file proposes; another person confirms it.',
  details: `
The person needs the role author. The change then waits as theirs; the ids are those of reprieve rules list.

Example:
  reprieve rules stand-for rule_0157ded550240ba9 --person wulan --reason "longer notes" --from 2020-04-01`,
  flags: {
    person: { type: 'string', value: 'ID', help: 'who stands for it' },
    reason: { type: 'string', value: 'TEXT', help: 'why the rule is changed' },
    from: { type: 'string', value: 'DAY', help: 'the day from which it is to hold: today or later' },
  },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const takenFrom = onlyWord(call, 'CHANGE')
  if (isRefusal(takenFrom)) return refuseWith(terminal, takenFrom)
  const flags = requiredFlags(call, ['person', 'reason'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const from = dayFlag(call, 'from')
  if (isRefusal(from)) return refuseWith(terminal, from)
  const id = `rule_${Buffer.from(random(idBytes)).toString('hex')}`
  const wish = { ...flags, id, takenFrom, fromDay: isoFromDay(from), today: isoFromDay(bankDay(clock())) }
  const kept = await withDesk((desk) => standForRule(desk, wish))
  if (isRefusal(kept)) return refuseWith(terminal, kept)
  terminal.out(`${kept.id}  ${kept.rule} waits for another person, from ${kept.fromDay}\n`)
  return exitCodes.done
}
