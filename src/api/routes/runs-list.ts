// How far plans have been applied.

import { Type } from '@sinclair/typebox'
import { runFrom } from '../plans.ts'
import { ok, route } from '../route.ts'
import { limit, nothing, pageLimit, shape } from '../schemas/parts.ts'
import { runs } from '../schemas/plans.ts'

export const runsList = route({
  method: 'GET',
  address: '/runs',
  verb: 'plan.apply',
  topic: 'plans',
  summary: 'The runs of plans, the last begun first; accepted + refused + unknown + waiting = corrections',
  path: nothing,
  query: shape({ limit: Type.Optional(limit) }),
  answers: { 200: { words: 'The runs', schema: runs } },
  run: async ({ desk }, { query }) => {
    const found = await desk.store.runs.list(pageLimit(query.limit))
    return ok({ items: found.map(runFrom) })
  },
})
