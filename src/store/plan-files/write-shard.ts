// Writes what a shard's draft found as Parquet, with the ids of accounts, debts and charges joined in by position.

import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoted, sha256OfFile } from '../../book/index.ts'
import { channels, correctionKinds, exceptionKinds, noDay, systems } from '../../kernel/index.ts'
import { type Findings, measures, noTarget } from '../../measures/index.ts'
import type { PlanFile } from '../../reconcile/index.ts'
import { createTable } from './table.ts'

export interface ShardFiles {
  readonly connection: DuckDBConnection
  /** SQL that yields `account`, `product`, `debt_details`, `charge_ids` and `position` (from 0) of the shard's accounts. */
  readonly accounts: string
  /** The first account of the shard, counted from the first of the book. */
  readonly firstAccount: number
  readonly folder: string
  /** Such as `0007`. */
  readonly name: string
}

const list = (words: readonly string[]): string => `[${words.map((word) => `'${word}'`).join(', ')}]`
const measureWords = list(measures.map(({ id }) => id))
const at = (kind: (typeof correctionKinds)[number]): number => correctionKinds.indexOf(kind)

/** A month column as text; months count from January of year 0. */
const monthText = "printf('%04d-%02d', target // 12, target % 12 + 1)"
const dayText = (column: string): string => `strftime(DATE '1970-01-01' + ${column}, '%Y-%m-%d')`
const codeText = (column: string): string => `CASE WHEN ${column} = 0 THEN 'N' ELSE ${column}::VARCHAR END`

/** The target of a correction as the systems name it. */
const correctionTarget = `CASE
  WHEN target = ${noTarget} THEN NULL
  WHEN kind = ${at('move_due_day')} THEN debt_details[target + 1].debt
  WHEN kind IN (${at('waive_charge')}, ${at('refund_charge')}) THEN charge_ids[target + 1]
  WHEN kind = ${at('amend_credit_record')} THEN ${monthText}
  ELSE ${list(channels)}[target + 1] END`

const valueText = (column: string): string => `CASE
  WHEN ${column} = ${noDay} THEN NULL
  WHEN kind = ${at('amend_credit_record')} THEN ${codeText(column)}
  ELSE ${dayText(column)} END`

/** Which system owns what the correction changes. */
const systemText = `CASE
  WHEN kind = ${at('delist_default')} THEN '${systems[0]}'
  WHEN kind = ${at('amend_credit_record')} THEN '${systems[2]}'
  WHEN kind IN (${at('hold_contact')}, ${at('release_contact')}) THEN '${systems[3]}'
  WHEN product = 0 THEN '${systems[0]}' ELSE '${systems[1]}' END`

const movesMoney = `kind IN (${at('waive_charge')}, ${at('refund_charge')})`

const correctionsSql = (accounts: string, firstAccount: number): string => `
  SELECT found.row AS position, a.account, ${systemText} AS system, ${measureWords}[measure + 1] AS measure,
    ${list(correctionKinds)}[kind + 1] AS kind, ${correctionTarget} AS target, nth,
    CASE WHEN ${movesMoney} THEN amount::BIGINT END AS amount_minor,
    ${valueText('"from"')} AS from_value, ${valueText('"to"')} AS to_value,
    CASE WHEN until_day <> ${noDay} THEN ${dayText('until_day')} END AS until_day
  FROM found JOIN (${accounts}) a ON a.position = found.row - ${firstAccount}
  ORDER BY found.ordinal`

const exceptionTarget = `CASE
  WHEN kind = ${exceptionKinds.indexOf('record_worse_than_arithmetic')} THEN ${monthText}
  ELSE charge_ids[target + 1] END`

const exceptionsSql = (accounts: string, firstAccount: number): string => `
  SELECT a.account, ${measureWords}[measure + 1] AS measure, ${list(exceptionKinds)}[kind + 1] AS code,
    ${exceptionTarget} AS target, amount::BIGINT AS amount_minor
  FROM excepted JOIN (${accounts}) a ON a.position = excepted.row - ${firstAccount}
  ORDER BY excepted.ordinal`

const violationsSql = (accounts: string, firstAccount: number): string => `
  SELECT a.account, ${dayText('day')} AS day, ${list(channels)}[channel + 1] AS channel
  FROM violated JOIN (${accounts}) a ON a.position = violated.row - ${firstAccount}
  ORDER BY violated.ordinal`

/** Writes the shard's corrections, exceptions and violations; answers with the files that are not empty. */
export async function writeShard(files: ShardFiles, findings: Findings): Promise<readonly PlanFile[]> {
  const { corrections, exceptions, violations } = findings
  const { connection, accounts, firstAccount } = files
  const written: PlanFile[] = []
  const write = async (
    table: string,
    columns: Parameters<typeof createTable>[2],
    rows: number,
    sql: string,
  ) => {
    if (rows === 0) return
    const ordinal = Int32Array.from({ length: rows }, (_, row) => row)
    await createTable(connection, tableNames[table]!, { ordinal, ...columns }, rows)
    written.push({ ...(await writeFile(files, table, sql)), rows })
  }
  const { row, measure, kind, target, nth, amount, from, to, untilDay } = corrections
  const found = { row, measure, kind, target, nth, amount, from, to, until_day: untilDay }
  await write('corrections', found, corrections.count, correctionsSql(accounts, firstAccount))
  if (written.length > 0) written[0] = { ...written[0]!, kinds: kindCounts(kind, corrections.count) }
  await write('exceptions', columnsOf(exceptions), exceptions.count, exceptionsSql(accounts, firstAccount))
  await write('violations', columnsOf(violations), violations.count, violationsSql(accounts, firstAccount))
  return written
}

const tableNames: Readonly<Record<string, string>> = {
  corrections: 'found',
  exceptions: 'excepted',
  violations: 'violated',
}

/** The columns of findings, without their count. */
const columnsOf = (findings: Findings['exceptions'] | Findings['violations']) => {
  const { count: _, ...columns } = findings
  return columns
}

function kindCounts(kind: Uint8Array, count: number): number[] {
  const counts = correctionKinds.map(() => 0)
  for (let position = 0; position < count; position++) counts[kind[position]!]!++
  return counts
}

async function writeFile(files: ShardFiles, table: string, sql: string): Promise<Omit<PlanFile, 'rows'>> {
  const name = `${table}-${files.name}.parquet`
  const path = join(files.folder, name)
  await files.connection.run(`COPY (${sql}) TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd)`)
  return { name, sha256: await sha256OfFile(path) }
}
