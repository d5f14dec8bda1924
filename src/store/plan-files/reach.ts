// What a simulation asks of a shard besides the sums: whose accounts are reached, and how much principal moves.

import type { DuckDBConnection } from '@duckdb/node-api'
import { correctionKinds } from '../../kernel/index.ts'
import type { ShardDraft, ShardRules } from '../../reconcile/index.ts'
import type { ShardReach } from './messages.ts'
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
})

/** Reach of one shard. Ids are hashed to 52 bits so that millions of owners fit in a typed array. */
export async function reachOf(sources: ReachSources, draft: ShardDraft): Promise<ShardReach> {
  return { deferredMinor: await deferredOf(sources, draft), owners: await ownersOf(sources, draft) }
}

async function ownersOf(sources: ReachSources, { granted }: ShardDraft): Promise<Float64Array> {
  const { connection, accounts, firstAccount } = sources
  await createTable(connection, 'granted', { row: granted }, granted.length)
  const reader = await connection.runAndReadAll(`
    SELECT DISTINCT (hash(a.customer) >> 12)::DOUBLE
    FROM granted JOIN (${accounts}) a ON a.position = granted.row - ${firstAccount}`)
  return Float64Array.from(reader.getColumns()[0] ?? [], Number)
}

async function deferredOf(sources: ReachSources, { findings }: ShardDraft): Promise<Float64Array> {
  const { connection, accounts, firstAccount, rules } = sources
  const { row, kind, target, count } = findings.corrections
  await createTable(connection, 'moved', { row, kind, target }, count)
  const reader = await connection.runAndReadAll(`
    SELECT a.region, sum(a.debt_details[target + 1].principal)::DOUBLE
    FROM moved JOIN (${accounts}) a ON a.position = moved.row - ${firstAccount}
    WHERE kind = ${correctionKinds.indexOf('move_due_day')} GROUP BY a.region`)
  const deferred = new Float64Array(rules.leagues)
  for (const [region, principal] of reader.getRows()) {
    deferred[rules.leagueOfRegion[Number(region)]!]! += Number(principal)
  }
  return deferred
}
