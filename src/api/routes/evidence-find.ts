// Who decided what, and when: entries of the log by person, kind and day.

import { Type } from '@sinclair/typebox'
import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import type { EntryFilter } from '../../store/index.ts'
import { cursorFrom, placeFromCursor } from '../cursor.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { entry } from '../schemas/evidence.ts'
import { day, id, nothing, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'

/** The filters of the log, in the words of every route that has them. */
export const entryFilter = {
  actor: Type.Optional(id('The person who decided')),
  kind: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$', description: 'What happened' })),
  firstDay: Type.Optional(day('From this day on')),
  lastDay: Type.Optional(day('Until this day')),
}

export const evidenceFind = route({
  method: 'GET',
  address: '/evidence/entries/find',
  verb: 'evidence.read',
  topic: 'evidence',
  summary: 'Entries of the evidence log by person, kind and day, the newest first',
  path: nothing,
  query: shape({ ...entryFilter, ...pageQuery }),
  answers: { 200: { words: 'A page of entries', schema: pageOf(entry) } },
  run: async ({ desk }, { query }) => {
    const { cursor, limit, ...filter } = query
    const place = placeFromCursor('entries', ['number'], cursor)
    if (isRefusal(place)) return place
    const page = { ...(place !== undefined && { before: Number(place[0]) }), limit: pageLimit(limit) }
    const indexes = await desk.store.pages.entriesFitting(filter as EntryFilter, page)
    const items = await Promise.all(indexes.map((index) => entryAt(desk, index)))
    const last = indexes.length === page.limit ? indexes.at(-1) : undefined
    return ok({ items, ...(last !== undefined && { next: cursorFrom('entries', [last]) }) })
  },
})

async function entryAt({ store }: ApiTools['desk'], index: number) {
  for await (const one of store.log.entries(index, index + 1)) return { ...one, day: isoFromDay(one.day) }
  throw new RangeError(`entry ${index} is missing from the log; run evidence verify`)
}
