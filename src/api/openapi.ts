// The API described as OpenAPI 3.1, from the routes themselves, so that it cannot say otherwise than they do.

import type { TObject, TSchema } from '@sinclair/typebox'
import type { Answer, Route } from './route.ts'
import { problemSchema } from './schemas/problem.ts'

/** A route as it was put on the server; `route` is absent where it does not describe itself. */
export interface RegisteredRoute {
  readonly method: string
  readonly url: string
  readonly schema: unknown
  readonly route: Route | undefined
}

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly 'x-verb'?: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: {
    readonly required: true
    readonly content: Readonly<Record<string, { readonly schema: object }>>
  }
  readonly responses: Readonly<Record<string, Response>>
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: object
}

export interface Response {
  readonly description: string
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}

export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const problemsOfAll: Readonly<Record<number, string>> = {
  400: 'The request is not right; `pointer` says where',
  401: 'Nobody has signed in',
  403: 'Not allowed, by role, place or four eyes',
  429: 'Too many requests; `Retry-After` says how long to wait',
  500: 'A defect; the log has the id of the request',
  503: 'Not available now',
}
const problemsOfThings: Readonly<Record<number, string>> = {
  404: 'There is no such thing',
  409: 'Not as things stand',
}
const problemsOfChanges: Readonly<Record<number, string>> = {
  413: 'The body is too large',
  415: 'The body is no JSON',
  422: 'Understood, and cannot be done',
}

const problemsOfRevisions: Readonly<Record<number, string>> = {
  412: 'Somebody saved since the revision that was read',
  428: '`If-Match` does not name the revision that was read',
}

const problemsOfStates: Readonly<Record<number, string>> = {
  412: 'Somebody changed it since it was read',
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

/** The document of all routes that were registered. */
export function openApiFrom(registered: readonly RegisteredRoute[], origin: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const { method, url, schema, route } of registered) {
    if (method === 'HEAD' || method === 'OPTIONS') continue
    const address = url.replaceAll(/:(\w+)/g, '{$1}')
    const known = paths[address] ?? {}
    paths[address] = known
    known[method.toLowerCase()] =
      route === undefined ? openOperation(method, address, schema as FrameworkSchema) : operationFrom(route)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Reprieve', version: '0.1.0', description: introduction },
    servers: [{ url: origin }],
    paths: Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1))),
    components: { schemas: { Problem: problemSchema } },
  }
}

const introduction = [
  'Reprieve compares what a relief programme grants with what stands in a bank’s systems, and makes the difference',
  'disappear, with proof. Money is in minor units (fen), days are days in Asia/Shanghai. Every refusal is a problem',
  'document (RFC 9457) with a code, the place of the mistake and what to do next.',
].join(' ')

function operationFrom(route: Route): Operation {
  const { method, address, topic, summary, details, verb, path, query, answers, isLook } = route
  const needsRevision = route.needsRevision === true
  const changes = method === 'POST'
  const maySayState = changes && route.stateOf !== undefined
  const problems = {
    ...problemsOfAll,
    ...problemsOfThings,
    ...(changes && problemsOfChanges),
    ...(needsRevision && problemsOfRevisions),
    ...(maySayState && problemsOfStates),
  }
  const content = contentOf(route)
  return {
    operationId: operationIdOf(method, address),
    tags: [topic],
    summary,
    ...(details !== undefined && { description: details }),
    'x-verb': verb,
    parameters: [
      ...parametersOf(path, 'path'),
      ...parametersOf(query, 'query'),
      ...(changes && isLook !== true ? headersOfChanges : []),
      ...(needsRevision ? [headerOfRevision] : []),
      ...(maySayState ? [headerOfState] : []),
    ],
    ...(content !== undefined && { requestBody: { required: true as const, content } }),
    responses: { ...mapAnswers(answers), ...mapProblems(problems) },
  }
}

function contentOf({ body, bytes }: Route): NonNullable<Operation['requestBody']>['content'] | undefined {
  if (bytes === undefined) return body === undefined ? undefined : { 'application/json': { schema: body } }
  return Object.fromEntries(bytes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
}

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
    description: '`dry-run`: the whole way is gone and nothing is kept; `?dryRun=true` says the same',
    schema: { type: 'string', enum: ['dry-run'] },
  },
]

/** `POST /plans/{plan}/approve` is `plans_plan_approve_post`. */
const operationIdOf = (method: string, address: string): string =>
  `${address
    .replaceAll(/[{}]/g, '')
    .replaceAll(/[^A-Za-z]+/g, '_')
    .replace(/^_/, '')}_${method.toLowerCase()}`

function parametersOf(schema: TObject, place: 'path' | 'query'): readonly Parameter[] {
  const required = new Set<string>(schema.required ?? [])
  return Object.entries(schema.properties as Record<string, TSchema>).map(([name, member]) => {
    const { description, ...rest } = member as { readonly description?: string }
    return {
      name,
      in: place,
      required: required.has(name),
      ...(description !== undefined && { description }),
      schema: rest,
    }
  })
}

const mapAnswers = (answers: Route['answers']): Operation['responses'] =>
  Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseFrom(answer)]))

function responseFrom({ words, schema, type = 'application/json', otherType }: Answer): Response {
  if (schema === undefined && type === 'application/json') return { description: words }
  const content = { schema: schema ?? { type: 'string' } }
  return { description: words, content: { [type]: content, ...(otherType && { [otherType]: content }) } }
}

const mapProblems = (problems: Readonly<Record<number, string>>): Operation['responses'] =>
  Object.fromEntries(
    Object.entries(problems).map(([status, description]) => [
      status,
      { description, content: problemContent },
    ]),
  )

interface FrameworkSchema {
  readonly summary?: string
  readonly response?: Readonly<Record<string, OpenAnswer>>
}

interface OpenAnswer {
  readonly description?: string
  readonly properties?: object
}

/** A route that only says what it is for: open addresses and those of the door. */
function openOperation(method: string, address: string, schema: FrameworkSchema | undefined): Operation {
  const responses = Object.entries(schema?.response ?? { 200: {} })
  return {
    operationId: operationIdOf(method, address),
    tags: ['door'],
    summary: schema?.summary ?? openSummaries[address] ?? address,
    parameters: [],
    responses: Object.fromEntries(responses.map(([status, answer]) => [status, openResponse(answer)])),
  }
}

function openResponse({ description = 'As asked', ...schema }: OpenAnswer): Response {
  return schema.properties === undefined
    ? { description }
    : { description, content: { 'application/json': { schema } } }
}

const openSummaries: Readonly<Record<string, string>> = {
  '/api/health/live': 'The program runs',
  '/api/health/ready': 'The program can be asked: 200, or 503 with the reason',
  '/api/openapi.json': 'This description as OpenAPI 3.1',
  '/api/docs': 'This description as a page',
  '/api/docs/style.css': 'How the page looks',
  '/api/sign-in/callback': 'Where the provider sends people back to',
}
