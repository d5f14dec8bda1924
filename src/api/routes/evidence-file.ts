// The evidence log as a file.

import { Type } from '@sinclair/typebox'
import { isoFromDay } from '../../kernel/index.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply, instantInName } from '../files/file-reply.ts'
import type { Column } from '../files/table.ts'
import { maskText } from '../masking.ts'
import { type ApiTools, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'

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
  summary: 'Every entry of the evidence log, as CSV or as a workbook; numbers of people are masked',
  details: fileDetails,
  path: nothing,
  query: shape({ format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The entries'),
  run: async ({ desk, clock }, { query }) => {
    const { log } = desk.store
    const count = await log.size()
    const name = `evidence-${instantInName(clock())}`
    return fileReply({ name, columns, rows: pagesOf(log, count), count }, query.format)
  },
})

const entriesAtOnce = 1000

async function* pagesOf(log: Log, size: number): AsyncGenerator<readonly Entry[]> {
  for (let from = 0; from < size; from += entriesAtOnce) {
    const page: Entry[] = []
    for await (const entry of log.entries(from, Math.min(size, from + entriesAtOnce))) page.push(entry)
    yield page
  }
}
