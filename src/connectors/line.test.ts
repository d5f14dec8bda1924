// A line loses, repeats, delays, reorders and breaks exactly as told, and money is never booked twice.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseAccount } from '../book/index.ts'
import { addDays, type Minor } from '../kernel/index.ts'
import type { Answer, Correction } from '../reconcile/index.ts'
import { CaseBank } from './case-bank.ts'
import { chanceFromSeed } from './chance.ts'
import { calm, type FaultRates } from './faults.ts'
import { LineBroken } from './line.ts'

/** A bank of `count` loans with a charge of 100 fen each, all paid, and a refund of it for each. */
function bankOf(
  count: number,
  faults: Partial<FaultRates> = {},
): { bank: CaseBank['bank']; refunds: Correction[] } {
  const accounts = Array.from(
    { length: count },
    (_, index): CaseAccount => ({
      id: `a${index}`,
      product: 'loan',
      owner: 'p1',
      region: '15',
      listedAsDefaulter: false,
      debts: [{ id: 'd1', dueDay: '2020-02-05', principalMinor: 1, interestMinor: 0, payments: [] }],
      charges: [
        { id: 'c1', debtId: 'd1', kind: 'late_fee', day: '2020-02-08', amountMinor: 100, paidMinor: 100 },
      ],
      creditRecord: {},
      contactAllowed: {},
      contacts: [],
      corrected: [],
    }),
  )
  const start = { asOf: '2020-03-31', people: [{ id: 'p1', circumstances: [] }], accounts }
  const options = {
    chance: chanceFromSeed(count),
    habits: { cardsCanWaive: true },
    rates: { ...calm, ...faults },
  }
  const refunds = accounts.map(({ id: account }): Correction => {
    const id = `cor:test:${account}:refund_charge:c1:1`
    const amountMinor = 60 as Minor
    return { id, system: 'core', measure: 'test', account, kind: 'refund_charge', target: 'c1', amountMinor }
  })
  return { bank: new CaseBank(start, options).bank, refunds }
}

function refundedIn(bank: CaseBank['bank']): number {
  let sum = 0
  for (const ledger of bank.state.ledgers.values()) sum += ledger.charges.get('c1')!.refundedMinor
  return sum
}

test('a calm line accepts everything once, in order', async () => {
  const { bank, refunds } = bankOf(20)
  const answers = await bank.systems.core.submit(refunds)
  assert.deepEqual(
    answers,
    refunds.map(({ id }): Answer => ({ correction: id, outcome: 'accepted' })),
  )
  assert.equal(refundedIn(bank), 20 * 60)
})

test('X18 a lost request is not processed, and nothing is answered', async () => {
  const { bank, refunds } = bankOf(20, { lose_request: 1 })
  assert.deepEqual(await bank.systems.core.submit(refunds), [])
  assert.equal(refundedIn(bank), 0)
})

test('R4 of 10,000 lost answers each refund is booked exactly once, and a second plan books none again', async () => {
  const { bank, refunds } = bankOf(10_000, { lose_answer: 1 })
  assert.deepEqual(await bank.systems.core.submit(refunds), [])
  assert.equal([...bank.booked()].length, 10_000)
  await bank.systems.core.submit(refunds)
  assert.equal([...bank.booked()].length, 10_000)
  assert.equal(refundedIn(bank), 10_000 * 60)
})

test('X7 a request that arrives twice, at once or on a later day, is booked once', async () => {
  const { bank, refunds } = bankOf(200, { repeat_request: 1 })
  const answers = await bank.systems.core.submit(refunds)
  assert.ok(answers.length > 200 && answers.every(({ outcome }) => outcome === 'accepted'))
  assert.ok(bank.requestsUnderWay > 0)
  await bank.moveOnTo(addDays(bank.today, 3))
  assert.equal(bank.requestsUnderWay, 0)
  assert.equal(refundedIn(bank), 200 * 60)
})

