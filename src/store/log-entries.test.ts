// X5: the log in PostgreSQL is appended to in order, refuses every other change, and shows those made behind it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkProofFile, type NewEntry, textFromProof } from '../evidence/index.ts'
import { dayFromIso } from '../kernel/index.ts'
import { type EntryFilter, selectFitting } from './database/pages.ts'
import { granted, openTestStore, refusedBy, type TestStore } from './store-for-tests.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  await bank.store.log.append(Array.from({ length: 40 }, (_, i) => note(i)))
})
after(() => bank.stop())

const note = (number: number): NewEntry => ({
  day: dayFromIso('2020-03-31'),
  kind: 'note_taken',
  actor: 'sun.wei',
  subject: `note_${number}`,
  body: { number, 内容: '核对' },
})

test('X5 entries appended by many at once have no gap and the log verifies', async () => {
  const { log } = bank.store
  const before = await log.checkpoint()
  await Promise.all(Array.from({ length: 30 }, (_, i) => log.append([note(100 + i), note(200 + i)])))
  const after = await log.checkpoint()
  assert.equal(after.size, before.size + 60)
  assert.deepEqual(await log.verify(before), { size: after.size, root: after.root, findings: [] })
})

test('more entries than one statement takes are read back in order', async () => {
  const { log } = bank.store
  const first = await log.size()
  await log.append(Array.from({ length: 12_000 }, (_, i) => note(i)))
  let next = 0
  for await (const { index, body } of log.entries(first)) {
    assert.deepEqual([index, body.number], [first + next, next])
    next++
  }
  assert.equal(next, 12_000)
  assert.deepEqual((await log.verify()).findings, [])
})

/** How many rows a statement read, as PostgreSQL counted. */
async function rowsRead(statement: ReturnType<typeof selectFitting>): Promise<number> {
  const [row] = await bank.sql<{ 'QUERY PLAN': [{ readonly Plan: PlanNode }] }[]>`
    explain (analyze, format json, timing off) ${statement}`
  return readBelow(Object.values(row!)[0]![0].Plan)
}

