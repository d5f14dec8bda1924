// What people must decide, page by page.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { accountId } from '../schemas/decisions.ts'
import { id, nothing, oneOf, pageLimit, pageOf, pageQuery, planId, shape } from '../schemas/parts.ts'
import { workItem } from '../schemas/work-items.ts'

export const workItemsList = route({
  method: 'GET',
  address: '/work-items',
  verb: 'work_item.read',
  topic: 'work items',
  summary: 'Work items of the caller’s regions, the oldest first',
  path: nothing,
  query: shape({
    ...pageQuery,
    state: Type.Optional(oneOf(['open', 'done'])),
    plan: Type.Optional(planId),
    account: Type.Optional(accountId),
    code: Type.Optional(id('Code of the matter')),
  }),
  answers: { 200: { words: 'A page of work items', schema: pageOf(workItem) } },
  run: async ({ desk }, { query, person }) => {
    const { cursor, limit, ...filter } = query
    const place = placeFromCursor('work-items', ['number'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const regions = regionsOf(person, 'work_item.read')
    const after = place === undefined ? {} : { after: Number(place[0]) }
    const items = await desk.store.pages.workItems({ ...filter, ...after, regions, limit: rows })
    const last = items.length === rows ? items.at(-1) : undefined
    return ok({ items, ...(last !== undefined && { next: cursorFrom('work-items', [last.id]) }) })
  },
})
