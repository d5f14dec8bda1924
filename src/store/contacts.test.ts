// Answers about contacts as the store keeps them: many in one statement, each call of a day given once.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ContactRecord } from './contacts.ts'
import { openTestStore, type TestStore, testInstant } from './store-for-tests.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore({ published: false })
})
after(() => bank.stop())

let ids = 0

function answer(change: Partial<ContactRecord>): ContactRecord {
  return {
    id: `answer-${ids++}`,
    at: testInstant,
    day: '2020-04-01',
    account: 'A1',
    customer: 'P1',
    region: '150102',
    channel: 'agent',
    type: 'collection',
    relation: 'debtor',
    allowed: true,
    code: 'allowed',
    book: 'book_1',
    programme: 'icbc-im-2020',
    version: 1,
    askedBy: 'machine:dialler',
    ...change,
  }
}

test('X16: a call of a day that two ask for at once is given to one, whether they ask together or apart', async () => {
  const { contacts } = bank.store
  const together = [1, 1, 2].map((callOfDay) => contacts.keep(answer({ customer: 'P2', callOfDay })))
  assert.deepEqual(await Promise.all(together), [true, false, true])
  assert.equal(await contacts.keep(answer({ customer: 'P2', callOfDay: 2 })), false)
  assert.deepEqual(await contacts.callsOf('P2', '2020-04-01'), { given: 2, unconnected: 0, next: 3 })
})

test('X16: the next call of a day is the first that nobody has, and other days and customers do not count', async () => {
  const { contacts } = bank.store
  await Promise.all([1, 3].map((callOfDay) => contacts.keep(answer({ customer: 'P3', callOfDay }))))
  await contacts.keep(answer({ customer: 'P3', callOfDay: 2, day: '2020-04-02' }))
  const days = ['2020-04-01', '2020-04-02', '2020-04-03']
  const counted = await Promise.all(days.map((day) => contacts.callsOf('P3', day)))
  assert.deepEqual(counted, [
    { given: 2, unconnected: 0, next: 2 },
    { given: 1, unconnected: 0, next: 1 },
    { given: 0, unconnected: 0, next: 1 },
  ])
})

test('X16: answers kept together come back as they were given, of whatever book and version', async () => {
  const given = [
    answer({ code: 'relief_is_granted', allowed: false, until: '2020-07-01T00:00:00Z' }),
    answer({ callOfDay: 1, customer: 'P4', askedBy: 'a "quoted" \\ name, {with} signs' }),
    answer({ type: 'service', book: 'book_2', version: 2, region: '' }),
  ]
  await Promise.all(given.map((one) => bank.store.contacts.keep(one)))
  for (const one of given) assert.deepEqual(await bank.store.contacts.find(one.id), one)
})

test('an answer that cannot be kept is told to whom it concerns, and the next are kept', async () => {
  const { contacts } = bank.store
  await assert.rejects(contacts.keep(answer({ channel: 'pigeon' })), { constraint_name: 'channel_is_known' })
  assert.equal(await contacts.keep(answer({ type: 'service' })), true)
})
