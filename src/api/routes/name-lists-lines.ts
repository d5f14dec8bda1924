// The lines of a name list, masked; every customer among them is kept as looked at.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { lineOutcomes } from '../../lists/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { type KeptListLine, lineStates, noSuchList } from '../../store/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { lineAnswer } from '../name-list-answers.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { listId, listLine } from '../schemas/name-lists.ts'
import { oneOf, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'

/** Keeps that somebody is told what happened to the customers of these lines; whoever opens a list has searched for nobody. */
function keepLooks({ desk }: ApiTools, person: string, lines: readonly KeptListLine[]) {
  const looks = lines.flatMap(({ customer, region }) =>
    customer === undefined ? [] : [{ person, customer, region, act: 'circumstance' } as const],
  )
  return desk.store.customerViews.record(looks)
}

export const nameListsLines = route({
  method: 'GET',
  address: '/name-lists/{list}/lines',
  verb: 'name_list.read',
  isLook: true,
  topic: 'name lists',
  summary: 'Lines of a name list about customers of the caller’s regions, masked, in the order of the file',
  details: 'Every customer shown is kept as a look of the caller at them.',
  path: shape({ list: listId }),
  query: shape({
    ...pageQuery,
    outcome: Type.Optional(oneOf(lineOutcomes)),
    state: Type.Optional(oneOf(lineStates)),
  }),
  answers: { 200: { words: 'A page of lines', schema: pageOf(listLine) } },
  run: async (tools, { path, query, person }) => {
    const { cursor, limit, ...filter } = query
    const place = placeFromCursor('name-list-lines', ['number'], cursor)
    if (isRefusal(place)) return place
    const regions = regionsOf(person, 'name_list.read')
    const { nameLists } = tools.desk.store
    if ((await nameLists.read(path.list, regions)) === undefined) return noSuchList(path.list)
    const rows = pageLimit(limit)
    const after = place === undefined ? {} : { after: Number(place[0]) }
    const lines = await nameLists.lines({ ...path, ...filter, ...after, regions, limit: rows })
    const kept = await keepLooks(tools, person.id, lines)
    if (isRefusal(kept)) return kept
    const last = lines.length === rows ? lines.at(-1) : undefined
    const next = last && { next: cursorFrom('name-list-lines', [last.line]) }
    return ok({ items: lines.map(lineAnswer), ...next })
  },
})
