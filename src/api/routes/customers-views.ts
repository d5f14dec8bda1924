// Who looked at a customer, in any period.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { customerId, customerView } from '../schemas/customers.ts'
import { instant, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'

export const customersViews = route({
  method: 'GET',
  address: '/customers/{customer}/views',
  verb: 'audit.read',
  topic: 'customers',
  summary: 'Who looked at a customer, when, what for and why, the newest first',
  path: shape({ customer: customerId }),
  query: shape({
    ...pageQuery,
    from: Type.Optional(instant('From then on')),
    to: Type.Optional(instant('Before then')),
  }),
  answers: { 200: { words: 'A page of looks', schema: pageOf(customerView) } },
  run: async ({ desk }, { path, query, person }) => {
    const { cursor, limit, ...period } = query
    const place = placeFromCursor('customer-views', ['number'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const before = place === undefined ? {} : { before: Number(place[0]) }
    const regions = regionsOf(person, 'audit.read')
    const page = { ...path, ...period, ...before, regions, limit: rows }
    const items = await desk.store.customerViews.list(page)
    const last = items.length === rows ? items.at(-1) : undefined
    return ok({ items, ...(last !== undefined && { next: cursorFrom('customer-views', [last.id]) }) })
  },
})
