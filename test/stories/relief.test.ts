// The stories of relief, from the bank's extract to the corrections of the plan.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Extract, type ExtractRow, smallExtract } from '../../src/book/small-extract.ts'
import { dayFromIso } from '../../src/kernel/index.ts'
import type { Programme } from '../../src/programmes/index.ts'
import type { Correction } from '../../src/reconcile/index.ts'
import { draftExtract, shippedProgramme } from './night.ts'

const base = smallExtract()
const [loan] = base.loans
const [card] = base.cards
const [instalment] = base.debts
const statement = base.debts.find(({ account }) => account === 'C1')!
const fee = base.charges.find(({ account }) => account === 'C1')!
const [penalty] = base.charges

/** An extract of these rows and nothing else, for the four people of the small extract. */
const extractOf = (tables: Partial<Extract>): Extract => ({
  ...(Object.fromEntries(Object.keys(base).map((table) => [table, []])) as unknown as Extract),
  customers: base.customers,
  ...tables,
})

const fact = (customer: string, kind: string, first: string, last = ''): ExtractRow => ({
  circumstance: `S-${customer}`,
  customer,
  kind,
  first_day: first,
  last_day: last,
  status: 'verified',
  known_day: '',
})

const flags = (account: string, listed = 'false'): ExtractRow => ({
  account,
  listed_as_defaulter: listed,
  agent: 'true',
  auto_voice: 'true',
  manager: 'true',
})

/** Kind, target and what changes, without the holds. */
const essence = (corrections: readonly Correction[]): readonly unknown[] =>
  corrections
    .filter(({ kind }) => kind !== 'hold_contact')
    .map(({ account, kind, target, amountMinor, from, to }) => [
      account,
      kind,
      target,
      amountMinor ?? (from === undefined ? undefined : `${from} → ${to}`),
    ])

test('E2E-8: a nurse gets the late fee of 37.50 back, leaves the defaulter list, and February is corrected', async () => {
  const extract = extractOf({
    circumstances: [fact('P2', 'frontline', '2020-01-28', '2020-03-10')],
    cards: [card!],
    debts: [statement],
    payments: [{ account: 'C1', debt: 's1', day: '2020-03-02', amount_minor: '75000' }],
    charges: [{ ...fee, paid_minor: '3750' }],
    credit_record: [{ account: 'C1', month: '2020-02', code: '1' }],
    flags: [flags('C1', 'true')],
  })
  const { corrections } = await draftExtract({ extract })
  assert.deepEqual(essence(corrections), [
    ['C1', 'amend_credit_record', '2020-02', '1 → N'],
    ['C1', 'delist_default', undefined, undefined],
    ['C1', 'refund_charge', 'f1', 3750],
  ])
})

test("E2E-9: the husband is in hospital; one fact relieves his wife's mortgage and card", async () => {
  const extract = extractOf({
    circumstances: [fact('P1', 'hospitalised', '2020-02-05', '2020-02-25')],
    loans: [{ ...loan!, customer: 'P2' }],
    cards: [card!],
    debts: [instalment!, statement],
    charges: [
      { ...penalty!, paid_minor: '0' },
      { ...fee, paid_minor: '0' },
    ],
    flags: [flags('L1'), flags('C1')],
  })
  const { corrections, exceptions } = await draftExtract({ extract })
  assert.deepEqual(essence(corrections), [
    ['C1', 'move_due_day', 's1', '2020-02-10 → 2020-05-10'],
    ['L1', 'move_due_day', 'd1', '2020-02-05 → 2020-05-05'],
    ['L1', 'waive_charge', 'c1', 1445],
  ])
  assert.deepEqual(
    exceptions.map(({ account, code }) => [account, code]),
    [['C1', 'awaiting_collection']],
  )
  assert.equal(corrections.filter(({ kind }) => kind === 'hold_contact').length, 6)
})

