// A plan of as many corrections as one wants over the book of the test's bank, recorded like any other: for tests only.

import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { openBook, quoted, sha256OfFile } from '../book/index.ts'
import { correctionKinds, isoFromDay } from '../kernel/index.ts'
import type { Desk } from '../operations/index.ts'
import { type Plan, planContent, planIdFromDigest, summaryOfCorrections } from '../reconcile/index.ts'
import { must } from './api-for-tests.ts'

const channels = "['agent', 'auto_voice', 'manager']"

/** Accounts that no other bank has, three holds each, in one file. */
const rowsSql = (rows: number): string => `
  SELECT printf('B%010d', range // 3) AS account, 'dialler' AS system, 'collections-hold' AS measure,
    'hold_contact' AS kind, ${channels}[range % 3 + 1] AS target, 1 AS nth, NULL::BIGINT AS amount_minor,
    NULL::VARCHAR AS from_value, NULL::VARCHAR AS to_value, NULL::VARCHAR AS until_day
  FROM range(${rows})`

export async function planOfRows(desk: Desk, rows: number, day: string): Promise<string> {
  const book = must(await openBook(join(desk.folder, 'books', day)))
  const plans = join(desk.folder, 'plans')
  await mkdir(plans, { recursive: true })
  const folder = await mkdtemp(join(plans, 'made-'))
  const path = join(folder, 'corrections-0000.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  await (await instance.connect()).run(`COPY (${rowsSql(rows)}) TO ${quoted(path)} (FORMAT parquet)`)
  instance.closeSync()
  const sources = {
    programme: 'icbc-im-2020',
    programmeVersion: 1,
    programmeDigest: 'd'.repeat(64),
    book: book.id,
    register: 'none',
    asOf: isoFromDay(book.asOf),
  }
  const sha256 = await sha256OfFile(path)
  const id = planIdFromDigest(createHash('sha256').update(planContent(sources, sha256)).digest('hex'))
  const kinds = correctionKinds.map((kind) => (kind === 'hold_contact' ? rows : 0))
  const measure = {
    measure: 'collections-hold',
    kind: 'hold_contact',
    count: rows,
    amountMinor: 0,
    leagues: {},
  }
  const summary = { ...summaryOfCorrections([]), corrections: rows, measures: [measure] }
  const files = [{ name: 'corrections-0000.parquet', sha256, rows, kinds }]
  const plan: Plan = { format: 1, id, sources, root: sha256, summary, files }
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan))
  await rename(folder, join(plans, id))
  must(
    await desk.store.plans.record({
      id,
      kind: 'nightly',
      programme: sources.programme,
      version: 1,
      book: book.id,
      asOf: book.asOf,
      summary: JSON.parse(JSON.stringify(summary)),
      folder: id,
      draftedBy: 'lina',
    }),
  )
  return id
}
