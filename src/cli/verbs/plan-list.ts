// reprieve plan list: the plans there are, the last drafted first.

import { isoFromDay } from '../../kernel/index.ts'
import { textTable } from '../../reconcile/index.ts'
import { withDesk } from '../../wiring.ts'
import { writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['plan', 'list'],
  usage: '[--json]',
  summary: 'List the plans, the last drafted first, and how far each has come.',
  details: `
Example:
  reprieve plan list --json`,
  flags: { json: { type: 'boolean', help: 'write the list as JSON' } },
  run: list,
}

async function list(call: Call): Promise<ExitCode> {
  const plans = await withDesk(({ store }) => store.plans.list())
  if (call.flags.json === true) {
    writeJson(call.terminal, plans)
    return exitCodes.done
  }
  const rows = plans.map(({ id, asOf, programme, version, state, draftedBy }) => [
    id,
    isoFromDay(asOf),
    `${programme} v${version}`,
    state,
    draftedBy,
  ])
  for (const line of textTable(rows, [])) call.terminal.out(`${line}\n`)
  return exitCodes.done
}
