// The routes of the door: begin, come back, see who one is, leave here, leave everywhere.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, refuse } from '../../kernel/index.ts'
import { type Caller, may, permissionOf, regionsOf, verbs } from '../../organisation/index.ts'
import { later } from './callers.ts'
import type { Cookies } from './cookies.ts'
import type { OpenId } from './open-id.ts'
import { absoluteHoursUsual, idleMinutesUsual, type SignInOptions } from './options.ts'
import { answerProblem, problemOf, type SignInRefusal } from './refusals.ts'
import { statusOf } from './require-verb.ts'
import { ownPath } from './return-to.ts'
import { csrfTokenOf, hashOf, newSecret } from './secrets.ts'

/** How long a person may take at the provider. */
const attemptMinutes = 10

export interface Door {
  readonly options: SignInOptions
  readonly cookies: Cookies
  readonly openId: OpenId
}

/** Puts the routes of the door on a server. */
export function addRoutes(server: FastifyInstance, door: Door): void {
  server.get('/api/sign-in', { schema: beginSchema }, (request, reply) => begin(door, request, reply))
  server.get('/api/sign-in/callback', (request, reply) => comeBack(door, request, reply))
  server.get('/api/session', { schema: sessionSchema }, (request, reply) => describe(request, reply))
  server.post('/api/sign-out', { schema: leaveSchema }, (request, reply) => leave(door, request, reply))
  server.post('/api/sign-out/everywhere', { schema: leaveSchema }, (request, reply) =>
    leaveEverywhere(door, request, reply),
  )
}

const problem = { description: 'Problem details', type: 'object', additionalProperties: true } as const
const beginSchema = {
  summary: 'Go to the provider to sign in',
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: { returnTo: { type: 'string', maxLength: 2000, default: '/' } },
  },
  response: { 303: { description: 'To the provider', type: 'null' }, 400: problem, 502: problem },
} as const
const sessionSchema = {
  summary: 'Who has signed in, what they may do, and the CSRF token of the session',
  response: { 200: { description: 'The session', type: 'object', additionalProperties: true }, 401: problem },
} as const
const leaveSchema = {
  summary: 'Sign out',
  response: { 204: { description: 'Signed out', type: 'null' }, 401: problem, 403: problem },
} as const

async function begin(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { clock, random, origin, store } = door.options
  const returnTo = ownPath((request.query as { returnTo?: string }).returnTo ?? '/', origin)
  if (isRefusal(returnTo)) return answerProblem(reply, problemOf(returnTo, 400))
  const expected = { state: newSecret(random), nonce: newSecret(random), codeVerifier: newSecret(random) }
  const address = await door.openId.address(expected)
  if (isRefusal(address)) return answerProblem(reply, problemOf(address, 502))
  const browser = newSecret(random)
  await store.sessions.begin({
    stateHash: hashOf(expected.state),
    browserHash: hashOf(browser),
    nonce: expected.nonce,
    codeVerifier: expected.codeVerifier,
    returnTo,
    expiresAt: later(clock(), { minutes: attemptMinutes }),
  })
  const { name, options } = door.cookies.attempt
  return reply
    .setCookie(name, browser, { ...options, maxAge: attemptMinutes * 60 })
    .header('cache-control', 'no-store')
    .redirect(address.href, 303)
}

async function comeBack(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { attempt } = door.cookies
  const browser = request.cookies[attempt.name]
  reply.clearCookie(attempt.name, attempt.options)
  const answer = new URL(request.url, door.options.origin).searchParams
  const arrival = await personOf(door, answer, browser)
  if (isRefusal(arrival)) return refuseArrival(door, arrival, reply)
  const opened = await openSession(door, request, reply, arrival.person)
  if (isRefusal(opened)) return refuseArrival(door, opened, reply, arrival.person)
  return reply.header('cache-control', 'no-store').redirect(`${door.options.origin}${arrival.returnTo}`, 303)
}

async function personOf(
  { options, openId }: Door,
  answer: URLSearchParams,
  browser: string | undefined,
): Promise<{ readonly person: string; readonly returnTo: string } | SignInRefusal> {
  const state = answer.get('state') ?? ''
  const attempt =
    browser === undefined ? undefined : await options.store.sessions.take(hashOf(state), hashOf(browser))
  if (attempt === undefined)
    return refuse('attempt_was_not_begun_here', 'signing in was not begun in this browser, or long ago')
  const person = await openId.person(answer, { ...attempt, state })
  return isRefusal(person) ? person : { person, returnTo: attempt.returnTo }
}

/** Opens a session under a new secret; whatever the browser brought along is ended, never adopted. */
async function openSession(
  { options, cookies }: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  person: string,
): Promise<Caller | SignInRefusal> {
  const { store, clock, random, idleMinutes = idleMinutesUsual, absoluteHours = absoluteHoursUsual } = options
  const { name, options: cookie } = cookies.session
  const before = request.cookies[name]
  if (before !== undefined) await store.sessions.end(hashOf(before))
  const secret = newSecret(random)
  const absoluteUntil = later(clock(), { hours: absoluteHours })
  const idleUntil = later(clock(), { minutes: idleMinutes })
  const caller = await store.sessions.open({ tokenHash: hashOf(secret), person, idleUntil, absoluteUntil })
  if (isRefusal(caller))
    return refuse('person_is_unknown', 'the provider knows you; this installation does not')
  await store.sessions.note({ outcome: 'signed_in', person })
  reply.setCookie(name, secret, { ...cookie, maxAge: absoluteHours * 3600 })
  return caller
}

async function refuseArrival(
  { options }: Door,
  refusal: SignInRefusal,
  reply: FastifyReply,
  subject?: string,
): Promise<FastifyReply> {
  await options.store.sessions.note({ outcome: 'refused', code: refusal.code, ...(subject && { subject }) })
  return answerProblem(reply, problemOf(refusal, 403))
}

/** Who one is, and for every verb whether one may, or why not: a disabled button says what the server would say. */
function describe(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { person: caller, session } = request
  if (caller === undefined) return answerUnknown(request, reply)
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
    ...(session && { csrfToken: csrfTokenOf(session.secret), absoluteUntil: session.absoluteUntil }),
  })
}

const answerUnknown = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const refusal = request.refusedAtTheDoor ?? refuse('not_signed_in', 'sign in first')
  return answerProblem(reply, problemOf(refusal, statusOf(refusal)))
}

async function leave({ options, cookies }: Door, request: FastifyRequest, reply: FastifyReply) {
  const { person, session } = request
  if (person === undefined || session === undefined) return answerUnknown(request, reply)
  await options.store.sessions.end(hashOf(session.secret))
  await options.store.sessions.note({ outcome: 'signed_out', person: person.id })
  return sayGoodbye(cookies, reply)
}

async function leaveEverywhere({ options, cookies }: Door, request: FastifyRequest, reply: FastifyReply) {
  const { person, session } = request
  if (person === undefined || session === undefined) return answerUnknown(request, reply)
  await options.store.sessions.endAll(person.id)
  await options.store.sessions.note({ outcome: 'signed_out_everywhere', person: person.id })
  return sayGoodbye(cookies, reply)
}

/** The browser forgets what it kept of us. */
const sayGoodbye = ({ session }: Cookies, reply: FastifyReply): FastifyReply =>
  reply
    .clearCookie(session.name, session.options)
    .header('clear-site-data', '"cache", "storage"')
    .code(204)
    .send()
