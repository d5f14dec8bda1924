// Entries of the log with their proofs in one file, for a regulator who has nothing but the file.

import { Readable } from 'node:stream'
import { exportLines } from '../../evidence/index.ts'
import { refuse } from '../../kernel/index.ts'
import type { EntryFilter } from '../../store/index.ts'
import { route, textReply } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { entryFilter } from './evidence-find.ts'

const entriesMax = 100_000
const type = 'application/jsonl'

export const evidenceExport = route({
  method: 'GET',
  address: '/evidence/export',
  verb: 'evidence.prove',
  topic: 'evidence',
  summary: 'Entries by person, kind and day, each with its proof: checked by `reprieve evidence check`',
  details: `The oldest first, at most ${entriesMax} entries. One changed byte is refused.`,
  path: nothing,
  query: shape(entryFilter),
  answers: { 200: { words: 'The export, a line for each entry', type, headers: ['Content-Disposition'] } },
  run: async ({ desk }, { query }) => {
    const { pages, log } = desk.store
    const newest = await pages.entriesFitting(query as EntryFilter, { limit: entriesMax + 1 })
    if (newest.length > entriesMax)
      return refuse('export_is_too_large', `more than ${entriesMax} entries fit; narrow the days`, 'firstDay')
    const indexes = newest.toSorted((a, b) => a - b)
    const { head, proved } = await log.proofs(indexes)
    const asked = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]))
    const lines = exportLines({ ...head, entries: indexes.length, asked }, proved)
    const reply = textReply(`${type}; charset=utf-8`, Readable.from(lines))
    const name = `evidence-${head.at.slice(0, 'YYYY-MM-DD'.length)}.jsonl`
    return {
      ...reply,
      headers: { ...reply.headers, 'content-disposition': `attachment; filename="${name}"` },
    }
  },
})
