// Addresses that anybody may read: whether we live and are ready, what the API is, and its readable page.

import type { FastifyInstance, FastifyReply } from 'fastify'
import { isRefusal } from '../kernel/index.ts'
import { docsPage, docsStyle } from './docs-page.ts'
import { openApiFrom, type RegisteredRoute } from './openapi.ts'
import type { ServerOptions } from './server.ts'

/** Remembers the routes of the API that are put on a server from now on. */
export function rememberRoutes(server: FastifyInstance): readonly RegisteredRoute[] {
  const registered: RegisteredRoute[] = []
  server.addHook('onRoute', ({ method, url, schema, config }) => {
    if (url.startsWith('/api/'))
      registered.push({ method: String(method), url, schema, route: config?.route })
  })
  return registered
}

/** Puts the open addresses on a server; the document is of the routes that are remembered. */
export function addOpenRoutes(
  server: FastifyInstance,
  { tools, origin }: ServerOptions,
  registered: readonly RegisteredRoute[],
): void {
  const document = once(() => openApiFrom(registered, origin))
  const json = once(() => JSON.stringify(document()))
  const page = once(() => docsPage(document()))
  server.get('/api/health/live', () => ({ state: 'live' }))
  server.get('/api/health/ready', async (_, reply) => ready(tools, reply))
  server.get('/api/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(json()))
  server.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(page()))
  server.get('/api/docs/style.css', (_, reply) => reply.type('text/css; charset=utf-8').send(docsStyle))
}

/** Made when it is first asked for and never again: whoever asks without signing in costs no work. */
function once<Value extends object | string>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Ready when the database answers and decisions have their ground: a book and a version in force. */
async function ready({ desk, inForce }: ServerOptions['tools'], reply: FastifyReply): Promise<FastifyReply> {
  const answers = await desk.store.answers()
  const ground = answers ? await inForce.ground() : undefined
  const decisions =
    ground === undefined ? 'database_is_not_available' : isRefusal(ground) ? ground.code : 'ready'
  return reply.code(answers ? 200 : 503).send({ state: answers ? 'ready' : 'not_ready', decisions })
}
