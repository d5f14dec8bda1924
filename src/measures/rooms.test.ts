// The rooms as tables a banker can read: the day before, the first, the last and the day after; every refusal once.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { programmeFromOracle, type WorkedAnswers } from '../../test/oracles/programme.ts'
import { correctionKinds, isRefusal, noDay } from '../kernel/index.ts'
import type { Programme } from '../programmes/index.ts'
import { type AccountAnswer, evaluateCase } from '../reconcile/index.ts'
import { Findings } from './findings.ts'
import { accountMeasures, correctTransferFee, entitlementRefusals, giveBack } from './index.ts'

const file = new URL('../../test/oracles/relief-cases.json', import.meta.url)
const oracles = JSON.parse(readFileSync(file, 'utf8')) as WorkedAnswers
const shipped = programmeFromOracle(oracles, oracles.cases[0]!)

interface Given {
  readonly asOf?: string
  readonly own?: readonly object[]
  readonly spouse?: readonly object[]
  readonly account?: object
  readonly programme?: Programme
}

const instalment = {
  id: 'd1',
  dueDay: '2020-02-05',
  principalMinor: 100_000,
  interestMinor: 20_000,
  payments: [],
}

/** Evaluates one loan of the first of a couple. */
function answerOf({
  asOf = '2020-02-20',
  own = [],
  spouse = [],
  account = {},
  programme = shipped,
}: Given): AccountAnswer {
  const answer = evaluateCase(programme, {
    asOf,
    people: [
      { id: 'p1', spouse: 'p2', circumstances: own },
      { id: 'p2', spouse: 'p1', circumstances: spouse },
    ],
    accounts: [{ id: 'a1', product: 'loan', owner: 'p1', region: '150300', debts: [instalment], ...account }],
  })
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.because : '')
  return answer.accounts[0]!
}

const fact = (kind: string, firstDay: string, lastDay?: string, status = 'verified') => ({
  kind,
  firstDay,
  status,
  ...(lastDay !== undefined && { lastDay }),
})
const ill = fact('hospitalised', '2020-02-05', '2020-02-25')
const spouseless: Programme = {
  ...shipped,
  eligibility: { loan: { ...shipped.eligibility.loan, hospitalised: { ...covered(), spouse: false } } },
}

function covered() {
  return { covered: true, spouse: true, creditRecord: 'protect' } as const
}

const card = {
  product: 'card',
  debts: [{ id: 's1', statementDay: '2020-01-11', dueDay: '2020-02-05', minimumMinor: 50_000, payments: [] }],
}

const outcomes: readonly (readonly [outcome: string, given: Given])[] = [
  ['evidence_rejected', { own: [fact('hospitalised', '2020-02-05', undefined, 'rejected')] }],
  ['unknown_region', { own: [ill], account: { region: '110000' } }],
  ['product_not_covered', { own: [ill], account: card, programme: spouseless }],
  ['outside_window', { own: [fact('hospitalised', '2020-01-01', '2020-01-24')] }],
  ['kind_not_covered', { own: [fact('income_lost', '2020-02-05')], account: card }],
  ['spouse_not_covered', { spouse: [ill], programme: spouseless }],
  ['evidence_pending', { own: [fact('hospitalised', '2020-02-05', undefined, 'pending')] }],
]

test('S8.2: every refusal of an entitlement is tried, in order of precedence', () => {
  assert.deepEqual(
    outcomes.map(([outcome]) => outcome),
    entitlementRefusals,
  )
})

for (const [code, given] of outcomes) {
  test(`S8.2: refused with ${code}`, () => {
    assert.deepEqual(answerOf(given).entitlement, { outcome: 'refused', code })
  })
}

