// The lists that reach into the caller's regions.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { listStates } from '../../store/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { listAnswer } from '../name-list-answers.ts'
import { ok, route } from '../route.ts'
import { nameList } from '../schemas/name-lists.ts'
import { nothing, oneOf, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'

export const nameListsList = route({
  method: 'GET',
  address: '/name-lists',
  verb: 'name_list.read',
  topic: 'name lists',
  summary:
    'Name lists that reach into the caller’s regions, the newest first, counted over the lines seen there',
  path: nothing,
  query: shape({ ...pageQuery, state: Type.Optional(oneOf(listStates)) }),
  answers: { 200: { words: 'A page of lists', schema: pageOf(nameList) } },
  run: async ({ desk }, { query, person }) => {
    const place = placeFromCursor('name-lists', ['number'], query.cursor)
    if (isRefusal(place)) return place
    const limit = pageLimit(query.limit)
    const regions = regionsOf(person, 'name_list.read')
    const { state } = query
    const items = await desk.store.nameLists.list({
      regions,
      limit,
      ...(state !== undefined && { state }),
      ...(place !== undefined && { before: Number(place[0]) }),
    })
    const last = items.length === limit ? items.at(-1) : undefined
    const next = last && { next: cursorFrom('name-lists', [last.number]) }
    return ok({ items: items.map(listAnswer), ...next })
  },
})
