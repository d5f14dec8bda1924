// What a simulation asks of a shard besides the sums: whose accounts are reached, how much principal moves, what each month costs.

import type { DuckDBConnection } from '@duckdb/node-api'
import { correctionKinds, type Month } from '../../kernel/index.ts'
import { moneyKinds, type ShardDraft, type ShardRules } from '../../reconcile/index.ts'
import type { MonthCost, ShardReach } from './messages.ts'
import { createTable } from './table.ts'

export interface ReachSources {
  readonly connection: DuckDBConnection
  readonly accounts: string
  readonly firstAccount: number
  readonly rules: ShardRules
}

export const noReach = (): ShardReach => ({
  deferredMinor: new Float64Array(0),
  owners: new Float64Array(0),
  months: [],
})

/** Reach of one shard. Ids are hashed to 52 bits so that millions of owners fit in a typed array. */
export async function reachOf(sources: ReachSources, draft: ShardDraft): Promise<ShardReach> {
  await createMoved(sources, draft)
  return {
    deferredMinor: await deferredOf(sources),
    owners: await ownersOf(sources, draft),
    months: await monthsOf(sources),
  }
}

async function ownersOf(sources: ReachSources, { granted }: ShardDraft): Promise<Float64Array> {
  const { connection, accounts, firstAccount } = sources
  await createTable(connection, 'granted', { row: granted }, granted.length)
  const reader = await connection.runAndReadAll(`
    SELECT DISTINCT (hash(a.customer) >> 12)::DOUBLE
    FROM granted JOIN (${accounts}) a ON a.position = granted.row - ${firstAccount}`)
  return Float64Array.from(reader.getColumns()[0] ?? [], Number)
}

/** Lays out what moves: principal from one due day to another, and money back, on the day of its charge. */
async function createMoved(
  { connection, accounts, firstAccount }: ReachSources,
  { findings }: ShardDraft,
): Promise<void> {
  const { row, kind, target, amount, from, to, count } = findings.corrections
  await createTable(connection, 'corrected', { row, kind, target, amount, from, to }, count)
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE moved AS
    SELECT a.region, 0 AS returned, a.debt_details[target + 1].principal AS principal, "from" AS day, "to" AS later
    FROM corrected JOIN (${accounts}) a ON a.position = corrected.row - ${firstAccount}
    WHERE kind = ${correctionKinds.indexOf('move_due_day')}
    UNION ALL
    SELECT a.region, amount, 0, a.charges[target + 1].day, NULL
    FROM corrected JOIN (${accounts}) a ON a.position = corrected.row - ${firstAccount}
    WHERE kind IN (${moneyKinds.map((kind) => correctionKinds.indexOf(kind)).join(', ')})`)
}

async function deferredOf({ connection, rules }: ReachSources): Promise<Float64Array> {
  const reader = await connection.runAndReadAll(
    'SELECT region, sum(principal)::DOUBLE FROM moved GROUP BY region',
  )
  const deferred = new Float64Array(rules.leagues)
  for (const [region, principal] of reader.getRows()) {
    deferred[rules.leagueOfRegion[Number(region)]!]! += Number(principal)
  }
  return deferred
}

/** Months count from January of year 0. */
const monthOf = (day: string): string =>
  `year(DATE '1970-01-01' + ${day}) * 12 + month(DATE '1970-01-01' + ${day}) - 1`

async function monthsOf({ connection }: ReachSources): Promise<readonly MonthCost[]> {
  const reader = await connection.runAndReadAll(`
    SELECT month, sum(returned)::DOUBLE, sum(leaves)::DOUBLE, sum(comes)::DOUBLE FROM (
      SELECT ${monthOf('day')} AS month, returned, principal AS leaves, 0 AS comes FROM moved
      UNION ALL
      SELECT ${monthOf('later')}, 0, 0, principal FROM moved WHERE later IS NOT NULL)
    GROUP BY month`)
  return reader.getRows().map((row) => {
    const [month, returnedMinor, leavesMinor, comesMinor] = row.map(Number) as [
      number,
      number,
      number,
      number,
    ]
    return { month: month as Month, returnedMinor, leavesMinor, comesMinor }
  })
}
