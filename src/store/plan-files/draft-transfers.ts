// Drafts the fees of transfers to registered donation accounts: matched in the database, judged by the room.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, quoted, type RegisterEntry } from '../../book/index.ts'
import { correctionKinds, type Day, noDay, transferPurposes } from '../../kernel/index.ts'
import {
  correctTransferFee,
  donationFees,
  Findings,
  measures,
  type RegisterValidity,
} from '../../measures/index.ts'
import {
  bytesOfFindings,
  countFindings,
  leaguesOf,
  type PlanFile,
  type Totals,
} from '../../reconcile/index.ts'
import type { MonthCost } from './messages.ts'
import { MonthCosts } from './month-costs.ts'
import { writeShard } from './write-shard.ts'

export interface TransferDraft {
  readonly book: Book
  readonly register: readonly RegisterEntry[]
  readonly coreCanWaive: boolean
  readonly totals: Totals
  /** Absent for a simulation, which writes nothing. */
  readonly folder?: string
}

export interface DraftedTransfers {
  readonly digest: Uint8Array
  readonly files: readonly PlanFile[]
  /** Fees given back, by the month of the transfer. */
  readonly months: readonly MonthCost[]
}

/** Drafts all transfers with a fee to a registered payee, in the order of their ids; adds to the totals. */
export async function draftTransfers(draft: TransferDraft): Promise<DraftedTransfers> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const { findings, months } = await findFees(connection, draft)
    const start = { correction: 0, exception: 0, violation: 0 }
    const hash = createHash('sha256')
    for (const bytes of bytesOfFindings(findings, start)) hash.update(bytes)
    const files = draft.folder === undefined ? [] : await writeFees(connection, draft.folder, findings)
    return { digest: hash.digest(), files, months }
  } finally {
    instance.closeSync()
  }
}

async function findFees(connection: DuckDBConnection, draft: TransferDraft): Promise<FoundFees> {
  const validity = validityByAccount(draft.register)
  const findings = new Findings()
  findings.measure = measures.indexOf(donationFees)
  const months = new MonthCosts()
  await connection.run(matchedSql(draft.book, [...validity.keys()]))
  const { leagueOfRegion } = leaguesOf(draft.book.regions)
  const reader = await connection.runAndReadAll(
    `SELECT payee_account, day, purpose, region, fee_amount::DOUBLE, fee_paid::DOUBLE, waived::DOUBLE,
      refunded::DOUBLE, latest_waiver, latest_refund FROM matched ORDER BY position`,
  )
  reader.getRows().forEach((row, position) => {
    const [payee, ...cells] = row
    const [day, purpose, region, posted, paid, waived, refunded, latestWaiver, latestRefund] = cells.map(
      Number,
    ) as Cells
    const mark = {
      correction: findings.corrections.count,
      exception: findings.exceptions.count,
      violation: 0,
    }
    findings.row = position
    findings.latestNth = (kind) => (kind === waiveKind ? latestWaiver : latestRefund)
    const fee = { day, purpose: transferPurposes[purpose]!, posted, paid, waived, refunded }
    correctTransferFee(fee, validity.get(String(payee))!, draft.coreCanWaive, findings)
    countFindings(draft.totals, findings, mark, leagueOfRegion[region]!)
    const { amount, count } = findings.corrections
    for (let at = mark.correction; at < count; at++) months.giveBack(day as Day, amount[at]!)
  })
  return { findings, months: months.inOrder() }
}

interface FoundFees extends Pick<DraftedTransfers, 'months'> {
  readonly findings: Findings
}

type Cells = [number, number, number, number, number, number, number, number, number]

const waiveKind = correctionKinds.indexOf('waive_charge')

/** Transfers whose fee may be free, numbered in the order of their ids. */
const matchedSql = (book: Book, payees: readonly string[]): string => `
  CREATE TEMP TABLE matched AS
  SELECT *, row_number() OVER (ORDER BY transfer) - 1 AS position
  FROM ${quoted(join(book.dir, book.transfers.file))}
  WHERE fee_amount > 0 AND payee_account IN (${['', ...payees].map(quoted).join(', ')})`

function validityByAccount(register: readonly RegisterEntry[]): Map<string, RegisterValidity[]> {
  const validity = new Map<string, RegisterValidity[]>()
  for (const { accountNumber, validFrom, validTo } of register) {
    const entries = validity.get(accountNumber) ?? []
    validity.set(accountNumber, [...entries, { firstDay: validFrom, lastDay: validTo ?? noDay }])
  }
  return validity
}

/** A transfer stands where an account does: its fee is its only charge, and the core owns it. */
const transfersAsAccounts = `
  SELECT transfer AS account, 0 AS product, [{debt: ''}] AS debt_details, [fee] AS charge_ids, position FROM matched`

const writeFees = (connection: DuckDBConnection, folder: string, findings: Findings) =>
  writeShard(
    { connection, accounts: transfersAsAccounts, firstAccount: 0, folder, name: 'transfers' },
    findings,
  )
