// An approved plan is applied, in the background.

import { isRefusal } from '../../kernel/index.ts'
import { startJob } from '../jobs.ts'
import { route } from '../route.ts'
import { planId, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { stateOfPlan } from '../states.ts'

export const plansApply = route({
  method: 'POST',
  address: '/plans/{plan}/apply',
  verb: 'plan.apply',
  stateOf: stateOfPlan,
  topic: 'plans',
  summary: 'Apply an approved plan in the background, each correction once',
  details:
    'Asked for again, it goes on where it stopped; what was not answered is unknown and never repeated.',
  path: shape({ plan: planId }),
  query: shape({ ...dryRun }),
  answers: { 202: { words: 'The job that applies it', schema: job } },
  run: async (tools, call) => {
    const { plan } = call.path
    const approved = await tools.desk.store.runs.check(plan)
    return isRefusal(approved) ? approved : startJob(tools, { kind: 'apply', input: { plan }, ...call })
  },
})
