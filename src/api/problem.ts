// Refusals as problem details: the status that fits, the place of the mistake, what was wrong and what to do next.

import type { FastifyReply } from 'fastify'
import type { Refusal } from '../kernel/index.ts'
import type { RemovedBook } from '../operations/index.ts'
import type { Role, Verb } from '../organisation/index.ts'
import { statusOfRefusal } from './refusals.ts'
import type { Happening, MovedRefusal } from './states.ts'

/** What would be needed of a caller who is refused: the verb, and the roles that may. */
interface Needed {
  readonly verb: Verb
  readonly roles: readonly Role[]
}

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly pointer?: string
  readonly at?: string
  readonly request?: string
  /** What somebody did since the caller read the thing. */
  readonly meanwhile?: Happening
  readonly needed?: Needed
  readonly removed?: RemovedBook
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not right',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not as things stand',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not a type that is read here',
  422: 'Cannot be done',
  428: 'Say what you read',
  429: 'Too many requests',
  500: 'A defect',
  503: 'Not available now',
}

/** The parts of a request, for finding out where a caller wrote what a refusal names. */
export interface RequestParts {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** A refusal as a problem; `parts` tell where in the request its place stands. */
export function problemFrom(
  refusal: Refusal & Pick<MovedRefusal, 'meanwhile'> & Pick<Problem, 'needed' | 'removed'>,
  parts?: RequestParts,
): Problem {
  const { code, because, at, meanwhile, needed, removed } = refusal
  const status = statusOfRefusal(code)
  const pointer = at === undefined || parts === undefined ? undefined : pointerTo(at, parts)
  return {
    type: `urn:reprieve:refusal:${code}`,
    title: titles[status] ?? 'Refused',
    status,
    detail: because,
    code,
    ...(pointer !== undefined && { pointer }),
    ...(at !== undefined && pointer === undefined && { at }),
    ...(meanwhile !== undefined && { meanwhile }),
    ...(needed !== undefined && { needed }),
    ...(removed !== undefined && { removed }),
  }
}

/** What refusals call a place that is a header. */
const headersNamed: Readonly<Record<string, string>> = { key: 'idempotency-key', 'if-match': 'if-match' }
/** The same where the body is a file: its name stands in a header, and the file is the body whole. */
const placesOfFile: Readonly<Record<string, string>> = { name: '/headers/x-file-name', file: '/body' }

/** `files[2].path` in the body is `/body/files/2/path`. */
function pointerTo(at: string, { path, query, body }: RequestParts): string | undefined {
  if (body instanceof Uint8Array && at in placesOfFile) return placesOfFile[at]
  const header = headersNamed[at]
  if (header !== undefined) return `/headers/${header}`
  const steps = at.split(/[.[\]]+/).filter((step) => step !== '')
  const first = steps[0] ?? ''
  if (typeof body === 'object' && body !== null && first in body) return `/body/${steps.join('/')}`
  if (first in query) return `/query/${first}`
  if (first in path) return `/path/${first}`
  const written = [...Object.entries(path), ...Object.entries(query)].find(([, value]) => value === at)
  if (written !== undefined) return `/${written[0] in path ? 'path' : 'query'}/${written[0]}`
  return undefined
}

/** Answers with a problem. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, request: reply.request.id }))
