// A worker thread: takes shard after shard of a book, drafts it, writes its files, and reports the sums.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, openBook, quoted, streamAccounts } from '../../book/index.ts'
import { assert, type Day, isRefusal } from '../../kernel/index.ts'
import { rulebookFrom } from '../../measures/index.ts'
import { draftShard, leaguesOf, type ShardRules } from '../../reconcile/index.ts'
import type { ShardResult, WorkerOrder, WorkerStart } from './messages.ts'
import { noReach, reachOf } from './reach.ts'
import { writeShard } from './write-shard.ts'

const start = workerData as WorkerStart
const port = parentPort!

const book = await openBook(start.bookDir)
assert(!isRefusal(book), `the book at ${start.bookDir} was readable when drafting began`)
const instance = await DuckDBInstance.create(':memory:', {
  ...noExtensions,
  threads: '1',
  memory_limit: '1GB',
})
const reading = await instance.connect()
const writing = await instance.connect()
const rules = shardRules(book)

port.on('message', async (order: WorkerOrder) => {
  if (order === 'done') {
    instance.closeSync()
    port.close()
    return
  }
  const result = await draftOne(book, order)
  port.postMessage(result, [result.blocks.buffer as ArrayBuffer, result.reach.owners.buffer as ArrayBuffer])
})
port.postMessage('ready')

function shardRules({ regions, blockSize }: Book): ShardRules {
  const { leagues, leagueOfRegion } = leaguesOf(regions)
  return {
    rulebook: rulebookFrom(start.programme, start.asOf as Day, regions),
    leagueOfRegion,
    leagues: leagues.length,
    blockSize,
    digest: (parts) => {
      const hash = createHash('sha256')
      for (const part of parts) hash.update(part)
      return hash.digest()
    },
  }
}

async function draftOne(of: Book, shard: number): Promise<ShardResult> {
  const { firstAccount, file } = of.shards[shard]!
  const chunks = streamAccounts({ connection: reading, book: of, shard: of.shards[shard]! })
  const draft = await draftShard(chunks, rules)
  const accounts = accountsSql(join(of.dir, file))
  const blocks = Uint8Array.from(draft.blocks.flatMap((block) => [...block]))
  const result = { shard, accounts: draft.accounts, totals: draft.totals, blocks }
  if (start.folder === undefined) {
    const reach = await reachOf({ connection: writing, accounts, firstAccount, rules }, draft)
    return { ...result, files: [], reach }
  }
  const name = String(shard).padStart(4, '0')
  const target = { connection: writing, accounts, firstAccount, folder: start.folder, name }
  return { ...result, files: await writeShard(target, draft.findings), reach: noReach() }
}

const accountsSql = (file: string): string =>
  `SELECT *, file_row_number AS position FROM read_parquet(${quoted(file)}, file_row_number = true)`