test('E2E-10: a taxi driver without income: the loan is deferred, the card refused, the record follows the schedule', async () => {
  const extract = extractOf({
    circumstances: [fact('P2', 'income_lost', '2020-02-01')],
    loans: [{ ...loan!, customer: 'P2' }],
    cards: [card!],
    debts: [{ ...instalment!, debt: 'd0', due_day: '2020-01-10' }, instalment!, statement],
    charges: [{ ...fee, paid_minor: '0' }],
    credit_record: [
      { account: 'L1', month: '2020-01', code: '1' },
      { account: 'L1', month: '2020-02', code: '2' },
    ],
  })
  const { plan, corrections } = await draftExtract({ extract })
  assert.deepEqual(essence(corrections), [['L1', 'move_due_day', 'd1', '2020-02-05 → 2020-05-05']])
  const outcomes = plan.summary.outcomes.map(({ outcome, product }) => [product, outcome])
  assert.deepEqual(outcomes, [
    ['card', 'kind_not_covered'],
    ['loan', 'granted'],
  ])
})

const penaltyOfSpring: ExtractRow = {
  ...penalty!,
  day: '2020-03-21',
  amount_minor: '91875',
  paid_minor: '0',
  base_amount_minor: '10000000',
  base_last_day: '2020-03-20',
}

const lifted = extractOf({
  circumstances: [fact('P1', 'verified_hardship', '2020-03-10')],
  loans: [loan!],
  debts: [{ ...instalment!, principal_minor: '10000000', interest_minor: '0' }],
  payments: [{ account: 'L1', debt: 'd1', day: '2020-03-21', amount_minor: '10000000' }],
  charges: [penaltyOfSpring],
})

test('E2E-11: after the window a verified hardship has 21 days of penalty interest waived: 428.75', async () => {
  const { corrections } = await draftExtract({ extract: lifted })
  assert.deepEqual(essence(corrections), [['L1', 'waive_charge', 'c1', 42875]])
})

test('E2E-11: with the mark-up only it is 142.92', async () => {
  const shipped = await shippedProgramme()
  const loanTerms = { ...shipped.terms.loan, waiverBasis: 'markup_only' } as const
  const programme = { ...shipped, terms: { ...shipped.terms, loan: loanTerms } }
  const { corrections } = await draftExtract({ extract: lifted, programme })
  assert.deepEqual(essence(corrections), [['L1', 'waive_charge', 'c1', 14292]])
})

test('E2E-11 S8.9: a wave gives back the managers; who is covered stays excluded', async () => {
  const shipped = await shippedProgramme()
  const wave = {
    id: 'w1',
    releasedDay: dayFromIso('2020-03-16'),
    minDaysPastDue: 30,
    channels: ['manager'],
  } as const
  const programme: Programme = { ...shipped, waves: [wave] }
  const held = (account: string): ExtractRow[] =>
    ['agent', 'auto_voice', 'manager'].map((channel) => ({
      correction: `cor:icbc-im-2020:${account}:hold_contact:${channel}:1`,
      account,
      kind: 'hold_contact',
      target: channel,
      amount_minor: '',
      from_value: '',
      to_value: '',
      until_day: '',
    }))
  const closed = (account: string): ExtractRow => ({
    ...flags(account),
    agent: 'false',
    auto_voice: 'false',
    manager: 'false',
  })
  const extract = extractOf({
    circumstances: [fact('P1', 'quarantined', '2020-02-01', '2020-02-14')],
    loans: [loan!, { ...loan!, account: 'L2', customer: 'P3' }],
    debts: [instalment!, { ...instalment!, account: 'L2', due_day: '2020-01-20' }],
    flags: [closed('L1'), closed('L2')],
    corrections: [...held('L1'), ...held('L2')],
  })
  const { corrections } = await draftExtract({ extract, programme })
  const released = corrections.filter(({ kind }) => kind === 'release_contact')
  assert.deepEqual(
    released.map(({ account, target }) => [account, target]),
    [['L2', 'manager']],
  )
})
