// What a route is: its address, its verb, the schema of everything that goes in and comes out, and one call behind it.

import type { Readable } from 'node:stream'
import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { isRefusal, type Refusal } from '../kernel/index.ts'
import type {
  ContactDesk,
  CustomerDesk,
  Desk,
  DocumentDesk,
  InForce,
  JobRunner,
  NameListDesk,
  ObjectionsKnown,
} from '../operations/index.ts'
import type { Caller, Verb } from '../organisation/index.ts'
import type { KeyedAnswer } from '../store/index.ts'
import type { AnswerHeader } from './openapi-headers.ts'
import type { SignedIn } from './sign-in/index.ts'
import type { Standing } from './states.ts'

/** What the routes call. */
export interface ApiTools {
  readonly desk: Desk
  readonly contacts: ContactDesk
  readonly objections: ObjectionsKnown
  readonly customers: CustomerDesk
  readonly documents: DocumentDesk
  readonly lists: NameListDesk
  readonly inForce: InForce
  readonly jobs: JobRunner
  /** ISO instant of now. */
  readonly clock: () => string
  /** An id nobody has, of letters and digits. */
  readonly newId: () => string
}

/** A request that was understood, by somebody who may. */
export interface Call<Path, Query, Body> {
  readonly path: Path
  readonly query: Query
  readonly body: Body
  readonly person: Caller
  /** The session a person came with; undefined for machines. */
  readonly session?: SignedIn | undefined
  /** Of an unsafe request that may be sent again. */
  readonly key?: string | undefined
  /** Of such a request: its reply as it is kept for the key, for a store that keeps it with what was decided. */
  readonly firstAnswer?: ((reply: Reply) => KeyedAnswer) | undefined
  /** True when nothing of it is to be kept. */
  readonly isRehearsal: boolean
  readonly headers: FastifyRequest['headers']
}

export interface Reply {
  readonly status: number
  /** JSON, text, or a stream of text. */
  readonly body: unknown
  /** The body as JSON, where that is at hand. */
  readonly text?: string
  /** True where the text has no letter beyond ASCII. */
  readonly isAscii?: boolean
  readonly headers?: Readonly<Record<string, string>>
  /** True where the first answer for the key was kept with what was decided. */
  readonly isKept?: boolean
}

/** What a status answers with; without a schema it is text of the type named. */
export interface Answer {
  readonly words: string
  readonly schema?: TSchema
  readonly type?: string
  /** What it may be instead, when that is asked for. */
  readonly otherType?: string
  /** What it carries beside what follows from the route. */
  readonly headers?: readonly AnswerHeader[]
}

type AnyCall = Call<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>, unknown>

/** A route, as the server and the documentation read it. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Below `/api`: `/plans/{plan}`. */
  readonly address: string
  readonly verb: Verb
  /** True where others ask in real time, many times a second. */
  readonly isDecision?: boolean
  /** True where personal data are shown: never rehearsed, since every look is kept, and its answer never kept for a key. */
  readonly isLook?: boolean
  /** True where `If-Match` must name the revision that was read. */
  readonly needsRevision?: boolean
  /** How the thing stands: `ETag` of what is read, and what a change may name in `If-Match`. */
  readonly stateOf?: (tools: ApiTools, call: { readonly path: never }) => Promise<Standing | undefined>
  readonly topic: string
  readonly summary: string
  readonly details?: string
  readonly path: TObject
  readonly query: TObject
  readonly body?: TSchema
  /** Usual where nothing is said; the rules of the bank may say it. */
  readonly bodyBytesMax?: number | ((tools: ApiTools) => number)
  /** Where the body is the bytes of a file: the types they may be sent as. */
  readonly bytes?: readonly string[]
  readonly answers: Readonly<Record<number, Answer>>
  /** The region of what is asked about, where the verb is bound to places and the request tells. */
  readonly regionOf?: (
    tools: ApiTools,
    call: Pick<AnyCall, 'path' | 'query' | 'body'>,
  ) => string | undefined | Promise<string | undefined>
  /** With `regionOf`: the answer where there is no such thing, which is given as well where it lies elsewhere. */
  readonly unknown?: (
    tools: ApiTools,
    call: Pick<AnyCall, 'path' | 'query' | 'body'>,
  ) => Refusal | Promise<Refusal>
  readonly run: (tools: ApiTools, call: AnyCall) => Promise<Reply | Refusal>
}

interface TypedRoute<Path extends TObject, Query extends TObject, Body extends TSchema>
  extends Omit<Route, 'path' | 'query' | 'body' | 'run' | 'regionOf' | 'unknown'> {
  readonly path: Path
  readonly query: Query
  readonly body?: Body
  readonly regionOf?: (
    tools: ApiTools,
    call: { readonly path: Static<Path>; readonly query: Static<Query>; readonly body: Static<Body> },
  ) => string | undefined | Promise<string | undefined>
  readonly unknown?: (
    tools: ApiTools,
    call: { readonly path: Static<Path>; readonly query: Static<Query>; readonly body: Static<Body> },
  ) => Refusal | Promise<Refusal>
  readonly run: (
    tools: ApiTools,
    call: Call<Static<Path>, Static<Query>, Static<Body>>,
  ) => Promise<Reply | Refusal>
}

/** A route whose call is typed by its own schemas. */
export const route = <Path extends TObject, Query extends TObject, Body extends TSchema>(
  typed: TypedRoute<Path, Query, Body>,
): Route => typed as unknown as Route

/** The answer 200 with a value, unless it is a refusal. */
export const ok = <Value>(value: Value | Refusal): Reply | Refusal =>
  isRefusal(value) ? value : { status: 200, body: value }

/** Text of some type. */
export const textReply = (type: string, body: string | Readable): Reply => ({
  status: 200,
  body,
  headers: { 'content-type': type },
})
