// Fee-free donations, from the transfer in the book to the correction in the plan.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Extract, type ExtractRow, smallExtract } from '../../src/book/small-extract.ts'
import { draftExtract, withBooked } from './night.ts'

const redCross = '8800150300000000017'
const zone = '8800150300000000090'
const lookAlike = '8800990000000000013'

const register = [
  `${redCross},中国红十字会总会,charity,110101,2020-01-24,,2020-01-26,published`,
  `${zone},疫情防控指挥部,epidemic_zone,150621,2020-01-24,2020-02-25,2020-01-26,published`,
]

const transfer = (id: string, fields: ExtractRow): ExtractRow => ({
  transfer: id,
  account: '',
  payee_account: redCross,
  payee_name: '中国红十字会总会',
  day: '2020-01-30',
  channel: 'counter',
  purpose: 'donation',
  region: '150302',
  amount_minor: '1000000',
  fee: `F${id}`,
  fee_minor: '500',
  fee_paid_minor: '500',
  ...fields,
})

const extractOf = (transfers: ExtractRow[]): Extract => ({
  ...smallExtract(),
  circumstances: [],
  corrections: [],
  contacts: [],
  flags: [],
  transfers,
})

test('E2E-1: donations at counter and terminal to charity and epidemic zone are free, the look-alike is not', async () => {
  const extract = extractOf([
    transfer('T1', { channel: 'counter' }),
    transfer('T2', { channel: 'smart_terminal' }),
    transfer('T3', { channel: 'counter', payee_account: zone, purpose: 'epidemic_funds' }),
    transfer('T4', { channel: 'smart_terminal', payee_account: zone }),
    transfer('T5', { payee_account: lookAlike, payee_name: '中国红十宇会总会' }),
  ])
  const { corrections } = await draftExtract({ extract, register })
  assert.deepEqual(
    corrections.map(({ account, kind, target, amountMinor }) => [account, kind, target, amountMinor]),
    ['T1', 'T2', 'T3', 'T4'].map((id) => [id, 'refund_charge', `F${id}`, 500]),
  )
})

const edges: readonly (readonly [name: string, fields: ExtractRow, free: boolean])[] = [
  ['the day before the account is valid', { day: '2020-01-23' }, false],
  ['the first day', { day: '2020-01-24' }, true],
  ['the last day of an account that ended', { payee_account: zone, day: '2020-02-25' }, true],
  ['the day after', { payee_account: zone, day: '2020-02-26' }, false],
  ['another purpose', { purpose: 'other' }, false],
  ['no fee was posted', { fee: '', fee_minor: '0', fee_paid_minor: '0' }, false],
]
for (const [name, fields, free] of edges) {
  test(`S2.5: ${name}: ${free ? 'free' : 'the normal tariff'}`, async () => {
    const { corrections } = await draftExtract({ extract: extractOf([transfer('T1', fields)]), register })
    assert.equal(corrections.length, free ? 1 : 0)
  })
}

test('S2.5: a fee that is posted and not yet paid is waived, the paid part refunded', async () => {
  const extract = extractOf([transfer('T1', { fee_minor: '500', fee_paid_minor: '200' })])
  const { corrections } = await draftExtract({ extract, register })
  const found = corrections.map(({ kind, amountMinor }) => [kind, amountMinor])
  assert.deepEqual(found, [
    ['refund_charge', 200],
    ['waive_charge', 300],
  ])
})

test('E2E-2: an account verified at 15:00 for a transfer of 10:00 is refunded once, also when drafted twice', async () => {
  const late = [`${redCross},中国红十字会总会,charity,110101,2020-01-30,,2020-01-30,verified`]
  const extract = extractOf([transfer('T1', {})])
  const before = await draftExtract({ extract, register: [] })
  assert.equal(before.corrections.length, 0)
  const first = await draftExtract({ extract, register: late })
  assert.deepEqual(
    first.corrections.map(({ kind, amountMinor }) => [kind, amountMinor]),
    [['refund_charge', 500]],
  )
  const again = await draftExtract({ extract: withBooked(extract, first.corrections), register: late })
  assert.deepEqual(again.corrections, [])
})
