// X24, R28: people sign in at a real provider, and every answer that does not match the attempt is refused.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoProvider } from '../../src/api/sign-in/index.ts'
import { assertProtected, type Provider } from '../../src/api/sign-in/options.ts'
import { codeOf, locationOf, openTestDoor, origin, TestBrowser, type TestDoor } from './door.ts'

let door: TestDoor
before(async () => {
  door = await openTestDoor()
})
after(() => door.stop())

const newBrowser = () => new TestBrowser(door.server)
const lastEvent = async () => (await door.store.sessions.events({ limit: 1 }))[0]

test('X24 a clerk of Wuhai signs in at the provider and comes back to the page that was asked for', async () => {
  const browser = newBrowser()
  const back = await browser.comeBackAs('wangxiulan')
  assert.ok(back.startsWith(`${origin}/api/sign-in/callback?code=`), back)
  const arrived = await browser.send('GET', back)
  assert.equal(locationOf(arrived), `${origin}/plans`)
  const session = (await browser.send('GET', '/api/session')).json()
  assert.deepEqual(session.person, {
    id: 'wangxiulan',
    name: { zh: '王秀兰', en: 'Wang Xiulan' },
    assignments: [{ role: 'outlet_clerk', node: 'wuhai.haibowan', regionPrefix: '1503' }],
  })
  assert.deepEqual((await lastEvent())?.outcome, 'signed_in')
})

test('the session says for every verb whether one may, where, or why not and who may', async () => {
  const browser = newBrowser()
  await browser.signIn('wangxiulan')
  const { permissions } = (await browser.send('GET', '/api/session')).json()
  const of = (verb: string) => permissions.find((each: { verb: string }) => each.verb === verb)
  assert.deepEqual(of('customer.read'), { verb: 'customer.read', granted: true, regions: ['1503'] })
  assert.deepEqual(of('plan.approve'), {
    verb: 'plan.approve',
    granted: false,
    because: 'plan.approve needs one of the roles: operations',
    roles: ['operations'],
  })
})

test('R28 the attempt and the session lie in cookies no script reads and no other site sends', async () => {
  const browser = newBrowser()
  const begun = await browser.send('GET', '/api/sign-in')
  const shape = ({ name, httpOnly, sameSite, path }: { [key: string]: unknown }) => ({
    name,
    httpOnly,
    sameSite,
    path,
  })
  assert.deepEqual(begun.cookies.map(shape), [
    { name: 'reprieve-sign-in', httpOnly: true, sameSite: 'Lax', path: '/api/sign-in' },
  ])
  const arrived = await browser.send('GET', await browser.comeBackAs('wangxiulan'))
  assert.deepEqual(shape(arrived.cookies.find(({ name }) => name === 'reprieve-session')!), {
    name: 'reprieve-session',
    httpOnly: true,
    sameSite: 'Strict',
    path: '/api',
  })
})

type Tamper = readonly [what: string, code: string, act: (browser: TestBrowser) => Promise<string>]

const inAddress =
  (name: string, value: string) =>
  (provider: URL): void =>
    provider.searchParams.set(name, value)

const withParameter = (address: string, name: string, value: string): string => {
  const url = new URL(address)
  url.searchParams.set(name, value)
  return url.href
}

