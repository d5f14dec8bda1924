// Verification over a book says the same as verification over cases, for a random plan, to the last line of the list.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { channels, correctionKinds, dayFromIso, type Minor } from '../../kernel/index.ts'
import {
  type BookedCorrection,
  type Correction,
  correctionId,
  MemoryReceipts,
  type PlanBatches,
  type Receipt,
  type StandingAccount,
  type VerifyReport,
  verifyInCases,
} from '../../reconcile/index.ts'
import { verifyInBook } from './verify-book.ts'

const asOf = dayFromIso('2020-04-01')
const accountIds = Array.from({ length: 12 }, (_, index) => `A${index}`)
const transferIds = ['T0', 'T1', 'T2']

let root = ''
let connection: DuckDBConnection
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'reprieve-verify-'))
  connection = await (await DuckDBInstance.create()).connect()
})
after(async () => {
  connection.closeSync()
  await rm(root, { recursive: true, force: true })
})

const code = fc.constantFrom('N', '1', '2', '7', 'C')
const bookedAmount = fc.constantFrom(100, 200)

const standingAccount = (account: string) =>
  fc.record({
    listedAsDefaulter: fc.boolean(),
    creditRecord: fc.record({ '2020-02': code, '2020-03': code }, { requiredKeys: [] }),
    contactAllowed: fc.record(
      { agent: fc.boolean(), auto_voice: fc.boolean(), manager: fc.boolean() },
      { requiredKeys: [] },
    ),
    booked: fc
      .uniqueArray(
        fc.record({
          programme: fc.constantFrom('t', 't', 'another'),
          kind: fc.constantFrom('waive_charge', 'refund_charge', 'move_due_day', 'hold_contact'),
          place: fc.constantFrom(0, 1),
          nth: fc.integer({ min: 1, max: 2 }),
          amount: bookedAmount,
        }),
        {
          selector: ({ programme, kind, place, nth }) => `${programme} ${kind} ${place} ${nth}`,
          maxLength: 7,
        },
      )
      .map((entries) => new Map(entries.map((entry) => bookedEntry(account, entry)))),
  })

interface Entry {
  readonly programme: string
  readonly kind: 'waive_charge' | 'refund_charge' | 'move_due_day' | 'hold_contact'
  readonly place: number
  readonly nth: number
  readonly amount: number
}

const bookedEntry = (account: string, entry: Entry): [string, BookedCorrection] => {
  const { programme, kind, place, nth, amount } = entry
  const isMoney = kind === 'waive_charge' || kind === 'refund_charge'
  const target = kind === 'hold_contact' ? channels[place]! : ['x1', 'x2'][place]!
  const id = correctionId(programme, account, kind, target, nth)
  return [id, { kind, target, ...(isMoney && { amountMinor: amount as Minor }) }]
}

const plannedCorrection = fc
  .record({
    account: fc.constantFrom(...accountIds, ...transferIds, 'gone'),
    kind: fc.constantFrom(...correctionKinds),
    target: fc.constantFrom('x1', 'x2'),
    nth: fc.integer({ min: 1, max: 2 }),
    amount: bookedAmount,
    month: fc.constantFrom('2020-01', '2020-02', '2020-03'),
    code,
    channel: fc.constantFrom(...channels),
    isBack: fc.boolean(),
    untilDay: fc.constantFrom(undefined, '2020-03-31', '2020-04-01'),
    outcome: fc.constantFrom('accepted', 'refused', 'unknown', undefined),
    seenBefore: fc.boolean(),
  })
  .map((draw) => {
    const rest = restOf(draw.kind, draw)
    const id = correctionId('t', draw.account, draw.kind, rest.target, draw.nth)
    const correction = { id, system: 'core', measure: 't', account: draw.account, kind: draw.kind, ...rest }
    const receipt = draw.outcome === undefined ? undefined : receiptFrom(id, draw.outcome)
    return { correction: correction as Correction, receipt, seenBefore: draw.seenBefore }
  })

