// X2, X3, R23: people, roles and tokens are administered over HTTP by those who may, and every route names its verb.

import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type ApiTools, buildServer, type OpenApi } from '../../src/api/index.ts'
import { doorRoutes } from '../../src/api/sign-in/routes.ts'
import { verbs } from '../../src/organisation/index.ts'
import { openDeskOver } from '../../src/wiring.ts'
import { codeOf, openTestDoor, origin, TestBrowser, type TestDoor } from './door.ts'

let door: TestDoor
const lines: string[] = []
before(async () => {
  door = await openTestDoor({
    build: async ({ store, clock, door: signIn }) => {
      const newId = () => randomUUID().replaceAll('-', '')
      const tools = {
        desk: await openDeskOver({ store, folder: '/nowhere' }),
        clock,
        newId,
      } as unknown as ApiTools
      const logTo = { write: (line: string) => lines.push(line) }
      return (await buildServer({ tools, signIn, stopwatch: () => 0, logTo, origin })).server
    },
  })
})
after(() => door.stop())

class Desk {
  readonly browser = new TestBrowser(door.server)
  readonly #csrf: Record<string, string> = {}

  async signIn(person: string): Promise<this> {
    this.#csrf['x-csrf-token'] = await this.browser.signIn(person)
    return this
  }

  read(address: string) {
    return this.browser.send('GET', address)
  }

