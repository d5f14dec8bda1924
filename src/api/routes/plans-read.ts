// One plan: its summary first, and how far it was applied.

import { isRefusal } from '../../kernel/index.ts'
import { planNamed } from '../find-plan.ts'
import { planWithSummaryFrom, runFrom } from '../plans.ts'
import { narrowedTo } from '../reach.ts'
import { route } from '../route.ts'
import { nothing, planId, shape } from '../schemas/parts.ts'
import { planWithSummary } from '../schemas/plans.ts'
import { stateOfPlan } from '../states.ts'

export const plansRead = route({
  method: 'GET',
  address: '/plans/{plan}',
  verb: 'plan.read',
  stateOf: stateOfPlan,
  topic: 'plans',
  summary: 'A plan in figures, its decision and its run',
  path: shape({ plan: planId }),
  query: nothing,
  answers: { 200: { words: 'The plan', schema: planWithSummary } },
  run: async (tools, { path, person }) => {
    const plan = await planNamed(tools, path.plan)
    if (isRefusal(plan)) return plan
    const isWhole = narrowedTo(person, 'plan.read') === undefined
    const run = isWhole ? await tools.desk.store.runs.findRun(plan.id) : undefined
    const body = { ...planWithSummaryFrom(plan, person), ...(run !== undefined && { run: runFrom(run) }) }
    return { status: 200, body }
  },
})
