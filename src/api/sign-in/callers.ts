// Who calls: the person of a session cookie, the machine of a bearer token, or nobody and why.

import type { FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { isRefusal, refuse } from '../../kernel/index.ts'
import type { Caller } from '../../organisation/index.ts'
import type { Cookies } from './cookies.ts'
import { freshMinutesUsual, idleMinutesUsual, type SignInOptions } from './options.ts'
import type { SignInRefusal } from './refusals.ts'
import { csrfTokenOf, hashOf, isSame } from './secrets.ts'

export interface KnownCaller {
  readonly caller: Caller
  /** Only for people, who come with a session. */
  readonly session?: KnownSession
}

export interface KnownSession {
  readonly secret: string
  /** An id that opens nothing. */
  readonly id: string
  readonly absoluteUntil: string
  /** Until then the sign-in is recent enough for what is sensitive; absent when nobody knows how old it is. */
  readonly freshUntil?: string
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const bearerForm = /^Bearer ([A-Za-z0-9_-]{43})$/
const secretForm = /^[A-Za-z0-9_-]{43}$/
/** A revoked token is refused by every process after so long; by the one that revoked it at the next look. */
const tokenMemorySeconds = 2
const tokensRemembered = 1000

/** Comes with what a page asks by itself while nobody is at it; it keeps no session open. */
const unattendedHeader = 'x-unattended'

const notSignedIn: SignInRefusal = refuse('not_signed_in', 'sign in, or send a bearer token')

export class Callers {
  readonly #options: SignInOptions
  readonly #cookies: Cookies
  /** By the header they came with; those remembered long enough are forgotten whenever another is looked up. */
  readonly #machines = new Map<string, { readonly caller: Caller; readonly until: string }>()

  constructor(options: SignInOptions, cookies: Cookies) {
    this.#options = options
    this.#cookies = cookies
  }

  /** The caller of a request, or why there is none. A bearer token, when one is sent, is all that counts. */
  async find(request: FastifyRequest): Promise<KnownCaller | SignInRefusal> {
    const { authorization } = request.headers
    if (authorization !== undefined) return this.#findMachine(authorization)
    const secret = request.cookies[this.#cookies.session.name]
    return secret === undefined ? notSignedIn : this.#findPerson(request, secret)
  }

  /** The machine of a request that came with the same header a moment ago. */
  recall({ headers: { authorization } }: FastifyRequest): Caller | undefined {
    const known = authorization === undefined ? undefined : this.#machines.get(authorization)
    return known !== undefined && known.until > this.#options.clock() ? known.caller : undefined
  }

  async #findMachine(authorization: string): Promise<KnownCaller | SignInRefusal> {
    const { clock, store } = this.#options
    const now = clock()
    for (const [header, { until }] of this.#machines) if (until <= now) this.#machines.delete(header)
    const secret = bearerForm.exec(authorization)?.[1]
    const caller = secret === undefined ? undefined : await store.tokens.findCaller(hashOf(secret))
    if (caller === undefined)
      return refuse('token_is_not_valid', 'the bearer token is unknown, revoked or over; have one issued')
    if (this.#machines.size >= tokensRemembered) this.#machines.clear()
    const until = later(now, { seconds: tokenMemorySeconds })
    this.#machines.set(authorization, { caller, until })
    return { caller }
  }

  async #findPerson(request: FastifyRequest, secret: string): Promise<KnownCaller | SignInRefusal> {
    const { clock, store, idleMinutes = idleMinutesUsual } = this.#options
    const idleUntil = later(clock(), { minutes: idleMinutes })
    const isUnattended = request.headers[unattendedHeader] !== undefined
    const open = secretForm.test(secret)
      ? await store.sessions.use(hashOf(secret), isUnattended ? undefined : idleUntil)
      : undefined
    if (open === undefined) return refuse('session_is_over', 'the session has ended; sign in again')
    const refusal = this.#refuseForgery(request, secret)
    if (isRefusal(refusal)) return refusal
    const { caller, id, absoluteUntil, authenticatedAt } = open
    const freshUntil = authenticatedAt === undefined ? {} : { freshUntil: this.#freshUntil(authenticatedAt) }
    return { caller, session: { secret, id, absoluteUntil, ...freshUntil } }
  }

  #freshUntil(authenticatedAt: string): string {
    const { freshMinutes = freshMinutesUsual } = this.#options
    return later(authenticatedAt, { minutes: freshMinutes })
  }

  /** The refusal of a change that a page of ours did not ask for. */
  #refuseForgery({ method, headers }: FastifyRequest, secret: string): SignInRefusal | undefined {
    if (safeMethods.has(method)) return undefined
    const { origin } = this.#options
    const site = headers['sec-fetch-site']
    if (
      (headers.origin !== undefined && headers.origin !== origin) ||
      (site !== undefined && site !== 'same-origin')
    )
      return refuse('request_comes_from_elsewhere', `changes are made from pages of ${origin} only`)
    const given = headers['x-csrf-token']
    if (typeof given !== 'string' || given === '')
      return refuse('csrf_token_is_missing', 'send the csrfToken of GET /api/session as X-CSRF-Token')
    if (isSame(given, csrfTokenOf(secret))) return undefined
    return refuse('csrf_token_is_wrong', 'ask GET /api/session for the csrfToken of this session')
  }
}

/** An instant so much later. */
export const later = (instant: string, duration: Temporal.DurationLike): string =>
  Temporal.Instant.from(instant).add(duration).toString({ fractionalSecondDigits: 3 })
