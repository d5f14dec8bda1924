// X24, ASVS 6.8.4, 7.5, 7.6: what is sensitive needs a recent sign-in, sessions can be seen and ended, and one leaves the provider too.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { type ApiTools, buildServer } from '../../src/api/index.ts'
import { openDeskOver } from '../../src/wiring.ts'
import { codeOf, locationOf, openTestDoor, origin, TestBrowser, type TestDoor } from './door.ts'

const morning = '2020-04-01T01:00:00Z'
const wish = { role: 'outlet_clerk', node: 'wuhai.wuda', reason: '顶岗' }
const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0'

let door: TestDoor
before(async () => {
  door = await openTestDoor({
    build: async ({ store, clock, door: signIn }) => {
      const newId = () => randomUUID().replaceAll('-', '')
      const tools = {
        desk: await openDeskOver({ store, folder: '/nowhere' }),
        clock,
        newId,
      } as unknown as ApiTools
      return (await buildServer({ tools, signIn, stopwatch: () => 0, logTo: { write: () => {} }, origin }))
        .server
    },
  })
})
after(() => door.stop())
beforeEach(() => door.setClock(morning))

const newBrowser = () => new TestBrowser(door.server)
const assign = (browser: TestBrowser, csrf: string, headers: Record<string, string> = {}) =>
  browser.send('POST', '/api/people/siqin/roles', { 'x-csrf-token': csrf, ...headers }, wish)

/** Signs in again as somebody, in a browser that is signed in. */
async function again(browser: TestBrowser, person: string): Promise<string> {
  const back = await browser.comeBackAs(person, () => {}, '/api/sign-in?again=true&returnTo=/people')
  return codeOf(await browser.send('GET', back))
}

test('X24 what is sensitive is done within fifteen minutes of signing in, then after signing in again', async () => {
  const browser = newBrowser()
  const csrf = await browser.signIn('saren')
  door.setClock('2020-04-01T01:14:00Z')
  assert.equal(codeOf(await assign(browser, csrf)), '200')
  door.setClock('2020-04-01T01:15:01Z')
  const refused = await assign(browser, csrf)
  assert.deepEqual([refused.statusCode, codeOf(refused)], [403, 'sign_in_again'])
  assert.equal(codeOf(await browser.send('GET', '/api/people')), '200')
  assert.equal(codeOf(await assign(browser, csrf, { prefer: 'dry-run' })), '200')
  assert.equal(await again(browser, 'saren'), '303')
  const { csrfToken, freshUntil } = (await browser.send('GET', '/api/session')).json()
  assert.equal(freshUntil, '2020-04-01T01:30:01.000Z')
  assert.equal(codeOf(await assign(browser, csrfToken)), '200')
})

test('X24 signing in again asks the provider to check the person anew, and says how recent is recent', async () => {
  const browser = newBrowser()
  await browser.signIn('saren')
  const address = new URL(locationOf(await browser.send('GET', '/api/sign-in?again=true')))
  assert.deepEqual(
    ['prompt', 'max_age'].map((name) => address.searchParams.get(name)),
    ['login', '900'],
  )
  const first = new URL(locationOf(await newBrowser().send('GET', '/api/sign-in')))
  assert.equal(first.searchParams.get('max_age'), '28800')
})

test('R24 the sign-in of one person is not renewed by another, and stays as old as it was', async () => {
  const browser = newBrowser()
  const csrf = await browser.signIn('saren')
  door.setClock('2020-04-01T01:14:00Z')
  await browser.send('GET', '/api/people')
  door.setClock('2020-04-01T01:15:01Z')
  for (const [name, { path }] of browser.cookies) if (path === '/demo-provider') browser.cookies.delete(name)
  assert.equal(await again(browser, 'lina'), 'another_person_answered')
  assert.equal((await browser.send('GET', '/api/session')).json().person.id, 'saren')
  assert.equal(codeOf(await assign(browser, csrf)), 'sign_in_again')
})

