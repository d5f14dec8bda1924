// The evidence log as a file.

import { Type } from '@sinclair/typebox'
import { isoFromDay } from '../../kernel/index.ts'
import type { EntryFilter } from '../../store/index.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply, instantInName } from '../files/file-reply.ts'
import type { Column } from '../files/table.ts'
import { maskText } from '../masking.ts'
import { type ApiTools, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { entryFilter } from './evidence-find.ts'

type Log = ApiTools['desk']['store']['log']
type Entry = Log extends { entries(from: number, to: number): AsyncIterable<infer One> } ? One : never

const columns: readonly Column<Entry>[] = [
  { name: 'entry', of: ({ index }) => index },
  { name: 'day', of: ({ day }) => isoFromDay(day) },
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'actor', of: ({ actor }) => actor },
  { name: 'subject', of: ({ subject }) => maskText(subject) },
  { name: 'body', of: ({ body }) => maskText(JSON.stringify(body)) },
]

export const evidenceFile = route({
  method: 'GET',
  address: '/evidence/entries/file',
  verb: 'evidence.read',
  topic: 'evidence',
  summary:
    'Entries of the evidence log by person, kind and day, as CSV or as a workbook; numbers of people are masked',
  details: fileDetails,
  path: nothing,
  query: shape({ ...entryFilter, format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The entries'),
  run: async ({ desk, clock }, { query }) => {
    const { log, pages } = desk.store
    const { format, ...filter } = query
    const size = await log.size()
    const wanted =
      Object.keys(filter).length === 0
        ? everyPlace(size)
        : (await pages.entriesFitting(filter as EntryFilter, { limit: size })).toSorted((a, b) => a - b)
    const name = `evidence-${instantInName(clock())}`
    return fileReply({ name, columns, rows: pagesOf(log, wanted), count: wanted.length }, format)
  },
})

const entriesAtOnce = 1000

const everyPlace = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at)

/** The entries at these places, which go up; the log is read from the first to the last of each page. */
async function* pagesOf(log: Log, places: readonly number[]): AsyncGenerator<readonly Entry[]> {
  for (let from = 0; from < places.length; from += entriesAtOnce) {
    const wanted = new Set(places.slice(from, from + entriesAtOnce))
    const [first, last] = [places[from]!, places[Math.min(places.length, from + entriesAtOnce) - 1]!]
    const page: Entry[] = []
    for await (const entry of log.entries(first, last + 1)) if (wanted.has(entry.index)) page.push(entry)
    yield page
  }
}
