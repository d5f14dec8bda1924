// X24: ID tokens of the wrong audience, issuer, age, nonce, algorithm or key open no session.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeOf, locationOf, openTestDoor, TestBrowser, type TestDoor } from './door.ts'
import {
  type Claims,
  obedientProvider,
  type Sign,
  seconds,
  signed,
  signedByAnother,
  signedWithPublicKey,
  unsigned,
} from './obedient-provider.ts'

let nonce = ''
let answer: { readonly changes: Claims; readonly sign: Sign } = { changes: {}, sign: unsigned }
const told = () => ({ claims: { sub: 'wulan', nonce, ...answer.changes }, sign: answer.sign })
const provider = obedientProvider(told, ['RS256'])

let door: TestDoor
before(async () => {
  door = await openTestDoor({ options: { provider } })
})
after(() => door.stop())

async function arrive(changes: Claims, signature: Sign): Promise<string> {
  answer = { changes, sign: signature }
  const browser = new TestBrowser(door.server)
  const address = new URL(locationOf(await browser.send('GET', '/api/sign-in')))
  nonce = address.searchParams.get('nonce') ?? ''
  const state = address.searchParams.get('state') ?? ''
  const arrived = await browser.send('GET', `/api/sign-in/callback?code=x&state=${state}`)
  const session = await browser.send('GET', '/api/session')
  assert.equal(session.statusCode, arrived.statusCode === 303 ? 200 : 401)
  return codeOf(arrived)
}

const rows: readonly (readonly [what: string, changes: Claims, sign: Sign, code: string])[] = [
  ['as it should be', {}, signed, '303'],
  ['another audience', { aud: 'other' }, signed, 'answer_does_not_match'],
  ['several audiences without ours', { aud: ['other', 'third'] }, signed, 'answer_does_not_match'],
  ['another issuer', { iss: 'https://evil.example' }, signed, 'answer_does_not_match'],
  ['another nonce', { nonce: 'other' }, signed, 'answer_does_not_match'],
  ['no nonce', { nonce: undefined }, signed, 'answer_does_not_match'],
  ['over', { exp: 1_580_000_000 }, signed, 'answer_does_not_match'],
  ['no end', { exp: undefined }, signed, 'answer_does_not_match'],
  ['a person of another kind', { sub: 7 }, signed, 'answer_does_not_match'],
  ['an empty person', { sub: '' }, signed, 'person_is_unknown'],
  ['a person unknown here', { sub: 'stranger' }, signed, 'person_is_unknown'],
  ['signed by another key', {}, signedByAnother, 'answer_does_not_match'],
  ['not signed', {}, unsigned, 'answer_does_not_match'],
  ['signed with the public key as a secret', {}, signedWithPublicKey, 'answer_does_not_match'],
  ['no token at all', {}, () => '', 'answer_does_not_match'],
]

for (const [what, changes, signature, code] of rows) {
  test(`X24 an ID token ${what}: ${code}`, async () => {
    assert.equal(await arrive(changes, signature), code)
  })
}

/** Signs in, and then again with other claims; the code of the second arrival. */
async function renewWith(changes: (now: number) => Claims): Promise<string> {
  const browser = new TestBrowser(door.server)
  const come = async (path: string, own: Claims) => {
    answer = { changes: own, sign: signed }
    const address = new URL(locationOf(await browser.send('GET', path)))
    nonce = address.searchParams.get('nonce') ?? ''
    return browser.send('GET', `/api/sign-in/callback?code=x&state=${address.searchParams.get('state')}`)
  }
  assert.equal((await come('/api/sign-in', {})).statusCode, 303)
  const now = seconds()
  return codeOf(await come('/api/sign-in?again=true', changes(now)))
}

test('X24 a sign-in counts as renewed only where the provider says that it is, and when', async () => {
  const rows: readonly (readonly [string, (now: number) => Claims])[] = [
    ['303', (now) => ({ auth_time: now })],
    ['303', (now) => ({ auth_time: now - 890 })],
    ['sign_in_was_not_renewed', (now) => ({ auth_time: now - 910 })],
    ['sign_in_was_not_renewed', () => ({})],
    ['answer_does_not_match', () => ({ auth_time: 'now' })],
    ['another_person_answered', (now) => ({ auth_time: now, sub: 'lina' })],
  ]
  for (const [code, changes] of rows) assert.equal(await renewWith(changes), code)
})

test('X24 a person who signed in at a provider that does not say when signs in again before what is sensitive', async () => {
  assert.equal(await arrive({ sub: 'batu' }, signed), '303')
  const sessions = await door.store.sessions.openOf('batu')
  assert.deepEqual(
    sessions.map(({ authenticatedAt }) => authenticatedAt),
    [undefined],
  )
})

test('X24 where a class of sign-in is asked for, another opens nothing', async () => {
  const strong = await openTestDoor({
    options: { provider: { ...provider, acrValues: ['urn:mfa', 'urn:card'] } },
  })
  for (const [acr, code] of [
    ['urn:mfa', '303'],
    ['urn:card', '303'],
    ['urn:password', 'sign_in_is_too_weak'],
    [undefined, 'sign_in_is_too_weak'],
  ] as const) {
    answer = { changes: { acr }, sign: signed }
    const browser = new TestBrowser(strong.server)
    const address = new URL(locationOf(await browser.send('GET', '/api/sign-in')))
    assert.equal(address.searchParams.get('acr_values'), 'urn:mfa urn:card')
    nonce = address.searchParams.get('nonce') ?? ''
    const state = address.searchParams.get('state')
    assert.equal(codeOf(await browser.send('GET', `/api/sign-in/callback?code=x&state=${state}`)), code)
  }
  await strong.stop()
})