function receiptFrom(correction: string, outcome: Receipt['outcome']): Receipt {
  return outcome === 'refused'
    ? { correction, outcome, code: 'charges_pending', because: "it's pending" }
    : { correction, outcome }
}

interface Details {
  readonly target: string
  readonly amount: number
  readonly month: string
  readonly code: string
  readonly channel: string
  readonly isBack: boolean
  readonly untilDay: string | undefined
}

function restOf(kind: Correction['kind'], details: Details): Partial<Correction> {
  const { target, amount, month, channel, isBack, untilDay } = details
  const days = ['2020-02-05', '2020-05-05'] as const
  switch (kind) {
    case 'waive_charge':
    case 'refund_charge':
      return { target, amountMinor: amount as Minor }
    case 'move_due_day':
      return isBack ? { target, from: days[1], to: days[0] } : { target, from: days[0], to: days[1] }
    case 'delist_default':
      return {}
    case 'amend_credit_record':
      return { target: month, from: '3', to: details.code }
    case 'hold_contact':
      return untilDay === undefined ? { target: channel } : { target: channel, untilDay }
    case 'release_contact':
      return { target: channel }
  }
}

const text = (value: string | undefined): string =>
  value === undefined ? 'NULL' : `'${value.replaceAll("'", "''")}'`
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1

/** One row of a shard as the book lays it out. */
function accountRow(account: string, standing: StandingAccount): string {
  const state = channels.map((channel) => {
    const allowed = standing.contactAllowed[channel]
    return `${allowed === undefined ? 0 : allowed ? 1 : 2}::UTINYINT AS contact_${channel}`
  })
  const record = Object.entries(standing.creditRecord)
  const months = record.map(([month]) => `{month: ${monthNumber(month)}::INTEGER, code: 0::UTINYINT}`)
  const codes = record.map(([, reported]) => text(reported))
  const booked = [...standing.booked]
  const corrected = booked.map(([, { kind }]) => `{kind: ${correctionKinds.indexOf(kind)}::UTINYINT}`)
  const details = booked.map(
    ([id, { target, amountMinor }]) =>
      `{correction: ${text(id)}, target: ${text(target)}, amount: ${amountMinor ?? 'NULL'}::BIGINT}`,
  )
  return `SELECT ${text(account)} AS account, ${standing.listedAsDefaulter ? 1 : 0}::UTINYINT AS listed_as_defaulter,
    ${state.join(', ')}, [${months.join(', ')}]::STRUCT(month INTEGER, code UTINYINT)[] AS credit_record,
    [${codes.join(', ')}]::VARCHAR[] AS credit_codes, [${corrected.join(', ')}]::STRUCT(kind UTINYINT)[] AS corrected,
    [${details.join(', ')}]::STRUCT(correction VARCHAR, target VARCHAR, amount BIGINT)[] AS correction_details`
}

/** Transfers of a book: T0 nothing, T1 waived 200, T2 refunded 100. */
const transfersSql = `SELECT * FROM (VALUES ('T0', 0, 0), ('T1', 200, 0), ('T2', 0, 100)) AS t(transfer, waived, refunded)`

const transferStanding = (id: string, planned: readonly Correction[]): StandingAccount => ({
  listedAsDefaulter: true,
  creditRecord: {},
  contactAllowed: {},
  booked: new Map(
    planned
      .filter(
        ({ account, kind, amountMinor = 0 }) => account === id && amountMinor <= bookedOfTransfer(id, kind),
      )
      .map(({ id: correction, kind, amountMinor }) => [
        correction,
        { kind, ...(amountMinor && { amountMinor }) },
      ]),
  ),
})

function bookedOfTransfer(id: string, kind: string): number {
  if (kind === 'waive_charge') return id === 'T1' ? 200 : 0
  if (kind === 'refund_charge') return id === 'T2' ? 100 : 0
  return -1
}

