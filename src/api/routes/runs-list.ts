// How far plans have been applied.

import { isRefusal } from '../../kernel/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { runFrom } from '../plans.ts'
import { ok, route } from '../route.ts'
import { nothing, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { run } from '../schemas/plans.ts'

export const runsList = route({
  method: 'GET',
  address: '/runs',
  verb: 'plan.apply',
  topic: 'plans',
  summary: 'The runs of plans, the last begun first; accepted + refused + unknown + waiting = corrections',
  path: nothing,
  query: shape(pageQuery),
  answers: { 200: { words: 'A page of runs', schema: pageOf(run) } },
  run: async ({ desk }, { query }) => {
    const page = newestPage('runs', query)
    if (isRefusal(page)) return page
    const rows = await desk.store.runs.list(page)
    const next = pageFrom('runs', { rows, ...page }, ({ startedAt, plan }) => [startedAt, plan])
    return ok({ items: rows.map(runFrom), ...next })
  },
})
