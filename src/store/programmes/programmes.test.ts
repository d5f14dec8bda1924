// S0.3, X4: every amendment is a new numbered version, decided by two people, and stays as it was published.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayFromIso } from '../../kernel/index.ts'
import { circumstanceWordsFor, loadPackedProgramme, titleIn } from '../../programmes/index.ts'
import {
  amendedPack,
  codeOf,
  granted,
  openTestStore,
  people,
  programme,
  publication,
  refusedBy,
  type TestStore,
  testInstant,
} from '../store-for-tests.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore({ published: false })
  for (const person of people) granted(await bank.store.people.introduce(person))
})
after(() => bank.stop())

test('S0.3 versions are numbered in the order of publication and carry who, when, why and from when', async () => {
  const { programmes } = bank.store
  assert.equal(await programmes.findLatest(programme), undefined)
  const first = granted(await programmes.publish(bank.pack, publication))
  const validFrom = dayFromIso('2020-04-15')
  const pack = await amendedPack('windows prolonged')
  const second = granted(await programmes.publish(pack, { ...publication, reason: '延长窗口', validFrom }))
  assert.deepEqual(first, {
    ...publication,
    programme,
    version: 1,
    digest: bank.pack.digest,
    pack: bank.pack,
    publishedAt: testInstant,
    validFrom: dayFromIso('2020-04-01'),
  })
  assert.deepEqual([second.version, second.validFrom, second.reason], [2, validFrom, '延长窗口'])
  assert.deepEqual(await programmes.findLatest(programme), second)
  assert.deepEqual(await programmes.version(programme, 1), first)
  assert.deepEqual(await programmes.versions(programme), [first, second])
  assert.deepEqual(await programmes.versions('flood-2020'), [])
  const title = titleIn(bank.pack.files)
  assert.ok(title !== undefined)
  assert.deepEqual(
    await programmes.list(),
    [first, second].map(({ pack: _, ...version }) => ({
      ...version,
      title,
      emergencyKind: 'public_health',
      circumstances: circumstanceWordsFor('public_health', {}),
    })),
  )
  const inForce = ['2020-03-31', '2020-04-01', '2020-04-14', '2020-04-15'].map((day) =>
    programmes.findInForce(programme, dayFromIso(day)),
  )
  assert.deepEqual(await Promise.all(inForce), [undefined, first, first, second])
  await assert.rejects(programmes.version(programme, 3), /has no version 3/)
})

test('X4 an old version loads as the programme it was', async () => {
  const { pack } = await bank.store.programmes.version(programme, 1)
  assert.deepEqual(await loadPackedProgramme(pack), await loadPackedProgramme(bank.pack))
})

test('X7 the same content published at once by many is one version and one entry', async () => {
  const { store } = bank
  const pack = await amendedPack('published by many')
  const size = await store.log.size()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => store.programmes.publish(pack, publication)),
  )
  for (const answer of answers) assert.equal(granted(answer).version, 3)
  assert.equal(await store.log.size(), size + 1)
})

test('different contents published at once get numbers without gap or repetition', async () => {
  const packs = await Promise.all(Array.from({ length: 6 }, (_, i) => amendedPack(`amendment ${i}`)))
  const answers = await Promise.all(packs.map((pack) => bank.store.programmes.publish(pack, publication)))
  const numbers = answers.map((answer) => granted(answer).version).sort()
  assert.deepEqual(numbers, [4, 5, 6, 7, 8, 9])
})

test('S0.3 X1 an earlier content is published again as the next version, and the newest answers with its own', async () => {
  const { store, sql } = bank
  const again = granted(await store.programmes.publish(bank.pack, { ...publication, reason: '恢复原规定' }))
  assert.deepEqual([again.version, again.digest, again.reason], [10, bank.pack.digest, '恢复原规定'])
  assert.deepEqual(await store.programmes.findLatest(programme), again)
  assert.equal((await store.programmes.version(programme, 1)).reason, publication.reason)
  const size = await store.log.size()
  assert.equal(granted(await store.programmes.publish(bank.pack, publication)).version, 10)
  assert.equal(await store.log.size(), size)
  const insert = (version: number, digest: string) => sql`
    insert into programme_version
      (programme, version, digest, content, author, approver, reason, published_at, valid_from)
    values (${programme}, ${version}, ${digest}, '{}', 'li.na', 'wang.li', 'x', ${testInstant}, '2020-04-01')`
  assert.equal(await refusedBy(insert(12, 'ab'.repeat(32))), 'versions_follow_each_other')
  assert.equal(await refusedBy(insert(11, bank.pack.digest)), 'a_version_changes_something')
})

test('X3 every refusal of a publication, in order of precedence', async () => {
  const { programmes } = bank.store
  const pack = await amendedPack('refused')
  const changed = { ...pack, digest: bank.pack.digest }
  const unreadable = { ...pack, files: [{ path: 'programme.yaml', text: '\0' }] }
  const rows = [
    ['reason_is_missing', await programmes.publish(unreadable, { ...publication, reason: '' })],
    ['text_is_not_well_formed', await programmes.publish(unreadable, publication)],
    ['pack_digest_differs', await programmes.publish(changed, publication)],
    ['key_is_malformed', await programmes.publish(pack, { ...publication, author: 'nobody', key: '' })],
    ['person_is_unknown', await programmes.publish(pack, { ...publication, author: 'nobody' })],
    ['person_may_not_do_this', await programmes.publish(pack, { ...publication, author: 'wang.li' })],
    ['person_may_not_do_this', await programmes.publish(pack, { ...publication, approver: 'li.na' })],
    [
      'approver_is_author',
      await programmes.publish(pack, { ...publication, author: 'zhao.yi', approver: 'zhao.yi' }),
    ],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
  assert.equal((await programmes.findLatest(programme))?.version, 10)
})

test('X7 a publication sent again with its key answers with the first result', async () => {
  const { programmes } = bank.store
  const pack = await amendedPack('with a key')
  const first = await programmes.publish(pack, { ...publication, key: 'publish-1' })
  assert.deepEqual(await programmes.publish(pack, { ...publication, key: 'publish-1' }), granted(first))
  const other = await programmes.publish(pack, { ...publication, reason: 'another', key: 'publish-1' })
  assert.equal(codeOf(other), 'key_was_used_for_something_else')
})

test('R24 the database itself refuses an author who approves, a changed version and a lost one', async () => {
  const { sql } = bank
  const insert = (author: string, approver: string, reason: string) => sql`
    insert into programme_version values
      ('flood', 1, ${'ab'.repeat(32)}, '{}', ${author}, ${approver}, ${reason}, now(), '2020-01-01')`
  assert.equal(await refusedBy(insert('li.na', 'li.na', 'why')), 'approver_is_not_the_author')
  assert.equal(await refusedBy(insert('li.na', 'wang.li', ' ')), 'reason_is_given')
  assert.equal(await refusedBy(insert('li.na', 'nobody', 'why')), 'approver_is_a_person')
  for (const attempt of [
    sql`update programme_version set reason = 'another'`,
    sql`delete from programme_version`,
    sql`truncate programme_version cascade`,
  ]) {
    assert.match(await refusedBy(attempt), /is written once/)
  }
})
