// What waits for whom: recorded circumstances by state, those whose document is due first at the head.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { circumstanceStates } from '../../store/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { nothing, oneOf, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { circumstance } from './schemas.ts'

export const circumstancesList = route({
  method: 'GET',
  address: '/circumstances',
  verb: 'circumstance.read',
  topic: 'circumstances',
  summary:
    'Recorded circumstances of the caller’s regions: what a document is due for first, then the oldest',
  path: nothing,
  query: shape({ ...pageQuery, state: Type.Optional(oneOf(circumstanceStates)) }),
  answers: { 200: { words: 'A page of circumstances', schema: pageOf(circumstance) } },
  run: async ({ desk }, { query, person }) => {
    const { cursor, limit, ...filter } = query
    const place = placeFromCursor('circumstances', ['text'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const regions = regionsOf(person, 'circumstance.read')
    const after = place === undefined ? {} : { after: String(place[0]) }
    const items = await desk.store.circumstances.list({ ...filter, ...after, regions, limit: rows })
    const last = items.length === rows ? items.at(-1) : undefined
    return ok({ items, ...(last !== undefined && { next: cursorFrom('circumstances', [last.id]) }) })
  },
})
