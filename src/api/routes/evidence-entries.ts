// The evidence log, page by page.

import { Type } from '@sinclair/typebox'
import { isoFromDay } from '../../kernel/index.ts'
import { ok, route } from '../route.ts'
import { entry } from '../schemas/evidence.ts'
import { count, limit, listOf, nothing, pageLimit, shape } from '../schemas/parts.ts'

export const evidenceEntries = route({
  method: 'GET',
  address: '/evidence/entries',
  verb: 'evidence.read',
  topic: 'evidence',
  summary: 'Entries of the evidence log, in order; a log that only grows needs no cursor but a place',
  path: nothing,
  query: shape({
    from: Type.Optional(count('Place of the first entry')),
    limit: Type.Optional(limit),
  }),
  answers: {
    200: {
      words: 'The entries, and how many the log has',
      schema: shape({ items: listOf(entry), size: count() }),
    },
  },
  run: async ({ desk }, { query }) => {
    const { log } = desk.store
    const size = await log.size()
    const from = Math.min(query.from ?? 0, size)
    const items = []
    for await (const one of log.entries(from, from + pageLimit(query.limit))) {
      items.push({ ...one, day: isoFromDay(one.day) })
    }
    return ok({ items, size })
  },
})
