// The guard of a route: it names its verb, and whoever may not is answered in words, with the roles that may.

import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { assert, refuse } from '../../kernel/index.ts'
import { type Caller, may, type Place, type Verb } from '../../organisation/index.ts'
import { answerProblem, problemOf, type SignInRefusal } from './refusals.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; undefined when nobody has signed in. */
    person: Caller | undefined
    /** Why nobody is known. */
    refusedAtTheDoor: SignInRefusal | undefined
    /** True where the caller has the verb, but not where the thing lies: answered as if there were none. */
    liesElsewhere: boolean
    /** The session a person came with; undefined for machines. */
    signedIn: SignedIn | undefined
  }
}

export interface SignedIn {
  /** The id of the session, which opens nothing. */
  readonly id: string
  /** Until then the sign-in is recent enough for what is sensitive. */
  readonly freshUntil?: string
}

/** Where the thing lies that a request is about. */
export type PlaceOf = (request: FastifyRequest) => Place | undefined | Promise<Place | undefined>

interface GuardOptions {
  /** True: the route answers of what lies elsewhere as if there were none, so that not even its existence is told. */
  readonly hidesElsewhere?: boolean
}

export interface Guard {
  (request: FastifyRequest, reply: FastifyReply, done: () => void): Promise<void> | void
  /** What the route does, for the test that no route is forgotten. */
  readonly verb: Verb
}

/**
 * A pre-handler that lets through who may do this here. Without `placeOf`, a verb bound to places is granted to whom
 * it is granted somewhere; the route then narrows what it shows to `regionsOf(person, verb)`, or asks `may` when it
 * knows the place.
 */
export function requireVerb(
  verb: Verb,
  placeOf?: PlaceOf,
  { hidesElsewhere = false }: GuardOptions = {},
): Guard {
  const guard = (request: FastifyRequest, reply: FastifyReply, done: () => void): Promise<void> | void => {
    const { person, refusedAtTheDoor } = request
    if (person === undefined) {
      const refusal = refusedAtTheDoor ?? refuse('not_signed_in', 'sign in, or send a bearer token')
      answerProblem(reply, problemOf(refusal, statusOf(refusal), verb))
      return
    }
    const admit = (place: Place | undefined): void => {
      const refusal = may(person, verb, place)
      if (refusal === undefined) return
      if (hidesElsewhere && refusal.code === 'place_is_not_yours') request.liesElsewhere = true
      else answerProblem(reply, problemOf(refusal, 403, verb))
    }
    const place = placeOf?.(request)
    if (place instanceof Promise) return place.then(admit)
    admit(place)
    if (!reply.sent) done()
  }
  return Object.assign(guard, { verb })
}

/** The refusal of what needs a recent sign-in, where this one is old or nobody knows how old it is. */
export function refuseOldSignIn(signedIn: SignedIn | undefined, now: string): SignInRefusal | undefined {
  const freshUntil = signedIn?.freshUntil
  if (freshUntil !== undefined && Temporal.Instant.compare(now, freshUntil) <= 0) return undefined
  return refuse('sign_in_again', 'this needs a recent sign-in; sign in again, then send it again')
}

const forgeries = new Set<string>([
  'request_comes_from_elsewhere',
  'csrf_token_is_missing',
  'csrf_token_is_wrong',
])

/** Who is not known is asked to sign in; what was forged is refused. */
export const statusOf = ({ code }: SignInRefusal): number => (forgeries.has(code) ? 403 : 401)

/** The verb a route is guarded by, or undefined when anybody may call it. */
export function verbOfRoute({ preHandler }: Pick<RouteOptions, 'preHandler'>): Verb | undefined {
  const handlers = preHandler === undefined ? [] : [preHandler].flat()
  return handlers.map((handler) => (handler as Partial<Guard>).verb).find((verb) => verb !== undefined)
}

/** The caller of a request that a guard has let through. */
export function callerOf(request: FastifyRequest): Caller {
  assert(request.person !== undefined, 'a guarded route is called by somebody')
  return request.person
}
