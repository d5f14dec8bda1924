// Some accounts in a plan: whether it corrects them, and what became of each of their corrections.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted } from '../../book/index.ts'
import type { Plan } from '../../reconcile/index.ts'
import { type Outcome, type OutcomeSources, outcomesAt } from './outcomes-page.ts'
import { batchesOf } from './read-plan.ts'

interface Row {
  readonly account: string
  readonly file: string
  readonly kind: string
  /** Number among those of its kind in its file, from 0. */
  readonly nth: number
}

/** Account ids hold no comma. */
const separator = ','

async function rowsOf(folder: string, plan: Plan, accounts: readonly string[]): Promise<readonly Row[]> {
  const files = plan.files.filter(({ kinds }) => kinds !== undefined)
  if (files.length === 0 || accounts.length === 0) return []
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const found = files.map(
      ({ name }) => `SELECT account, ${quoted(name)} AS file, kind,
        (row_number() OVER (PARTITION BY kind ORDER BY file_row_number) - 1)::DOUBLE AS nth
      FROM read_parquet(${quoted(join(folder, name))}, file_row_number = true)`,
    )
    const reader = await connection.runAndReadAll(
      `SELECT * FROM (${found.join(' UNION ALL ')}) WHERE account IN (SELECT unnest(string_split(?, '${separator}')))`,
      [accounts.join(separator)],
    )
    return reader.getRowObjectsJS() as unknown as readonly Row[]
  } finally {
    instance.closeSync()
  }
}

/** How many of the accounts a plan corrects. */
export async function countCorrected(
  folder: string,
  plan: Plan,
  accounts: readonly string[],
): Promise<number> {
  return new Set((await rowsOf(folder, plan, accounts)).map(({ account }) => account)).size
}

/** What became of the corrections of these accounts, by account. */
export async function outcomesOfAccounts(
  sources: OutcomeSources,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, readonly Outcome[]>> {
  const { folder, plan } = sources
  const places = placesOf(plan, await rowsOf(folder, plan, accounts))
  const outcomes = await outcomesAt(sources, places)
  return Map.groupBy(outcomes, ({ correction }) => correction.account)
}

/** The places of corrections, counted from 0 in the order of application. */
function placesOf(plan: Plan, rows: readonly Row[]): readonly number[] {
  const firsts = new Map<string, number>()
  let first = 0
  for (const { file, kind, offset, count } of batchesOf(plan)) {
    if (offset === 0) firsts.set(`${kind} ${file}`, first)
    first += count
  }
  return rows.map(({ file, kind, nth }) => firsts.get(`${kind} ${file}`)! + nth).sort((a, b) => a - b)
}
