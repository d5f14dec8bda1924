// A worker thread: takes shard after shard of a book, drafts it, writes its files, and reports the sums.

import { createHash } from 'node:crypto'
import { workerData } from 'node:worker_threads'
import type { Book } from '../../book/index.ts'
import type { Day } from '../../kernel/index.ts'
import { rulebookFrom } from '../../measures/index.ts'
import { draftShard, leaguesOf, type ShardRules } from '../../reconcile/index.ts'
import type { ShardResult, WorkerStart } from './messages.ts'
import { noReach, reachOf } from './reach.ts'
import { type ShardAtHand, serveShards } from './shard-worker.ts'
import { writeShard } from './write-shard.ts'

const start = workerData as WorkerStart

await serveShards({ bookDir: start.bookDir, programme: start.programme.id }, (book) => {
  const rules = shardRules(book)
  return async (at) => {
    const result = await draftOne(at, rules)
    return {
      result,
      transfer: [result.blocks.buffer as ArrayBuffer, result.reach.owners.buffer as ArrayBuffer],
    }
  }
})

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

async function draftOne(at: ShardAtHand, rules: ShardRules): Promise<ShardResult> {
  const { shard, stream } = at
  const draft = await draftShard(stream, rules)
  const blocks = Uint8Array.from(draft.blocks.flatMap((block) => [...block]))
  const result = { shard, accounts: draft.accounts, totals: draft.totals, blocks }
  if (start.folder === undefined)
    return { ...result, files: [], reach: await reachOf({ ...at, rules }, draft) }
  const files = await writeShard({ ...at, folder: start.folder }, draft.findings)
  return { ...result, files, reach: noReach() }
}