const tampered: readonly Tamper[] = [
  [
    'state changed on the way there',
    'attempt_was_not_begun_here',
    (browser) => browser.comeBackAs('wulan', inAddress('state', 'x'.repeat(43))),
  ],
  [
    'state changed on the way back',
    'attempt_was_not_begun_here',
    async (browser) => withParameter(await browser.comeBackAs('wulan'), 'state', 'x'.repeat(43)),
  ],
  [
    'nonce changed',
    'answer_does_not_match',
    (browser) => browser.comeBackAs('wulan', inAddress('nonce', 'x'.repeat(43))),
  ],
  [
    'PKCE challenge changed',
    'answer_does_not_match',
    (browser) => browser.comeBackAs('wulan', inAddress('code_challenge', 'x'.repeat(43))),
  ],
  [
    'code made up',
    'answer_does_not_match',
    async (browser) => withParameter(await browser.comeBackAs('wulan'), 'code', 'x'.repeat(43)),
  ],
  [
    'answer of another issuer',
    'answer_does_not_match',
    async (browser) => withParameter(await browser.comeBackAs('wulan'), 'iss', 'https://evil.example'),
  ],
  [
    'error instead of a code',
    'provider_refused',
    async (browser) => withParameter(await browser.comeBackAs('wulan'), 'error', 'access_denied'),
  ],
  [
    "the answer to another person's attempt (login forgery)",
    'attempt_was_not_begun_here',
    async (browser) => {
      const back = await new TestBrowser(door.server).comeBackAs('zhangmin')
      await browser.send('GET', '/api/sign-in')
      return back
    },
  ],
  [
    'a code of another attempt',
    'answer_does_not_match',
    async (browser) => {
      const foreign = new URL(await new TestBrowser(door.server).comeBackAs('zhangmin'))
      return withParameter(await browser.comeBackAs('wulan'), 'code', foreign.searchParams.get('code') ?? '')
    },
  ],
]

for (const [what, code, act] of tampered) {
  test(`X24 refused: ${what}`, async () => {
    const browser = newBrowser()
    const arrived = await browser.send('GET', await act(browser))
    assert.deepEqual([arrived.statusCode, codeOf(arrived)], [403, code])
    assert.equal((await browser.send('GET', '/api/session')).statusCode, 401)
    assert.deepEqual([(await lastEvent())?.outcome, (await lastEvent())?.code], ['refused', code])
  })
}

test('X24 PKCE cannot be left out', async () => {
  const browser = newBrowser()
  const provider = new URL(locationOf(await browser.send('GET', '/api/sign-in')))
  provider.searchParams.delete('code_challenge')
  provider.searchParams.delete('code_challenge_method')
  const answer = locationOf(await browser.send('GET', provider.href))
  assert.equal(new URL(answer).searchParams.get('error'), 'invalid_request')
})

test('R24 an answer that was taken once is taken no more', async () => {
  const browser = newBrowser()
  const attempt = await browser.comeBackAs('wulan')
  const cookies = new Map(browser.cookies)
  assert.equal((await browser.send('GET', attempt)).statusCode, 303)
  for (const [name, cookie] of cookies) browser.cookies.set(name, cookie)
  assert.equal(codeOf(await browser.send('GET', attempt)), 'attempt_was_not_begun_here')
})

test('an attempt that takes longer than ten minutes is begun anew', async () => {
  const browser = newBrowser()
  door.setClock('2020-04-01T02:00:00Z')
  const back = await browser.comeBackAs('wulan')
  door.setClock('2020-04-01T02:10:01Z')
  assert.equal(codeOf(await browser.send('GET', back)), 'attempt_was_not_begun_here')
  door.setClock('2020-04-01T01:00:00Z')
})

test('somebody whom the provider knows and this installation does not is refused and written down', async () => {
  const people = [{ id: 'stranger', name: { zh: '外人', en: 'Stranger' }, post: { zh: '', en: '' } }]
  const demo = demoProvider({
    origin,
    people,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  })
  const other = await openTestDoor({ demo })
  const browser = new TestBrowser(other.server)
  const arrived = await browser.send('GET', await browser.comeBackAs('stranger'))
  assert.equal(codeOf(arrived), 'person_is_unknown')
  const { outcome, subject, code } = (await other.store.sessions.events({ limit: 1 }))[0]!
  assert.deepEqual([outcome, subject, code], ['refused', 'stranger', 'person_is_unknown'])
  await other.stop()
})

const providerWith = (changes: Partial<Provider>): Provider => ({
  issuer: `${origin}/demo-provider`,
  clientId: 'reprieve-demo',
  ...changes,
})

test('a provider that does not answer is said to be that', async () => {
  const other = await openTestDoor({
    options: { provider: providerWith({ fetch: () => Promise.reject(new Error('no route to host')) }) },
  })
  const answer = await other.server.inject('/api/sign-in')
  assert.deepEqual([answer.statusCode, codeOf(answer)], [502, 'provider_does_not_answer'])
  await other.stop()
})

