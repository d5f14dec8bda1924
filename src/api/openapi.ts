// The API described as OpenAPI 3.1, from the routes themselves, so that it cannot say otherwise than they do.

import type { TObject, TSchema } from '@sinclair/typebox'
import { exampleOf } from './examples.ts'
import { openOperation } from './openapi-door.ts'
import {
  answerHeaders,
  type HeaderReference,
  headersNamed,
  headersOfAnswer,
  headersOfProblem,
  headersOfRequest,
} from './openapi-headers.ts'
import { type Security, securityOf, securitySchemes } from './openapi-security.ts'
import type { Answer, Route } from './route.ts'
import { problemContent, problemSchema } from './schemas/problem.ts'

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
    readonly content: Readonly<Record<string, Content>>
  }
  readonly responses: Readonly<Record<string, Response>>
  readonly security: Security
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: object
  readonly example?: unknown
}

export interface Response {
  readonly description: string
  readonly headers?: Readonly<Record<string, HeaderReference>>
  readonly content?: Readonly<Record<string, Content>>
}

interface Content {
  readonly schema: object
  readonly example?: unknown
}

export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly tags: readonly { readonly name: string }[]
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>
    readonly headers: Readonly<Record<string, object>>
    readonly securitySchemes: Readonly<Record<string, object>>
  }
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

/** The document of all routes that were registered. */
export function openApiFrom(registered: readonly RegisteredRoute[], origin: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const { method, url, schema, route } of registered) {
    if (method === 'HEAD' || method === 'OPTIONS') continue
    const address = url.replaceAll(/:(\w+)/g, '{$1}')
    const known = paths[address] ?? {}
    paths[address] = known
    known[method.toLowerCase()] =
      route === undefined
        ? { operationId: operationIdOf(method, address), ...openOperation(address, schema) }
        : operationFrom(route)
  }
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  const topics = [...new Set(operations.flatMap(({ tags }) => tags))].sort()
  return {
    openapi: '3.1.0',
    info: { title: 'Reprieve', version: '0.1.0', description: introduction },
    servers: [{ url: origin }],
    paths: Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1))),
    tags: topics.map((name) => ({ name })),
    components: {
      schemas: { Problem: problemSchema },
      headers: answerHeaders,
      securitySchemes: securitySchemes(origin),
    },
  }
}

const introduction = [
  'Reprieve compares what a relief programme grants with what stands in a bank’s systems, and makes the difference',
  'disappear, with proof. Money is in minor units (fen), days are days in Asia/Shanghai. Every refusal is a problem',
  'document (RFC 9457) with a code, the place of the mistake and what to do next.',
].join(' ')

function operationFrom(route: Route): Operation {
  const { method, address, topic, summary, details, verb, path, query } = route
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
  const example = exampleOf(route)
  return {
    operationId: operationIdOf(method, address),
    tags: [topic],
    summary,
    ...(details !== undefined && { description: details }),
    'x-verb': verb,
    parameters: [
      ...parametersOf(path, 'path', example?.path),
      ...parametersOf(query, 'query', example?.query),
      ...headersOfRequest(route),
    ],
    ...(content !== undefined && { requestBody: { required: true as const, content } }),
    responses: { ...mapAnswers(route), ...mapProblems(problems) },
    security: securityOf(route),
  }
}

function contentOf(route: Route): NonNullable<Operation['requestBody']>['content'] | undefined {
  const { body, bytes } = route
  const example = exampleOf(route)?.body
  if (bytes === undefined && body === undefined) return undefined
  if (bytes === undefined)
    return { 'application/json': { schema: body!, ...(example !== undefined && { example }) } }
  return Object.fromEntries(bytes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
}

/** `POST /plans/{plan}/approve` is `plans_plan_approve_post`. */
const operationIdOf = (method: string, address: string): string =>
  `${address
    .replaceAll(/[{}]/g, '')
    .replaceAll(/[^A-Za-z]+/g, '_')
    .replace(/^_/, '')}_${method.toLowerCase()}`

function parametersOf(
  schema: TObject,
  place: 'path' | 'query',
  examples: Readonly<Record<string, string>> = {},
): readonly Parameter[] {
  const required = new Set<string>(schema.required ?? [])
  return Object.entries(schema.properties as Record<string, TSchema>).map(([name, member]) => {
    const { description, ...rest } = member as { readonly description?: string }
    return {
      name,
      in: place,
      required: required.has(name),
      ...(description !== undefined && { description }),
      schema: rest,
      ...(examples[name] !== undefined && { example: examples[name] }),
    }
  })
}

const mapAnswers = (route: Route): Operation['responses'] =>
  Object.fromEntries(
    Object.entries(route.answers).map(([status, answer]) => [
      status,
      {
        ...responseFrom(answer, exampleFor(route, status)),
        headers: headersNamed(headersOfAnswer(route, Number(status))),
      },
    ]),
  )

const binary = { type: 'string', format: 'binary' }

/** The example is of the first good answer. */
const exampleFor = (route: Route, status: string): { readonly example?: unknown } => {
  const example = Object.keys(route.answers)[0] === status ? exampleOf(route) : undefined
  return example === undefined ? {} : { example: example.answer }
}

function responseFrom(
  { words, schema, type = 'application/json', otherType }: Answer,
  example: { readonly example?: unknown },
): Response {
  if (schema === undefined && type === 'application/json') return { description: words }
  const content = { schema: schema ?? { type: 'string' } }
  const others = otherType && { [otherType]: { schema: binary } }
  return { description: words, content: { [type]: { ...content, ...example }, ...others } }
}

const mapProblems = (problems: Readonly<Record<number, string>>): Operation['responses'] =>
  Object.fromEntries(
    Object.entries(problems).map(([status, description]) => [
      status,
      { description, headers: headersNamed(headersOfProblem(Number(status))), content: problemContent },
    ]),
  )
