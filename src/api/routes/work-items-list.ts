// What people must decide, page by page, what falls due first before all else.

import { isRefusal } from '../../kernel/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { inboxReader } from '../inbox-reader.ts'
import { ok, route } from '../route.ts'
import { nothing, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { inboxWish, workItem } from '../schemas/work-items.ts'

/** What stands in a cursor for an item without deadline. */
const noDay = '9999-12-31'

export const workItemsList = route({
  method: 'GET',
  address: '/work-items',
  verb: 'work_item.read',
  topic: 'work items',
  summary: 'Work items of the caller’s regions, the soonest deadline first',
  path: nothing,
  query: shape({ ...pageQuery, ...inboxWish }),
  answers: { 200: { words: 'A page of work items', schema: pageOf(workItem) } },
  run: async ({ desk, clock, customers }, { query, person }) => {
    const { cursor, limit, ...wish } = query
    const place = placeFromCursor('work-items', ['text', 'number'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const after = place && { dueDay: String(place[0]), id: Number(place[1]) }
    const reader = inboxReader(person, clock())
    customers.nameWorkItems().catch(() => {})
    const items = await desk.store.inbox.page({ ...reader, wish, limit: rows, ...(after && { after }) })
    const last = items.length === rows ? items.at(-1) : undefined
    const next = last && cursorFrom('work-items', [last.dueDay ?? noDay, last.id])
    return ok({ items, ...(next !== undefined && { next }) })
  },
})
