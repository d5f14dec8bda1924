// X24, R24, R28: sessions end by themselves and everywhere, forged changes are refused, tokens do what they carry.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { requireVerb } from '../../src/api/sign-in/index.ts'
import { granted, refusedBy } from '../../src/store/store-for-tests.ts'
import { codeOf, openTestDoor, origin, TestBrowser, type TestDoor } from './door.ts'

const morning = '2020-04-01T01:00:00Z'

let door: TestDoor
before(async () => {
  door = await openTestDoor({
    routes: (server) => {
      server.get('/api/plans', { preHandler: requireVerb('plan.read') }, async () => ({ plans: [] }))
      server.post('/api/plans', { preHandler: requireVerb('plan.draft') }, async ({ person }) => ({
        by: person?.id,
      }))
      server.get('/api/contact', { preHandler: requireVerb('decision.contact') }, async () => ({}))
      server.get(
        '/api/contact/:region',
        {
          preHandler: requireVerb('decision.contact', ({ params }) => params as { region: string }),
        },
        async () => ({}),
      )
    },
  })
})
after(() => door.stop())
beforeEach(() => door.setClock(morning))

const newBrowser = () => new TestBrowser(door.server)
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
const statusAt = async (browser: TestBrowser, instant: string) => {
  door.setClock(instant)
  return codeOf(await browser.send('GET', '/api/plans'))
}

test('X24 a session nobody uses ends after fifteen minutes', async () => {
  const browser = newBrowser()
  await browser.signIn('lina')
  assert.equal(await statusAt(browser, '2020-04-01T01:14:59Z'), '200')
  assert.equal(await statusAt(browser, '2020-04-01T01:29:58Z'), '200')
  assert.equal(await statusAt(browser, '2020-04-01T01:44:59Z'), 'session_is_over')
})

test('X24 a page that only watches keeps no session open, and reads until the session ends', async () => {
  const browser = newBrowser()
  await browser.signIn('lina')
  const watch = async (instant: string) => {
    door.setClock(instant)
    return codeOf(await browser.send('GET', '/api/plans', { 'x-unattended': 'true' }))
  }
  assert.equal(await statusAt(browser, '2020-04-01T01:05:00Z'), '200')
  assert.equal(await watch('2020-04-01T01:19:59Z'), '200')
  assert.equal(await watch('2020-04-01T01:20:01Z'), 'session_is_over')
  assert.equal(await statusAt(browser, '2020-04-01T01:20:02Z'), 'session_is_over')
})

test('X24 a session ends after eight hours however much it is used', async () => {
  const browser = newBrowser()
  await browser.signIn('lina')
  for (let minute = 14; minute < 480; minute += 14) {
    const at = `2020-04-01T${String(1 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00Z`
    assert.equal(await statusAt(browser, at), '200', at)
  }
  assert.equal(await statusAt(browser, '2020-04-01T09:00:01Z'), 'session_is_over')
})

test('X24 forged, foreign and ended sessions are refused', async () => {
  const browser = newBrowser()
  const csrf = await browser.signIn('lina')
  const kept = browser.cookies.get('reprieve-session')!
  const ask = (value: string) =>
    door.server.inject({ url: '/api/plans', headers: { cookie: `reprieve-session=${value}` } }).then(codeOf)
  assert.equal(await ask(kept.value), '200')
  assert.equal(await ask('x'.repeat(43)), 'session_is_over')
  assert.equal(
    await ask(`${kept.value.slice(0, -1)}${kept.value.endsWith('A') ? 'B' : 'A'}`),
    'session_is_over',
  )
  assert.equal(await ask(hashOf(kept.value)), 'session_is_over')
  assert.equal(await ask(''), 'session_is_over')
  assert.equal(codeOf(await browser.send('POST', '/api/sign-out', { 'x-csrf-token': csrf })), '200')
  assert.equal(await ask(kept.value), 'session_is_over')
})

test('X24 a session fixed by somebody else before signing in is neither adopted nor left open', async () => {
  const attacker = newBrowser()
  await attacker.signIn('wulan')
  const planted = attacker.cookies.get('reprieve-session')!
  const victim = newBrowser()
  victim.cookies.set('reprieve-session', planted)
  await victim.signIn('lina')
  assert.notEqual(victim.cookies.get('reprieve-session')!.value, planted.value)
  assert.equal(codeOf(await attacker.send('GET', '/api/plans')), 'session_is_over')
})

test('X24 signing out everywhere ends every session of the person and no other', async () => {
  const [here, there, other] = [newBrowser(), newBrowser(), newBrowser()]
  const csrf = await here.signIn('lina')
  await there.signIn('lina')
  await other.signIn('batu')
  const answer = await here.send('POST', '/api/sign-out/everywhere', { 'x-csrf-token': csrf })
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['clear-site-data'], '"cache", "storage"')
  assert.equal(codeOf(await there.send('GET', '/api/plans')), 'session_is_over')
  assert.equal(codeOf(await other.send('GET', '/api/plans')), '200')
})

