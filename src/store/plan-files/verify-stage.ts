// Stages a plan with its receipts as the temporary table `planned`, a chunk of rows at a time.

import { BIGINT, type DuckDBConnection, DuckDBDataChunk, type DuckDBValue, VARCHAR } from '@duckdb/node-api'
import {
  type Correction,
  type PlanBatches,
  type Receipt,
  type ReceiptBook,
  receiptsOf,
} from '../../reconcile/index.ts'

const chunkRows = 2048

type ReadCell = (correction: Correction, receipt: Receipt | undefined) => string | number | undefined

/** Columns after `ordinal`; amounts are BIGINT, all others text. */
const columns: Readonly<Record<string, ReadCell>> = {
  correction: ({ id }) => id,
  system: ({ system }) => system,
  measure: ({ measure }) => measure,
  account: ({ account }) => account,
  kind: ({ kind }) => kind,
  target: ({ target }) => target,
  amount: ({ amountMinor }) => amountMinor,
  from_value: ({ from }) => from,
  to_value: ({ to }) => to,
  until_day: ({ untilDay }) => untilDay,
  outcome: (_, receipt) => receipt?.outcome,
  code: (_, receipt) => receipt?.code,
  because: (_, receipt) => receipt?.because,
}
const types = [BIGINT, ...Object.keys(columns).map((name) => (name === 'amount' ? BIGINT : VARCHAR))]

const cellFrom = (value: string | number | undefined): DuckDBValue =>
  typeof value === 'number' ? BigInt(value) : (value ?? null)

/** Reads the plan batch by batch; a correction whose batch is not finished has no outcome. */
export async function stagePlan(
  connection: DuckDBConnection,
  plan: PlanBatches,
  receipts: ReceiptBook,
): Promise<void> {
  const typed = Object.keys(columns).map((name) => `${name} ${name === 'amount' ? 'BIGINT' : 'VARCHAR'}`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE planned (ordinal BIGINT, ${typed.join(', ')})`)
  const appender = await connection.createAppender('planned')
  let ordinal = 0
  for await (const batch of receiptsOf(plan, receipts)) {
    for (let from = 0; from < batch.corrections.length; from += chunkRows) {
      const rows = batch.corrections.slice(from, from + chunkRows)
      const chunk = DuckDBDataChunk.create(types, rows.length)
      const ordinals = rows.map((_, at) => BigInt(ordinal + at))
      const cells = Object.values(columns).map((read) =>
        rows.map((correction) => cellFrom(read(correction, batch.receipts.get(correction.id)))),
      )
      chunk.setColumns([ordinals, ...cells])
      appender.appendDataChunk(chunk)
      ordinal += rows.length
    }
  }
  appender.closeSync()
}
