// Verifies a plan over the next book with sets: the plan and its receipts are staged once and joined with the shards.

import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Book, quoted } from '../../book/index.ts'
import { type CorrectionKind, isoFromDay, type Minor } from '../../kernel/index.ts'
import {
  type Correction,
  listMaxDefault,
  type MoneyBalance,
  moneyKinds,
  type PlanBatches,
  type ReceiptBook,
  type Verdict,
  type VerdictCounts,
  type VerdictReason,
  type VerifiedCorrection,
  type VerifyReport,
} from '../../reconcile/index.ts'
import { bookAccountsSql, bookedSql, codesSql, verdictsSql } from './verify-sql.ts'
import { stagePlan } from './verify-stage.ts'

export interface VerifyInBookOptions {
  /** A session of its own: temporary tables are made in it and dropped again. */
  readonly connection: DuckDBConnection
  readonly plan: PlanBatches
  readonly receipts: ReceiptBook
  /** The book of a day after the plan was applied. */
  readonly book: Pick<Book, 'dir' | 'asOf' | 'shards' | 'transfers'>
  /** Verdicts of an earlier verification of the same plan: what was done then and is not now is undone. */
  readonly earlierVerdicts?: string
  /** Where to write the verdict on every correction, as Parquet. */
  readonly verdictsFile?: string
  readonly listMax?: number
}

/** Verifies every correction of a plan in one pass over the book. */
export async function verifyInBook(options: VerifyInBookOptions): Promise<VerifyReport> {
  const { connection, book } = options
  const shards = book.shards.map(({ file }) => join(book.dir, file))
  const asOf = isoFromDay(book.asOf)
  await stagePlan(connection, options.plan, options.receipts)
  await connection.run(bookAccountsSql(shards))
  await connection.run(bookedSql(join(book.dir, book.transfers.file)))
  await connection.run(codesSql)
  await connection.run(verdictsSql(asOf, options.earlierVerdicts))
  if (options.verdictsFile !== undefined) await writeVerdicts(connection, options.verdictsFile)
  const report = await readReport(connection, options.listMax ?? listMaxDefault)
  for (const table of ['planned', 'book_account', 'booked', 'codes', 'verified']) {
    await connection.run(`DROP TABLE ${table}`)
  }
  return { ...report, asOf }
}

const writeVerdicts = (connection: DuckDBConnection, file: string) =>
  connection.run(`COPY (SELECT correction, account, kind, verdict, reason FROM verified ORDER BY ordinal)
    TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd)`)

type Row = Readonly<Record<string, string | number | null>>

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  const reader = await connection.runAndReadAll(sql)
  return reader.getRowObjectsJS() as readonly Row[]
}

async function readReport(
  connection: DuckDBConnection,
  listMax: number,
): Promise<Omit<VerifyReport, 'asOf'>> {
  const counted = await rowsOf(
    connection,
    'SELECT measure, kind, verdict, reason, CAST(count(*) AS DOUBLE) AS corrections FROM verified GROUP BY ALL',
  )
  const byKind: VerdictCounts = {}
  const reasons: Partial<Record<VerdictReason, number>> = {}
  const doneByMeasure: Record<string, number> = {}
  const totals = { done: 0, open: 0, undone: 0 }
  for (const { measure, kind, verdict, reason, corrections } of counted) {
    if (verdict === 'done')
      doneByMeasure[measure as string] = (doneByMeasure[measure as string] ?? 0) + Number(corrections)
    const counts = byKind[kind as CorrectionKind] ?? { done: 0, open: 0, undone: 0 }
    counts[verdict as Verdict] += Number(corrections)
    reasons[reason as VerdictReason] = (reasons[reason as VerdictReason] ?? 0) + Number(corrections)
    byKind[kind as CorrectionKind] = counts
    totals[verdict as Verdict] += Number(corrections)
  }
  const list = (await rowsOf(connection, listSql(listMax))).map(verifiedFrom)
  const leftOff = totals.open + totals.undone - list.length
  const total = totals.done + totals.open + totals.undone
  return {
    total,
    ...totals,
    byKind,
    reasons,
    doneByMeasure,
    list,
    leftOff,
    money: await readMoney(connection),
  }
}

const listSql = (listMax: number): string => `
  SELECT correction AS id, system, measure, account, kind, target, CAST(amount AS DOUBLE) AS amount, from_value, to_value,
    until_day, verdict, reason, outcome, code, because
  FROM verified WHERE verdict <> 'done' ORDER BY account, correction LIMIT ${listMax}`

function verifiedFrom(row: Row): VerifiedCorrection {
  const refused = row.outcome === 'refused' && { code: row.code, because: row.because }
  return {
    correction: correctionFrom(row),
    verdict: row.verdict as Verdict,
    reason: row.reason as VerdictReason,
    ...(refused as { code?: string; because?: string }),
  }
}

function correctionFrom(row: Row): Correction {
  const { id, system, measure, account, kind, target, amount, from_value, to_value, until_day } = row
  return {
    id,
    system,
    measure,
    account,
    kind,
    ...(target !== null && { target }),
    ...(amount !== null && { amountMinor: amount as Minor }),
    ...(from_value !== null && { from: from_value }),
    ...(to_value !== null && { to: to_value }),
    ...(until_day !== null && { untilDay: until_day }),
  } as Correction
}

async function readMoney(connection: DuckDBConnection): Promise<readonly MoneyBalance[]> {
  const rows = await rowsOf(
    connection,
    `SELECT kind, CAST(coalesce(sum(amount) FILTER (outcome = 'accepted'), 0) AS DOUBLE) AS accepted,
       CAST(coalesce(sum(booked_amount) FILTER (outcome = 'accepted'), 0) AS DOUBLE) AS booked,
       CAST(coalesce(sum(booked_amount) FILTER (outcome IS DISTINCT FROM 'accepted'), 0) AS DOUBLE) AS found
     FROM verified WHERE booked_amount IS NOT NULL OR outcome = 'accepted' GROUP BY kind`,
  )
  return moneyKinds.map((kind) => {
    const { accepted = 0, booked = 0, found = 0 } = rows.find((row) => row.kind === kind) ?? {}
    const amounts = {
      acceptedMinor: Number(accepted),
      bookedMinor: Number(booked),
      foundMinor: Number(found),
    }
    return { kind, ...amounts, agrees: accepted === booked }
  })
}