const kinds = ['hospitalised', 'quarantined', 'frontline', 'income_lost'] as const
for (const kind of kinds) {
  for (const relation of ['owner', 'spouse'] as const) {
    test(`S8.2: a loan is relieved for ${kind} of the ${relation}`, () => {
      const facts = [fact(kind, '2020-02-05')]
      const { entitlement } = answerOf(relation === 'owner' ? { own: facts } : { spouse: facts })
      assert.equal(entitlement.outcome, 'granted')
    })
  }
}

const edges = [
  ['ends the day before the window', '2020-01-10', '2020-01-24', 'refused'],
  ['ends on the first day', '2020-01-10', '2020-01-25', 'granted'],
  ['begins on the last day', '2020-02-25', '2020-03-10', 'granted'],
  ['begins the day after', '2020-02-26', '2020-03-10', 'refused'],
] as const
for (const [name, first, last, outcome] of edges) {
  test(`S0.6: a circumstance that ${name} is ${outcome}`, () => {
    const answer = answerOf({ asOf: '2020-03-31', own: [fact('quarantined', first, last)] })
    assert.equal(answer.entitlement.outcome, outcome)
  })
}

test('S0.6: before the window has begun nobody is covered, on its first day they are', () => {
  const own = [fact('quarantined', '2020-01-20')]
  assert.equal(answerOf({ asOf: '2020-01-24', own }).entitlement.outcome, 'refused')
  assert.equal(answerOf({ asOf: '2020-01-25', own }).entitlement.outcome, 'granted')
})

const dueDays = [
  ['2020-01-24', undefined],
  ['2020-01-25', '2020-04-25'],
  ['2020-02-25', '2020-05-25'],
  ['2020-02-26', undefined],
] as const
for (const [dueDay, relieved] of dueDays) {
  test(`S8.3: an instalment due ${dueDay} is ${relieved === undefined ? 'not deferred' : `due ${relieved}`}`, () => {
    const account = { debts: [{ ...instalment, dueDay }] }
    const { deferred } = answerOf({ asOf: '2020-03-31', own: [ill], account })
    assert.deepEqual(deferred, relieved === undefined ? [] : [{ debt: 'd1', from: dueDay, to: relieved }])
  })
}

const settlements = [
  ['the day before it was due', '2020-02-04', []],
  ['on its due day', '2020-02-05', []],
  ['the day after', '2020-02-06', ['2020-05-05']],
] as const
for (const [name, day, to] of settlements) {
  test(`S8.3: an instalment paid ${name} is ${to.length === 0 ? 'not ' : ''}deferred, and never moved`, () => {
    const payments = [{ day, amountMinor: 120_000 }]
    const answer = answerOf({ own: [ill], account: { debts: [{ ...instalment, payments }] } })
    assert.deepEqual(
      answer.deferred.map((debt) => debt.to),
      to,
    )
    assert.deepEqual(
      answer.corrections.filter(({ kind }) => kind === 'move_due_day'),
      [],
    )
  })
}

const finalDays = [
  ['before the due day', '2020-01-31', '2020-05-05'],
  ['between', '2020-04-10', '2020-04-10'],
  ['after', '2035-06-05', '2020-05-05'],
] as const
for (const [name, finalDay, to] of finalDays) {
  test(`S8.3: with the contract ending ${name}, the instalment is due ${to}`, () => {
    assert.equal(answerOf({ own: [ill], account: { finalDay } }).deferred[0]!.to, to)
  })
}

const holds: readonly (readonly [name: string, given: Given, until: string | undefined | false])[] = [
  ['in the window every loan stands still', {}, undefined],
  ['the day before the window calls are allowed', { asOf: '2020-01-24' }, false],
  ['a card without circumstances may be called', { account: card }, false],
  ['a covered card is held to its relieved due day', { own: [ill], account: card }, '2020-05-05'],
  [
    'evidence pending holds a card',
    { own: [fact('frontline', '2020-02-01', undefined, 'pending')], account: card },
    undefined,
  ],
]
for (const [name, given, until] of holds) {
  test(`S8.8: ${name}`, () => {
    const account = { ...given.account, contactAllowed: { agent: true } }
    const held = answerOf({ ...given, account }).corrections.filter(({ kind }) => kind === 'hold_contact')
    const expected = until === undefined ? {} : { untilDay: until }
    assert.deepEqual(held, until === false ? [] : [{ kind: 'hold_contact', target: 'agent', ...expected }])
  })
}

