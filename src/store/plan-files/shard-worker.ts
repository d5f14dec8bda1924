// What every worker thread over shards does: opens the book and a database of its own, takes shard after shard, answers each.

import { join } from 'node:path'
import { parentPort, type Transferable } from 'node:worker_threads'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, openBook, quoted, streamAccounts } from '../../book/index.ts'
import { assert, isRefusal } from '../../kernel/index.ts'
import type { ShardStream } from '../../reconcile/index.ts'
import type { WorkerOrder } from './messages.ts'

/** A shard as a worker takes it up. */
export interface ShardAtHand {
  readonly shard: number
  readonly stream: ShardStream
  /** For writing while the stream is read. */
  readonly connection: DuckDBConnection
  /** SQL that yields the shard's accounts with `position`, from 0. */
  readonly accounts: string
  /** The first account of the shard, counted from the first of the book. */
  readonly firstAccount: number
  /** Such as `0007`. */
  readonly name: string
}

interface Answered<Result> {
  readonly result: Result
  /** Buffers that are handed over instead of copied. */
  readonly transfer: readonly Transferable[]
}

/** Serves the thread that started this one until it says that it is done. */
export async function serveShards<Result>(
  { bookDir, programme }: { readonly bookDir: string; readonly programme: string },
  workOf: (book: Book) => (at: ShardAtHand) => Promise<Answered<Result>>,
): Promise<void> {
  const port = parentPort!
  const book = await openBook(bookDir)
  assert(!isRefusal(book), `the book at ${bookDir} was readable when the work began`)
  const settings = { ...noExtensions, threads: '1', memory_limit: '1GB' }
  const instance = await DuckDBInstance.create(':memory:', settings)
  const reading = await instance.connect()
  const connection = await instance.connect()
  const work = workOf(book)
  port.on('message', async (order: WorkerOrder) => {
    if (order === 'done') {
      instance.closeSync()
      port.close()
      return
    }
    const shard = book.shards[order]!
    const { result, transfer } = await work({
      shard: order,
      stream: streamAccounts({ connection: reading, book, shard, programme }),
      connection,
      accounts: accountsSql(join(book.dir, shard.file)),
      firstAccount: shard.firstAccount,
      name: String(order).padStart(4, '0'),
    })
    port.postMessage(result, transfer)
  })
  port.postMessage('ready')
}

const accountsSql = (file: string): string =>
  `SELECT *, file_row_number AS position FROM read_parquet(${quoted(file)}, file_row_number = true)`
