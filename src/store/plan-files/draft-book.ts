// Drafts a whole book: shards in parallel, transfers after them, and a folder that appears whole under the plan's id.

import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Book, makeWorkFolder, openBook, type RegisterEntry } from '../../book/index.ts'
import { isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import {
  addTotals,
  emptyTotals,
  leaguesOf,
  type Plan,
  type PlanFile,
  type PlanSources,
  planContent,
  planIdFromDigest,
  summaryFrom,
  type Totals,
} from '../../reconcile/index.ts'
import { type DraftedTransfers, draftTransfers } from './draft-transfers.ts'
import type { ShardResult, WorkerStart } from './messages.ts'
import { placePlan } from './place-folder.ts'
import { sha256OfText } from './sha256.ts'
import { runShards } from './workers.ts'

/** A programme with the identity it was published, or is being tried, under. */
export interface DraftProgramme {
  readonly programme: Programme
  readonly version: number
  readonly digest: string
}

export interface DraftOptions extends DraftProgramme {
  readonly bookDir: string
  readonly register: { readonly digest: string; readonly entries: readonly RegisterEntry[] }
  readonly workers?: number
  readonly signal?: AbortSignal
  /** Accounts drafted so far, of all. */
  readonly onProgress?: (done: number, all: number) => void
}

/** Drafts the book and writes the plan's folder below `plansDir`; drafting the same again finds it there. */
export async function draftBook(options: DraftOptions, plansDir: string): Promise<Plan | Refusal> {
  const book = await openBook(options.bookDir)
  if (isRefusal(book)) return book
  const folder = await makeWorkFolder(plansDir, 'drafting-')
  try {
    const drafted = await draftAll(options, book, folder)
    const plan = planFrom(options, book, drafted)
    await writeFile(join(folder, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`, { flush: true })
    await placePlan(folder, join(plansDir, plan.id))
    return plan
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export interface Drafted {
  readonly totals: Totals
  readonly root: string
  readonly files: readonly PlanFile[]
  readonly shards: readonly ShardResult[]
  readonly transfers: DraftedTransfers
}

const draftWorker = new URL('./worker.ts', import.meta.url)

/** Drafts shards and transfers; writes into `folder` where one is given. */
export async function draftAll(options: DraftOptions, book: Book, folder?: string): Promise<Drafted> {
  const { leagues } = leaguesOf(book.regions)
  const totals = emptyTotals(leagues.length)
  const shards: ShardResult[] = []
  let done = 0
  await runShards<WorkerStart, ShardResult>({
    worker: draftWorker,
    start: {
      bookDir: options.bookDir,
      programme: options.programme,
      asOf: book.asOf,
      ...(folder === undefined ? {} : { folder }),
    },
    shards: book.shards.length,
    workers: options.workers ?? availableParallelism(),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onShard: (result) => {
      shards[result.shard] = result
      addTotals(totals, result.totals)
      done += result.accounts
      options.onProgress?.(done, book.accounts)
    },
  })
  const transfers = await draftTransfers({
    book,
    totals,
    register: options.register.entries,
    coreCanWaive: options.programme.terms.loan.coreCanWaive,
    ...(folder === undefined ? {} : { folder }),
  })
  const root = rootOf([...shards.map(({ blocks }) => blocks), transfers.digest])
  return {
    totals,
    root,
    shards,
    transfers,
    files: [...shards.flatMap(({ files }) => files), ...transfers.files],
  }
}

/** SHA-256 over the block digests of all shards in order, then the digest of the transfers. */
function rootOf(digests: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const digest of digests) hash.update(digest)
  return hash.digest('hex')
}

function planFrom(options: DraftOptions, book: Book, drafted: Drafted): Plan {
  const sources: PlanSources = {
    programme: options.programme.id,
    programmeVersion: options.version,
    programmeDigest: options.digest,
    book: book.id,
    register: options.register.digest,
    asOf: isoFromDay(book.asOf),
  }
  const { leagues } = leaguesOf(book.regions)
  const content = sha256OfText(planContent(sources, drafted.root))
  const { root, files } = drafted
  const summary = summaryFrom(drafted.totals, leagues)
  return { format: 1, id: planIdFromDigest(content), sources, root, summary, files }
}
