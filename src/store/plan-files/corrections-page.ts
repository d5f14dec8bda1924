// The corrections of a plan page by page, filtered; files never change, so a page always begins where it began.

import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted } from '../../book/index.ts'
import type { Correction, Plan } from '../../reconcile/index.ts'
import { type CorrectionRow, correctionFrom } from './read-plan.ts'

export interface CorrectionsPage {
  /** File and row of the last correction of the page before. */
  readonly after?: { readonly file: number; readonly row: number }
  /** Instead of `after`: so many corrections of file `file` are passed over first. */
  readonly start?: { readonly file: number; readonly passed: number }
  readonly limit: number
  readonly measure?: string
  readonly kinds?: readonly string[]
  readonly account?: string
  /** Prefixes of the regions that are shown; absent: all. */
  readonly regions?: readonly string[]
  /** Files of the plan's book, which tell the region of an account; needed with `regions`. */
  readonly book?: {
    readonly dir: string
    readonly files: readonly string[]
    readonly regions: readonly string[]
  }
}

/** A correction and where it stands. */
export interface PlacedCorrection {
  readonly correction: Correction
  readonly file: number
  readonly row: number
}

const correctionFiles = (plan: Plan) => plan.files.filter(({ kinds }) => kinds !== undefined)

async function withConnection<Result>(
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    return await work(await instance.connect())
  } finally {
    instance.closeSync()
  }
}

/** The next corrections of a plan in the order of its files, at most `limit`. */
export function readCorrections(
  folder: string,
  plan: Plan,
  page: CorrectionsPage,
): Promise<readonly PlacedCorrection[]> {
  const files = correctionFiles(plan)
  const { after, start, limit } = page
  return withConnection(async (connection) => {
    const found: PlacedCorrection[] = []
    const first = after?.file ?? start?.file ?? 0
    for (let file = first; file < files.length && found.length < limit; file++) {
      const afterRow = file === after?.file ? after.row : -1
      const passed = file === start?.file ? start.passed : 0
      const place = { afterRow, passed, most: limit - found.length }
      const { sql, values } = pageQuery(join(folder, files[file]!.name), page, place)
      const reader = await connection.runAndReadAll(sql, [...values])
      for (const row of reader.getRowObjectsJS() as unknown as readonly PlacedRow[]) {
        const correction = correctionFrom(plan.sources.programme, row)
        found.push({ correction, file, row: Number(row.file_row_number) })
      }
    }
    return found
  })
}

/** How many corrections of each file fit; their sum is what a filter shows. */
export function countCorrections(folder: string, plan: Plan, page: Filter): Promise<readonly number[]> {
  return withConnection(async (connection) => {
    const counts: number[] = []
    for (const { name } of correctionFiles(plan)) {
      const { sql, values } = conditionOf(page)
      const reader = await connection.runAndReadAll(
        `SELECT CAST(count(*) AS DOUBLE) AS count FROM read_parquet(${quoted(join(folder, name))}) WHERE ${sql}`,
        [...values],
      )
      counts.push(Number(reader.getRowObjectsJS()[0]!.count))
    }
    return counts
  })
}

interface PlacedRow extends CorrectionRow {
  readonly file_row_number: bigint
}

type Filter = Omit<CorrectionsPage, 'limit' | 'after' | 'start'>

interface Query {
  readonly sql: string
  /** Whatever a caller wrote is a value of its own and never a part of the text. */
  readonly values: readonly (string | number)[]
}

/** What must hold of a row that fits. */
function conditionOf(page: Filter): Query {
  const { measure, kinds, account } = page
  const given: readonly Query[] = [
    ...(measure === undefined ? [] : [{ sql: 'measure = ?', values: [measure] }]),
    ...(kinds === undefined ? [] : [{ sql: `kind IN (${marks(kinds)})`, values: kinds }]),
    ...(account === undefined ? [] : [{ sql: 'account = ?', values: [account] }]),
  ]
  return {
    sql: ['true', ...given.map(({ sql }) => sql), ...regionCondition(page)].join(' AND '),
    values: given.flatMap(({ values }) => values),
  }
}

interface PlaceInFile {
  readonly afterRow: number
  readonly passed: number
  readonly most: number
}

function pageQuery(path: string, page: Filter, { afterRow, passed, most }: PlaceInFile): Query {
  const condition = conditionOf(page)
  const sql = `
    SELECT account, system, measure, kind, target, nth, amount_minor, from_value, to_value, until_day, file_row_number
    FROM read_parquet(${quoted(path)}, file_row_number = true)
    WHERE ${condition.sql} AND file_row_number > ? ORDER BY file_row_number LIMIT ? OFFSET ?`
  return { sql, values: [...condition.values, afterRow, most, passed] }
}

/** A question mark for each value; without one the list holds what equals nothing. */
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ') || 'NULL'

/** Accounts of the regions, and transfers of the regions for corrections of transfer fees. */
function regionCondition({ regions, book }: Filter): readonly string[] {
  if (regions === undefined || book === undefined) return []
  const places = book.regions.flatMap((region, at) =>
    regions.some((prefix) => region.startsWith(prefix)) ? [at] : [],
  )
  if (places.length === 0) return ['false']
  const files = book.files.map((file) => quoted(join(book.dir, file))).join(', ')
  const transfers = quoted(join(book.dir, 'transfers.parquet'))
  return [
    `account IN (SELECT account FROM read_parquet([${files}]) WHERE region IN (${places.join(', ')})
      UNION ALL SELECT transfer FROM read_parquet(${transfers}) WHERE region IN (${places.join(', ')}))`,
  ]
}