test('S8.8: a covered card may be called before the bank knew, and from the day it knew no more', () => {
  const own = [{ ...ill, knownDay: '2020-02-12' }]
  const contacts = ['2020-02-11', '2020-02-12'].map((day) => ({ day, channel: 'agent', type: 'collection' }))
  const { violations } = answerOf({ own, account: { ...card, contacts } })
  assert.deepEqual(violations, [{ day: '2020-02-12', channel: 'agent' }])
})

const fees = [
  [
    'unpaid, core can waive',
    { posted: 100, paid: 0, waived: 0, refunded: 0 },
    true,
    ['waive_charge 100'],
    [],
  ],
  [
    'partly paid',
    { posted: 100, paid: 30, waived: 0, refunded: 0 },
    true,
    ['waive_charge 70', 'refund_charge 30'],
    [],
  ],
  ['paid', { posted: 100, paid: 100, waived: 0, refunded: 0 }, true, ['refund_charge 100'], []],
  ['given back already', { posted: 100, paid: 30, waived: 70, refunded: 30 }, true, [], []],
  [
    'given back too much',
    { posted: 100, paid: 100, waived: 0, refunded: 120 },
    true,
    [],
    ['over_corrected 20'],
  ],
  [
    'unpaid, charge first',
    { posted: 100, paid: 0, waived: 0, refunded: 0 },
    false,
    [],
    ['awaiting_collection 100'],
  ],
  [
    'partly paid, charge first',
    { posted: 100, paid: 30, waived: 0, refunded: 0 },
    false,
    ['refund_charge 30'],
    ['awaiting_collection 70'],
  ],
] as const
for (const [name, charge, coreCanWaive, corrections, exceptions] of fees) {
  test(`S7.8: a fee of 100 that is free: ${name}`, () => {
    const findings = new Findings()
    const due = charge.posted - charge.waived - charge.refunded
    giveBack(due, { target: 0, ...charge }, coreCanWaive, findings)
    assert.deepEqual(written(findings), { corrections: [...corrections], exceptions: [...exceptions] })
  })
}

const kindWords = ['move_due_day', 'waive_charge', 'refund_charge']
const exceptionWords = ['awaiting_collection', 'inconsistent_charge', 'over_corrected']

function written({ corrections, exceptions }: Findings) {
  const of = (words: readonly string[], found: { kind: Uint8Array; amount: Float64Array; count: number }) =>
    Array.from({ length: found.count }, (_, at) => `${words[found.kind[at]!]} ${found.amount[at]}`)
  return { corrections: of(kindWords, corrections), exceptions: of(exceptionWords, exceptions) }
}

test('UX-8 every correction of a loan and a card has words for its customer, none of which names a target', () => {
  const others = accountMeasures.filter(({ id }) => !id.endsWith('-relief'))
  for (const product of ['loan', 'card']) {
    const rooms = [accountMeasures.find(({ id }) => id === `${product}-relief`)!, ...others]
    for (const kind of correctionKinds) {
      const words = rooms.find(({ told }) => kind in told)?.told[kind]
      assert.ok(words !== undefined && !`${words.zh}${words.en}`.includes('{target}'), `${product} ${kind}`)
    }
  }
})

test('S2.5: a purpose outside the two is charged, whoever receives it', () => {
  const findings = new Findings()
  const fee = { day: 100, purpose: 'other', posted: 500, paid: 500, waived: 0, refunded: 0 } as const
  correctTransferFee(fee, [{ firstDay: 0, lastDay: noDay }], true, findings)
  assert.equal(findings.corrections.count, 0)
})