interface Planned {
  readonly correction: Correction
  readonly receipt: Receipt | undefined
  readonly seenBefore: boolean
}

const planOf = (planned: readonly Planned[]): PlanBatches => ({
  plan: 'plan_t',
  batches: 1,
  corrections: planned.length,
  read: async () => planned.map(({ correction }) => correction),
})

async function inBook(
  standings: readonly StandingAccount[],
  planned: readonly Planned[],
): Promise<VerifyReport> {
  const rows = standings.map((standing, at) => accountRow(accountIds[at]!, standing))
  for (const [file, sql] of [
    ['shard-0.parquet', rows.slice(0, 6).join(' UNION ALL ')],
    ['shard-1.parquet', rows.slice(6).join(' UNION ALL ')],
    ['transfers.parquet', transfersSql],
    ['earlier.parquet', earlierSql(planned)],
  ] as const) {
    await connection.run(`COPY (${sql}) TO '${join(root, file)}' (FORMAT parquet)`)
  }
  const receipts = new MemoryReceipts()
  await receipts.finish(
    'plan_t',
    0,
    planned.flatMap(({ receipt }) => receipt ?? []),
  )
  const shards = ['shard-0.parquet', 'shard-1.parquet'].map((file) => ({
    file,
    firstAccount: 0,
    accounts: 6,
    sha256: '',
  }))
  const book = { dir: root, asOf, shards, transfers: { file: 'transfers.parquet', rows: 3, sha256: '' } }
  return verifyInBook({
    connection,
    plan: planOf(planned),
    receipts,
    book,
    earlierVerdicts: join(root, 'earlier.parquet'),
    verdictsFile: join(root, 'verdicts.parquet'),
  })
}

const earlierSql = (planned: readonly Planned[]): string =>
  [
    `SELECT 'none' AS correction, 'open' AS verdict`,
    ...planned.map(
      ({ correction, seenBefore }) => `SELECT ${text(correction.id)}, '${seenBefore ? 'done' : 'open'}'`,
    ),
  ].join(' UNION ALL ')

function inCases(standings: readonly StandingAccount[], planned: readonly Planned[]): VerifyReport {
  const corrections = planned.map(({ correction }) => correction)
  const accounts = new Map(standings.map((standing, at) => [accountIds[at]!, standing]))
  for (const id of transferIds) accounts.set(id, transferStanding(id, corrections))
  return verifyInCases({
    asOf,
    corrections,
    receipts: new Map(planned.flatMap(({ receipt }) => (receipt ? [[receipt.correction, receipt]] : []))),
    accounts,
    seenBefore: new Set(planned.filter((each) => each.seenBefore).map(({ correction }) => correction.id)),
  })
}

test('X17 verification over a book and over cases agree on every verdict, reason and fen', async () => {
  const standings = fc.tuple(...accountIds.map(standingAccount))
  const planned = fc.uniqueArray(plannedCorrection, {
    selector: ({ correction }) => correction.id,
    minLength: 20,
    maxLength: 120,
  })
  await fc.assert(
    fc.asyncProperty(standings, planned, async (standing, all) => {
      const onlyMoneyOfTransfers = all.filter(
        ({ correction: { account, kind } }) =>
          !account.startsWith('T') || kind === 'waive_charge' || kind === 'refund_charge',
      )
      const expected = inCases(standing, onlyMoneyOfTransfers)
      assert.deepEqual(await inBook(standing, onlyMoneyOfTransfers), expected)
    }),
    { seed: 20200401, numRuns: 12 },
  )
})

test('the verdicts on file are those of the report, one for each correction', async () => {
  const rows = (
    await connection.runAndReadAll(
      `SELECT verdict, count(*) FROM '${join(root, 'verdicts.parquet')}' GROUP BY 1`,
    )
  ).getRowsJson()
  assert.ok(rows.length === 3, JSON.stringify(rows))
})
