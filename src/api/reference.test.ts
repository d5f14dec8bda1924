// docs/reference/api.md says what the routes are; the description of the API is made once, however often it is asked for.

import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { addOpenRoutes } from './open-routes.ts'
import { openApiFrom, type RegisteredRoute } from './openapi.ts'
import { referenceFrom } from './reference.ts'
import { routes } from './routes/index.ts'
import type { ServerOptions } from './server.ts'
import { doorRoutes } from './sign-in/routes.ts'

const file = new URL('../../docs/reference/api.md', import.meta.url)

test('docs/reference/api.md is the description of today', async () => {
  const registered = routes.map((route) => ({
    method: route.method,
    url: `/api${route.address.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    schema: undefined,
    route,
  }))
  const text = referenceFrom(openApiFrom([...registered, ...doorRoutes()], 'http://127.0.0.1:8020'))
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, text)
  assert.equal(await readFile(file, 'utf8'), text, 'UPDATE_GOLDEN=1 writes the page anew')
})

test('X24 whoever asks for the description again and again costs no work: it is made at the first asking', () => {
  const asked = new Map<string, (request: unknown, reply: object) => string>()
  const server = { get: (url: string, answer: never) => asked.set(url, answer) } as unknown as FastifyInstance
  let made = 0
  const read = {
    ...{ method: 'GET', schema: undefined, route: routes[0] },
    get url() {
      made++
      return '/api/plans'
    },
  } satisfies RegisteredRoute
  addOpenRoutes(server, { origin: 'http://127.0.0.1:8020' } as ServerOptions, [read])
  assert.equal(made, 0)
  const reply = { type: () => reply, send: (text: string) => text }
  const tell = (url: string) => asked.get(url)!({}, reply)
  const first = tell('/api/openapi.json')
  assert.match(first, /^\{"openapi":"3\.1\.0"/)
  const once = made
  assert.ok(once > 0)
  assert.equal(tell('/api/openapi.json'), first)
  assert.equal(tell('/api/docs'), tell('/api/docs'))
  assert.equal(made, once)
})
