// X3, S0.6: a plan of a version that was overtaken is neither approved nor begun; one that was begun goes on.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  amendedPack,
  codeOf,
  granted,
  openTestStore,
  planDraft,
  programme,
  publication,
  type TestStore,
  testInstant,
} from '../store-for-tests.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  const { plans, runs } = bank.store
  for (const id of ['plan_waiting', 'plan_returned', 'plan_approved', 'plan_begun'])
    granted(await plans.record(planDraft(id)))
  granted(await plans.record({ ...planDraft('plan_of_zhao'), draftedBy: 'zhao.yi' }))
  granted(await plans.sendBack('plan_returned', 'wang.li', '请核对'))
  granted(await plans.approve('plan_approved', 'wang.li'))
  granted(await plans.approve('plan_begun', 'wang.li'))
  granted(await runs.begin('plan_begun', { person: 'sun.wei', corrections: 3 }))
  await publish('第二版', '内政发〔2020〕3号')
})
after(() => bank.stop())

const publish = async (line: string, reason: string) =>
  granted(await bank.store.programmes.publish(await amendedPack(line), { ...publication, reason }))

test('S0.6 a plan says which version overtook it, who approved that version and why, in list and page', async () => {
  const { plans, pages } = bank.store
  const overtaken = {
    version: 2,
    approver: 'wang.li',
    reason: '内政发〔2020〕3号',
    publishedAt: testInstant,
  }
  assert.deepEqual((await plans.plan('plan_waiting')).overtaken, overtaken)
  const listed = await pages.plans({ sort: 'draftedAt', limit: 10 })
  const marked = listed.filter((plan) => plan.overtaken?.version === 2).map(({ id }) => id)
  assert.deepEqual(marked.sort(), ['plan_approved', 'plan_of_zhao', 'plan_returned', 'plan_waiting'])
})

test('X3 an overtaken plan is approved by nobody and not begun, and can still be sent back', async () => {
  const { plans, runs } = bank.store
  const start = { person: 'sun.wei', corrections: 3 }
  const rows = [
    ['drafter_may_not_decide', await plans.approve('plan_of_zhao', 'zhao.yi')],
    ['plan_is_overtaken', await plans.approve('plan_waiting', 'wang.li')],
    ['plan_was_sent_back', await plans.approve('plan_returned', 'zhao.yi')],
    ['plan_is_overtaken', await plans.approve('plan_returned', 'wang.li')],
    ['plan_is_already_approved', await plans.approve('plan_approved', 'wang.li')],
    ['plan_is_overtaken', await runs.check('plan_approved')],
    ['plan_is_overtaken', await runs.begin('plan_approved', start)],
    ['plan_is_not_approved', await runs.check('plan_waiting')],
    ['granted', await plans.sendBack('plan_waiting', 'wang.li', '请按第二版重新起草')],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
  assert.equal((await plans.plan('plan_approved')).state, 'approved')
  assert.equal(await runs.findRun('plan_approved'), undefined)
})

test('X7 a plan that was begun before goes on, and nothing calls it overtaken', async () => {
  const { plans, runs } = bank.store
  assert.equal((await plans.plan('plan_begun')).overtaken, undefined)
  assert.equal(await runs.check('plan_begun'), 'approved')
  granted(await runs.begin('plan_begun', { person: 'sun.wei', corrections: 3 }))
})

test('X3 drafted anew under the newest version a plan is approved and begun', async () => {
  const { plans, runs } = bank.store
  granted(await plans.record({ ...planDraft('plan_anew'), version: 2 }))
  granted(await plans.approve('plan_anew', 'wang.li'))
  granted(await runs.begin('plan_anew', { person: 'sun.wei', corrections: 3 }))
})

test('R5 of an approval and a publication at once, either the approval comes first or it is refused', async () => {
  const { store } = bank
  for (let round = 3; round < 9; round++) {
    const plan = `plan_race_${round}`
    granted(await store.plans.record({ ...planDraft(plan), version: round - 1 }))
    const [published, approved] = await Promise.all([
      publish(`第${round}版`, '修订'),
      store.plans.approve(plan, 'wang.li'),
    ])
    assert.equal(published.version, round)
    const { state, overtaken } = await store.plans.plan(plan)
    assert.equal(overtaken?.version, round)
    assert.deepEqual(codeOf(approved), state === 'approved' ? 'granted' : 'plan_is_overtaken')
    assert.equal(
      codeOf(await store.runs.check(plan)),
      state === 'approved' ? 'plan_is_overtaken' : 'plan_is_not_approved',
    )
  }
  assert.equal((await store.programmes.findLatest(programme))?.version, 8)
})
