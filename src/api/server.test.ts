// The contract of the server around every route: where mistakes are, what is limited, what is logged and what never is.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestApi, type TestApi } from './api-for-tests.ts'
import { securityHeaders } from './headers.ts'
import { apiRefusals } from './refusals.ts'
import { routes } from './routes/index.ts'
import { verbOfRoute } from './sign-in/require-verb.ts'

const planted = {
  identity: '159900199003078813',
  card: '6290001234567890128',
  phone: '12012345678',
  name: '图雅其其格',
}

/** What a page of its own says instead of the usual. */
const ownHeaders = { 'content-security-policy': "script-src 'self'", 'cache-control': 'no-cache' }

let api: TestApi
const open: string[] = []
before(async () => {
  api = await openTestApi({
    customers: 100,
    extraRoutes: (server) => {
      server.get('/api/broken', () => {
        throw new Error(`${planted.identity} ${planted.name} ${planted.card} ${planted.phone}`)
      })
      server.get('/page', (_, reply) => reply.headers(ownHeaders).send('a page'))
      server.addHook('onRoute', (options) => {
        if (verbOfRoute(options) === undefined) open.push(options.url)
      })
    },
  })
})
after(() => api.stop())

const rows = [
  ['POST /api/decisions/contact', { channel: 'agent', type: 'collection' }, 400, '/body/account'],
  ['POST /api/decisions/contact', { account: 'A1', type: 'collection' }, 400, '/body/channel'],
  [
    'POST /api/decisions/contact',
    { account: 'A1', channel: 'fax', type: 'collection' },
    400,
    '/body/channel',
  ],
  [
    'POST /api/decisions/contact',
    { account: "A'1", channel: 'agent', type: 'service' },
    400,
    '/body/account',
  ],
  [
    'POST /api/decisions/contact',
    { account: 'A1', channel: 'agent', type: 'service', why: 1 },
    400,
    '/body/why',
  ],
  [
    'POST /api/decisions/contact',
    { account: 'A1', channel: 'agent', type: 'service', at: '2020-02-30T10:00:00Z' },
    400,
    '/body/at',
  ],
  [
    'POST /api/decisions/fee',
    { payeeAccount: 'R1', purpose: 'donation', channel: 'counter', day: '2020-02-30', amountMinor: 1 },
    400,
    '/body/day',
  ],
  [
    'POST /api/decisions/fee',
    { payeeAccount: 'R1', purpose: 'donation', channel: 'counter', day: '2020-02-28', amountMinor: 1.5 },
    400,
    '/body/amountMinor',
  ],
  ['POST /api/decisions/relief', { account: 7 }, 400, '/body/account'],
  ['GET /api/plans?limit=0', undefined, 400, '/query/limit'],
  ['GET /api/plans?limit=many', undefined, 400, '/query/limit'],
  ['GET /api/plans?order=id', undefined, 400, '/query/order'],
  ['GET /api/plans?sort=id;drop table plan', undefined, 400, '/query/sort'],
  ['GET /api/plans?sort=asOf&sort=asOf', undefined, 400, '/query/sort'],
  ["GET /api/plans/plan'--", undefined, 400, '/path/plan'],
  ['GET /api/plans/plan_unknown', undefined, 404, '/path/plan'],
  ['POST /api/plans/plan_unknown/approve', undefined, 404, '/path/plan'],
  ['GET /api/plans/plan_unknown/corrections', undefined, 404, '/path/plan'],
  ['GET /api/evidence/entries?from=-1', undefined, 400, '/query/from'],
] as const

for (const [call, body, status, pointer] of rows) {
  test(`R16: ${call} ${body === undefined ? '' : JSON.stringify(body)} is answered ${status} at ${pointer}`, async () => {
    const answer = await api.call('lina', call, body)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, answer.text)
    assert.deepEqual(
      [answer.status, answer.body.status, answer.body.pointer],
      [status, status, pointer],
      answer.text,
    )
    assert.ok(String(answer.body.detail).length > 10)
    assert.equal(answer.headers['x-request-id'], answer.body.request)
  })
}

