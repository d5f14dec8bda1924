// R27, R28: no address that somebody wrote is ever called, and every address given away is ours and holds no secret.

import assert from 'node:assert/strict'
import { createServer, Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { routes } from '../../src/api/routes/index.ts'
import { may } from '../../src/organisation/index.ts'
import { sourceFiles } from '../tidy/sources.ts'
import { openSecurityWorld, requestFor, type SecuredOperation, type SecurityWorld } from './world.ts'

/** Where the server calls, while the routes are asked. */
const called: string[] = []
let heard = 0
const listener = createServer((socket) => {
  heard++
  socket.destroy()
})
const connect = Socket.prototype.connect
let world: SecurityWorld
let port = 0

before(async () => {
  world = await openSecurityWorld()
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', () => resolve()))
  const address = listener.address()
  assert.ok(typeof address === 'object' && address !== null)
  port = address.port
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    called.push(JSON.stringify(given[0]))
    return Reflect.apply(connect, this, given)
  }
})
after(async () => {
  Socket.prototype.connect = connect
  listener.close()
  await world.stop()
})

const addresses = () => [
  `http://127.0.0.1:${port}/`,
  `http://localhost:${port}/x.dtd`,
  `http://2130706433:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  'http://169.254.169.254/latest/meta-data/',
  `//127.0.0.1:${port}/`,
  `ftp://127.0.0.1:${port}/`,
  `jar:http://127.0.0.1:${port}/!/x`,
  `s3://127.0.0.1:${port}/x.parquet`,
]

const personFor = ({ verb }: SecuredOperation): string =>
  world.callers.find((caller) => may(caller, verb) === undefined)?.id ?? 'saren'

/** Names of everything a route reads a text from. */
function textsOf({ parameters, requestBody }: SecuredOperation): readonly string[] {
  const schema = requestBody?.content['application/json']?.schema as { properties?: object } | undefined
  const members = Object.entries((schema?.properties ?? {}) as Record<string, { type?: string }>)
  const given = parameters.filter(({ in: place }) => place !== 'header').map(({ name }) => name)
  return [...given, ...members.filter(([, { type }]) => type === 'string').map(([name]) => name)]
}

test('R27 an address in any parameter, text or file of any route is called by nobody', async () => {
  called.length = 0
  for (const operation of world.operations) {
    for (const name of textsOf(operation)) {
      for (const address of addresses()) {
        const { url, body } = requestFor(operation, world.wuhai, { [name]: address })
        const call = `${operation.method} ${url}`
        const { status } = await world.api.call(personFor(operation), call, body, { prefer: 'dry-run' })
        assert.ok(status < 500, `${call} ${JSON.stringify(body)}`)
      }
    }
  }
  const foreign = called.filter(
    (where) => where.includes(`${port}`) || /169\.254|https?:|localhost/.test(where),
  )
  assert.deepEqual(foreign, [])
  assert.equal(heard, 0)
})

test('R27 only the provider of sign-in, the database and the browser’s own server are ever reached', () => {
  const reaching =
    /\bfetch\(|['"]node:(?:https?|http2|tls|dns|dgram)['"]|\bcreateConnection\b|^import (?!type)[^\n]*from '(?:postgres|openid-client|undici|axios)'|new WebSocket|sendBeacon/m
  const mayReach = [
    /^src\/api\/sign-in\/open-id\.ts$/,
    /^src\/store\/(?:database\/database|embedded\/lease)\.ts$/,
    /^src\/console\/(?:client\/ask\.ts|session\/session\.tsx)$/,
    /^src\/cli\/bench\//,
  ]
  const found = sourceFiles()
    .filter(({ isTest, text }) => !isTest && reaching.test(text))
    .map(({ path }) => path)
    .filter((path) => !mayReach.some((known) => known.test(path)))
  assert.deepEqual(found, [])
})

test('R27 the database of files fetches no extension because a query names an address', () => {
  const open = sourceFiles()
    .filter(({ isTest, path }) => !isTest && !path.startsWith('src/cli/bench/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/DuckDBInstance\.create\([^{}]*\{[^{}]*\}/g)].map(([call]) => `${path}: ${call}`),
    )
  assert.ok(open.length > 5)
  assert.deepEqual(
    open.filter((call) => !call.includes('noExtensions')),
    [],
  )
})

test('R28 whatever host a request names, no answer repeats it', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  for (const operation of world.operations) {
    const { url, body } = requestFor(operation, world.wuhai)
    const call = `${operation.method} ${url}`
    const answer = await world.api.call(personFor(operation), call, body, { ...headers, prefer: 'dry-run' })
    assert.ok(!`${answer.text}${JSON.stringify(answer.headers)}`.includes('evil.example'), call)
    assert.equal(answer.headers['referrer-policy'], 'no-referrer', call)
    assert.equal(answer.headers['cache-control'], 'no-store', call)
    assert.ok(!/^\w+:|^\/\//.test(String(answer.headers.location ?? '/')), call)
  }
})

test('R28 no route takes a secret in its address, and a token sent there opens nothing', async () => {
  const secretive = /token$|secret|password|code$|otp|credential/i
  /** Ids that open nothing, and codes of the bank that are no secrets. */
  const harmless = new Set(['token', 'code'])
  const named = routes.flatMap(({ address, path, query }) =>
    [...Object.keys(path.properties), ...Object.keys(query.properties)]
      .filter((name) => secretive.test(name) && !harmless.has(name))
      .map((name) => `${address} ${name}`),
  )
  assert.deepEqual(named, [])
  const answer = await world.api.call('', 'GET /api/plans?access_token=x')
  assert.equal(answer.status, 401)
})

test('R28 no personal data is asked for in an address, where logs and histories keep it', () => {
  const personal = /idnumber|phone|card|name$|identity/i
  const named = routes.flatMap(({ address, path, query }) =>
    [...Object.keys(path.properties), ...Object.keys(query.properties)]
      .filter((name) => personal.test(name))
      .map((name) => `${address} ${name}`),
  )
  assert.deepEqual(named, [])
})
