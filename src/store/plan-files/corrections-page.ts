// The corrections of a plan page by page, filtered; files never change, so a page always begins where it began.

import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { quoted } from '../../book/index.ts'
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
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' })
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
      const sql = pageSql(join(folder, files[file]!.name), page, {
        afterRow,
        passed,
        most: limit - found.length,
      })
      const reader = await connection.runAndReadAll(sql)
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
      const path = quoted(join(folder, name))
      const conditions = ['true', ...filterConditions(page)].join(' AND ')
      const reader = await connection.runAndReadAll(
        `SELECT CAST(count(*) AS DOUBLE) AS count FROM read_parquet(${path}) WHERE ${conditions}`,
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

function filterConditions(page: Filter): readonly string[] {
  const { measure, kinds, account } = page
  return [
    ...(measure === undefined ? [] : [`measure = ${quoted(measure)}`]),
    ...(kinds === undefined ? [] : [`kind IN (${kinds.map(quoted).join(', ')})`]),
    ...(account === undefined ? [] : [`account = ${quoted(account)}`]),
    ...regionCondition(page),
  ]
}

interface PlaceInFile {
  readonly afterRow: number
  readonly passed: number
  readonly most: number
}

function pageSql(path: string, page: CorrectionsPage, { afterRow, passed, most }: PlaceInFile): string {
  const conditions = [`file_row_number > ${afterRow}`, ...filterConditions(page)]
  return `
    SELECT account, system, measure, kind, target, nth, amount_minor, from_value, to_value, until_day, file_row_number
    FROM read_parquet(${quoted(path)}, file_row_number = true)
    WHERE ${conditions.join(' AND ')} ORDER BY file_row_number LIMIT ${most} OFFSET ${passed}`
}

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
