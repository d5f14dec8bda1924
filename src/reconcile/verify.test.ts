// Verdicts: what each combination of book, receipt and earlier sighting says, and how a correction stands in a case.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayFromIso, type Minor } from '../kernel/index.ts'
import type { Correction } from './correction.ts'
import type { Receipt } from './ports.ts'
import { type Standing, type Verdict, type VerdictReason, verdictOn } from './verify.ts'
import { isAsGood, type StandingAccount, standsInCase, verifyInCases } from './verify-cases.ts'

type Outcome = Receipt['outcome'] | 'not sent'

/** Standing, what the system said, seen done before; verdict and reason. */
const verdictTable: readonly (readonly [Standing, Outcome, boolean, Verdict, VerdictReason])[] = [
  ['so', 'accepted', false, 'done', 'in_the_book'],
  ['so', 'unknown', false, 'done', 'found_without_answer'],
  ['so', 'refused', false, 'done', 'found_without_answer'],
  ['so', 'not sent', false, 'done', 'found_without_answer'],
  ['run_out', 'accepted', true, 'done', 'run_out'],
  ['other_amount', 'unknown', false, 'open', 'other_amount'],
  ['not_so', 'accepted', false, 'undone', 'gone_again'],
  ['not_so', 'unknown', true, 'undone', 'gone_again'],
  ['not_so', 'refused', true, 'undone', 'gone_again'],
  ['not_so', 'refused', false, 'open', 'refused'],
  ['not_so', 'unknown', false, 'open', 'never_arrived'],
  ['not_so', 'not sent', false, 'open', 'not_sent'],
]
for (const [standing, outcome, seenBefore, verdict, reason] of verdictTable) {
  test(`X17 ${standing}, ${outcome}${seenBefore ? ', seen before' : ''}: ${verdict} because ${reason}`, () => {
    const receipt = outcome === 'not sent' ? undefined : { correction: 'c', outcome }
    assert.deepEqual(verdictOn({ standing, receipt, seenBefore }), { verdict, reason })
  })
}

const asOf = dayFromIso('2020-04-01')

const asked = (kind: Correction['kind'], rest: object = {}): Correction => ({
  id: `cor:t:a1:${kind}::1`,
  system: 'core',
  measure: 't',
  account: 'a1',
  kind,
  ...rest,
})

const plain: StandingAccount = {
  listedAsDefaulter: true,
  creditRecord: { '2020-02': '2' },
  contactAllowed: { agent: false, auto_voice: true },
  booked: new Map([
    ['cor:t:a1:refund_charge::1', { kind: 'refund_charge', target: 'c1', amountMinor: 100 as Minor }],
    ['cor:t:a1:move_due_day::1', { kind: 'move_due_day', target: 'd1' }],
  ]),
}

const money = (amountMinor: number) => ({ target: 'c1', amountMinor: amountMinor as Minor })
const forward = { from: '2020-02-05', to: '2020-05-05' }
const back = { from: '2020-05-05', to: '2020-02-05' }
const amend = (to: string, target = '2020-02') => asked('amend_credit_record', { target, from: '3', to })

