// X24: who signs out at the provider is signed out here; a logout token that is not right in all ends nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeOf, locationOf, openTestDoor, TestBrowser, type TestDoor } from './door.ts'
import {
  type Claims,
  clientId,
  issuer,
  obedientProvider,
  part,
  seconds,
  signed,
  signedByAnother,
  signedWithPublicKey,
  unsigned,
} from './obedient-provider.ts'

let next: Claims = {}
const provider = obedientProvider(() => ({ claims: next, sign: signed }), ['RS256', 'HS256', 'none'])

let door: TestDoor
before(async () => {
  door = await openTestDoor({ options: { provider } })
})
after(() => door.stop())

/** A browser in which a person has signed in, in a session of the provider. */
async function arrive(person: string, sid?: string): Promise<TestBrowser> {
  const browser = new TestBrowser(door.server)
  const { searchParams } = new URL(locationOf(await browser.send('GET', '/api/sign-in')))
  next = { sub: person, nonce: searchParams.get('nonce'), ...(sid && { sid }) }
  const arrived = await browser.send('GET', `/api/sign-in/callback?code=x&state=${searchParams.get('state')}`)
  assert.equal(arrived.statusCode, 303, arrived.body)
  return browser
}

const isIn = async (browser: TestBrowser): Promise<boolean> =>
  (await browser.send('GET', '/api/session')).statusCode === 200

let tokens = 0
const claimsOf = (changes: Claims): Claims => {
  const now = seconds()
  return {
    iss: issuer,
    aud: clientId,
    iat: now,
    exp: now + 120,
    jti: `token-${tokens++}`,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...changes,
  }
}
const tokenOf = (changes: Claims, signature = signed, header: Claims = {}): string =>
  signature({ alg: 'RS256', kid: 'one', typ: 'logout+jwt', ...header }, claimsOf(changes))

const send = (token: string) =>
  new TestBrowser(door.server).sendForm('/api/sign-out/back-channel', { logout_token: token })

test('X24 a token that names a session of the provider ends the sessions it opened and no other', async () => {
  const [here, there, other] = [
    await arrive('wulan', 'sid-1'),
    await arrive('wulan', 'sid-2'),
    await arrive('batu', 'sid-3'),
  ]
  const answer = await send(tokenOf({ sid: 'sid-1' }))
  assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [200, 'no-store'], answer.body)
  assert.deepEqual(await Promise.all([here, there, other].map(isIn)), [false, true, true])
  const [event] = await door.store.sessions.events({ limit: 1 })
  assert.deepEqual([event!.outcome, event!.person], ['signed_out_by_provider', 'wulan'])
})

test('X24 a token that names a subject ends all their sessions; with a session of somebody else it ends none', async () => {
  const [one, two, other] = [
    await arrive('zhangmin', 'a'),
    await arrive('zhangmin'),
    await arrive('lina', 'b'),
  ]
  assert.equal((await send(tokenOf({ sub: 'zhangmin', sid: 'b' }))).statusCode, 200)
  assert.deepEqual(await Promise.all([one, two, other].map(isIn)), [true, true, true])
  assert.equal((await send(tokenOf({ sub: 'zhangmin' }))).statusCode, 200)
  assert.deepEqual(await Promise.all([one, two, other].map(isIn)), [false, false, true])
  assert.equal((await send(tokenOf({ sub: 'nobody' }))).statusCode, 200)
})

type Tampering = readonly [what: string, token: () => string]

const victim = { sub: 'saren' }
const tampered: readonly Tampering[] = [
  ['signed by another key', () => tokenOf(victim, signedByAnother)],
  ['not signed', () => tokenOf(victim, unsigned)],
  ['signed with the public key as a secret', () => tokenOf(victim, signedWithPublicKey)],
  [
    'changed after it was signed',
    () => tokenOf({ sub: 'nobody' }).replace(/\.[^.]+\./, `.${part(claimsOf(victim))}.`),
  ],
  ['of another issuer', () => tokenOf({ ...victim, iss: 'https://elsewhere.example' })],
  ['for another audience', () => tokenOf({ ...victim, aud: 'another-client' })],
  ['an hour old', () => tokenOf({ ...victim, iat: seconds() - 3600, exp: seconds() + 60 })],
  ['expired', () => tokenOf({ ...victim, exp: seconds() - 90 })],
  ['of the future', () => tokenOf({ ...victim, iat: seconds() + 3600 })],
  ['without an instant', () => tokenOf({ ...victim, iat: undefined })],
  ['without an id', () => tokenOf({ ...victim, jti: undefined })],
  ['without an event', () => tokenOf({ ...victim, events: undefined })],
  ['with another event', () => tokenOf({ ...victim, events: { 'http://elsewhere/event': {} } })],
  [
    'with an event that says nothing',
    () => tokenOf({ ...victim, events: { 'http://schemas.openid.net/event/backchannel-logout': 'yes' } }),
  ],
  ['an ID token, with its nonce', () => tokenOf({ ...victim, nonce: 'n' })],
  ['of another type', () => tokenOf(victim, signed, { typ: 'at+jwt' })],
  ['about nobody', () => tokenOf({})],
  ['about a subject that is no name', () => tokenOf({ sub: ['saren'] })],
  ['no token', () => 'x.y.z'],
  ['nothing', () => ''],
]

