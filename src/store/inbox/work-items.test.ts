// Exceptions become work for people: one matter is open once, and closing it says who, when and how.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minorFrom } from '../../kernel/index.ts'
import {
  codeOf,
  granted,
  kindsInLog,
  openTestStore,
  planDraft,
  refusedBy,
  type TestStore,
  testInstant,
} from '../store-for-tests.ts'
import type { Matter } from './work-items.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  for (const night of [1, 2, 3]) granted(await bank.store.plans.record(planDraft(`plan_night_${night}`)))
})
after(() => bank.stop())

const matters: readonly Matter[] = [
  { account: 'ln1', code: 'inconsistent_charge', target: 'c2' },
  { account: 'ln1', code: 'over_corrected', target: 'c1', amountMinor: minorFrom(144_500), owner: 'sun.wei' },
  { account: 'ln2', code: 'evidence_pending' },
]

test('matters are opened as items, the oldest first, with what is known of them', async () => {
  const { workItems } = bank.store
  assert.deepEqual(await workItems.openMany('plan_night_1', matters), { opened: 3, known: 0 })
  const items = await workItems.list({ plan: 'plan_night_1' })
  assert.deepEqual(
    items.map(({ id: _, ...item }) => item),
    matters.map((matter) => ({ ...matter, plan: 'plan_night_1', state: 'open', openedAt: testInstant })),
  )
  assert.deepEqual(await workItems.countOpen(), {
    evidence_pending: 1,
    inconsistent_charge: 1,
    over_corrected: 1,
    plan_waits: 3,
  })
  assert.equal((await workItems.list({ owner: 'sun.wei' })).length, 1)
  assert.equal((await workItems.list({ account: 'ln1', state: 'open' })).length, 2)
})

test('X7 the next night, or the same plan again, opens only what is new', async () => {
  const { store } = bank
  const more = [...matters, { account: 'ln3', code: 'evidence_pending' }]
  const houseRules = 'ab'.repeat(32)
  assert.deepEqual(await store.workItems.openMany('plan_night_2', more, houseRules), { opened: 1, known: 3 })
  const size = await store.log.size()
  assert.deepEqual(await store.workItems.openMany('plan_night_2', more), { opened: 0, known: 4 })
  assert.equal(await store.log.size(), size)
  const bodies: unknown[] = []
  for await (const { kind, subject, body } of store.log.entries())
    if (kind === 'work_items_opened' && subject === 'plan_night_2') bodies.push(body.houseRules)
  assert.deepEqual(bodies, [houseRules])
})

test('a closed matter stays closed for its plan and is opened again by a later one', async () => {
  const { workItems } = bank.store
  const [item] = await workItems.list({ account: 'ln2' })
  const closing = { person: 'sun.wei', outcome: '已补齐住院证明', key: 'close-ln2' }
  const closed = granted(await workItems.close(item!.id, closing))
  assert.deepEqual(closed, {
    ...item,
    state: 'done',
    closedAt: testInstant,
    closedBy: 'sun.wei',
    outcome: closing.outcome,
  })
  assert.deepEqual(await workItems.close(item!.id, closing), closed)
  assert.equal((await kindsInLog(bank.store)).at(-1), 'work_item_closed')
  assert.deepEqual(await workItems.openMany('plan_night_1', matters), { opened: 0, known: 3 })
  assert.deepEqual(await workItems.openMany('plan_night_3', matters), { opened: 1, known: 2 })
})

test('every refusal of a closing, in order of precedence', async () => {
  const { workItems } = bank.store
  const done = (await workItems.list({ state: 'done' }))[0]!
  const close = (id: number, person: string, outcome = 'done') => workItems.close(id, { person, outcome })
  const rows = [
    ['reason_is_missing', await close(0, 'nobody', ' ')],
    ['person_is_unknown', await close(0, 'nobody')],
    ['person_may_not_do_this', await close(0, 'li.na')],
    ['work_item_does_not_exist', await close(0, 'sun.wei')],
    ['work_item_is_done', await close(done.id, 'sun.wei')],
    ['plan_does_not_exist', await workItems.openMany('none', matters)],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
})

test('R9 an item closed by ten people at once is closed by one', async () => {
  const { workItems } = bank.store
  const [item] = await workItems.list({ account: 'ln3' })
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      workItems.close(item!.id, { person: 'sun.wei', outcome: `way ${i}` }),
    ),
  )
  assert.equal(answers.filter((answer) => codeOf(answer) === 'granted').length, 1)
})

test('the database itself refuses a second open item and a closing without a name', async () => {
  const { sql } = bank
  const second = sql`
    insert into work_item (plan, account, code, target, opened_at)
    values ('plan_night_1', 'ln1', 'over_corrected', 'c1', now())`
  assert.equal(await refusedBy(second), 'one_matter_is_open_once')
  const nameless = sql`update work_item set state = 'done' where state = 'open'`
  assert.equal(await refusedBy(nameless), 'a_done_item_of_a_plan_says_who')
})
