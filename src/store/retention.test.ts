// What is over is forgotten on its day and not before, and nothing that was decided ever is.

import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Database } from './database/database.ts'
import { layDatabase } from './database/database-for-tests.ts'
import { openDatabase, openStore, type Store } from './store.ts'
import { granted, people, temporaryFolder } from './store-for-tests.ts'

const retentionDays = { sessions: 30, requests: 7, jobs: 90 }
const begin = '2020-04-01T01:00:00Z'
const nothing = { attempts: 0, logoutTokens: 0, sessions: 0, requests: 0, jobs: 0 }
let now = begin
let store: Store
let sql: Database
const closers: (() => Promise<void>)[] = []

before(async () => {
  const dataFolder = await temporaryFolder()
  await layDatabase(dataFolder)
  store = await openStore({ dataFolder, durable: false, clock: () => now })
  const behind = await openDatabase({ dataFolder, durable: false })
  sql = behind.sql
  closers.push(
    behind.close,
    () => store.close(),
    () => rm(dataFolder, { recursive: true, force: true }),
  )
  for (const person of people) granted(await store.people.introduce(person))
})
after(async () => {
  for (const close of closers) await close()
})

const later = (duration: Temporal.DurationLike): string =>
  Temporal.Instant.from(begin).add(duration).toString()

/** Days after the beginning, a minute sooner or later. */
const around = (days: number, minutes: number) => later({ minutes: days * 24 * 60 + minutes })

const hashFor = (digit: string) => digit.repeat(64)

test('X23: a session is forgotten 30 days after it ended, however it ended', async () => {
  now = begin
  const session = (digit: string, idleUntil: string) =>
    store.sessions.open({
      tokenHash: hashFor(digit),
      person: 'li.na',
      idleUntil,
      absoluteUntil: later({ hours: 8 }),
    })
  granted(await session('a', later({ minutes: 15 })))
  granted(await session('b', later({ hours: 8 })))
  await store.sessions.end(hashFor('b'))
  const left = async () =>
    (await sql`select token_hash from session order by 1`).map(({ tokenHash }) => tokenHash[0])
  now = around(retentionDays.sessions, -1)
  assert.deepEqual([await store.retention.sweep(retentionDays), await left()], [nothing, ['a', 'b']])
  now = around(retentionDays.sessions, 1)
  assert.deepEqual(
    [await store.retention.sweep(retentionDays), await left()],
    [{ ...nothing, sessions: 1 }, ['a']],
  )
  now = around(retentionDays.sessions, 16)
  assert.deepEqual(
    [await store.retention.sweep(retentionDays), await left()],
    [{ ...nothing, sessions: 1 }, []],
  )
})

test('X23: an attempt to sign in is forgotten as soon as it can no longer be taken', async () => {
  now = begin
  await store.sessions.begin({
    stateHash: hashFor('c'),
    browserHash: hashFor('d'),
    nonce: 'n',
    codeVerifier: 'v',
    returnTo: '/',
    expiresAt: later({ minutes: 10 }),
  })
  now = later({ minutes: 10 })
  assert.deepEqual(await store.retention.sweep(retentionDays), nothing)
  now = later({ minutes: 11 })
  assert.deepEqual(await store.retention.sweep(retentionDays), { ...nothing, attempts: 1 })
})

test('X7: a first answer is given again for 7 days, then its key is free', async () => {
  now = begin
  const key = { person: 'li.na', key: 'call-1', fingerprint: hashFor('e') }
  const first = { status: 200, answer: '{"allowed":true}' }
  assert.equal(await store.requests.begin(key), 'begun')
  await store.requests.answered({ request: key, ...first })
  now = around(retentionDays.requests, -1)
  assert.deepEqual(await store.retention.sweep(retentionDays), nothing)
  assert.deepEqual(await store.requests.begin(key), first)
  now = around(retentionDays.requests, 1)
  assert.deepEqual(await store.retention.sweep(retentionDays), { ...nothing, requests: 1 })
  assert.equal(await store.requests.begin({ ...key, fingerprint: hashFor('f') }), 'begun')
})

test('X23: many thousand first answers are swept in one go', async () => {
  now = begin
  await sql`
    insert into request (key, person, fingerprint, status, answer, at)
    select 'many-' || number, 'li.na', ${hashFor('0')}, 200, '{}', ${begin}
    from generate_series(1, 12000) as number`
  now = around(retentionDays.requests, 1)
  assert.equal((await store.retention.sweep(retentionDays)).requests, 12_000)
})

test('X23: an ended job is forgotten after 90 days; one that has not ended never is, not even by hand', async () => {
  now = begin
  for (const id of ['job_ended', 'job_waiting'])
    await store.jobs.add({ id, kind: 'draft', input: {}, person: 'li.na' })
  const claims = store.jobs.openClaims()
  assert.equal((await claims.next(now))?.id, 'job_ended')
  await store.jobs.end('job_ended', 'done', {})
  await claims.close()
  now = around(retentionDays.jobs, -1)
  assert.equal((await store.retention.sweep(retentionDays)).jobs, 0)
  now = around(retentionDays.jobs, 1)
  assert.equal((await store.retention.sweep(retentionDays)).jobs, 1)
  assert.equal(await store.jobs.find('job_ended'), undefined)
  assert.equal((await store.jobs.find('job_waiting'))?.state, 'waiting')
  await assert.rejects(sql`delete from job where id = 'job_waiting'`, /has not ended/)
})

test('X13: what was brought and never sent goes so many days of the bank after it came, at whichever hour that was', async () => {
  const kept = { customer: 'P1', region: '150302', kind: 'other', type: 'image/png', bytes: 1 }
  const brought = {
    ...kept,
    uploadedBy: 'li.na',
    consentVersion: '2020-1',
    consentHow: 'paper',
    deleteDueDay: '2021-01-01',
  }
  for (const [id, instant] of [
    ['D1', '2020-04-01T16:30:00Z'],
    ['D2', '2020-04-02T15:30:00Z'],
  ] as const) {
    now = instant
    granted(await store.documents.keep({ ...brought, id, sha256: hashFor(id.slice(1)) }))
  }
  assert.deepEqual(await store.documents.unknown(['D2', 'D3', 'D1']), ['D3'])
  const due = async (day: string) => (await store.documents.due(day, 7)).map(({ id }) => id)
  assert.deepEqual([await due('2020-04-09'), await due('2020-04-10')], [[], ['D1', 'D2']])
})

test('R9: jobs are claimed on although the connection they are claimed on broke, and each by one alone', async () => {
  now = begin
  const [ours, theirs] = [store.jobs.openClaims(), store.jobs.openClaims()]
  assert.equal((await ours.next(now))?.id, 'job_waiting')
  assert.equal(await theirs.next(now), undefined)
  await sql`select pg_terminate_backend(pid, 1000) from pg_locks where locktype = 'advisory' and classid = 7190318`
  assert.equal((await theirs.next(now))?.id, 'job_waiting')
  assert.equal(await ours.next(now), undefined)
  await theirs.free('job_waiting')
  assert.equal((await ours.next(now))?.id, 'job_waiting')
  await Promise.all([ours.close(), theirs.close()])
})

test('X23: what was decided, and who was at the door, is never swept', async () => {
  now = begin
  await store.sessions.note({ outcome: 'signed_in', person: 'li.na' })
  const entries = await store.log.size()
  now = around(3650, 0)
  await store.retention.sweep(retentionDays)
  assert.equal((await store.sessions.events({ limit: 100 })).length, 1)
  assert.equal(await store.log.size(), entries)
})
