// A worker thread: compares two programmes on shard after shard and writes the accounts whose answers differ as Parquet.

import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { type Book, quoted } from '../../book/index.ts'
import { circumstanceKinds, type Day, products } from '../../kernel/index.ts'
import { rulebookFrom } from '../../measures/index.ts'
import {
  compareShard,
  effectFigures,
  effectSenses,
  outcomes,
  type ShardEffects,
} from '../../reconcile/index.ts'
import type { EffectsStart, ShardCompared } from './messages.ts'
import { type ShardAtHand, serveShards } from './shard-worker.ts'
import { createTable } from './table.ts'

const start = workerData as EffectsStart

await serveShards({ bookDir: start.bookDir, programme: start.before.id }, (book) => {
  const [before, after] = [start.before, start.after].map((programme) =>
    rulebookFrom(programme, start.asOf as Day, book.regions),
  )
  return async (at) => {
    const { everyOf } = start
    const which =
      everyOf === undefined
        ? {}
        : { everyOf: everyOf.map((one) => (outcomes as readonly string[]).indexOf(one)) }
    const effects = await compareShard(at.stream, { before: before!, after: after!, ...which })
    if (effects.row.length > 0) await writeEffects(at, book, effects)
    const result: ShardCompared = { accounts: effects.accounts, rows: effects.row.length }
    return { result, transfer: [] }
  }
})

/** The numbers as a table, then joined with what the book says of each account. */
async function writeEffects(at: ShardAtHand, { regions }: Book, effects: ShardEffects): Promise<void> {
  const { connection, accounts, firstAccount, name } = at
  const columns = {
    row: Int32Array.from(effects.row),
    sense: Uint8Array.from(effects.sense),
    kind: Int32Array.from(effects.kind),
    decided: Int32Array.from(effects.decided),
    ...sideColumns('before', effects.before),
    ...sideColumns('after', effects.after),
  }
  await createTable(connection, 'effects', columns, effects.row.length)
  const word = (words: readonly string[], column: string) =>
    `[${words.map((one) => `'${one}'`).join(', ')}][effects.${column} + 1]`
  const side = (name: string) =>
    [
      `${word(outcomes, `${name}_outcome`)} AS ${name}_outcome`,
      ...effectFigures.map((figure) => `effects."${name}_${figure}"::BIGINT AS "${name}_${figure}"`),
    ].join(', ')
  await connection.run(`
    COPY (SELECT effects.row, a.account, [${products.map((one) => `'${one}'`).join(', ')}][a.product + 1] AS product,
        [${regions.map(quoted).join(', ')}][a.region + 1] AS region,
        CASE WHEN effects.kind >= 0 THEN ${word(circumstanceKinds, 'kind')} END AS kind,
        ${word(effectSenses, 'sense')} AS sense, effects.decided, ${side('before')}, ${side('after')}
      FROM effects JOIN (${accounts}) a ON a.position = effects.row - ${firstAccount} ORDER BY effects.row)
    TO ${quoted(join(start.folder, `shard-${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`)
}

const sideColumns = (name: string, { outcome, figures }: ShardEffects['before']) => ({
  [`${name}_outcome`]: Uint8Array.from(outcome),
  ...Object.fromEntries(
    effectFigures.map((figure, at) => [`${name}_${figure}`, Float64Array.from(figures[at]!)]),
  ),
})
