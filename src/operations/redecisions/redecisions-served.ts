// Which redecisions a plan serves: those with accounts it corrects under the corrected version or a later one.

import type { Plan } from '../../reconcile/index.ts'
import { countCorrected, type ServingPlan } from '../../store/index.ts'
import { type Desk, planFolder } from '../desk.ts'

export async function servedBy(desk: Desk, plan: Plan): Promise<readonly Omit<ServingPlan, 'plan'>[]> {
  const { programme, programmeVersion } = plan.sources
  const served: Omit<ServingPlan, 'plan'>[] = []
  for (const [redecision, accounts] of await desk.store.redecisions.toCorrect(programme, programmeVersion)) {
    const count = await countCorrected(planFolder(desk, plan.id), plan, accounts)
    if (count > 0) served.push({ redecision, accounts: count })
  }
  return served
}