const standings: readonly (readonly [string, Correction, Standing])[] = [
  ['a refund under our id', asked('refund_charge', money(100)), 'so'],
  ['a refund under our id with another amount', asked('refund_charge', money(99)), 'other_amount'],
  ['a waiver that is not on the books', asked('waive_charge', money(100)), 'not_so'],
  ['a move under our id', asked('move_due_day', { target: 'd1', ...forward }), 'so'],
  ['a move of another id', { ...asked('move_due_day', { target: 'd2', ...forward }), id: 'other' }, 'not_so'],
  ['a move back while a move is on the books', asked('move_due_day', { target: 'd1', ...back }), 'not_so'],
  ['a move back of a debt no move is booked for', asked('move_due_day', { target: 'd2', ...back }), 'so'],
  ['a customer still on the list', asked('delist_default'), 'not_so'],
  ['a month at the code asked for', amend('2'), 'so'],
  ['a month at a better code than asked for', amend('3'), 'so'],
  ['a month at a worse code than asked for', amend('1'), 'not_so'],
  ['a month that was never reported', amend('N', '2020-01'), 'not_so'],
  ['a closed channel that was to be held', asked('hold_contact', { target: 'agent' }), 'so'],
  ['an open channel that was to be held', asked('hold_contact', { target: 'auto_voice' }), 'not_so'],
  ['a channel not known for the account', asked('hold_contact', { target: 'manager' }), 'not_so'],
  [
    'a hold on its last day',
    asked('hold_contact', { target: 'auto_voice', untilDay: '2020-04-01' }),
    'not_so',
  ],
  [
    'a hold after its last day',
    asked('hold_contact', { target: 'auto_voice', untilDay: '2020-03-31' }),
    'run_out',
  ],
  ['an open channel that was to be released', asked('release_contact', { target: 'auto_voice' }), 'so'],
  ['a closed channel that was to be released', asked('release_contact', { target: 'agent' }), 'not_so'],
]
for (const [fact, correction, standing] of standings) {
  test(`${correction.kind}: ${fact} is ${standing}`, () => {
    assert.equal(standsInCase(correction, plain, asOf), standing)
    assert.equal(standsInCase(correction, undefined, asOf), 'not_so')
  })
}

test('S8.4 a customer who is off the list stands as asked', () => {
  assert.equal(standsInCase(asked('delist_default'), { ...plain, listedAsDefaulter: false }, asOf), 'so')
})

test('codes are ordered N, 1 … 7, and another code is only as good as itself', () => {
  const asGood = ['N', '1', '7', 'C', ''].map((one) =>
    ['N', '1', '7', 'C'].map((other) => isAsGood(one, other)),
  )
  assert.deepEqual(asGood, [
    [true, true, true, false],
    [false, true, true, false],
    [false, false, true, false],
    [false, false, false, true],
    [false, false, false, false],
  ])
})

test('X7 accepted money that is not on the books to the fen does not agree, and is listed', () => {
  const corrections = [
    asked('refund_charge', money(100)),
    { ...asked('refund_charge', money(50)), id: 'cor:t:a1:refund_charge::2' },
  ]
  const receipts = new Map(
    corrections.map(({ id }) => [id, { correction: id, outcome: 'accepted' as const }]),
  )
  const report = verifyInCases({ asOf, corrections, receipts, accounts: new Map([['a1', plain]]) })
  assert.deepEqual(report.money, [
    { kind: 'waive_charge', acceptedMinor: 0, bookedMinor: 0, foundMinor: 0, agrees: true },
    { kind: 'refund_charge', acceptedMinor: 150, bookedMinor: 100, foundMinor: 0, agrees: false },
  ])
  assert.deepEqual(
    report.list.map(({ correction, verdict }) => [correction.id, verdict]),
    [['cor:t:a1:refund_charge::2', 'undone']],
  )
})

test('money found on the books without an answer is counted apart', () => {
  const corrections = [asked('refund_charge', money(100))]
  const report = verifyInCases({ asOf, corrections, receipts: new Map(), accounts: new Map([['a1', plain]]) })
  assert.equal(report.money[1]?.foundMinor, 100)
  assert.equal(report.done, 1)
})

test('a report lists at most as many as asked for and says how many it left off', () => {
  const corrections = Array.from({ length: 5 }, (_, at) => ({
    ...asked('delist_default'),
    id: `cor:${4 - at}`,
  }))
  const accounts = new Map([['a1', plain]])
  const report = verifyInCases({ asOf, corrections, receipts: new Map(), accounts, listMax: 2 })
  assert.deepEqual(
    report.list.map(({ correction }) => correction.id),
    ['cor:0', 'cor:1'],
  )
  assert.equal(report.leftOff, 3)
  assert.deepEqual(report.byKind, { delist_default: { done: 0, open: 5, undone: 0 } })
})
