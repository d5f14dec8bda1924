// The lines of a name list, masked, with what happened for those who may know it; every customer is kept as looked at.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { lineOutcomes } from '../../lists/index.ts'
import { type Caller, regionsOf } from '../../organisation/index.ts'
import { type KeptListLine, lineStates, noSuchList } from '../../store/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { lineAnswer, mayKnowLine } from '../name-list-answers.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { listId, listLine } from '../schemas/name-lists.ts'
import { oneOf, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { mayKnow } from '../told.ts'

/** Keeps that somebody saw these customers, or was told what happened to them; whoever opens a list has searched for nobody. */
function keepLooks({ desk }: ApiTools, caller: Caller, lines: readonly KeptListLine[]) {
  const looks = lines.flatMap(({ customer, region }) => {
    if (customer === undefined) return []
    const act = mayKnow(caller, region) ? 'circumstance' : 'read'
    return [{ person: caller.id, customer, region, act } as const]
  })
  return desk.store.customerViews.record(looks)
}

export const nameListsLines = route({
  method: 'GET',
  address: '/name-lists/{list}/lines',
  verb: 'name_list.read',
  isLook: true,
  topic: 'name lists',
  summary: 'Lines of a name list about customers of the caller’s regions, masked, in the order of the file',
  details:
    'Category and days are shown to those who record or verify circumstances where the customer lies. Every customer shown is kept as a look of the caller at them.',
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
    const list = await nameLists.read(path.list, regions)
    if (list === undefined) return noSuchList(path.list)
    const rows = pageLimit(limit)
    const after = place === undefined ? {} : { after: Number(place[0]) }
    const lines = await nameLists.lines({ ...path, ...filter, ...after, regions, limit: rows })
    const kept = await keepLooks(tools, person, lines)
    if (isRefusal(kept)) return kept
    const last = lines.length === rows ? lines.at(-1) : undefined
    const next = last && { next: cursorFrom('name-list-lines', [last.line]) }
    const items = lines.map((line) => lineAnswer(line, mayKnowLine(person, line, list.place)))
    return ok({ items, ...next })
  },
})
