// Who looked at whom, across all customers: by the person who looked, by what they did, by day.

import { Type } from '@sinclair/typebox'
import { addDays, dayFromIso, isoFromDay, isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { customerId, customerView, lookAct } from '../schemas/customers.ts'
import { day, id, nothing, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'

export const customerViews = route({
  method: 'GET',
  address: '/customer-views',
  verb: 'audit.read',
  topic: 'customers',
  summary: 'Looks at customers by person, customer, kind and day, the newest first',
  path: nothing,
  query: shape({
    person: Type.Optional(id('The person who looked')),
    customer: Type.Optional(customerId),
    act: Type.Optional(lookAct),
    firstDay: Type.Optional(day('From this day on')),
    lastDay: Type.Optional(day('Until this day')),
    ...pageQuery,
  }),
  answers: { 200: { words: 'A page of looks', schema: pageOf(customerView) } },
  run: async ({ desk }, { query, person }) => {
    const { cursor, limit, firstDay, lastDay, ...wanted } = query
    const place = placeFromCursor('all-views', ['number'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const items = await desk.store.customerViews.list({
      ...wanted,
      ...(firstDay !== undefined && { from: beginOf(firstDay) }),
      ...(lastDay !== undefined && { to: beginOf(isoFromDay(addDays(dayFromIso(lastDay), 1))) }),
      ...(place !== undefined && { before: Number(place[0]) }),
      regions: regionsOf(person, 'audit.read'),
      limit: rows,
    })
    const last = items.length === rows ? items.at(-1) : undefined
    return ok({ items, ...(last !== undefined && { next: cursorFrom('all-views', [last.id]) }) })
  },
})

/** The instant at which a day begins in Asia/Shanghai. */
const beginOf = (isoDay: string): string => `${isoDay}T00:00:00+08:00`
