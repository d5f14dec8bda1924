// What moved between the book a plan was drafted from and a later one, among the accounts the plan would touch.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, quoted } from '../../book/index.ts'
import { channels } from '../../kernel/index.ts'
import type { Plan } from '../../reconcile/index.ts'

/** Facts that decide what is due, by the word they are told in. Calls that took place change nothing of it. */
const facts = {
  debts: ['debts', 'debt_details', 'final_day'],
  payments: ['payments'],
  charges: ['charges', 'charge_ids'],
  credit_record: ['credit_record', 'credit_codes'],
  flags: ['listed_as_defaulter', ...channels.map((channel) => `contact_${channel}`)],
  circumstances: ['circumstances'],
  corrections: ['corrected', 'correction_details'],
} as const

export interface MovedAccounts {
  readonly count: number
  /** The first of them, with the first fact that differs; `account` where it is no longer in the book. */
  readonly first: readonly { readonly account: string; readonly fact: string }[]
}

export interface MovedBetween {
  readonly folder: string
  readonly plan: Plan
  readonly before: Book
  readonly after: Book
}

const firstShown = 5

/** Compares the accounts of a plan in both books. */
export async function findMovedAccounts({
  folder,
  plan,
  before,
  after,
}: MovedBetween): Promise<MovedAccounts> {
  const files = plan.files.filter(({ kinds }) => kinds !== undefined)
  const planned = files.map(({ name }) => quoted(join(folder, name)))
  if (planned.length === 0) return { count: 0, first: [] }
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const reader = await connection.runAndReadAll(`
      WITH planned AS (SELECT DISTINCT account FROM read_parquet([${planned.join(', ')}])),
        earlier AS (SELECT * FROM ${shardsOf(before)} WHERE account IN (SELECT account FROM planned)),
        later AS (SELECT * FROM ${shardsOf(after)} WHERE account IN (SELECT account FROM planned)),
        moved AS (SELECT earlier.account, ${firstDifference} AS fact
          FROM earlier LEFT JOIN later ON later.account = earlier.account)
      SELECT account, fact, CAST(count(*) OVER () AS DOUBLE) AS moved FROM moved WHERE fact IS NOT NULL
      ORDER BY account LIMIT ${firstShown}`)
    const rows = reader.getRowObjectsJS()
    return {
      count: Number(rows[0]?.moved ?? 0),
      first: rows.map(({ account, fact }) => ({ account: String(account), fact: String(fact) })),
    }
  } finally {
    instance.closeSync()
  }
}

const shardsOf = ({ dir, shards }: Book): string =>
  `read_parquet([${shards.map(({ file }) => quoted(join(dir, file))).join(', ')}])`

const firstDifference = `CASE WHEN later.account IS NULL THEN 'account' ${Object.entries(facts)
  .map(([fact, columns]) => {
    const differs = columns.map((column) => `earlier.${column} IS DISTINCT FROM later.${column}`)
    return `WHEN ${differs.join(' OR ')} THEN '${fact}'`
  })
  .join(' ')} END`