test('X24 a change is refused without the CSRF token of the session or from another site', async () => {
  const [browser, other] = [newBrowser(), newBrowser()]
  const csrf = await browser.signIn('lina')
  const foreign = await other.signIn('batu')
  const own = { 'x-csrf-token': csrf }
  const rows: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['csrf_token_is_missing', {}],
    ['csrf_token_is_missing', { 'x-csrf-token': '' }],
    ['csrf_token_is_wrong', { 'x-csrf-token': foreign }],
    ['csrf_token_is_wrong', { 'x-csrf-token': 'x' }],
    ['request_comes_from_elsewhere', { ...own, origin: 'https://evil.example' }],
    ['request_comes_from_elsewhere', { ...own, origin: 'null' }],
    ['request_comes_from_elsewhere', { ...own, 'sec-fetch-site': 'cross-site' }],
    ['request_comes_from_elsewhere', { ...own, 'sec-fetch-site': 'same-site' }],
    ['200', own],
    ['200', { ...own, origin, 'sec-fetch-site': 'same-origin' }],
  ]
  for (const [code, headers] of rows)
    assert.equal(codeOf(await browser.send('POST', '/api/plans', headers)), code, JSON.stringify(headers))
})

test('a role that ends is gone at the next request', async () => {
  const browser = newBrowser()
  await browser.signIn('lina')
  const change = { person: 'lina', role: 'operations', node: 'operations_centre', by: 'saren' } as const
  assert.equal(codeOf(await browser.send('GET', '/api/plans')), '200')
  granted(await door.store.organisation.end(change))
  assert.equal(codeOf(await browser.send('GET', '/api/plans')), 'role_is_missing')
  granted(await door.store.organisation.assign(change))
  assert.equal(codeOf(await browser.send('GET', '/api/plans')), '200')
})

const secret = 'dialler-token-dialler-token-dialler-token-x'
const token = {
  id: 'machine:dialler1',
  tokenHash: hashOf(secret),
  purpose: '乌海外呼系统 dialler of Wuhai',
  verbs: ['decision.contact'],
  node: 'wuhai',
  by: 'lina',
  expiresAt: '2020-05-01T00:00:00Z',
} as const
const askWith = (url: string, authorization: string, method: 'GET' | 'POST' = 'GET') =>
  door.server.inject({ method, url, headers: { authorization } }).then(codeOf)

test('R24 a token does what it carries where it may, and nothing else', async () => {
  granted(await door.store.tokens.issue(token))
  const bearer = `Bearer ${secret}`
  assert.equal(await askWith('/api/contact', bearer), '200')
  assert.equal(await askWith('/api/contact/150302', bearer), '200')
  assert.equal(await askWith('/api/contact/150203', bearer), 'place_is_not_yours')
  assert.equal(await askWith('/api/plans', bearer), 'token_does_not_carry_this')
  assert.equal(await askWith('/api/plans', bearer, 'POST'), 'a_person_must_do_this')
  for (const wrong of [
    'Bearer x',
    `Basic ${secret}`,
    `Bearer ${'y'.repeat(43)}`,
    `Bearer ${token.tokenHash}`,
    '',
  ])
    assert.equal(await askWith('/api/contact', wrong), 'token_is_not_valid', wrong)
})

test('a token that is over or revoked is refused', async () => {
  const bearer = `Bearer ${secret}`
  door.setClock('2020-05-01T00:00:00Z')
  assert.equal(await askWith('/api/contact', bearer), 'token_is_not_valid')
  door.setClock(morning)
  granted(await door.store.tokens.revoke(token.id, 'saren'))
  door.setClock('2020-04-01T01:00:03Z')
  assert.equal(await askWith('/api/contact', bearer), 'token_is_not_valid')
})

test('a refusal is problem details that name the verb and the roles that may', async () => {
  const browser = newBrowser()
  await browser.signIn('wangxiulan')
  const answer = await browser.send('GET', '/api/plans')
  assert.equal(answer.statusCode, 403)
  const { request, ...problem } = answer.json()
  assert.match(request, /^req-/)
  assert.deepEqual(problem, {
    type: 'urn:reprieve:refusal:role_is_missing',
    title: 'Not allowed',
    status: 403,
    detail: 'plan.read needs one of the roles: programme author, programme approver, operations, auditor',
    code: 'role_is_missing',
    needed: {
      verb: 'plan.read',
      roles: ['programme_author', 'programme_approver', 'operations', 'auditor'],
    },
  })
  const unknown = await door.server.inject('/api/plans')
  assert.deepEqual([unknown.statusCode, unknown.json().code], [401, 'not_signed_in'])
  assert.match(String(unknown.headers['www-authenticate']), /^Bearer/)
})

test('the database keeps sessions and tokens as they were opened', async () => {
  const { sql } = door
  await newBrowser().signIn('lina')
  const rows: readonly (readonly [RegExp, PromiseLike<unknown>])[] = [
    [/session ends for good/, sql`update session set person = 'wulan'`],
    [/session ends for good/, sql`update session set absolute_until = absolute_until + interval '1 day'`],
    [/revoked once/, sql`update machine_token set verbs = '{decision.contact,plan.read}'`],
    [/written once: delete/, sql`delete from machine_token`],
    [/written once: update/, sql`update sign_in_event set outcome = 'signed_out'`],
    [/written once: truncate/, sql`truncate sign_in_event`],
  ]
  for (const [words, attempt] of rows) assert.match(await refusedBy(attempt), words)
})

test('X24 nothing that opens a session is kept: tables hold hashes only', async () => {
  const browser = newBrowser()
  await browser.signIn('lina')
  const { value } = browser.cookies.get('reprieve-session')!
  const rows = await door.sql`select row_to_json(s)::text as line from session s`
  assert.ok(rows.some(({ line }) => line.includes(hashOf(value))))
  assert.ok(!rows.some(({ line }) => line.includes(value)))
})
