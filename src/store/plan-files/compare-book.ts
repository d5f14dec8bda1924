// Two programmes on one whole book: every account whose answer differs, in one file, and the sums by rule and league.

import { readdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { makeWorkFolder, noExtensions, openBook, quoted } from '../../book/index.ts'
import { isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { CircumstanceWords, Programme } from '../../programmes/index.ts'
import { type EffectFigure, type EffectSense, effectFigures, effectSenses } from '../../reconcile/index.ts'
import type { EffectsStart, ShardCompared } from './messages.ts'
import { placeFolder } from './place-folder.ts'
import { runShards } from './workers.ts'

export interface CompareOptions {
  readonly bookDir: string
  readonly before: Programme
  readonly after: Programme
  /** Instead of those that differ: every account with one of these outcomes before. */
  readonly everyOf?: readonly string[]
  readonly workers?: number
  readonly signal?: AbortSignal
  /** Accounts compared so far, of all. */
  readonly onProgress?: (done: number, all: number) => void
}

/** Figures of both answers, summed: money in minor units, days, months, channels, accounts taken off the defaulter list. */
export type EffectFigures = Readonly<Record<EffectFigure, number>>

export interface EffectSums {
  /** Accounts whose answer differs. */
  readonly accounts: number
  readonly senses: Readonly<Record<EffectSense, number>>
  readonly before: EffectFigures
  readonly after: EffectFigures
}

export interface BeforeAndAfter<Value> {
  readonly before: Value
  readonly after: Value
}

export interface Comparison {
  readonly book: string
  readonly asOf: string
  /** What either programme calls each kind of circumstance. */
  readonly circumstances: BeforeAndAfter<CircumstanceWords>
  /** Accounts looked at. */
  readonly looked: number
  readonly sums: EffectSums
  /** By product, kind of the circumstance that decides, and outcome under either programme. */
  readonly rules: readonly (EffectSums & {
    readonly product: string
    readonly kind?: string
    readonly outcomeBefore: string
    readonly outcomeAfter: string
  })[]
  readonly leagues: readonly (EffectSums & { readonly league: string })[]
}

/** The file of a comparison's folder. */
export const effectsFile = 'effects.parquet'

const worker = new URL('./effects-worker.ts', import.meta.url)

/** Compares and leaves the folder whole or not at all. Refused without a book. */
export async function compareBook(options: CompareOptions, folder: string): Promise<Comparison | Refusal> {
  const { bookDir, before, after, everyOf, onProgress, signal } = options
  const book = await openBook(bookDir)
  if (isRefusal(book)) return book
  const work = await makeWorkFolder(join(folder, '..'), 'comparing-')
  let looked = 0
  try {
    await runShards<EffectsStart, ShardCompared>({
      worker,
      start: {
        bookDir,
        before,
        after,
        asOf: book.asOf,
        folder: work,
        ...(everyOf !== undefined && { everyOf }),
      },
      shards: book.shards.length,
      workers: options.workers ?? availableParallelism(),
      ...(signal !== undefined && { signal }),
      onShard: ({ accounts }) => {
        looked += accounts
        onProgress?.(looked, book.accounts)
      },
    })
    const sums = await gather(work)
    await placeFolder(work, folder)
    const circumstances = { before: before.circumstances, after: after.circumstances }
    return { book: book.id, asOf: isoFromDay(book.asOf), circumstances, looked, ...sums }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Puts the files of the shards together in the order of the book, and sums them up. */
async function gather(work: string): Promise<Pick<Comparison, 'sums' | 'rules' | 'leagues'>> {
  const files = (await readdir(work)).filter((name) => name.startsWith('shard-')).sort()
  if (files.length === 0) return { sums: sumsFrom({}), rules: [], leagues: [] }
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const all = `read_parquet([${files.map((name) => quoted(join(work, name))).join(', ')}])`
    const effects = join(work, effectsFile)
    await connection.run(
      `COPY (SELECT * FROM ${all} ORDER BY row) TO ${quoted(effects)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    for (const name of files) await rm(join(work, name))
    return sumsOf(connection, `read_parquet(${quoted(effects)})`)
  } finally {
    instance.closeSync()
  }
}

type Row = Readonly<Record<string, string | number | null>>

async function sumsOf(connection: DuckDBConnection, effects: string) {
  const grouped = async (keys: readonly string[]): Promise<readonly Row[]> => {
    const by = keys.length === 0 ? '' : ` GROUP BY ALL ORDER BY ${keys.map((_, at) => at + 1).join(', ')}`
    const columns = [...keys, ...sumColumns].join(', ')
    const reader = await connection.runAndReadAll(`SELECT ${columns} FROM ${effects}${by}`)
    return reader.getRowObjectsJS() as unknown as readonly Row[]
  }
  const [all] = await grouped([])
  const rules = await grouped(['product', 'kind', 'before_outcome', 'after_outcome'])
  const leagues = await grouped(['region[1:4] AS league'])
  return {
    sums: sumsFrom(all!),
    rules: rules.map((row) => ({
      product: String(row.product),
      ...(row.kind !== null && { kind: String(row.kind) }),
      outcomeBefore: String(row.before_outcome),
      outcomeAfter: String(row.after_outcome),
      ...sumsFrom(row),
    })),
    leagues: leagues.map((row) => ({ league: String(row.league), ...sumsFrom(row) })),
  }
}

const sides = ['before', 'after'] as const

const sumColumns: readonly string[] = [
  'count(*)::DOUBLE AS accounts',
  ...effectSenses.map((sense) => `(count(*) FILTER (sense = '${sense}'))::DOUBLE AS ${sense}`),
  ...sides.flatMap((side) =>
    effectFigures.map((figure) => `sum("${side}_${figure}")::DOUBLE AS "${side}_${figure}"`),
  ),
]

function sumsFrom(row: Row): EffectSums {
  const side = (name: string) =>
    Object.fromEntries(effectFigures.map((figure) => [figure, Number(row[`${name}_${figure}`] ?? 0)]))
  return {
    accounts: Number(row.accounts ?? 0),
    senses: Object.fromEntries(effectSenses.map((sense) => [sense, Number(row[sense] ?? 0)])),
    before: side('before'),
    after: side('after'),
  } as EffectSums
}
