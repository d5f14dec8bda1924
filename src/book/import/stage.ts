// Child tables (debts, payments, charges …) made readable by ranges of accounts, sorted first where they are not.

import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted, rowsOf } from '../database.ts'
import { type Column, type TableName, tables } from '../schema.ts'
import { createView, type Source } from './source.ts'

/** The tables whose rows belong to accounts, in the order in which they are read. */
export const childTables = [
  'debts',
  'payments',
  'charges',
  'credit_record',
  'contacts',
  'flags',
  'corrections',
] as const
export type ChildTable = (typeof childTables)[number]

export const columnOf = (table: TableName, name: string): Column =>
  (tables[table].columns as readonly Column[]).find((column) => column.name === name)!

/** Below this, reading a table once for every shard costs less than sorting it. */
const smallRows = 500_000

/** How many rows all shards together would read, by the bounds of the file's row groups. */
async function rowsTouched(
  connection: DuckDBConnection,
  source: Source,
  bounds: readonly string[],
): Promise<number> {
  const groups = await rowsOf(
    connection,
    `SELECT row_group_num_rows AS rows, stats_min_value AS low, stats_max_value AS high
     FROM parquet_metadata(${quoted(source.parquet)}) WHERE path_in_schema = 'account'`,
  )
  let touched = 0
  for (const { rows, low, high } of groups) {
    const between = bounds.filter(
      (bound) => typeof low !== 'string' || typeof high !== 'string' || (low < bound && bound <= high),
    )
    touched += Number(rows) * (1 + between.length)
  }
  return touched
}

/** Sorts a large table by account where its rows are spread over the file; otherwise leaves it as it is. */
export async function stageByAccount(
  connection: DuckDBConnection,
  source: Source,
  options: { readonly bounds: readonly string[]; readonly rows: number; readonly workDir: string },
): Promise<void> {
  if (options.rows < smallRows) return
  if ((await rowsTouched(connection, source, options.bounds)) < options.rows * 3) return
  const sorted = join(options.workDir, `${source.table}-sorted.parquet`)
  await connection.run(`COPY (SELECT * FROM source_${source.table} ORDER BY account)
    TO ${quoted(sorted)} (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE 65536)`)
  await createView(connection, { ...source, parquet: sorted })
}
