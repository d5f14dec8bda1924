// The routes of the door: begin, come back, see who one is, leave here, leave everywhere.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/index.ts'
import { may, permissionOf, regionsOf, verbs } from '../../organisation/index.ts'
import { begin, comeBack } from './arrive.ts'
import { addBackChannel, backChannelSchema } from './back-channel.ts'
import type { KnownCaller } from './callers.ts'
import type { Cookies } from './cookies.ts'
import type { OpenId } from './open-id.ts'
import type { SignInOptions } from './options.ts'
import { answerProblem, problemOf } from './refusals.ts'
import { statusOf } from './require-verb.ts'
import { csrfTokenOf, hashOf } from './secrets.ts'

export interface Door {
  readonly options: SignInOptions
  readonly cookies: Cookies
  readonly openId: OpenId
  /** The callers already found for requests under way. */
  readonly known: WeakMap<FastifyRequest, KnownCaller>
}

/** The addresses of the door as they describe themselves. */
export const doorRoutes = () =>
  [
    ['GET', '/api/sign-in', beginSchema],
    ['GET', '/api/sign-in/callback', undefined],
    ['GET', '/api/session', sessionSchema],
    ['POST', '/api/sign-out', leaveSchema],
    ['POST', '/api/sign-out/everywhere', leaveSchema],
    ['POST', '/api/sign-out/back-channel', backChannelSchema],
  ].map(([method, url, schema]) => ({
    method: String(method),
    url: String(url),
    schema,
    route: undefined,
  }))

/** Puts the routes of the door on a server. */
export async function addRoutes(server: FastifyInstance, door: Door): Promise<void> {
  server.get('/api/sign-in', { schema: beginSchema }, (request, reply) => begin(door, request, reply))
  server.get('/api/sign-in/callback', (request, reply) => comeBack(door, request, reply))
  server.get('/api/session', { schema: sessionSchema }, (request, reply) => describe(door, request, reply))
  server.post('/api/sign-out', { schema: leaveSchema }, (request, reply) => leave(door, request, reply))
  server.post('/api/sign-out/everywhere', { schema: leaveSchema }, (request, reply) =>
    leaveEverywhere(door, request, reply),
  )
  await addBackChannel(server, door)
}

const problem = { description: 'Problem details', type: 'object', additionalProperties: true } as const
const beginSchema = {
  summary: 'Go to the provider to sign in; with `again=true` to show oneself anew',
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      returnTo: { type: 'string', maxLength: 2000, default: '/' },
      again: { type: 'boolean', default: false },
    },
  },
  response: { 303: { description: 'To the provider', type: 'null' }, 400: problem, 502: problem },
} as const
const sessionSchema = {
  summary: 'Who has signed in, what they may do, and the CSRF token of the session',
  response: {
    200: {
      description: 'The session',
      type: 'object',
      additionalProperties: true,
      properties: {
        person: {
          type: 'object',
          description: 'Id, name and the roles held',
          additionalProperties: true,
          properties: { id: { type: 'string' } },
        },
        permissions: {
          type: 'array',
          description: 'Every verb, and whether one may, or who may',
          items: {
            type: 'object',
            additionalProperties: true,
            properties: { verb: { type: 'string' }, granted: { type: 'boolean' } },
          },
        },
        session: { type: 'string', description: 'Its id, which opens nothing; machines have none' },
        csrfToken: { type: 'string', description: 'For `X-CSRF-Token` of every change' },
        absoluteUntil: { type: 'string', description: 'When it ends, however much it is used' },
        freshUntil: {
          type: 'string',
          description: 'Until then the sign-in is recent enough for what is sensitive',
        },
      },
    },
    401: problem,
  },
} as const
export const leaveSchema = {
  summary: 'Sign out; `farewell` is where one signs out at the provider too, when it has such a page',
  response: {
    200: {
      description: 'Signed out',
      type: 'object',
      additionalProperties: false,
      properties: { farewell: { type: 'string' } },
    },
    401: problem,
    403: problem,
  },
} as const

/** Who one is, and for every verb whether one may, or why not: a disabled button says what the server would say. */
function describe({ known }: Door, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { person: caller } = request
  if (caller === undefined) return answerUnknown(request, reply)
  const session = known.get(request)?.session
  const permissions = verbs.map((verb) => {
    const refusal = may(caller, verb)
    return refusal === undefined
      ? { verb, granted: true, regions: regionsOf(caller, verb) }
      : { verb, granted: false, because: refusal.because, roles: permissionOf(verb).roles }
  })
  const { id, name, assignments } = caller
  return reply.header('cache-control', 'no-store').send({
    person: { id, name, assignments },
    permissions,
    ...(session && describeSession(session)),
  })
}

const describeSession = ({ id, secret, absoluteUntil, freshUntil }: NonNullable<KnownCaller['session']>) => ({
  session: id,
  csrfToken: csrfTokenOf(secret),
  absoluteUntil,
  ...(freshUntil !== undefined && { freshUntil }),
})

const answerUnknown = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const refusal = request.refusedAtTheDoor ?? refuse('not_signed_in', 'sign in first')
  return answerProblem(reply, problemOf(refusal, statusOf(refusal)))
}

async function leave(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { options, known } = door
  const here = known.get(request)
  if (here?.session === undefined) return answerUnknown(request, reply)
  await options.store.sessions.end(hashOf(here.session.secret))
  await options.store.sessions.note({ outcome: 'signed_out', person: here.caller.id })
  return sayGoodbye(door, reply)
}

async function leaveEverywhere(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { options, known } = door
  const here = known.get(request)
  if (here?.session === undefined) return answerUnknown(request, reply)
  await options.store.sessions.endAll(here.caller.id)
  await options.store.sessions.note({ outcome: 'signed_out_everywhere', person: here.caller.id })
  return sayGoodbye(door, reply)
}

/** The browser forgets what it kept of us, and learns where the provider lets it forget the rest. */
async function sayGoodbye({ cookies: { session }, openId }: Door, reply: FastifyReply) {
  const farewell = await openId.farewell()
  return reply
    .clearCookie(session.name, session.options)
    .header('clear-site-data', '"cache", "storage"')
    .header('cache-control', 'no-store')
    .send(farewell === undefined ? {} : { farewell })
}
