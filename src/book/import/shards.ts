// Cuts the accounts into shards at block boundaries and writes them, two sessions at a time.

import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Database, quoted, rowsOf } from '../database.ts'
import { flush, sha256OfFile } from '../files.ts'
import { blockSize, type Shard } from '../manifest.ts'
import type { TableName } from '../schema.ts'
import {
  accountsStep,
  chargesStep,
  childStep,
  correctionsOfTransfersStep,
  correctionsStep,
  debtProductSteps,
  debtReferenceSteps,
  debtsStep,
  duplicateStep,
  quarantineStep,
  type Range,
  settledStep,
  shardStep,
} from './shard-sql.ts'
import type { Source } from './source.ts'
import { childTables } from './stage.ts'

/** Blocks of accounts in a shard unless told otherwise: about 100,000 accounts. */
const blocksPerShard = 24

/** How many shards a book of this many accounts gets: at least two where there are two blocks. */
export function shardCountFor(accounts: number): number {
  const blocks = Math.ceil(accounts / blockSize)
  return Math.max(Math.min(2, blocks), Math.ceil(blocks / blocksPerShard))
}

/** Where each shard begins, in accounts from the start of the book; blocks are spread evenly. */
export function shardStarts(accounts: number, shards: number): readonly number[] {
  const blocks = Math.ceil(accounts / blockSize)
  return Array.from({ length: shards }, (_, index) => Math.floor((index * blocks) / shards) * blockSize)
}

/** The account ids with which the second and later shards begin. */
export async function shardBounds(
  connection: DuckDBConnection,
  accountsFile: string,
  starts: readonly number[],
): Promise<readonly string[]> {
  if (starts.length < 2) return []
  const rows = await rowsOf(
    connection,
    `SELECT account FROM ${quoted(accountsFile)} WHERE ordinal IN (${starts.slice(1).join(', ')}) ORDER BY ordinal`,
  )
  return rows.map((row) => String(row.account))
}

export interface ShardOptions {
  readonly database: Database
  readonly sources: ReadonlyMap<TableName, Source>
  readonly accountsFile: string
  readonly asOf: string
  readonly ranges: readonly Range[]
  /** The folder of the book; files are written to its folder `accounts`. */
  readonly dir: string
  readonly sessions: number
  readonly progress?: (done: number, all: number) => void
}

/** The SQL of one shard, in order. */
function shardSteps(options: ShardOptions, range: Range, file: string): readonly string[] {
  const children = childTables.map((name) => childStep(options.sources.get(name)!, range, options.asOf))
  return [
    accountsStep(options.accountsFile, range),
    ...children,
    correctionsOfTransfersStep,
    duplicateStep('debts', 'debt'),
    duplicateStep('charges', 'charge'),
    duplicateStep('credit_record', 'month'),
    duplicateStep('flags', 'account'),
    duplicateStep('corrections', 'correction'),
    ...debtProductSteps,
    debtsStep,
    ...debtReferenceSteps('payments'),
    ...debtReferenceSteps('charges'),
    settledStep,
    chargesStep,
    correctionsStep,
    ...childTables.map(quarantineStep),
    shardStep(file),
  ]
}

async function writeShard(
  connection: DuckDBConnection,
  options: ShardOptions,
  index: number,
): Promise<Shard> {
  const range = options.ranges[index]!
  const file = `accounts/shard-${String(index).padStart(4, '0')}.parquet`
  const path = join(options.dir, file)
  for (const step of shardSteps(options, range, path)) await connection.run(step)
  await flush(path)
  return {
    file,
    firstAccount: range.firstAccount,
    accounts: range.accounts,
    sha256: await sha256OfFile(path),
  }
}

/**
 * Writes every shard; the sessions take the next range as they become free. When one fails the others take no
 * more, and the failure is told only when all have stopped: a database at work must not be closed.
 */
export async function writeShards(options: ShardOptions): Promise<readonly Shard[]> {
  const shards: Shard[] = []
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    const connection = await options.database.connect()
    while (next < options.ranges.length) {
      const index = next++
      shards[index] = await writeShard(connection, options, index)
      options.progress?.(++done, options.ranges.length)
    }
  }
  const takeNoMore = (error: unknown): never => {
    next = options.ranges.length
    throw error
  }
  const sessions = Array.from({ length: options.sessions }, () => work().catch(takeNoMore))
  for (const session of await Promise.allSettled(sessions))
    if (session.status === 'rejected') throw session.reason
  return shards
}
