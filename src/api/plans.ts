// Plans as they are answered to a caller: with the figures the caller may see.

import { isoFromDay } from '../kernel/index.ts'
import type { Caller } from '../organisation/index.ts'
import { standingOf } from '../reconcile/index.ts'
import type { RecordedPlan, Run } from '../store/index.ts'
import { correctionsIn, narrowedSummary, narrowedTo } from './reach.ts'

/** A plan as it is listed. */
export function planFrom(plan: RecordedPlan, caller: Caller) {
  const { summary, folder: _, asOf, ...rest } = plan
  const corrections = correctionsIn(narrowedSummary(summary, narrowedTo(caller, 'plan.read')))
  return { ...rest, asOf: isoFromDay(asOf), corrections }
}

/** A plan with its summary. */
export const planWithSummaryFrom = (plan: RecordedPlan, caller: Caller) => ({
  ...planFrom(plan, caller),
  summary: narrowedSummary(plan.summary, narrowedTo(caller, 'plan.read')),
})

/** A run with the parts that add up to it at every instant. */
export function runFrom(run: Run) {
  const reasons = run.verdicts.at(-1)?.reasons
  return { ...run, standing: standingOf({ ...run, ...(reasons !== undefined && { reasons }) }) }
}
