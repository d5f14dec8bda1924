// Transfers of a book, one DuckDB chunk at a time, as rows: there are few, and their names are read.

import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import {
  type Day,
  type Minor,
  type TransferChannel,
  type TransferPurpose,
  transferChannels,
  transferPurposes,
} from '../../kernel/index.ts'
import { quoted } from '../database.ts'
import type { Book } from '../manifest.ts'

export interface Transfer {
  readonly id: string
  /** The payer's account, where it is one of the book. */
  readonly account?: string
  readonly payeeAccount: string
  readonly payeeName: string
  readonly day: Day
  readonly channel: TransferChannel
  readonly purpose: TransferPurpose
  readonly region: string
  readonly amount: Minor
  /** Charge id of the fee; absent when none was posted. */
  readonly fee?: string
  readonly feeAmount: Minor
  readonly feePaid: Minor
  /** What stands waived and refunded of the fee under our references. */
  readonly waived: Minor
  readonly refunded: Minor
}

type Row = Readonly<Record<string, string | number | bigint | null>>

const minor = (row: Row, name: string): Minor => Number(row[name]) as Minor

function transferFrom(row: Row, regions: readonly string[]): Transfer {
  const { account, fee } = row
  return {
    id: String(row.transfer),
    ...(typeof account === 'string' ? { account } : {}),
    payeeAccount: String(row.payee_account),
    payeeName: String(row.payee_name),
    day: Number(row.day) as Day,
    channel: transferChannels[Number(row.channel)]!,
    purpose: transferPurposes[Number(row.purpose)]!,
    region: regions[Number(row.region)]!,
    amount: minor(row, 'amount'),
    ...(typeof fee === 'string' ? { fee } : {}),
    feeAmount: minor(row, 'fee_amount'),
    feePaid: minor(row, 'fee_paid'),
    waived: minor(row, 'waived'),
    refunded: minor(row, 'refunded'),
  }
}

/** Streams the transfers of a book in code-point order of their ids, at most 2,048 at a time. */
export async function* streamTransfers(options: {
  readonly connection: DuckDBConnection
  readonly book: Pick<Book, 'dir' | 'regions' | 'transfers'>
}): AsyncGenerator<readonly Transfer[]> {
  const { connection, book } = options
  const result = await connection.stream(
    `SELECT * FROM read_parquet(${quoted(join(book.dir, book.transfers.file))})`,
  )
  const names = result.columnNames()
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const rows = chunk.getRowObjects(names) as readonly Row[]
    yield rows.map((row) => transferFrom(row, book.regions))
  }
}
