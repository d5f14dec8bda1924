// reprieve rules list: the rules of the bank that hold, and the changes that wait.

import { isoFromDay } from '../../kernel/index.ts'
import { bankDay, ruleChanges, type StandingChange } from '../../operations/index.ts'
import { clock, withDesk } from '../../wiring.ts'
import { writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['rules', 'list'],
  usage: '[--json]',
  summary: 'List the rules of the bank that hold, what holds from a later day, and what waits.',
  details: `
What holds is what two people confirmed; a rule nobody changed holds as the bank recorded it first. What the file
policy/bank.yaml says otherwise is among what waits, until somebody stands for it and another confirms it.

Example:
  reprieve rules list`,
  flags: { json: { type: 'boolean', help: 'write the rules and every change of them as JSON' } },
  run,
}

const statesShown = ['coming', 'waiting', 'said_by_file']

async function run({ flags, terminal }: Call): Promise<ExitCode> {
  const today = isoFromDay(bankDay(clock()))
  const { house, changes } = await withDesk(async (desk) => ({
    house: desk.houseHeld.on(today),
    changes: await ruleChanges(desk, clock()),
  }))
  if (flags.json === true) {
    writeJson(terminal, { digest: house.digest, identity: house.identity, rules: house.written, changes })
    return exitCodes.done
  }
  terminal.out(`rules of the bank ${house.digest}\n`)
  for (const { id, name, hotline } of house.identity)
    terminal.out(`identity.${id}  ${name.zh}  ${name.en}  ${hotline}\n`)
  for (const { group, rule, value, unit, basis } of house.written)
    terminal.out(
      `${group}.${rule}  ${unit === 'yes_no' ? value : `${value} ${value === 1 ? unit.replace(/s(?=_|$)/, '') : unit}`}  ${basis}\n`,
    )
  for (const change of changes.filter(({ state }) => statesShown.includes(state)))
    terminal.out(`${lineOf(change)}\n`)
  return exitCodes.done
}

function lineOf({ id, rule, state, before, content, proposedBy, fromDay }: StandingChange): string {
  const day = fromDay === undefined ? '' : `  from ${fromDay}`
  return `${id}  ${rule}  ${valueIn(before)} → ${valueIn(content)}${day}  ${state}  ${proposedBy ?? 'policy/bank.yaml'}`
}

/** The value of a number, or all that is written of a service. */
function valueIn(content: StandingChange['content']): string {
  const { value } = (content ?? {}) as { readonly value?: number | string }
  return value === undefined ? (JSON.stringify(content) ?? 'nothing') : String(value)
}
