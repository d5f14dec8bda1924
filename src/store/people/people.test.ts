// R24: people are known by one id, an employee has one account, and roles say what each may do.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeOf, kindsInLog, openTestStore, people, refusedBy, type TestStore } from '../store-for-tests.ts'
import type { Person } from './people.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const [liNa] = people as readonly [Person]

test('people are listed by id as they were introduced', async () => {
  const known = await bank.store.people.list()
  assert.deepEqual(
    known,
    [...people].sort((one, other) => (one.id < other.id ? -1 : 1)),
  )
  assert.deepEqual(await bank.store.people.findPerson('li.na'), liNa)
  assert.equal(await bank.store.people.findPerson('nobody'), undefined)
})

test('X7 introducing a person again changes nothing, with other roles it is recorded', async () => {
  const { store } = bank
  const size = await store.log.size()
  await store.people.introduce(liNa)
  assert.equal(await store.log.size(), size)
  await store.people.introduce({ ...liNa, roles: ['author', 'drafter', 'auditor'] })
  assert.equal((await kindsInLog(store)).at(-1), 'person_introduced')
  assert.equal(await store.log.size(), size + 1)
})

test('R24 a second account of the same employee is refused, also by the database', async () => {
  const second = { ...liNa, id: 'li.na.2', roles: ['approver'] } as const
  assert.equal(codeOf(await bank.store.people.introduce(second)), 'employee_has_another_account')
  const insert = bank.sql`insert into person values ('li.na.2', '李娜', 'Li Na', '{approver}', '0001')`
  assert.equal(await refusedBy(insert), 'one_employee_has_one_account')
})

test('a person without a proper id or name is refused', async () => {
  const introduce = async (changes: Partial<Person>) =>
    codeOf(await bank.store.people.introduce({ ...liNa, ...changes }))
  assert.equal(await introduce({ id: 'li na' }), 'id_is_malformed')
  assert.equal(await introduce({ name: { zh: '', en: 'Li Na' } }), 'reason_is_missing')
  assert.equal(await introduce({ name: { zh: '李娜', en: '\ud800' } }), 'text_is_not_well_formed')
  const insert = bank.sql`insert into person values ('x', '某', 'X', '{emperor}')`
  assert.equal(await refusedBy(insert), 'roles_are_known')
})
