// reprieve plan list: the plans there are, the last drafted first.

import { isoFromDay } from '../../kernel/index.ts'
import type { Desk } from '../../operations/index.ts'
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
  const plans = await withDesk(async ({ store }) => {
    const found = await store.plans.list()
    const runs = new Map((await store.runs.list({ limit: found.length })).map((run) => [run.plan, run]))
    return found.map((plan) => ({
      ...plan,
      progress: progressOf(plan, runs.get(plan.id)),
    }))
  })
  if (call.flags.json === true) {
    writeJson(call.terminal, plans)
    return exitCodes.done
  }
  const rows = plans.map(({ id, asOf, programme, version, progress, draftedBy }) => [
    id,
    isoFromDay(asOf),
    `${programme} v${version}`,
    progress,
    draftedBy,
  ])
  for (const line of textTable(rows, [])) call.terminal.out(`${line}\n`)
  return exitCodes.done
}

type Runs = Awaited<ReturnType<Desk['store']['runs']['list']>>

type Listed = Pick<Awaited<ReturnType<Desk['store']['plans']['list']>>[number], 'state' | 'overtaken'>

/** How far a plan has come: drafted, sent back, approved, overtaken by a version, applying, applied, verified. */
function progressOf({ state, overtaken }: Listed, run: Runs[number] | undefined): string {
  if (overtaken !== undefined) return `${state}, overtaken by v${overtaken.version}`
  if (run === undefined) return state
  if (run.finishedAt === undefined) return 'applying'
  return run.verdicts.length > 0 ? 'verified' : 'applied'
}
