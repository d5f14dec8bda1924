// S1.8: who looked at whom stays as it was written, and is seen by the branch of the customer only.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asBranch } from '../database/branch-view.ts'
import { codeOf, openTestStore, refusedBy, type TestStore } from '../store-for-tests.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  const looks = [
    { person: 'li.na', customer: 'P1', region: '150302', act: 'find', foundBy: 'phone' },
    { person: 'li.na', customer: 'P2', region: '150203', act: 'read' },
    {
      person: 'wang.li',
      customer: 'P1',
      region: '150302',
      act: 'unmask',
      purpose: 'verify_identity',
      reason: '核对',
    },
  ] as const
  for (const look of looks) assert.equal(await bank.store.customerViews.record([look]), true)
})
after(() => bank.stop())

test('S1.8: the looks at a customer are listed, the newest first, with purpose and reason', async () => {
  const list = await bank.store.customerViews.list({ customer: 'P1', regions: ['15'], limit: 10 })
  assert.deepEqual(
    list.map(({ person, act, foundBy, purpose, reason }) => [person, act, foundBy, purpose, reason]),
    [
      ['wang.li', 'unmask', undefined, 'verify_identity', '核对'],
      ['li.na', 'find', 'phone', undefined, undefined],
    ],
  )
})

test('X2 raw SQL as the branch of Wuhai finds no look at a customer of Baotou', async () => {
  const attempts = [
    'select customer from customer_view',
    'select customer from customer_view where region = region or true',
    `select customer from customer_view union select customer from customer_view where region = '150203'`,
    'select customer from (select * from customer_view offset 0) as every',
  ]
  for (const text of attempts) {
    const rows = await asBranch(bank.sql, ['1503'], (queries) => queries.unsafe<{ customer: string }[]>(text))
    assert.ok(rows.length > 0 && rows.every(({ customer }) => customer === 'P1'), text)
  }
  assert.deepEqual(await bank.store.customerViews.list({ customer: 'P2', regions: ['1503'], limit: 10 }), [])
  assert.deepEqual(await bank.store.customerViews.list({ customer: 'P1', regions: [], limit: 10 }), [])
})

test('S1.8: a look is never changed or removed, and never made up', async () => {
  const insert = (act: string, rest: string) =>
    bank.sql.unsafe(`insert into customer_view (at, person, customer, region, act, found_by, purpose, reason)
      values (now(), 'li.na', 'P1', '150302', '${act}', ${rest})`)
  const rows: readonly (readonly [() => PromiseLike<unknown>, RegExp])[] = [
    [
      () => bank.sql`update customer_view set person = 'wang.li'`,
      /never changes|may not be changed|customer_view/,
    ],
    [() => bank.sql`delete from customer_view`, /never changes|may not be changed|customer_view/],
    [() => bank.sql`truncate customer_view`, /never|customer_view/],
    [() => insert('unmask', 'null, null, null'), /^only_unmasking_and_documents_have_a_purpose$/],
    [() => insert('read', `null, 'verify_identity', 'x'`), /^only_unmasking_and_documents_have_a_purpose$/],
    [() => insert('unmask', `null, 'curiosity', 'x'`), /^purpose_is_known$/],
    [() => insert('unmask', `null, 'verify_identity', ' '`), /^reason_is_given$/],
    [() => insert('find', 'null, null, null'), /^only_a_find_says_by_what$/],
    [() => insert('look', 'null, null, null'), /^act_is_known$/],
  ]
  for (const [attempt, words] of rows) assert.match(await refusedBy(attempt()), words)
  const [left] = await bank.sql<{ count: number }[]>`select count(*) from customer_view`
  assert.equal(left!.count, 3)
})

test('S1.8: unmasking without words is refused, and nothing of the looks beside it is kept', async () => {
  const { customerViews } = bank.store
  const look = { person: 'li.na', customer: 'P3', region: '150302' }
  const unsaid = { ...look, act: 'unmask', purpose: 'verify_identity', reason: ' ' } as const
  const malformed = { ...unsaid, reason: 'a\0b' }
  assert.equal(codeOf(await customerViews.record([{ ...look, act: 'read' }, unsaid])), 'reason_is_missing')
  assert.equal(
    codeOf(await customerViews.record([{ ...look, act: 'read' }, malformed])),
    'text_is_not_well_formed',
  )
  assert.deepEqual(await customerViews.list({ customer: 'P3', regions: [''], limit: 10 }), [])
})
