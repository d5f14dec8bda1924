// Transfers that may be free of charge: checked, with the corrections of their fees summed up, in one file.

import type { DuckDBConnection } from '@duckdb/node-api'
import { correctionKinds } from '../../kernel/index.ts'
import { quoted, rowsOf } from '../database.ts'
import { type Column, tables } from '../schema.ts'
import { sqlFault, sqlRowFault, sqlValue } from './checks.ts'
import type { Source } from './source.ts'
import { columnOf } from './stage.ts'

/** Fills `transfer_row` with every transfer, in the numbers of the book, and its fault. */
export async function checkTransfers(
  connection: DuckDBConnection,
  source: Source,
  options: { readonly asOf: string; readonly accountsFile: string },
): Promise<void> {
  const values = (tables.transfers.columns as readonly Column[]).map(
    (column) => `${sqlValue(column, source.physical.get(column.name) ?? 'text')} AS "${column.name}"`,
  )
  await connection.run(`CREATE TABLE transfer_row AS
    SELECT "row", ${values.join(', ')}, ${sqlRowFault('transfers', source.physical, options.asOf)} AS fault FROM source_transfers`)
  await connection.run(`UPDATE transfer_row SET fault = ${sqlFault('transfer', 'duplicate_id', 'transfer')}
    WHERE fault IS NULL AND transfer IN (SELECT transfer FROM transfer_row WHERE transfer IS NOT NULL GROUP BY transfer HAVING count(*) > 1)`)
  await connection.run(`UPDATE transfer_row SET fault = CASE
      WHEN account IN (SELECT account FROM account_bad) THEN ${sqlFault('account', 'refers_to_quarantined_row', 'account')}
      ELSE ${sqlFault('account', 'unknown_account', 'account')} END
    WHERE fault IS NULL AND account IS NOT NULL AND account NOT IN
      (SELECT a.account FROM ${quoted(options.accountsFile)} a SEMI JOIN transfer_row t ON t.account = a.account)`)
  await connection.run(
    `INSERT INTO quarantine SELECT 'transfers', "row", fault FROM transfer_row WHERE fault IS NOT NULL`,
  )
}

const sumOf = (kind: (typeof correctionKinds)[number]): string =>
  `CAST(coalesce(sum(amount) FILTER (kind = ${correctionKinds.indexOf(kind)}), 0) AS BIGINT)`

/** The number of the latest correction of a kind: the last part of its id, 1 for ids of another form. */
const latestOf = (kind: (typeof correctionKinds)[number]): string =>
  `CAST(coalesce(max(coalesce(TRY_CAST(split_part(correction, ':', -1) AS INTEGER), 1)) FILTER (kind = ${correctionKinds.indexOf(kind)}), 0) AS INTEGER)`

/** Writes the good transfers in code-point order of their ids. Answers with how many there are. */
export async function writeTransfers(connection: DuckDBConnection, file: string): Promise<number> {
  await connection.run(`COPY (
    SELECT t.transfer, t.account, t.payee_account, t.payee_name, t.day, t.channel, t.purpose, r.position AS region, t.amount_minor AS amount,
      t.fee, t.fee_minor AS fee_amount, t.fee_paid_minor AS fee_paid,
      coalesce(c.waived, 0) AS waived, coalesce(c.refunded, 0) AS refunded,
      coalesce(c.latest_waiver, 0) AS latest_waiver, coalesce(c.latest_refund, 0) AS latest_refund
    FROM transfer_row t JOIN region_key r USING (region)
    LEFT JOIN (SELECT transfer, ${sumOf('waive_charge')} AS waived, ${sumOf('refund_charge')} AS refunded, ${latestOf('waive_charge')} AS latest_waiver, ${latestOf('refund_charge')} AS latest_refund FROM transfer_correction WHERE fault IS NULL GROUP BY transfer) c USING (transfer)
    WHERE t.fault IS NULL ORDER BY t.transfer) TO ${quoted(file)} (FORMAT parquet, COMPRESSION lz4)`)
  const [counted] = await rowsOf(connection, `SELECT count(*) AS rows FROM ${quoted(file)}`)
  return Number(counted!.rows)
}

/** Fills `transfer_correction` with what was waived or refunded of the fees of good transfers. */
export async function collectTransferCorrections(
  connection: DuckDBConnection,
  source: Source,
  options: { readonly asOf: string; readonly accountsFile: string },
): Promise<void> {
  const value = (name: string) => sqlValue(columnOf('corrections', name), source.physical.get(name) ?? 'text')
  await connection.run(`CREATE TABLE transfer_correction AS
    SELECT "row", correction, account AS transfer, ${value('kind')} AS kind, ${value('amount_minor')} AS amount,
      ${sqlRowFault('corrections', source.physical, options.asOf)} AS fault
    FROM source_corrections c WHERE account IN (SELECT transfer FROM transfer_row)
      AND NOT EXISTS (SELECT 1 FROM ${quoted(options.accountsFile)} a WHERE a.account = c.account)`)
  await connection.run(`UPDATE transfer_correction SET fault = ${sqlFault('correction', 'duplicate_id', 'correction')}
    WHERE fault IS NULL AND correction IN (SELECT correction FROM transfer_correction GROUP BY correction HAVING count(*) > 1)`)
  await connection.run(`UPDATE transfer_correction SET fault = ${sqlFault('account', 'refers_to_quarantined_row', 'transfer')}
    WHERE fault IS NULL AND transfer NOT IN (SELECT transfer FROM transfer_row WHERE fault IS NULL)`)
  await connection.run(
    `INSERT INTO quarantine SELECT 'corrections', "row", fault FROM transfer_correction WHERE fault IS NOT NULL`,
  )
}