  send(address: string, body: object = {}, headers: Readonly<Record<string, string>> = {}) {
    return this.browser.send('POST', address, { ...this.#csrf, ...headers }, body)
  }
}

const deskOf = (person: string) => new Desk().signIn(person)

/** Addresses that nobody needs a role for; everything else names a verb. */
const open = [
  'GET /api/docs',
  'GET /api/docs/style.css',
  'GET /api/health/live',
  'GET /api/health/ready',
  'GET /api/openapi.json',
  'GET /api/session',
  'GET /api/sign-in',
  'GET /api/sign-in/callback',
  'POST /api/sign-out',
  'POST /api/sign-out/back-channel',
  'POST /api/sign-out/everywhere',
]

test('R23 every route of the server names its verb or is known to be open', async () => {
  const { paths } = (await door.server.inject('/api/openapi.json')).json<OpenApi>()
  const operations = Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${address}`,
      verb: operation['x-verb'],
    })),
  )
  assert.ok(operations.length > 40)
  const unguarded = operations.filter(({ verb }) => verb === undefined).map(({ name }) => name)
  assert.deepEqual(unguarded.sort(), open)
  const described = doorRoutes().map(({ method, url }) => `${method} ${url}`)
  assert.deepEqual(
    described.sort(),
    open.filter((name) => /session|sign-/.test(name)),
  )
  for (const { name, verb } of operations)
    assert.ok(verb === undefined || verbs.includes(verb as never), name)
})

test('R23 nobody is let into a guarded route without signing in', async () => {
  const { paths } = (await door.server.inject('/api/openapi.json')).json<OpenApi>()
  for (const [address, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation['x-verb'] === undefined) continue
      const url = address.replaceAll(/\{\w+\}/g, '1')
      const answer = await door.server.inject({ method: method.toUpperCase() as 'GET' | 'POST', url })
      assert.equal(answer.statusCode, 401, `${method} ${url}`)
    }
  }
})

test('X3 an administrator gives and ends roles of others, never their own', async () => {
  const saren = await deskOf('saren')
  const wish = { role: 'outlet_clerk', node: 'wuhai.wuda', reason: '春节顶岗' }
  const given = await saren.send('/api/people/siqin/roles', wish)
  assert.deepEqual([given.statusCode, given.json().assignedBy], [200, 'saren'], given.body)
  const people = (await saren.read('/api/people')).json().items
  const siqin = people.find(({ id }: { id: string }) => id === 'siqin')
  assert.deepEqual(
    siqin.roles.map(({ node }: { node: string }) => node),
    ['baotou.kundulun', 'wuhai.wuda'],
  )
  const auditor = await deskOf('sunguoqiang')
  const audited = (await auditor.read('/api/people')).json().items
  assert.deepEqual(
    audited.find(({ id }: { id: string }) => id === 'siqin').roles,
    siqin.roles,
    'the audit office reads the roles of its whole branch',
  )
  const told = (await auditor.read('/api/people/siqin/roles')).json().items
  assert.deepEqual(
    told.map(({ node }: { node: string }) => node),
    ['wuhai.wuda', 'baotou.kundulun'],
  )
  assert.equal((await saren.send('/api/people/siqin/roles/end', wish)).statusCode, 200)
  assert.equal(codeOf(await saren.send('/api/people/siqin/roles/end', wish)), 'role_is_not_held')
  const own = await saren.send('/api/people/saren/roles', {
    role: 'operations',
    node: 'inner_mongolia',
    reason: '自己给自己',
  })
  assert.deepEqual([own.statusCode, codeOf(own)], [403, 'nobody_assigns_roles_to_themselves'])
})

test('R24 nobody but an administrator gives roles, nobody but they and operations issue tokens', async () => {
  for (const person of ['lina', 'wangxiulan', 'sunguoqiang', 'wulan']) {
    const desk = await deskOf(person)
    const wish = { role: 'administrator', node: 'head_office', reason: '试一试' }
    assert.equal(codeOf(await desk.send('/api/people/siqin/roles', wish)), 'role_is_missing', person)
    const seen = person === 'lina' ? '200' : 'role_is_missing'
    assert.equal(codeOf(await desk.read('/api/tokens')), seen, person)
  }
})

test('R24 a token is never wider than what its issuer may do', async () => {
  const wish = {
    purpose: '外呼系统 dialler',
    verbs: ['decision.contact'],
    node: 'wuhai',
    expiresAt: '2020-06-01T00:00:00Z',
    tokenHash: createHash('sha256').update('dialler').digest('hex'),
  }
  const rows = [
    ['saren', wish, 'token_is_wider_than_you'],
    ['lina', { ...wish, node: 'head_office' }, 'place_is_not_yours'],
    ['wangxiulan', wish, 'role_is_missing'],
    ['lina', wish, '201'],
  ] as const
  for (const [person, asked, code] of rows)
    assert.equal(codeOf(await (await deskOf(person)).send('/api/tokens', asked)), code, person)
})

test('R24 a token is issued without its secret ever coming here, used, and revoked', async () => {
  const saren = await deskOf('saren')
  const secret = createHash('sha256').update('chance').digest('base64url')
  const wish = {
    purpose: '核心系统 core banking',
    verbs: ['organisation.read'],
    node: 'inner_mongolia',
    expiresAt: '2020-06-01T00:00:00Z',
    tokenHash: createHash('sha256').update(secret).digest('hex'),
  }
  const refused = await saren.send('/api/tokens', { ...wish, verbs: ['plan.approve'] })
  assert.equal(codeOf(refused), 'verb_is_not_for_machines')
  const issued = await saren.send('/api/tokens', wish)
  assert.equal(issued.statusCode, 201, issued.body)
  assert.ok(!issued.body.includes(wish.tokenHash))
  const ask = () =>
    door.server.inject({ url: '/api/organisation', headers: { authorization: `Bearer ${secret}` } })
  assert.equal((await ask()).json().items.length, 36)
  const { id } = issued.json()
  assert.equal((await saren.send(`/api/tokens/${id}/revoke`)).statusCode, 200)
  door.setClock('2020-04-01T01:00:03Z')
  assert.equal(codeOf(await ask()), 'token_is_not_valid')
  const listed = (await saren.read('/api/tokens')).json().items.find((one: { id: string }) => one.id === id)
  assert.deepEqual([listed.id, listed.revokedAt], [id, '2020-04-01T01:00:00Z'])
})

test('S0.1 X2 a machine that watches the hotline reports it in its own name, once however often it is sent', async () => {
  const lina = await deskOf('lina')
  /** Makes a secret, has its token issued, and says how the machine then sends a report. */
  const machine = async (name: string, verbs: readonly string[]) => {
    const secret = createHash('sha256').update(name).digest('base64url')
    const issued = await lina.send('/api/tokens', {
      purpose: name,
      verbs,
      node: 'inner_mongolia',
      expiresAt: '2020-06-01T00:00:00Z',
      tokenHash: createHash('sha256').update(secret).digest('hex'),
    })
    assert.equal(issued.statusCode, 201, issued.body)
    return { secret, id: issued.json().id as string }
  }
  const report = (secret: string, key: string, payload: object) =>
    door.server.inject({
      method: 'POST',
      url: '/api/services/channels/reports',
      headers: { authorization: `Bearer ${secret}`, 'idempotency-key': key },
      payload,
    })
  const history = async () => (await lina.read('/api/services/channels/hotline/reports')).json().items
  const stopped = { channel: 'hotline', state: 'stopped', reason: '线路故障' }

  const other = await machine('报表系统 reports', ['organisation.read'])
  assert.equal(codeOf(await report(other.secret, 'a', stopped)), 'token_does_not_carry_this')
  assert.equal(codeOf(await report('nobody', 'a', stopped)), 'token_is_not_valid')
  assert.deepEqual(await history(), [])

  const watching = await machine('话务监测 hotline watch', ['channel.report'])
  const first = await report(watching.secret, 'outage-1', stopped)
  assert.equal(first.statusCode, 200, first.body)
  const again = await report(watching.secret, 'outage-1', stopped)
  assert.deepEqual([again.json(), again.headers['idempotency-replayed']], [first.json(), 'true'])
  const { at: _, ...kept } = first.json()
  assert.deepEqual(kept, { ...stopped, id: kept.id })
  assert.deepEqual(await history(), [first.json()])

  const entries = (
    await (await deskOf('sunguoqiang')).read('/api/evidence/entries/find?kind=channel_reported')
  ).json().items
  assert.deepEqual(
    entries.map(({ actor, subject }: Record<string, string>) => [actor, subject]),
    [[watching.id, 'hotline']],
  )
  const changed = await report(watching.secret, 'outage-1', { channel: 'hotline', state: 'running' })
  assert.equal(codeOf(changed), 'key_was_used_for_something_else')
  const fax = await report(watching.secret, 'fax', { channel: 'fax', state: 'running' })
  assert.equal(codeOf(fax), 'channel_does_not_exist')
  await lina.send(`/api/tokens/${watching.id}/revoke`)
  door.setClock('2020-04-01T01:00:06Z')
  const revoked = await report(watching.secret, 'back', { channel: 'hotline', state: 'running' })
  assert.equal(codeOf(revoked), 'token_is_not_valid')
  assert.equal((await history()).length, 1)
})

test('R28 nothing of code, state, cookies or CSRF tokens is in the log', async () => {
  const browser = new TestBrowser(door.server)
  lines.length = 0
  const back = new URL(await browser.comeBackAs('wangxiulan'))
  await browser.send('GET', back.href)
  const { csrfToken } = (await browser.send('GET', '/api/session')).json()
  await browser.send('POST', '/api/sign-out', { 'x-csrf-token': `${csrfToken}x` })
  const secrets = [
    back.searchParams.get('code'),
    back.searchParams.get('state'),
    browser.cookies.get('reprieve-session')?.value,
    csrfToken,
  ]
  assert.ok(lines.length >= 8)
  for (const secret of secrets) {
    assert.ok(typeof secret === 'string' && secret.length >= 43)
    assert.ok(!lines.some((line) => line.includes(secret)))
  }
})

test('X24 an administrator signs somebody out everywhere, and the auditor sees it', async () => {
  const [saren, lina, auditor] = [await deskOf('saren'), await deskOf('lina'), await deskOf('sunguoqiang')]
  const answer = await saren.send('/api/people/lina/sign-out')
  assert.ok(answer.json().ended >= 1, answer.body)
  assert.equal(codeOf(await lina.read('/api/organisation')), 'session_is_over')
  const [event] = (await auditor.read('/api/sign-in-events')).json().items
  assert.deepEqual([event.outcome, event.person, event.byPerson], ['signed_out_everywhere', 'lina', 'saren'])
  assert.equal(codeOf(await saren.read('/api/sign-in-events')), 'role_is_missing')
})

test('the demo provider serves its pages under the headers of the server', async () => {
  const answer = await door.server.inject('/demo-provider/.well-known/openid-configuration')
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.json().issuer, `${origin}/demo-provider`)
})

test('X2 a role given until a day is held until then and no longer, and its story says why', async () => {
  door.setClock('2020-04-01T01:00:00Z')
  const saren = await deskOf('saren')
  const wish = {
    role: 'outlet_manager',
    node: 'wuhai.wuda',
    reason: '代理负责人',
    until: '2020-04-01T01:01:00Z',
  }
  const late = await saren.send('/api/people/siqin/roles', { ...wish, until: '2020-03-01T00:00:00Z' })
  assert.equal(codeOf(late), 'role_ends_in_the_past')
  const given = await saren.send('/api/people/siqin/roles', wish)
  assert.deepEqual([given.json().reason, given.json().until], [wish.reason, wish.until], given.body)
  const held = async () =>
    (await door.store.organisation.findCaller('siqin'))!.assignments.some(({ role }) => role === wish.role)
  assert.equal(await held(), true)
  door.setClock('2020-04-01T01:01:00Z')
  assert.equal(await held(), false)
  const [past] = (await saren.read('/api/people/siqin/roles')).json().items
  assert.deepEqual([past.role, past.endedBy, past.endedAt], [wish.role, 'saren', wish.until])
  const again = await saren.send('/api/people/siqin/roles', { ...wish, until: '2020-05-01T00:00:00Z' })
  assert.equal(again.statusCode, 200, again.body)
  const why = { role: wish.role, node: wish.node, reason: '代理结束' }
  assert.equal((await saren.send('/api/people/siqin/roles/end', why)).statusCode, 200)
  assert.equal((await saren.read('/api/people/siqin/roles')).json().items[0].endReason, '代理结束')
})

test('X2 who gives or ends a role says how the roles stood; what another did meanwhile is told, nothing is changed', async () => {
  const saren = await deskOf('saren')
  const address = '/api/people/siqin/roles'
  const second = { role: 'administrator', node: 'head_office', reason: '第二管理员' }
  assert.equal((await saren.send('/api/people/wulan/roles', second)).statusCode, 200)
  const wulan = await deskOf('wulan')

  const read = await saren.read(address)
  const seen = { 'if-match': String(read.headers.etag) }
  const clerk = { role: 'outlet_clerk', node: 'wuhai.wuda', reason: '顶岗' }
  assert.equal((await wulan.send(address, clerk)).statusCode, 200)
  const manager = { ...clerk, role: 'outlet_manager' }
  for (const [step, body] of [
    ['', manager],
    ['/end', clerk],
  ] as const) {
    const refused = await saren.send(`${address}${step}`, body, seen)
    assert.deepEqual([refused.statusCode, codeOf(refused)], [412, 'changed_since_it_was_read'], step)
    const { what, person } = refused.json().meanwhile
    assert.deepEqual([what, person], ['role_assigned', 'wulan'], step)
  }
  const now = await saren.read(address)
  const held = now.json().items.filter(({ endedAt }: { endedAt?: string }) => endedAt === undefined)
  assert.ok(!held.some(({ role }: { role: string }) => role === 'outlet_manager'))
  assert.ok(held.some(({ role, node }: Record<string, string>) => role === clerk.role && node === clerk.node))
  const fresh = { 'if-match': String(now.headers.etag) }
  assert.equal((await saren.send(`${address}/end`, clerk, fresh)).statusCode, 200)
  assert.equal(codeOf(await saren.send(`${address}/end`, clerk, fresh)), 'changed_since_it_was_read')
})

test('X2 a role that runs out by itself is no change by anybody', async () => {
  door.setClock('2020-04-01T01:10:00Z')
  const saren = await deskOf('saren')
  const address = '/api/people/siqin/roles'
  const wish = { role: 'outlet_clerk', node: 'wuhai.haibowan', reason: '顶岗', until: '2020-04-01T01:11:00Z' }
  assert.equal((await saren.send(address, wish)).statusCode, 200)
  const etag = async () => (await saren.read(address)).headers.etag
  const before = await etag()
  door.setClock('2020-04-01T01:12:00Z')
  const { items } = (await saren.read(address)).json()
  assert.equal(items[0].endedAt, wish.until)
  assert.equal(await etag(), before)
})

test('X3 an administrator introduces a person once, and nobody else does', async () => {
  const saren = await deskOf('saren')
  const wish = { id: 'alima', name: { zh: '阿丽玛', en: 'Alima' }, employeeNumber: 'NM0099' }
  const rows = [
    ['201', await saren.send('/api/people', wish)],
    ['person_is_known', await saren.send('/api/people', wish)],
    ['employee_has_another_account', await saren.send('/api/people', { ...wish, id: 'alima2' })],
    ['role_is_missing', await (await deskOf('lina')).send('/api/people', { ...wish, id: 'other' })],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
  const names = (await (await deskOf('wangxiulan')).read('/api/names')).json().items
  assert.deepEqual(
    names.find(({ id }: { id: string }) => id === 'alima'),
    { id: 'alima', name: wish.name },
  )
})

test('X24 the table of permissions is read as the server keeps it', async () => {
  const { items } = (await (await deskOf('wangxiulan')).read('/api/permissions')).json()
  assert.deepEqual(
    items.map(({ verb }: { verb: string }) => verb),
    [...verbs],
  )
})
