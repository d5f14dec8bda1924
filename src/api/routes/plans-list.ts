// Plans, page by page.

import { Type } from '@sinclair/typebox'
import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { planFrom } from '../plans.ts'
import { ok, route } from '../route.ts'
import { nothing, oneOf, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { plan } from '../schemas/plans.ts'
import { programmeId } from '../schemas/programmes.ts'

const sorts = ['draftedAt', 'asOf'] as const

export const plansList = route({
  method: 'GET',
  address: '/plans',
  verb: 'plan.read',
  topic: 'plans',
  summary: 'Plans, the newest first',
  path: nothing,
  query: shape({
    ...pageQuery,
    sort: Type.Optional(oneOf(sorts, 'What is newest (usual: draftedAt)')),
    state: Type.Optional(oneOf(['drafted', 'approved', 'sent_back'])),
    kind: Type.Optional(oneOf(['nightly', 'undo'])),
    programme: Type.Optional(programmeId),
  }),
  answers: { 200: { words: 'A page of plans', schema: pageOf(plan) } },
  run: async ({ desk }, { query, person }) => {
    const { cursor, limit, sort = 'draftedAt', ...filter } = query
    const place = placeFromCursor(`plans ${sort}`, ['text', 'text'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const after = place === undefined ? {} : { after: { value: String(place[0]), id: String(place[1]) } }
    const plans = await desk.store.pages.plans({ ...filter, ...after, sort, limit: rows })
    const last = plans.length === rows ? plans.at(-1) : undefined
    const value = last === undefined ? '' : sort === 'asOf' ? isoFromDay(last.asOf) : last.draftedAt
    const next = last === undefined ? {} : { next: cursorFrom(`plans ${sort}`, [value, last.id]) }
    return ok({ items: plans.map((one) => planFrom(one, person)), ...next })
  },
})
