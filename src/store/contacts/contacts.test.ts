// Answers about contacts as the store keeps them: many in one statement, each call of a day given once.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { KeyedAnswer, RequestKey } from '../requests.ts'
import { openStore } from '../store.ts'
import { openTestStore, type TestStore, testInstant } from '../store-for-tests.ts'
import type { ContactRecord } from './contacts.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore({ published: false })
})
after(() => bank.stop())

let ids = 0

const keyOf = (key: string): RequestKey => ({
  person: 'machine:dialler',
  key,
  fingerprint: 'f'.repeat(64),
})
const firstAnswer = (key: string, answered: string): KeyedAnswer => ({
  request: keyOf(key),
  status: 200,
  answer: JSON.stringify({ answered }),
})

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
  assert.deepEqual(await Promise.all(together), ['kept', 'call_is_taken', 'kept'])
  assert.equal(await contacts.keep(answer({ customer: 'P2', callOfDay: 2 })), 'call_is_taken')
  assert.deepEqual(await contacts.callsOf('P2', '2020-04-01'), { given: 2, unconnected: 0, next: 3 })
})

test('X16: two programs that write answers of the same customers in opposite orders never wait in a circle', async () => {
  const other = await openStore({ dataFolder: bank.dataFolder, durable: false, clock: () => testInstant })
  const customers = Array.from({ length: 40 }, (_, at) => `Q${at}`)
  try {
    for (let callOfDay = 1; callOfDay <= 20; callOfDay++) {
      const ours = customers.map((customer) => bank.store.contacts.keep(answer({ customer, callOfDay })))
      const theirs = customers
        .toReversed()
        .map((customer) => other.contacts.keep(answer({ customer, callOfDay })))
      const kept = [await Promise.all(ours), (await Promise.all(theirs)).toReversed()]
      for (const at of customers.keys())
        assert.deepEqual([kept[0]![at], kept[1]![at]].toSorted(), ['call_is_taken', 'kept'])
    }
  } finally {
    await other.close()
  }
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
  assert.equal(await contacts.keep(answer({ type: 'service' })), 'kept')
})

test('X23: an answer under a key and its row are kept together', async () => {
  const { contacts, requests } = bank.store
  await requests.begin(keyOf('together'))
  const given = answer({ customer: 'P5', callOfDay: 1 })
  const beside = answer({ type: 'service' })
  const kept = [
    contacts.keep(given, firstAnswer('together', 'a tab\t and a "line"\n')),
    contacts.keep(beside),
  ]
  assert.deepEqual(await Promise.all(kept), ['kept', 'kept'])
  const { status, answer: told } = firstAnswer('together', 'a tab\t and a "line"\n')
  assert.deepEqual(await requests.begin(keyOf('together')), { status, answer: told })
  assert.deepEqual(await contacts.find(given.id), given)
})

test('X23: an answer under a key that breaks off before its end leaves neither row nor first answer', async () => {
  const { contacts, requests } = bank.store
  await requests.begin(keyOf('broken'))
  await bank.sql`
    create function break_off() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$`
  await bank.sql`
    create trigger break_off before update on request for each row execute function break_off()`
  const given = answer({ customer: 'P6', callOfDay: 1 })
  await assert.rejects(contacts.keep(given, firstAnswer('broken', 'yes')), /broken off/)
  await bank.sql`drop function break_off cascade`
  assert.equal(await contacts.find(given.id), undefined)
  assert.equal(await requests.begin(keyOf('broken')), 'begun')
  assert.equal(await contacts.keep(given, firstAnswer('broken', 'yes')), 'kept')
})

test('X16: a call that somebody else got is no first answer', async () => {
  const { contacts, requests } = bank.store
  await requests.begin(keyOf('too-late'))
  await contacts.keep(answer({ customer: 'P7', callOfDay: 1 }))
  const late = contacts.keep(answer({ customer: 'P7', callOfDay: 1 }), firstAnswer('too-late', 'yes'))
  assert.equal(await late, 'call_is_taken')
  assert.equal(await requests.begin(keyOf('too-late')), 'begun')
})

test('X23: a request that another program answered meanwhile takes no second call', async () => {
  const { contacts, requests } = bank.store
  await requests.begin(keyOf('both'))
  await contacts.keep(answer({ customer: 'P8', callOfDay: 1 }), firstAnswer('both', 'first'))
  const second = answer({ customer: 'P8', callOfDay: 2 })
  const { status, answer: told } = firstAnswer('both', 'first')
  assert.deepEqual(await contacts.keep(second, firstAnswer('both', 'second')), { status, answer: told })
  assert.equal(await contacts.find(second.id), undefined)
})

test('X16: reports of calls that did not connect are found by their number', async () => {
  const { contacts } = bank.store
  const [one, other] = [answer({ customer: 'P9', callOfDay: 1 }), answer({ customer: 'P9', callOfDay: 2 })]
  await Promise.all([contacts.keep(one), contacts.keep(other)])
  const before = await contacts.lastReport()
  await contacts.report(one.id, { connected: true, person: 'machine:dialler' })
  await contacts.report(other.id, { connected: false, person: 'machine:dialler' })
  const found = await contacts.unconnectedAfter(before)
  assert.deepEqual(
    found.map(({ customer, day }) => [customer, day]),
    [['P9', '2020-04-01']],
  )
  assert.equal((await contacts.unconnectedAfter(await contacts.lastReport())).length, 0)
})
