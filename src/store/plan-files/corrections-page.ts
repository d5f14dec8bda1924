// The corrections of a plan page by page, filtered; files never change, so a page always begins where it began.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted } from '../../book/index.ts'
import type { Correction, Plan } from '../../reconcile/index.ts'
import { type CorrectionRow, correctionFrom } from './read-plan.ts'

export interface CorrectionsPage {
  /** File and row of the last correction of the page before. */
  readonly after?: { readonly file: number; readonly row: number }
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

/** The next corrections of a plan in the order of its files, at most `limit`. */
export async function readCorrections(
  folder: string,
  plan: Plan,
  page: CorrectionsPage,
): Promise<readonly PlacedCorrection[]> {
  const files = plan.files.filter(({ kinds }) => kinds !== undefined)
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const found: PlacedCorrection[] = []
    for (let file = page.after?.file ?? 0; file < files.length && found.length < page.limit; file++) {
      const afterRow = file === page.after?.file ? page.after.row : -1
      const path = join(folder, files[file]!.name)
      const { sql, values } = pageQuery(path, page, { afterRow, most: page.limit - found.length })
      const reader = await connection.runAndReadAll(sql, [...values])
      for (const row of reader.getRowObjectsJS() as unknown as readonly PlacedRow[]) {
        const correction = correctionFrom(plan.sources.programme, row)
        found.push({ correction, file, row: Number(row.file_row_number) })
      }
    }
    return found
  } finally {
    instance.closeSync()
  }
}

interface PlacedRow extends CorrectionRow {
  readonly file_row_number: bigint
}

interface Query {
  readonly sql: string
  /** Whatever a caller wrote is a value of its own and never a part of the text. */
  readonly values: readonly (string | number)[]
}

interface Condition {
  readonly condition: string
  readonly values: readonly (string | number)[]
}

function pageQuery(path: string, page: CorrectionsPage, rest: { afterRow: number; most: number }): Query {
  const { measure, kinds, account } = page
  const given: readonly Condition[] = [
    { condition: 'file_row_number > ?', values: [rest.afterRow] },
    ...(measure === undefined ? [] : [{ condition: 'measure = ?', values: [measure] }]),
    ...(kinds === undefined ? [] : [{ condition: `kind IN (${marks(kinds)})`, values: kinds }]),
    ...(account === undefined ? [] : [{ condition: 'account = ?', values: [account] }]),
  ]
  const conditions = [...given.map(({ condition }) => condition), ...regionCondition(page)].join(' AND ')
  const sql = `
    SELECT account, system, measure, kind, target, nth, amount_minor, from_value, to_value, until_day, file_row_number
    FROM read_parquet(${quoted(path)}, file_row_number = true)
    WHERE ${conditions} ORDER BY file_row_number LIMIT ?`
  return { sql, values: [...given.flatMap(({ values }) => values), rest.most] }
}

/** A question mark for each value; without one the list holds what equals nothing. */
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ') || 'NULL'

/** Accounts of the regions, and transfers of the regions for corrections of transfer fees. */
function regionCondition({ regions, book }: CorrectionsPage): readonly string[] {
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
