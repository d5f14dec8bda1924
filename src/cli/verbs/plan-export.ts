// reprieve plan export: a list of an approved plan as a file, for a system that takes files.

import { csvOf, listTable } from '../../api/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { type ListName, listKinds, listOfPlan } from '../../operations/index.ts'
import { withDesk } from '../../wiring.ts'
import { findFlag, onlyWord, refuseWith, requiredFlag } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'
import { wordFlag } from '../word-flag.ts'
import { writeWhole } from '../write-whole.ts'

const lists = Object.keys(listKinds) as ListName[]

export const verb: Verb = {
  name: ['plan', 'export'],
  usage: 'PLAN --list NAME [--out FILE]',
  summary: 'Write a list of an approved plan as CSV for a system that takes files.',
  details: `
suppression: channels that must not call, and until when; releases: channels of the plan that may
call again, without those that somebody else holds or a customer objects to as things stand;
fee-waivers: charges waived and refunded; defaulter-corrections: accounts to delist; bureau-corrections:
months to amend. The last line, #end and a number, says how many rows there are; a file without it is not
whole. Of a plan that is not approved nothing is written.

A dialler that takes files takes suppression and releases of every plan, in the order in which they were
approved; the releases of a plan that undoes a grant stand in its own list. A list that is taken late may leave
out what was held anew meanwhile; reprieve suppression is the whole list at once.

Example:
  reprieve plan export plan_1d73dc049350a560d793684251b169ec --list releases --out releases.csv`,
  flags: {
    list: { type: 'string', value: 'NAME', help: lists.join(', ') },
    out: { type: 'string', value: 'FILE', help: 'write to FILE instead of standard output' },
  },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const plan = onlyWord(call, 'PLAN')
  if (isRefusal(plan)) return refuseWith(terminal, plan)
  const named = requiredFlag(call, 'list')
  if (isRefusal(named)) return refuseWith(terminal, named)
  const list = wordFlag(call, 'list', lists)!
  if (isRefusal(list)) return refuseWith(terminal, list)
  return withDesk(async (desk) => {
    const opened = await listOfPlan(desk, plan, { list })
    if (isRefusal(opened)) return refuseWith(terminal, opened)
    const lines = csvOf(listTable(plan, list, opened))
    const file = findFlag(call, 'out')
    if (file !== undefined) {
      const refusal = await writeWhole(file, lines)
      return refusal === undefined ? exitCodes.done : refuseWith(terminal, refusal)
    }
    for await (const line of lines) terminal.out(String(line))
    return exitCodes.done
  })
}
