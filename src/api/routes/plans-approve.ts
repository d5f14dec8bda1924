// A second person approves a plan.

import { ok, route } from '../route.ts'
import { planId, shape } from '../schemas/parts.ts'
import { decision, dryRun } from '../schemas/plans.ts'
import { stateOfPlan } from '../states.ts'
import { storeKey } from '../store-key.ts'

export const plansApprove = route({
  method: 'POST',
  address: '/plans/{plan}/approve',
  verb: 'plan.approve',
  stateOf: stateOfPlan,
  topic: 'plans',
  summary: 'Approve a plan; refused for whoever drafted it',
  path: shape({ plan: planId }),
  query: shape({ ...dryRun }),
  answers: { 200: { words: 'The decision', schema: decision } },
  run: async ({ desk }, call) =>
    ok(await desk.store.plans.approve(call.path.plan, call.person.id, storeKey(call).key)),
})