const payloads = [
  "' or '1'='1",
  '1; drop table plan; --',
  '1) union select employee_number from person --',
  '(select pg_sleep(1))',
  "\\'; select 1 --",
  'a/**/or/**/1=1',
  '＇ or 1=1',
  "x' || (select version()) || '",
  '%27%20or%201%3D1',
  "read_csv('/etc/passwd')",
]

test('R21, R22: no payload in any query parameter or address gets further than its schema', async () => {
  let tried = 0
  for (const { method, address, query, path } of routes.filter((route) => route.method === 'GET')) {
    const places = [
      ...Object.keys(query.properties),
      ...Object.keys(path.properties).map((name) => `{${name}}`),
    ]
    for (const place of places) {
      for (const payload of payloads) {
        const encoded = encodeURIComponent(payload)
        const url = place.startsWith('{')
          ? address.replace(place, encoded).replaceAll(/\{\w+\}/g, '1')
          : `${address.replaceAll(/\{\w+\}/g, '1')}?${place}=${encoded}`
        const answer = await api.call('lina', `${method} /api${url}`)
        const isAllowedOnly = answer.status === 403
        assert.ok(answer.status === 400 || isAllowedOnly, `${url}: ${answer.status} ${answer.text}`)
        tried++
      }
    }
  }
  assert.ok(tried > 200)
})

test('R23: every route names its verb; open are only health, the description and the door', () => {
  const known = routes.filter(({ verb }) => verb === undefined)
  assert.deepEqual(known, [])
})

test('nobody is answered without signing in', async () => {
  for (const { method, address } of routes) {
    const url = `/api${address.replaceAll(/\{\w+\}/g, '1')}`
    const answer = await api.call('', `${method} ${url}`, method === 'POST' ? {} : undefined)
    assert.ok([400, 401].includes(answer.status), `${url} ${answer.status}`)
  }
  assert.equal((await api.call('', 'GET /api/plans')).body.code, 'not_signed_in')
})

test('every answer carries the headers that keep a browser from doing more than it should', async () => {
  for (const call of ['GET /api/health/live', 'GET /api/docs', 'GET /api/nowhere', 'GET /api/plans']) {
    const { headers } = await api.call('', call)
    for (const [name, value] of Object.entries(securityHeaders))
      assert.equal(headers[name], value, `${call} ${name}`)
    assert.ok(!String(headers['content-security-policy']).includes('unsafe'))
  }
  const page = await api.call('', 'GET /api/docs')
  assert.ok(!/<script|style=|https?:\/\/(?!127)/.test(page.text))
})

test('over the wire each of these headers comes once, an answer with its own has those, and what cannot be read has all', async () => {
  const address = await api.server.listen({ host: '127.0.0.1', port: 0 })
  const usual = ['/api/health/live', '/api/docs', '/api/nowhere', '/api/plans', '/api/plans/%ff'] as const
  for (const path of usual) {
    const answer = await fetch(`${address}${path}`)
    await answer.text()
    for (const [name, value] of Object.entries(securityHeaders))
      assert.equal(answer.headers.get(name), value, `${path} ${name}`)
  }
  const page = await fetch(`${address}/page`)
  for (const [name, value] of Object.entries({ ...securityHeaders, ...ownHeaders }))
    assert.equal(page.headers.get(name), value, name)
  assert.equal(await page.text(), 'a page')
})

