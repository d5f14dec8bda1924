// The headers of requests and answers, as the description of the API names them.

import type { Parameter } from './openapi.ts'
import type { Route } from './route.ts'

export interface HeaderReference {
  readonly $ref: string
}

/** What an answer may carry beside the headers that every page of ours carries. */
export const answerHeaders = {
  'X-Request-Id': { description: 'Id of the request, to be found in the log', schema: { type: 'string' } },
  ETag: { description: 'How the thing stands: for `If-Match` of a change', schema: { type: 'string' } },
  Location: { description: 'Where to go on', schema: { type: 'string' } },
  'Set-Cookie': { description: 'A cookie that no script reads', schema: { type: 'string' } },
  'Content-Disposition': { description: 'The name of the file', schema: { type: 'string' } },
  'X-Row-Count': {
    description: 'How many rows the file has',
    schema: { type: 'string', pattern: '^[0-9]+$' },
  },
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'string', pattern: '^[0-9]+$' } },
  'Idempotency-Replayed': {
    description: 'Present where this is the first answer for the key, given again',
    schema: { type: 'string', const: 'true' },
  },
  'Preference-Applied': {
    description: 'Present where nothing was kept',
    schema: { type: 'string', const: 'dry-run' },
  },
  'WWW-Authenticate': { description: 'How machines say who they are', schema: { type: 'string' } },
} as const

export type AnswerHeader = keyof typeof answerHeaders

export const headersNamed = (names: readonly AnswerHeader[]): Readonly<Record<string, HeaderReference>> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** The headers of a status of a route; what it says itself, and what follows from what it is. */
export function headersOfAnswer(route: Route, status: number): readonly AnswerHeader[] {
  const { method, isLook = false, needsRevision = false, stateOf, answers } = route
  const isGood = status < 300
  const isRead = method === 'GET' && stateOf !== undefined
  return [
    'X-Request-Id',
    ...(answers[status]?.headers ?? []),
    ...(isGood && (isRead || needsRevision) ? (['ETag'] as const) : []),
    ...(status === 202 ? (['Location'] as const) : []),
    ...(isGood && method === 'POST' && !isLook
      ? (['Idempotency-Replayed', 'Preference-Applied'] as const)
      : []),
  ]
}

/** The headers of a problem. */
export const headersOfProblem = (status: number): readonly AnswerHeader[] => [
  'X-Request-Id',
  ...(status === 429 ? (['Retry-After'] as const) : []),
  ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
]

const headerOfRevision: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The revision that was read, as its `ETag` says',
  schema: { type: 'string', pattern: '^"[0-9]{1,9}"$' },
}

const headerOfState: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` it was read with: refused with 412 where somebody changed it since',
  schema: { type: 'string', maxLength: 200 },
}

const headerOfKnown: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` that is known: answered with 304 where it is still so',
  schema: { type: 'string', maxLength: 200 },
}

export const headerOfForgery: Parameter = {
  name: 'X-CSRF-Token',
  in: 'header',
  required: false,
  description:
    'The `csrfToken` of `GET /api/session`; needed with the cookie of a session, not with a bearer token',
  schema: { type: 'string', maxLength: 200 },
}

const headerOfFileName: Parameter = {
  name: 'X-File-Name',
  in: 'header',
  required: true,
  description: 'The percent-encoded name of the file, so that it stands in no address',
  schema: { type: 'string', maxLength: 1000 },
}

const headersOfChanges: readonly Parameter[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key again is answered with the first answer and `Idempotency-Replayed: true`',
    schema: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,150}$' },
  },
  {
    name: 'Prefer',
    in: 'header',
    required: false,
    description:
      'A list of preferences (RFC 7240), of which `dry-run` is known: the whole way is gone and nothing is kept; `?dryRun=true` says the same',
    schema: { type: 'string', maxLength: 1000 },
  },
]

/** The headers that a route reads. */
export function headersOfRequest({
  method,
  isLook,
  needsRevision,
  stateOf,
  answers,
  bytes,
}: Route): readonly Parameter[] {
  const changes = method === 'POST'
  return [
    ...(changes ? [headerOfForgery] : []),
    ...(changes && isLook !== true ? headersOfChanges : []),
    ...(bytes === undefined ? [] : [headerOfFileName]),
    ...(needsRevision === true ? [headerOfRevision] : []),
    ...(changes && stateOf !== undefined ? [headerOfState] : []),
    ...(answers[304] === undefined ? [] : [headerOfKnown]),
  ]
}
