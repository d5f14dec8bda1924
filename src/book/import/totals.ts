// Control totals: what was delivered is what the bank says it sent, or nothing is imported.

import type { DuckDBConnection } from '@duckdb/node-api'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { rowsOf } from '../database.ts'
import { type Column, moneyColumns, tables } from '../schema.ts'
import { sqlValue } from './checks.ts'
import type { Control } from './control.ts'
import type { ImportRefusal } from './refusals.ts'
import { readingTable, type Source } from './source.ts'

export interface Totals {
  readonly rows: number
  /** Sums of the money columns, as decimal text: they may exceed 2^53. */
  readonly sums: Readonly<Record<string, string>>
  /** Columns with amounts that cannot be read; their sums are not compared, the rows are quarantined. */
  readonly unreadable: readonly string[]
}

async function totalsOf(connection: DuckDBConnection, source: Source): Promise<Totals> {
  const names = moneyColumns(source.table)
  const columns = tables[source.table].columns as readonly Column[]
  const parts = names.flatMap((name) => {
    const column = columns.find((each) => each.name === name)!
    const value = sqlValue(column, source.physical.get(name) ?? 'text')
    return [
      `CAST(coalesce(sum(CAST(${value} AS HUGEINT)), 0) AS VARCHAR) AS "sum_${name}"`,
      `count(*) FILTER ("${name}" IS NOT NULL AND (${value}) IS NULL) AS "unreadable_${name}"`,
    ]
  })
  const [row] = await rowsOf(
    connection,
    `SELECT ${['count(*) AS rows', ...parts].join(', ')} FROM source_${source.table}`,
  )
  return {
    rows: Number(row!.rows) + source.brokenRows,
    sums: Object.fromEntries(names.map((name) => [name, String(row![`sum_${name}`])])),
    unreadable: names.filter((name) => Number(row![`unreadable_${name}`]) > 0 || source.brokenRows > 0),
  }
}

/** Counts and sums one table, and refuses it when control.json says otherwise. */
export async function checkedTotals(
  connection: DuckDBConnection,
  source: Source,
  control: Control,
): Promise<Totals | Refusal<ImportRefusal>> {
  const stated = control.tables.get(source.table)!
  const totals = await readingTable(source, () => totalsOf(connection, source))
  if (isRefusal(totals)) return totals
  const differ = (what: string, found: string, said: string) =>
    refuse<ImportRefusal>(
      'control_totals_differ',
      `${source.table}: ${what} is ${found}, control.json says ${said}; ask for the whole extract again`,
      `${source.table}${what === 'the number of rows' ? '' : `.${what}`}`,
    )
  if (BigInt(totals.rows) !== stated.rows)
    return differ('the number of rows', String(totals.rows), String(stated.rows))
  for (const [name, sum] of stated.sums)
    if (!totals.unreadable.includes(name) && BigInt(totals.sums[name]!) !== sum)
      return differ(name, totals.sums[name]!, String(sum))
  return totals
}
