// What waits for whom: recorded circumstances by state, what can be decided about first.

import { Type } from '@sinclair/typebox'
import { addDays, type Day, isoFromDay, isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { circumstanceStates, type QueuePlace, queuePlaceOf } from '../../store/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { nothing, oneOf, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { keepLooks, todayOf } from './parts.ts'
import { listedCircumstance } from './schemas.ts'

export const circumstancesList = route({
  method: 'GET',
  address: '/circumstances',
  verb: 'circumstance.read',
  isLook: true,
  topic: 'circumstances',
  summary:
    'Recorded circumstances of the caller’s regions: what can be decided about first, then what waits for a document',
  path: nothing,
  query: shape({
    ...pageQuery,
    state: Type.Optional(oneOf(circumstanceStates)),
    due: Type.Optional(
      oneOf(['overdue', 'week'], 'Only what waits for a document: overdue, or due within seven days'),
    ),
  }),
  answers: { 200: { words: 'A page of circumstances', schema: pageOf(listedCircumstance) } },
  details: 'Of each what is due first, then the oldest. Each customer on the page is a look, which is kept.',
  run: async (tools, { query, person }) => {
    const { desk, clock } = tools
    const { cursor, limit, due, ...wished } = query
    const place = placeFromCursor('circumstances', ['number', 'text', 'text'], cursor)
    if (isRefusal(place)) return place
    const rows = pageLimit(limit)
    const regions = regionsOf(person, 'circumstance.read')
    const dueBefore = due === undefined ? {} : { dueBefore: dayAfterDue(due, todayOf({ clock })) }
    const filter = { ...wished, ...dueBefore }
    const after = place === undefined ? {} : { after: placeOf(place) }
    const items = await desk.store.circumstances.list({ ...filter, ...after, regions, limit: rows })
    const kept = await keepLooks(tools, person, items)
    if (isRefusal(kept)) return kept
    const last = items.length === rows ? items.at(-1) : undefined
    return ok({ items, ...(last !== undefined && { next: cursorOf(queuePlaceOf(last)) }) })
  },
})

const cursorOf = ({ waits, dueDay, id }: QueuePlace): string =>
  cursorFrom('circumstances', [Number(waits), dueDay, id])

const placeOf = ([waits, dueDay, id]: readonly (string | number)[]): QueuePlace => ({
  waits: waits !== 0,
  dueDay: String(dueDay),
  id: String(id),
})

/** The first day that is no longer meant: today for what is overdue, the eighth day from now for the week. */
const dayAfterDue = (due: 'overdue' | 'week', today: Day): string =>
  isoFromDay(due === 'overdue' ? today : addDays(today, 8))
