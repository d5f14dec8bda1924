// One plan: its summary first, how far it was applied, and how its customers were told.

import { isRefusal } from '../../kernel/index.ts'
import { tellingOfPlan } from '../../operations/index.ts'
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
  summary: 'A plan in figures, its decision, its run and how its customers were told',
  path: shape({ plan: planId }),
  query: nothing,
  answers: { 200: { words: 'The plan', schema: planWithSummary } },
  run: async (tools, { path, person }) => {
    const plan = await planNamed(tools, path.plan)
    if (isRefusal(plan)) return plan
    const isWhole = narrowedTo(person, 'plan.read') === undefined
    const run = isWhole ? await tools.desk.store.runs.findRun(plan.id) : undefined
    const told = isWhole ? await tellingOfPlan(tools.desk, plan.id, tools.clock()) : undefined
    const body = {
      ...planWithSummaryFrom(plan, person),
      ...(run !== undefined && { run: runFrom(run) }),
      ...(told !== undefined && { told }),
    }
    return { status: 200, body }
  },
})