test('a delayed request is processed on one of the next three days', async () => {
  const { bank, refunds } = bankOf(100, { delay_request: 1 })
  assert.deepEqual(await bank.systems.core.submit(refunds), [])
  const start = bank.today
  const sums: number[] = []
  for (const days of [0, 1, 2, 3]) {
    await bank.moveOnTo(addDays(start, days))
    sums.push(refundedIn(bank))
  }
  assert.equal(sums[0], 0)
  assert.ok(sums[1]! > 0 && sums[1]! < sums[2]! && sums[2]! < sums[3]!)
  assert.equal(sums[3], 100 * 60)
})

test('a repeated answer comes with its batch or with the next one', async () => {
  const { bank, refunds } = bankOf(100, { repeat_answer: 1 })
  const first = await bank.systems.core.submit(refunds.slice(0, 50))
  bank.rates = calm
  const second = await bank.systems.core.submit(refunds.slice(50))
  const late = second.filter(({ correction }) => first.some((answer) => answer.correction === correction))
  assert.ok(first.length > 50 && late.length > 0)
  assert.equal(first.length + second.length, 150)
})

test('answers in another order are the same answers', async () => {
  const { bank, refunds } = bankOf(50, { reorder_answers: 1 })
  const ids = (await bank.systems.core.submit(refunds)).map(({ correction }) => correction)
  assert.notDeepEqual(
    ids,
    refunds.map(({ id }) => id),
  )
  assert.deepEqual(ids.toSorted(), refunds.map(({ id }) => id).toSorted())
})

test('a connection that breaks has processed the first part of the batch, and the next batch goes through', async () => {
  const parts: number[] = []
  for (let count = 50; count < 60; count++) {
    const { bank, refunds } = bankOf(count, { break_connection: 1 })
    await assert.rejects(() => bank.systems.core.submit(refunds), LineBroken)
    const booked = [...bank.booked()].map(({ id }) => id)
    assert.deepEqual(
      booked,
      refunds.slice(0, booked.length).map(({ id }) => id),
    )
    parts.push(booked.length / count)
    bank.rates = calm
    assert.equal((await bank.systems.core.submit(refunds)).length, count)
  }
  assert.ok(
    parts.some((part) => part > 0 && part < 1),
    String(parts),
  )
})

test('a system that crashed is down until the next day, the others are not', async () => {
  const { bank, refunds } = bankOf(50, { crash: 1 })
  await assert.rejects(() => bank.systems.core.submit(refunds), LineBroken)
  bank.rates = calm
  await assert.rejects(() => bank.systems.core.submit(refunds), LineBroken)
  assert.deepEqual(await bank.systems.bureau.submit([]), [])
  await bank.moveOnTo(addDays(bank.today, 1))
  assert.equal((await bank.systems.core.submit(refunds)).length, 50)
})

test('R9 500 refunds, each sent twice at once, have 500 effects', async () => {
  const { bank, refunds } = bankOf(500)
  const rounds = await Promise.all(
    [refunds, refunds].flatMap((all) => all.map((refund) => bank.systems.core.submit([refund]))),
  )
  assert.ok(rounds.flat().every(({ outcome }) => outcome === 'accepted'))
  assert.equal(rounds.length, 1_000)
  assert.equal([...bank.booked()].length, 500)
  assert.equal(refundedIn(bank), 500 * 60)
})

test('the same seed gives the same answers and the same faults', async () => {
  const everything: FaultRates = {
    ...calm,
    lose_request: 0.2,
    lose_answer: 0.2,
    repeat_request: 0.3,
    repeat_answer: 0.3,
    delay_request: 0.2,
    reorder_answers: 0.5,
  }
  const runs = await Promise.all(
    [1, 2].map(async () => {
      const { bank, refunds } = bankOf(200, everything)
      return { answers: await bank.systems.core.submit(refunds), faults: bank.faults }
    }),
  )
  assert.deepEqual(runs[1], runs[0])
})