test('X24 a logout token that is not right in one thing ends nothing, and the refusal does not say in which', async () => {
  const browser = await arrive('saren', 'sid-9')
  const told = new Set<string>()
  for (const [what, token] of tampered) {
    const answer = await send(token())
    assert.deepEqual([answer.statusCode, codeOf(answer)], [400, 'logout_token_is_not_valid'], what)
    assert.ok(await isIn(browser), what)
    told.add(answer.json<{ detail: string }>().detail)
  }
  assert.equal(told.size, 1)
  const [event] = await door.store.sessions.events({ limit: 1 })
  assert.deepEqual([event!.outcome, event!.code], ['refused', 'logout_token_is_not_valid'])
})

test('X24 a token counts once: taken again it ends nobody who signed in since', async () => {
  const token = tokenOf({ sub: 'siqin' })
  assert.equal((await send(token)).statusCode, 200)
  const browser = await arrive('siqin')
  const again = await Promise.all([send(token), send(token)])
  assert.deepEqual(again.map(codeOf), ['logout_token_was_used', 'logout_token_was_used'])
  assert.ok(await isIn(browser))
})

test('X24 only a form is read, a large one is not, and two tokens are none', async () => {
  const browser = new TestBrowser(door.server)
  const address = '/api/sign-out/back-channel'
  const json = await browser.send('POST', address, {}, { logout_token: tokenOf(victim) })
  assert.equal(json.statusCode, 400)
  const large = await browser.sendForm(address, { logout_token: 'x'.repeat(20_000) })
  assert.equal(large.statusCode, 413)
  const two = new URLSearchParams([
    ['logout_token', tokenOf(victim)],
    ['logout_token', tokenOf(victim)],
  ])
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  assert.equal(codeOf(await browser.send('POST', address, headers, `${two}`)), 'logout_token_is_not_valid')
})

test('X24 from one address three hundred tokens a minute are looked at, and then it waits', async () => {
  door.setClock('2020-04-01T01:30:00Z')
  for (let sent = 0; sent < 300; sent++) await send('')
  const browser = await arrive('tana', 'sid-t')
  const busy = await send(tokenOf({ sub: 'tana' }))
  assert.deepEqual([busy.statusCode, codeOf(busy)], [429, 'too_many_logout_tokens'])
  assert.ok(Number(busy.headers['retry-after']) > 0)
  assert.ok(await isIn(browser))
  door.setClock('2020-04-01T01:31:01Z')
  assert.equal((await send(tokenOf({ sub: 'tana' }))).statusCode, 200)
  assert.equal(await isIn(browser), false)
})

test('X24 the database keeps no session that changes whose it is', async () => {
  const change = door.sql`update session set provider_subject = 'other'`
  await assert.rejects(async () => change, /ends for good|neither its person/)
})

test('X24 with the provider of the demo: leaving it ends the session here, in that browser and no other', async () => {
  const demo = await openTestDoor()
  try {
    const [one, two] = [new TestBrowser(demo.server), new TestBrowser(demo.server)]
    await one.signIn('wulan')
    const csrf = await two.signIn('wulan')
    const { farewell } = (await two.send('POST', '/api/sign-out', { 'x-csrf-token': csrf })).json()
    await one.signIn('wulan')
    const page = await one.send('GET', farewell)
    const [, action] = /action="([^"]+)"/.exec(page.body)!
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page.body)!
    await two.signIn('wulan')
    await one.sendForm(action!, { xsrf: xsrf!, logout: 'yes' })
    const state = async (browser: TestBrowser) => (await browser.send('GET', '/api/session')).statusCode
    assert.deepEqual([await state(one), await state(two)], [401, 200])
    const [event] = await demo.store.sessions.events({ limit: 1 })
    assert.deepEqual([event!.outcome, event!.person], ['signed_out_by_provider', 'wulan'])
  } finally {
    await demo.stop()
  }
})
