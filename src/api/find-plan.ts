// The plan a request names, or the refusal that says there is none.

import { type Refusal, refuse } from '../kernel/index.ts'
import type { RecordedPlan } from '../store/index.ts'
import type { ApiTools } from './route.ts'

/** The plan as recorded. */
export async function planNamed({ desk }: ApiTools, id: string): Promise<RecordedPlan | Refusal> {
  const plan = await desk.store.plans.findPlan(id)
  return (
    plan ?? refuse('plan_does_not_exist', `there is no plan ${id}; list the plans to see their ids`, 'plan')
  )
}