interface PlanNode {
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

const readBelow = ({ Plans = [], ...node }: PlanNode): number =>
  Plans.length === 0
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : Plans.reduce((sum, below) => sum + readBelow(below), 0)

test('X24 whatever is asked of a long log, no more entries are read than are shown', async () => {
  const { sql, store } = bank
  await sql`analyze log_entry`
  const size = await store.log.size()
  const day = '2020-03-31'
  const noted = { actor: 'sun.wei', kind: 'note_taken' }
  const limit = 10
  const cases: readonly (readonly [EntryFilter, before: number | undefined, found: number])[] = [
    [{}, undefined, limit],
    [{}, size - limit, limit],
    [{ actor: 'nobody' }, undefined, 0],
    [{ kind: 'programme_published' }, undefined, 1],
    [{ firstDay: day, lastDay: day }, undefined, limit],
    [{ lastDay: '2020-03-30' }, undefined, 0],
    [{ firstDay: '2020-04-01', kind: 'note_taken' }, undefined, 0],
    [{ ...noted, firstDay: day, lastDay: day }, size - limit, limit],
  ]
  for (const [filter, before, found] of cases) {
    const page = { limit, ...(before !== undefined && { before }) }
    const places = await store.pages.entriesFitting(filter, page)
    assert.equal(places.length, found, JSON.stringify(filter))
    const read = await rowsRead(selectFitting(sql, filter, page))
    assert.ok(read <= found + 1, `${JSON.stringify(filter)} read ${read} of ${size}`)
  }
})

test('X24 pages of the log follow each other, the latest day first, and miss nothing', async () => {
  const { log, pages } = bank.store
  await log.append([{ ...note(7), day: dayFromIso('2020-03-29') }, note(8)])
  const read: number[] = []
  for (let before: number | undefined; ; before = read.at(-1)) {
    const page = await pages.entriesFitting({}, { limit: 5000, ...(before !== undefined && { before }) })
    if (page.length === 0) break
    read.push(...page)
  }
  const size = await log.size()
  assert.equal(new Set(read).size, size)
  assert.equal(read.at(-1), size - 2, 'what was noted late is of an earlier day')
  assert.equal(read.length, size)
})

test('X5 the proof of an entry of the database holds without it', async () => {
  const proof = granted(await bank.store.log.proof(17))
  assert.deepEqual(checkProofFile(Buffer.from(textFromProof(proof)), proof.root), proof)
})

test('X5 the database refuses to change, remove, skip or forge entries', async () => {
  const { sql } = bank
  const size = await bank.store.log.size()
  const insert = (index: number, leaf: string) => sql`
    insert into log_entry (index, encoded, leaf) values (${index}, '\\x01', decode(${leaf}, 'hex'))`
  const zeros = '00'.repeat(32)
  const rows: readonly (readonly [RegExp, PromiseLike<unknown>])[] = [
    [/log_entry is written once: update/, sql`update log_entry set encoded = '' where index = 3`],
    [/log_entry is written once: delete/, sql`delete from log_entry where index = 3`],
    [/log_entry is written once: truncate/, sql`truncate log_entry`],
    [/log_tip is written once: delete/, sql`delete from log_tip`],
    [/log_tip is written once: truncate/, sql`truncate log_tip`],
    [/cannot shrink/, sql`update log_tip set size = size - 1`],
    [/the next entry of the log is \d+, not \d+/, insert(size + 1, zeros)],
    [/the next entry of the log is \d+, not 3/, insert(3, zeros)],
    [/leaf_is_the_hash_of_the_entry/, insert(size, zeros)],
  ]
  for (const [words, attempt] of rows) assert.match(await refusedBy(attempt), words)
  assert.deepEqual((await bank.store.log.verify()).findings, [])
})

test('the log can be read in words with SQL', async () => {
  const rows =
    await bank.sql`select index, day, kind, actor, subject, body from log_in_words where subject = 'note_39'`
  const body = { number: 39, 内容: '核对' }
  const expected = { day: '2020-03-31', kind: 'note_taken', actor: 'sun.wei', subject: 'note_39', body }
  assert.deepEqual({ ...rows[0], index: 0 }, { index: 0, ...expected })
})

test('X24 the heading of an entry is made without a search path, as where a dump is restored', async () => {
  const rows = (await bank.sql.begin(async (queries) => {
    await queries`set local search_path = ''`
    return queries`
      select (public.heading_of_entry(encoded)).subject, (public.heading_of_entry('\\x01')).kind
      from public.log_entry where (heading).subject = 'note_39' limit 1`
  })) as unknown as readonly object[]
  assert.deepEqual({ ...rows[0] }, { subject: 'note_39', kind: '' })
})

test('a decision and its entry are kept together or not at all', async () => {
  const { sql, store } = bank
  await sql`alter table log_tip rename to log_tip_away`
  await assert.rejects(store.people.introduce({ id: 'qian', name: { zh: '钱', en: 'Qian' }, roles: [] }))
  await sql`alter table log_tip_away rename to log_tip`
  assert.equal(await store.people.findPerson('qian'), undefined)
})

test('R11 what an owner changes behind the triggers is found and named', async () => {
  const { sql, store } = bank
  const checkpoint = await store.log.checkpoint()
  const last = checkpoint.size - 1
  const cases: readonly (readonly [string, number, string])[] = [
    [
      `update log_entry set encoded = set_byte(encoded, 20, get_byte(encoded, 20) # 4) where index = 11`,
      11,
      'entry_was_changed',
    ],
    [`update log_entry set encoded = '\\x017b2200ff' where index = 11`, 11, 'entry_was_changed'],
    ['delete from log_entry where index = 12', 12, 'entry_is_missing'],
    [`delete from log_entry where index = ${last}`, last, 'end_is_missing'],
    [
      `update log_entry e set encoded = o.encoded, leaf = o.leaf from log_entry o
      where (e.index = 13 and o.index = 14) or (e.index = 14 and o.index = 13)`,
      13,
      'entry_is_out_of_place',
    ],
  ]
  for (const [change, index, code] of cases) {
    const finding = await findingAfter(change)
    assert.deepEqual([finding?.code, finding?.index], [code, index])
  }
  assert.deepEqual((await store.log.verify(checkpoint)).findings, [])

  async function findingAfter(change: string) {
    await sql`
      create table kept as select index, encoded, leaf, root_after from log_entry
      where index between 11 and 14 or index = ${last}`
    await sql.unsafe(`alter table log_entry disable trigger user;
      alter table log_entry drop constraint leaf_is_the_hash_of_the_entry; ${change}`)
    const { findings } = await store.log.verify(checkpoint)
    await sql.unsafe(`delete from log_entry where index in (select index from kept);
      insert into log_entry (index, encoded, leaf, root_after) select * from kept; drop table kept;
      alter table log_entry add constraint leaf_is_the_hash_of_the_entry check (leaf = sha256('\\x00'::bytea || encoded));
      alter table log_entry enable trigger user`)
    return findings[0]
  }
})
