// An account of a plan worth looking at: one whose money comes back, else any that is corrected.

import type { Plan } from '../../reconcile/index.ts'
import { openPlanBatches } from '../../store/index.ts'
import { type Desk, planFolder } from '../desk.ts'

/** Undefined where the plan corrects nothing. */
export async function exampleAccount(desk: Desk, plan: Plan): Promise<string | undefined> {
  const batches = await openPlanBatches(planFolder(desk, plan.id), plan)
  try {
    let example: string | undefined
    for (let batch = 0; batch < batches.batches; batch++) {
      const [first] = await batches.read(batch)
      if (first?.kind === 'refund_charge') return first.account
      example ??= first?.account
    }
    return example
  } finally {
    batches.close()
  }
}
