// The accounts of a comparison from any place on, those that fit, in the order of the book.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted } from '../../book/index.ts'
import type { CircumstanceKind } from '../../kernel/index.ts'
import { type EffectSense, effectFigures, kindsFromBits } from '../../reconcile/index.ts'
import { type EffectFigures, effectsFile } from './compare-book.ts'

export interface EffectFilter {
  readonly sense?: string
  /** First four digits of the region code. */
  readonly league?: string
  readonly product?: string
  readonly kind?: string
  readonly outcomeBefore?: string
  readonly outcomeAfter?: string
}

export interface EffectsPage extends EffectFilter {
  /** Number of the first among those that fit, from 0. */
  readonly from: number
  readonly limit: number
}

/** One programme's answer for an account. */
export interface EffectAnswer extends EffectFigures {
  readonly outcome: string
}

/** An account whose answer differs between two programmes. */
export interface AccountEffect {
  readonly account: string
  readonly product: string
  readonly region: string
  /** Kind of the circumstance that decides; absent where the account has none. */
  readonly kind?: string
  readonly sense: EffectSense
  readonly before: EffectAnswer
  readonly after: EffectAnswer
}

/** A page of the accounts that fit, and how many fit in all. */
export async function readEffects(
  folder: string,
  { from, limit, ...filter }: EffectsPage,
): Promise<{ readonly items: readonly AccountEffect[]; readonly total: number }> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const { sql, values } = conditionOf(filter)
    const fitting = `FROM read_parquet(${quoted(join(folder, effectsFile))}) WHERE ${sql}`
    const counted = await connection.runAndReadAll(`SELECT count(*)::DOUBLE AS total ${fitting}`, [...values])
    const found = await connection.runAndReadAll(
      `SELECT account, product, region, kind, sense, ${sideColumns} ${fitting} ORDER BY row LIMIT ? OFFSET ?`,
      [...values, limit, from],
    )
    return {
      items: (found.getRowObjectsJS() as unknown as readonly Row[]).map(effectFrom),
      total: Number(counted.getRowObjectsJS()[0]!.total),
    }
  } finally {
    instance.closeSync()
  }
}

/** Kinds whose rows of the table decided before, by account. */
export async function readDeciders(
  folder: string,
): Promise<ReadonlyMap<string, readonly CircumstanceKind[]>> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const found = await connection.runAndReadAll(
      `SELECT account, decided FROM read_parquet(${quoted(join(folder, effectsFile))})`,
    )
    return new Map(found.getRows().map(([account, bits]) => [String(account), kindsFromBits(Number(bits))]))
  } finally {
    instance.closeSync()
  }
}

const sides = ['before', 'after'] as const

const sideColumns = sides
  .flatMap((side) => [
    `${side}_outcome`,
    ...effectFigures.map((figure) => `"${side}_${figure}"::DOUBLE AS "${side}_${figure}"`),
  ])
  .join(', ')

const columns: Readonly<Record<keyof EffectFilter, string>> = {
  sense: 'sense',
  league: 'region[1:4]',
  product: 'product',
  kind: 'kind',
  outcomeBefore: 'before_outcome',
  outcomeAfter: 'after_outcome',
}

/** Whatever a caller wrote is a value of its own and never a part of the text. */
function conditionOf(filter: EffectFilter): { readonly sql: string; readonly values: readonly string[] } {
  const given = Object.entries(columns).flatMap(([name, column]) => {
    const value = filter[name as keyof EffectFilter]
    return value === undefined ? [] : [{ sql: `${column} = ?`, value }]
  })
  return {
    sql: ['true', ...given.map(({ sql }) => sql)].join(' AND '),
    values: given.map(({ value }) => value),
  }
}

type Row = Readonly<Record<string, string | number | null>>

function effectFrom(row: Row): AccountEffect {
  const side = (name: string) =>
    ({
      outcome: String(row[`${name}_outcome`]),
      ...Object.fromEntries(effectFigures.map((figure) => [figure, Number(row[`${name}_${figure}`])])),
    }) as EffectAnswer
  return {
    account: String(row.account),
    product: String(row.product),
    region: String(row.region),
    ...(row.kind !== null && { kind: String(row.kind) }),
    sense: row.sense as EffectSense,
    before: side('before'),
    after: side('after'),
  }
}
