// Accounts of both products in one order: by account id in code points, with owner, spouse and region found.

import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { products } from '../../kernel/index.ts'
import { quoted, rowsOf, textsOf } from '../database.ts'
import type { TableName } from '../schema.ts'
import { sqlFault, sqlRowFault, sqlValue } from './checks.ts'
import type { Source } from './source.ts'
import { columnOf } from './stage.ts'

function accountRows(source: Source, asOf: string): string {
  const isLoan = source.table === 'loans'
  const finalDay = isLoan
    ? sqlValue(columnOf('loans', 'final_day'), source.physical.get('final_day') ?? 'text')
    : 'NULL'
  return `SELECT ${quoted(source.table)} AS tbl, "row", account, customer, region,
      CAST(${products.indexOf(isLoan ? 'loan' : 'card')} AS UTINYINT) AS product, CAST(${finalDay} AS INTEGER) AS final_day,
      ${sqlRowFault(source.table, source.physical, asOf)} AS fault
    FROM source_${source.table}`
}

/**
 * Writes the good accounts, numbered from 0 in code-point order, and fills `account_bad`. Answers with the file
 * and how many there are.
 */
export async function checkAccounts(
  connection: DuckDBConnection,
  sources: ReadonlyMap<TableName, Source>,
  options: { readonly asOf: string; readonly workDir: string },
): Promise<{ readonly file: string; readonly accounts: number }> {
  const unsorted = quoted(join(options.workDir, 'accounts-unsorted.parquet'))
  const file = join(options.workDir, 'accounts-sorted.parquet')
  const rows = (['loans', 'cards'] as const)
    .map((name) => accountRows(sources.get(name)!, options.asOf))
    .join(' UNION ALL ')
  await connection.run(`COPY (SELECT r.* EXCLUDE (fault), c.spouse,
      CASE WHEN r.fault IS NOT NULL THEN r.fault
           WHEN c.customer IS NULL THEN ${sqlFault('customer', 'unknown_customer', 'r.customer')} END AS fault
    FROM (${rows}) r LEFT JOIN customer_good c ON r.customer = c.customer) TO ${unsorted} (FORMAT parquet, COMPRESSION lz4)`)
  await fillBadAccounts(connection, unsorted)
  await connection.run(`COPY (SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS ordinal, account, customer, spouse, region, product, final_day
      FROM (SELECT * FROM ${unsorted} WHERE fault IS NULL AND account NOT IN (SELECT account FROM account_bad) ORDER BY account))
    TO ${quoted(file)} (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE 65536)`)
  const [counted] = await rowsOf(connection, `SELECT count(*) AS rows FROM ${quoted(file)}`)
  return { file, accounts: Number(counted!.rows) }
}

async function fillBadAccounts(connection: DuckDBConnection, unsorted: string): Promise<void> {
  await connection.run(
    `CREATE TABLE account_bad_row AS SELECT tbl, "row", account, customer, fault FROM ${unsorted} WHERE fault IS NOT NULL`,
  )
  await connection.run(`UPDATE account_bad_row SET fault = ${sqlFault('customer', 'refers_to_quarantined_row', 'customer')}
    WHERE split_part(fault, chr(31), 2) = 'unknown_customer' AND customer IN (SELECT customer FROM customer_bad)`)
  await connection.run(`INSERT INTO account_bad_row
    SELECT tbl, "row", u.account, u.customer, ${sqlFault('account', 'duplicate_id', 'u.account')}
    FROM ${unsorted} u JOIN (SELECT account FROM ${unsorted} WHERE account IS NOT NULL GROUP BY account HAVING count(*) > 1) USING (account)
    WHERE u.fault IS NULL`)
  await connection.run('INSERT INTO quarantine SELECT tbl, "row", fault FROM account_bad_row')
  await connection.run(
    'CREATE TABLE account_bad AS SELECT DISTINCT account FROM account_bad_row WHERE account IS NOT NULL',
  )
}

/** Region codes of accounts and transfers, ascending: positions in this list are the regions of the book. */
export async function fillRegions(
  connection: DuckDBConnection,
  accountsFile: string,
): Promise<readonly string[]> {
  const regions = await textsOf(
    connection,
    `SELECT DISTINCT region FROM (SELECT region FROM ${quoted(accountsFile)} UNION ALL SELECT region FROM transfer_row WHERE fault IS NULL) ORDER BY region`,
  )
  await connection.run('CREATE TABLE region_key (region VARCHAR, position INTEGER)')
  if (regions.length > 0)
    await connection.run(
      `INSERT INTO region_key VALUES ${regions.map((each, index) => `(${quoted(each)}, ${index})`).join(', ')}`,
    )
  return regions
}
