// Signing in: off to the provider with an attempt bound to this browser, and back with its answer, into a new session.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, refuse } from '../../kernel/index.ts'
import { browserWords } from './browser-words.ts'
import { later } from './callers.ts'
import type { Vouched } from './open-id.ts'
import { absoluteHoursUsual, freshMinutesUsual, idleMinutesUsual } from './options.ts'
import { answerAtTheDoor, type SignInRefusal } from './refusals.ts'
import { ownPath } from './return-to.ts'
import type { Door } from './routes.ts'
import { hashOf, newSecret } from './secrets.ts'

/** How long a person may take at the provider. */
const attemptMinutes = 10

/** How old a sign-in at the provider may be: as old as a session, or, where it is renewed, some minutes; in seconds. */
function maxAgeOf({ options }: Door, isRenewal: boolean): number {
  const { absoluteHours = absoluteHoursUsual, freshMinutes = freshMinutesUsual } = options
  return isRenewal ? freshMinutes * 60 : absoluteHours * 3600
}

/** Sends the browser to the provider; `again` has the person who is signed in show themselves anew. */
export async function begin(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { random, origin } = door.options
  const { returnTo: path = '/', again = false } = request.query as { returnTo?: string; again?: boolean }
  const returnTo = ownPath(path, origin)
  if (isRefusal(returnTo)) return answerAtTheDoor(request, reply, { refusal: returnTo, status: 400 })
  const before = door.known.get(request)
  const isRenewal = again && before?.session !== undefined
  const secrets = { state: newSecret(random), nonce: newSecret(random), codeVerifier: newSecret(random) }
  const address = await door.openId.address({ ...secrets, isRenewal, maxAge: maxAgeOf(door, isRenewal) })
  if (isRefusal(address)) return answerAtTheDoor(request, reply, { refusal: address, status: 502 })
  const session = before?.session && { sessionHash: hashOf(before.session.secret) }
  const browser = await remember(door, secrets, {
    returnTo,
    ...session,
    ...(isRenewal && { person: before.caller.id }),
  })
  const { name, options } = door.cookies.attempt
  return reply
    .setCookie(name, browser, { ...options, maxAge: attemptMinutes * 60 })
    .header('cache-control', 'no-store')
    .redirect(address.href, 303)
}

interface Secrets {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

interface Purpose {
  readonly returnTo: string
  readonly sessionHash?: string
  readonly person?: string
}

/** Keeps an attempt; the secret that binds it to the browser. */
async function remember({ options }: Door, secrets: Secrets, purpose: Purpose): Promise<string> {
  const { clock, random, store } = options
  const browser = newSecret(random)
  await store.sessions.begin({
    ...purpose,
    stateHash: hashOf(secrets.state),
    browserHash: hashOf(browser),
    nonce: secrets.nonce,
    codeVerifier: secrets.codeVerifier,
    expiresAt: later(clock(), { minutes: attemptMinutes }),
  })
  return browser
}

/** Takes the provider's answer: a session and back to the page one came from, or why not, as a page with a way out. */
export async function comeBack(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { attempt } = door.cookies
  const browser = request.cookies[attempt.name]
  reply.clearCookie(attempt.name, attempt.options)
  const answer = new URL(request.url, door.options.origin).searchParams
  const arrival = await arrivalOf(door, answer, browser)
  if (isRefusal(arrival)) return refuseArrival(door, request, reply, { refusal: arrival })
  const opened = await openSession(door, request, reply, arrival)
  if (isRefusal(opened)) return refuseArrival(door, request, reply, { refusal: opened, arrival })
  return reply.header('cache-control', 'no-store').redirect(`${door.options.origin}${arrival.returnTo}`, 303)
}

interface Arrival extends Vouched {
  readonly returnTo: string
  readonly sessionHash?: string
}

async function arrivalOf(
  door: Door,
  answer: URLSearchParams,
  browser: string | undefined,
): Promise<Arrival | SignInRefusal> {
  const { sessions } = door.options.store
  const state = answer.get('state') ?? ''
  const attempt = browser === undefined ? undefined : await sessions.take(hashOf(state), hashOf(browser))
  if (attempt === undefined)
    return refuse('attempt_was_not_begun_here', 'signing in was not begun in this browser, or long ago')
  const { person, returnTo, sessionHash } = attempt
  const isRenewal = person !== undefined
  const maxAge = maxAgeOf(door, isRenewal)
  const vouched = await door.openId.vouched(answer, { ...attempt, state, isRenewal, maxAge })
  if (isRefusal(vouched)) return vouched
  if (isRenewal && vouched.person !== person)
    return refuse('another_person_answered', `${person} has signed in here; sign out before another does`)
  return { ...vouched, returnTo, ...(sessionHash !== undefined && { sessionHash }) }
}

/** Opens a session under a new secret; whatever the browser brought along is ended, never adopted. */
async function openSession(
  { options, cookies }: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { person, authenticatedAt, sessionHash, subject, providerSession }: Arrival,
): Promise<true | SignInRefusal> {
  const { store, clock, random, idleMinutes = idleMinutesUsual, absoluteHours = absoluteHoursUsual } = options
  const { name, options: cookie } = cookies.session
  const brought = request.cookies[name]
  const before = [sessionHash, brought && hashOf(brought)].filter((hash) => hash !== undefined)
  for (const hash of before) await store.sessions.end(hash)
  const secret = newSecret(random)
  const caller = await store.sessions.open({
    tokenHash: hashOf(secret),
    person,
    idleUntil: later(clock(), { minutes: idleMinutes }),
    absoluteUntil: later(clock(), { hours: absoluteHours }),
    browser: browserWords(request.headers['user-agent']),
    ...(authenticatedAt !== undefined && { authenticatedAt }),
    ...(subject !== undefined && { subject }),
    ...(providerSession !== undefined && { providerSession }),
  })
  if (isRefusal(caller))
    return refuse('person_is_unknown', 'the provider knows you; this installation does not')
  await store.sessions.note({ outcome: 'signed_in', person })
  reply.setCookie(name, secret, { ...cookie, maxAge: absoluteHours * 3600 })
  return true
}

interface RefusedArrival {
  readonly refusal: SignInRefusal
  readonly arrival?: Vouched
}

async function refuseArrival(
  { options }: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { refusal, arrival }: RefusedArrival,
): Promise<FastifyReply> {
  const subject = arrival === undefined ? {} : { subject: arrival.person }
  await options.store.sessions.note({ outcome: 'refused', code: refusal.code, ...subject })
  return answerAtTheDoor(request, reply, { refusal, status: 403 })
}
