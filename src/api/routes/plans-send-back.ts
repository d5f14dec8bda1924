// A plan goes back to its drafter with a reason.

import { ok, route } from '../route.ts'
import { planId, shape, text } from '../schemas/parts.ts'
import { decision, dryRun } from '../schemas/plans.ts'
import { stateOfPlan } from '../states.ts'

export const plansSendBack = route({
  method: 'POST',
  address: '/plans/{plan}/send-back',
  verb: 'plan.send_back',
  stateOf: stateOfPlan,
  topic: 'plans',
  summary: 'Send a plan back to its drafter',
  path: shape({ plan: planId }),
  query: shape({ ...dryRun }),
  body: shape({ reason: text('Why it goes back') }),
  answers: { 200: { words: 'The decision', schema: decision } },
  run: async ({ desk }, { path, body, person }) =>
    ok(await desk.store.plans.sendBack(path.plan, person.id, body.reason)),
})
