// UX-19, S0.3: whoever asked for a re-decision approves no plan that serves it, in the program and in the database.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeOf, granted, openTestStore, planDraft, programme, type TestStore } from '../store-for-tests.ts'
import type { NewRedecision } from './redecisions.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const none = { amountMinor: 0, dueDaysMoved: 0, monthsRepaired: 0, delisted: 0, corrections: 1 }

/** Asked for by Wang Li, who holds two roles. */
const redecision = (id: string, plan: string): NewRedecision => ({
  id,
  programme,
  version: 1,
  code: 'kind_not_covered',
  firstDay: '2020-03-30',
  lastDay: '2020-03-31',
  reason: '情形被误判',
  book: 'book_of_today',
  asOf: '2020-03-31',
  askedBy: 'wang.li',
  nights: [],
  sums: { ...none, accounts: 1, granted: 1 },
  accounts: [
    {
      ...none,
      number: 0,
      account: 'A1',
      product: 'loan',
      region: '150302',
      plan,
      version: 1,
      rowsThen: [],
      rowsNow: [],
      firstNight: '2020-03-30',
      lastNight: '2020-03-31',
      outcome: 'granted',
      people: [],
      answer: {},
    },
  ],
  plans: [],
})

test('S0.3 UX-19 the asker approves no plan that serves it; another person does', async () => {
  const { plans, redecisions } = bank.store
  granted(await plans.record(planDraft('plan_then')))
  granted(await redecisions.record(redecision('job_one', 'plan_then')))
  assert.deepEqual([...(await redecisions.toCorrect(programme, 1))], [['job_one', ['A1']]])
  const serves = [{ redecision: 'job_one', accounts: 1 }]
  granted(await plans.record({ ...planDraft('plan_serving'), serves }))
  assert.deepEqual((await plans.plan('plan_serving')).redecidedBy, ['wang.li'])
  assert.equal(codeOf(await plans.approve('plan_serving', 'wang.li')), 'asker_may_not_approve')
  const insert = bank.sql`
    insert into plan_decision (plan, drafted_by, decision, person, at)
    values ('plan_serving', 'li.na', 'approved', 'wang.li', now())`
  await assert.rejects(insert, /asked for a re-decision/)
  assert.equal(codeOf(await plans.approve('plan_serving', 'zhao.yi')), 'granted')
})

test('X7 the same re-decision recorded again is one, and nothing of it changes', async () => {
  const { redecisions } = bank.store
  const first = granted(await redecisions.record(redecision('job_again', 'plan_then')))
  assert.deepEqual(granted(await redecisions.record(redecision('job_again', 'plan_then'))), first)
  for (const table of ['redecision', 'redecided_account'])
    await assert.rejects(bank.sql`update ${bank.sql(table)} set version = 2`, /written once/)
})

test('S0.3 a branch sees the accounts of its own regions', async () => {
  const page = { from: 0, limit: 10 }
  const { redecisions } = bank.store
  assert.equal((await redecisions.accounts('job_one', page, ['1503'])).total, 1)
  assert.equal((await redecisions.accounts('job_one', page, ['1502'])).total, 0)
  assert.equal(await redecisions.account('job_one', 'A1', ['1502']), undefined)
})