test('X24 a provider that says it is another issuer is not believed', async () => {
  const fetch = async () =>
    Response.json({ issuer: 'https://evil.example', authorization_endpoint: 'https://evil.example/auth' })
  const other = await openTestDoor({ options: { provider: providerWith({ fetch }) } })
  assert.equal(codeOf(await other.server.inject('/api/sign-in')), 'provider_does_not_answer')
  await other.stop()
})

test('R28 open redirects: only paths of ours are returned to', async () => {
  const foreign = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/%0d%0aset-cookie:x=1\r\n',
    'javascript:alert(1)',
    '/..//evil.example',
    '/./\\evil.example',
    'plans',
    '',
    ' /plans',
    `/${'x'.repeat(2000)}`,
  ]
  for (const path of foreign) {
    const answer = await door.server.inject(`/api/sign-in?returnTo=${encodeURIComponent(path)}`)
    assert.equal(answer.statusCode, 400, path)
  }
  for (const path of ['/', '/plans?state=open#top', '/plans/plan_1']) {
    const answer = await door.server.inject(`/api/sign-in?returnTo=${encodeURIComponent(path)}`)
    assert.equal(answer.statusCode, 303, path)
  }
})

test('R28 whatever host a request names, every address given away is ours', async () => {
  const headers = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
  }
  const begun = await door.server.inject({ url: '/api/sign-in', headers })
  const address = new URL(String(begun.headers.location))
  assert.equal(address.origin, origin)
  assert.equal(address.searchParams.get('redirect_uri'), `${origin}/api/sign-in/callback`)
  const provider = await door.server.inject({ url: `${address.pathname}${address.search}`, headers })
  assert.ok(!String(provider.headers.location).includes('evil'), String(provider.headers.location))
  const metadata = await door.server.inject({
    url: '/demo-provider/.well-known/openid-configuration',
    headers,
  })
  assert.ok(!metadata.body.includes('evil'), metadata.body)
})

test('the page of the demo provider says in both languages that nobody is checked, and runs no script', async () => {
  const browser = newBrowser()
  const begun = await browser.send('GET', '/api/sign-in')
  const page = await browser.send('GET', locationOf(await browser.send('GET', locationOf(begun))))
  assert.match(page.body, /此处不核验任何人的身份/)
  assert.match(page.body, /Nobody is checked here/)
  assert.match(page.body, /王秀兰 · Wang Xiulan/)
  assert.match(String(page.headers['content-security-policy']), /^default-src 'none'/)
  assert.ok(!/<script|style=|\son\w+=/.test(page.body))
})

test('X22 the pages of the demo provider bring the Chinese letters they are written in', async () => {
  const style = await door.server.inject('/demo-provider/style.css')
  assert.match(String(style.headers['content-type']), /^text\/css/)
  const [file] = style.body.match(/letters\/[a-z0-9-]+\.woff2/)!
  const letters = await door.server.inject(`/demo-provider/${file}`)
  assert.deepEqual([letters.statusCode, letters.headers['content-type']], [200, 'font/woff2'])
  assert.equal(letters.rawPayload.toString('latin1', 0, 4), 'wOF2')
  for (const other of ['none.woff2', '..%2findex.css', 'index.css'])
    assert.equal((await door.server.inject(`/demo-provider/letters/${other}`)).statusCode, 404, other)
})

test('people sign in over https, or on this computer', () => {
  const options = { store: door.store, clock: () => '', random: () => new Uint8Array() }
  const guard = (address: string, issuer: string) => () =>
    assertProtected({ ...options, origin: address, provider: { issuer, clientId: 'x' } })
  assert.doesNotThrow(guard('https://console.example', 'https://login.example'))
  assert.doesNotThrow(guard(origin, origin))
  assert.throws(guard('http://console.example', 'https://login.example'), /not protected/)
  assert.throws(guard('https://console.example', 'http://login.example'), /not protected/)
  assert.throws(guard('https://console.example/path', 'https://login.example'), /more than an origin/)
  assert.throws(
    () => demoProvider({ ...options, origin: 'https://console.example', people: [] }),
    /this computer/,
  )
})
