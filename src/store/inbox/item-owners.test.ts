// X3, UX-25: in the store, what waits for a second person opens and closes with it, and is never given to who asked for it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  amendedPack,
  codeOf,
  granted,
  openTestStore,
  planDraft,
  refusedBy,
  type TestStore,
  testInstant,
} from '../store-for-tests.ts'
import type { WorkItem } from './work-items.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const [drafter, approver, both, operator] = ['li.na', 'wang.li', 'zhao.yi', 'sun.wei']
const about = async (name: keyof WorkItem, value: string): Promise<WorkItem> =>
  (await bank.store.workItems.list()).find((item) => item[name] === value)!
const give = (item: WorkItem, person: string, owner = person) =>
  bank.store.workItems.assign(item.id, { person, owner })

test('X3 a drafted plan and a submission open an item each, once, and close it when they are decided', async () => {
  const { plans, submissions, programmes } = bank.store
  for (const _ of [1, 2]) granted(await plans.record(planDraft('plan_moves')))
  const pack = await amendedPack('moves')
  for (const author of [drafter, drafter, both])
    granted(await submissions.submit({ pack, author: author!, reason: '更正' }))
  const items = await bank.store.workItems.list({ state: 'open' })
  assert.deepEqual(
    items.map(({ code, askedBy, openedAt, dueDay }) => [code, askedBy, openedAt, dueDay]),
    [
      ['plan_waits', drafter, testInstant, undefined],
      ['submission_waits', drafter, testInstant, undefined],
      ['submission_waits', both, testInstant, undefined],
    ],
  )
  granted(await plans.sendBack('plan_moves', approver!, '金额有误'))
  const { outcome, closedBy } = await about('draftedPlan', 'plan_moves')
  assert.deepEqual([outcome, closedBy], ['sent_back', approver])
  granted(await programmes.publish(pack, { author: drafter!, approver: approver!, reason: '更正' }))
  assert.deepEqual(await bank.store.workItems.list({ state: 'open' }), [])
  const done = (await bank.store.workItems.list()).filter(({ code }) => code === 'submission_waits')
  assert.deepEqual(
    done.map((item) => [item.outcome, item.closedBy]),
    [
      ['published', approver],
      ['published', approver],
    ],
  )
})

test('X3 whoever may do what it waits for has it, and who asked for it never, whatever roles they hold', async () => {
  const { plans, workItems } = bank.store
  granted(await plans.record({ ...planDraft('plan_given'), version: 2, draftedBy: both! }))
  const item = await about('draftedPlan', 'plan_given')
  const rows = [
    [await give(item, both!), 'drafter_may_not_decide'],
    [await give(item, approver!, both), 'drafter_may_not_decide'],
    [await give(item, operator!), 'work_item_is_for_others'],
    [await give(item, approver!, operator), 'work_item_is_for_others'],
    [await give(item, 'nobody'), 'person_is_unknown'],
    [await give(item, approver!), 'granted'],
    [await workItems.takers(item.id, both!), 'drafter_may_not_decide'],
    [await workItems.takers(999_999, approver!), 'work_item_does_not_exist'],
  ] as const
  assert.deepEqual(
    rows.map(([answer]) => codeOf(answer)),
    rows.map(([, code]) => code),
  )
  assert.equal((await about('draftedPlan', 'plan_given')).owner, approver)
  assert.deepEqual(await workItems.takers(item.id, approver!), [approver])
  const own = bank.sql`update work_item set owner = ${both!} where id = ${item.id}`
  assert.equal(await refusedBy(own), 'nobody_takes_what_they_asked_for')
  granted(await plans.approve('plan_given', approver!))
  assert.equal(codeOf(await give(item, approver!)), 'work_item_is_done')
})