test('X24 signing in again ends the session it replaces, even where no cookie comes back from the provider', async () => {
  const browser = newBrowser()
  await browser.signIn('saren')
  const old = browser.cookies.get('reprieve-session')!
  const back = await browser.comeBackAs('saren', () => {}, '/api/sign-in?again=true')
  browser.cookies.delete('reprieve-session')
  assert.equal(codeOf(await browser.send('GET', back)), '303')
  const ask = await door.server.inject({
    url: '/api/session',
    headers: { cookie: `reprieve-session=${old.value}` },
  })
  assert.equal(codeOf(ask), 'session_is_over')
})

test('X24 people see their own sessions, end single ones, and never those of others', async () => {
  const [here, there, other] = [newBrowser(), newBrowser(), newBrowser()]
  const csrf = await here.signIn('gaowa')
  door.setClock('2020-04-01T01:05:00Z')
  await there.signIn('gaowa', { 'user-agent': edge })
  const foreign = await other.signIn('tana')
  door.setClock('2020-04-01T01:06:00Z')
  const { items } = (await here.send('GET', '/api/sessions')).json()
  assert.deepEqual(
    items.map(({ isThis, openedAt, browser }: Record<string, unknown>) => [isThis, openedAt, browser]),
    [
      [true, morning, ''],
      [false, '2020-04-01T01:05:00Z', 'Edge, Windows'],
    ],
  )
  const id = items.find(({ isThis }: { isThis: boolean }) => !isThis).id
  const end = (browser: TestBrowser, token: string, headers: Record<string, string> = {}) =>
    browser.send('POST', `/api/sessions/${id}/end`, { 'x-csrf-token': token, ...headers })
  const refused = await end(other, foreign)
  assert.deepEqual([refused.statusCode, codeOf(refused)], [404, 'session_does_not_exist'])
  assert.equal(codeOf(await end(here, csrf, { prefer: 'dry-run' })), '200')
  assert.equal(codeOf(await there.send('GET', '/api/session')), '200')
  assert.equal(codeOf(await end(here, csrf)), '200')
  assert.equal(codeOf(await there.send('GET', '/api/session')), 'session_is_over')
  assert.equal(codeOf(await here.send('GET', '/api/session')), '200')
})

test('X24 a rehearsed sign-out of another person ends nothing', async () => {
  const [saren, tana] = [newBrowser(), newBrowser()]
  const csrf = await saren.signIn('saren')
  await tana.signIn('tana')
  const headers = { 'x-csrf-token': csrf, prefer: 'dry-run' }
  const answer = await saren.send('POST', '/api/people/tana/sign-out', headers)
  assert.ok(answer.json().ended >= 1, answer.body)
  assert.equal(codeOf(await tana.send('GET', '/api/session')), '200')
})

test('X24 who signs out is led to leave the provider too, and comes back to our first page', async () => {
  const browser = newBrowser()
  const csrf = await browser.signIn('lina')
  const { farewell } = (await browser.send('POST', '/api/sign-out', { 'x-csrf-token': csrf })).json()
  const page = await browser.send('GET', farewell)
  assert.match(page.body, /退出演示登录/)
  assert.match(String(page.headers['content-security-policy']), /^default-src 'none'/)
  assert.ok(!/<script|\son\w+=/.test(page.body))
  const [, action = ''] = /action="([^"]+)"/.exec(page.body) ?? []
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.body) ?? []
  const left = await browser.sendForm(action, { xsrf, logout: 'yes' })
  assert.equal(locationOf(left), `${origin}/`)
  assert.ok(![...browser.cookies.keys()].some((name) => name === '_session'))
})

test('X24 who is refused on the way in reads why in both languages, with a way out', async () => {
  const browser = newBrowser()
  const html = { accept: 'text/html,application/xhtml+xml' }
  const page = await browser.send('GET', '/api/sign-in/callback?code=x&state=x', html)
  assert.deepEqual([page.statusCode, page.headers['content-type']], [403, 'text/html; charset=utf-8'])
  assert.match(page.body, /不是在本浏览器发起的/)
  assert.match(page.body, /was not begun in this browser/)
  assert.match(page.body, /<a class="way-out" href="\/api\/sign-in">/)
  assert.ok(!/<script|style=|\son\w+=/.test(page.body))
  const foreign = await browser.send('GET', '/api/sign-in?returnTo=//evil.example', html)
  assert.deepEqual([foreign.statusCode, foreign.body.includes('evil')], [400, false])
})