test('what the framework refuses is told as a problem', async () => {
  const send = (payload: string, type = 'application/json') =>
    api.server.inject({
      method: 'POST',
      url: '/api/decisions/relief',
      headers: { 'x-person': 'lina', 'content-type': type },
      payload,
    })
  const told = async (answer: Promise<{ json: () => { code: string }; statusCode: number }>) => {
    const { statusCode, json } = await answer
    return [statusCode, json().code]
  }
  assert.deepEqual(await told(send('{')), [400, 'body_is_not_json'])
  assert.deepEqual(await told(send('')), [400, 'body_is_not_json'])
  assert.deepEqual(await told(send('{"__proto__":{"x":1}}')), [400, 'body_is_not_json'])
  for (const type of ['application/x-www-form-urlencoded', 'text/plain'])
    assert.deepEqual(await told(send('{"account":"A1"}', type)), [415, 'content_type_is_not_read'], type)
  assert.deepEqual(await told(send(`{"account":"${'A'.repeat(70_000)}"}`)), [413, 'body_is_too_large'])
  assert.deepEqual((await api.call('lina', 'GET /api/%E0%A4%A')).status, 400)
  assert.deepEqual((await api.call('lina', 'GET /api/nowhere')).body.code, 'route_does_not_exist')
})

test('S9.2: no planted number or name reaches the log, whatever breaks', async () => {
  const { identity, card, phone, name } = planted
  await api.call('lina', `GET /api/plans?state=${identity}&programme=${card}`)
  await api.call('lina', `GET /api/plans/${phone}`, undefined, { 'user-agent': name, 'x-request-id': card })
  await api.call('lina', 'POST /api/decisions/relief', { account: identity, name, phone })
  await api.call('lina', `POST /api/plans/plan_1/send-back`, { reason: `${name} ${identity}` })
  const broken = await api.call('lina', 'GET /api/broken')
  assert.deepEqual([broken.status, broken.body.code], [500, 'defect'])
  assert.ok(!Object.values(planted).some((value) => broken.text.includes(value)))
  const log = api.lines.join('')
  for (const value of Object.values(planted)) assert.ok(!log.includes(value), value)
  const lines = api.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.ok(lines.some(({ event, level }) => event === 'defect' && level === 'error'))
  assert.ok(lines.every(({ event, request }) => event !== 'request' || typeof request === 'string'))
})

test('health says whether the program lives and can be asked, and figures name routes, never callers', async () => {
  assert.deepEqual((await api.call('', 'GET /api/health/live')).body, { state: 'live' })
  assert.deepEqual((await api.call('', 'GET /api/health/ready')).body, { state: 'ready', decisions: 'ready' })
  const text = api.metrics.text({ reprieve_memory_bytes: 1 })
  assert.match(
    text,
    /reprieve_request_seconds_count\{method="GET",route="\/api\/health\/ready",status="200"\} 1/,
  )
  assert.ok(!text.includes('lina'))
  assert.equal((await api.call('lina', 'GET /metrics')).status, 404)
})

test('X24 whoever asks too often in a minute is told to wait, and nobody else who comes from their address', async () => {
  const limited = await openTestApi({ customers: 100, requestsPerMinute: 3 })
  const asks = async (person: string) => (await limited.call(person, 'GET /api/plans')).status
  try {
    for (let at = 0; at < 3; at++) assert.equal(await asks('lina'), 200)
    const { status, headers, body } = await limited.call('lina', 'GET /api/plans')
    assert.deepEqual([status, body.code], [429, 'too_many_requests'])
    assert.ok(Number(headers['retry-after']) >= 1)
    assert.equal(await asks('wulan'), 200)
    for (let at = 0; at < 3; at++) assert.equal(await asks(''), 401)
    assert.equal(await asks(''), 429)
  } finally {
    await limited.stop()
  }
})

test('X24 one address is told to wait whoever comes from it', async () => {
  const limited = await openTestApi({ customers: 100, requestsPerAddress: 2 })
  const asks = async (person: string) => (await limited.call(person, 'GET /api/plans')).status
  try {
    assert.deepEqual([await asks('lina'), await asks('wulan'), await asks('lina')], [200, 200, 429])
  } finally {
    await limited.stop()
  }
})

test('every refusal of the API is answered with its own status', () => {
  for (const status of Object.values(apiRefusals)) assert.ok(status >= 400 && status < 600)
})
