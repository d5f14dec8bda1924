// GET /sign-in-events: who came and went, and who was refused at the door; a page or a file.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { signInOutcomes } from '../../store/index.ts'
import { pageFrom, placeFromCursor } from '../cursor.ts'
import { instantsOf } from '../days.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply, instantInName } from '../files/file-reply.ts'
import type { Column } from '../files/table.ts'
import { maskText } from '../masking.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { day, id, nothing, oneOf, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { signInEvent } from './answers.ts'

type Sessions = ApiTools['desk']['store']['sessions']
type Event = Awaited<ReturnType<Sessions['events']>>[number]
type Wanted = Parameters<Sessions['countEvents']>[0]

const filter = {
  person: Type.Optional(id('The person who came, went or was signed out', 40)),
  outcome: Type.Optional(oneOf(signInOutcomes)),
  firstDay: Type.Optional(day('From this day on')),
  lastDay: Type.Optional(day('Until this day')),
}

interface Filter extends Pick<Wanted, 'person' | 'outcome'> {
  readonly firstDay?: string
  readonly lastDay?: string
}

const wantedOf = ({ firstDay, lastDay, ...wanted }: Filter): Wanted => ({
  ...wanted,
  ...instantsOf({ firstDay, lastDay }),
})

export const signInEventsList = route({
  method: 'GET',
  address: '/sign-in-events',
  verb: 'audit.read',
  topic: 'people',
  summary: 'Events of signing in by person, outcome and day, the last one first',
  path: nothing,
  query: shape({ ...filter, ...pageQuery }),
  answers: { 200: { words: 'A page of events', schema: pageOf(signInEvent) } },
  run: async ({ desk: { store } }, { query }) => {
    const { cursor, limit: asked, ...wanted } = query
    const place = placeFromCursor('sign-in-events', ['number'], cursor)
    if (isRefusal(place)) return place
    const limit = pageLimit(asked)
    const before = place !== undefined && { before: Number(place[0]) }
    const rows = await store.sessions.events({ ...wantedOf(wanted as Filter), ...before, limit })
    return ok({ items: rows, ...pageFrom('sign-in-events', { rows, limit }, ({ id: number }) => [number]) })
  },
})

const columns: readonly Column<Event>[] = [
  { name: 'event', of: ({ id: number }) => number },
  { name: 'at', of: ({ at }) => at },
  { name: 'outcome', of: ({ outcome }) => outcome },
  { name: 'person', of: ({ person }) => person },
  { name: 'subject', of: ({ subject }) => subject && maskText(subject) },
  { name: 'code', of: ({ code }) => code },
  { name: 'by_person', of: ({ byPerson }) => byPerson },
]

export const signInEventsFile = route({
  method: 'GET',
  address: '/sign-in-events/file',
  verb: 'audit.read',
  topic: 'people',
  summary: 'Events of signing in by person, outcome and day, all of them, as CSV or as a workbook',
  details: fileDetails,
  path: nothing,
  query: shape({ ...filter, format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The events'),
  run: async ({ desk: { store }, clock }, { query }) => {
    const { format, ...asked } = query
    const wanted = wantedOf(asked as Filter)
    const { count, newest } = await store.sessions.countEvents(wanted)
    const rows = pagesOf(store.sessions, wanted, newest)
    return fileReply({ name: `sign-ins-${instantInName(clock())}`, columns, rows, count }, format)
  },
})

const eventsAtOnce = 1000

/** From the newest that was counted on; what happens meanwhile is not of this file. */
async function* pagesOf(
  sessions: Sessions,
  wanted: Wanted,
  newest: number,
): AsyncGenerator<readonly Event[]> {
  let before = newest + 1
  for (;;) {
    const page = await sessions.events({ ...wanted, before, limit: eventsAtOnce })
    if (page.length > 0) yield page
    if (page.length < eventsAtOnce) return
    before = page.at(-1)!.id
  }
}
