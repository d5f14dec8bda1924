// The quarantine: one CSV file for each table with bad rows, with place and reason, and without personal numbers.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted, rowsOf } from '../database.ts'
import { type Column, type TableName, tableNames, tables } from '../schema.ts'
import { sqlFault } from './checks.ts'

/** Values in these columns are shown with their middle masked. */
const personal = ['id_number', 'phone', 'card_number']

/** The quarantine collects rows of all tables while the import runs: table, row, `column␟reason␟value`. */
export const createQuarantine = 'CREATE TABLE quarantine (tbl VARCHAR, "row" BIGINT, fault VARCHAR)'

/** First six and last four characters; of short values only the first two. Never more than half is shown. */
const masked = `CASE WHEN length(value) >= 15 THEN substr(value, 1, 6) || repeat('*', least(length(value), 40) - 10) || right(value, 4)
  WHEN length(value) >= 8 THEN substr(value, 1, 2) || repeat('*', length(value) - 4) || right(value, 2)
  ELSE repeat('*', length(value)) END`

/** Values are cut at 60 characters and shown without control characters. */
const shown = `substr(regexp_replace(value, '[\\x00-\\x1f\\x7f]', '?', 'g'), 1, 60)`

function quarantineSql(table: TableName): string {
  const hidden = (tables[table].columns as readonly Column[])
    .filter((column) => personal.includes(column.type))
    .map((column) => quoted(column.name))
  const value =
    hidden.length === 0
      ? shown
      : `CASE WHEN "column" IN (${hidden.join(', ')}) THEN ${masked} ELSE ${shown} END`
  return `SELECT ${quoted(table)} AS "table", "row", "column", reason, ${value} AS value
    FROM (SELECT "row", split_part(fault, chr(31), 1) AS "column", split_part(fault, chr(31), 2) AS reason,
        array_to_string(string_split(fault, chr(31))[3:], '?') AS value
      FROM quarantine WHERE tbl = ${quoted(table)}) ORDER BY "row"`
}

/** Rows of accounts that are themselves quarantined were first taken for rows of unknown accounts. */
async function explainUnknownAccounts(connection: DuckDBConnection): Promise<void> {
  await connection.run(`UPDATE quarantine SET fault = ${sqlFault('account', 'refers_to_quarantined_row', 'split_part(fault, chr(31), 3)')}
    WHERE split_part(fault, chr(31), 2) = 'unknown_account' AND split_part(fault, chr(31), 3) IN (SELECT account FROM account_bad)`)
}

/** Writes `quarantine/<table>.csv` for each table that has bad rows. Answers with how many there are of each. */
export async function writeQuarantine(
  connection: DuckDBConnection,
  dir: string,
): Promise<ReadonlyMap<TableName, number>> {
  await explainUnknownAccounts(connection)
  const counted = await rowsOf(connection, 'SELECT tbl, count(*) AS rows FROM quarantine GROUP BY tbl')
  const counts = new Map(counted.map((row) => [row.tbl as TableName, Number(row.rows)]))
  if (counts.size > 0) await mkdir(join(dir, 'quarantine'))
  for (const table of tableNames.filter((name) => counts.has(name))) {
    const file = join(dir, 'quarantine', `${table}.csv`)
    await connection.run(`COPY (${quarantineSql(table)}) TO ${quoted(file)} (FORMAT csv, HEADER)`)
  }
  return counts
}
