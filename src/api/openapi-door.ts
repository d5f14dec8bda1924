// The addresses that name no verb, as the description of the API says them: health, this description, and the door.

import type { Operation, Parameter, Response } from './openapi.ts'
import { type AnswerHeader, headerOfForgery, headersNamed, headersOfProblem } from './openapi-headers.ts'
import { securityOfOpen } from './openapi-security.ts'
import { problemContent } from './schemas/problem.ts'

/** What a route of the door tells the framework of itself. */
export interface DoorSchema {
  readonly summary?: string
  readonly querystring?: { readonly properties: Readonly<Record<string, object>> }
  readonly response?: Readonly<Record<string, DoorAnswer>>
}

interface DoorAnswer {
  readonly description?: string
  readonly properties?: object
}

/** The description of such an address, without its id. */
export function openOperation(address: string, told: unknown): Omit<Operation, 'operationId'> {
  const schema = { ...known[address], ...(told as DoorSchema | undefined) }
  const security = securityOfOpen[address] ?? []
  const needsToken = security.some((scheme) => 'csrf' in scheme)
  return {
    tags: ['door'],
    summary: schema.summary ?? address,
    parameters: [
      ...Object.entries(schema.querystring?.properties ?? {}).map(parameterFrom),
      ...(needsToken ? [headerOfForgery] : []),
    ],
    ...(address === '/api/sign-out/back-channel' && { requestBody: logoutBody }),
    responses: Object.fromEntries(
      Object.entries({ ...schema.response, ...problemsOfAll }).map(([status, answer]) => [
        status,
        responseOf(Number(status), answer),
      ]),
    ),
    security,
  }
}

const parameterFrom = ([name, schema]: [string, object]): Parameter => ({
  name,
  in: 'query',
  required: false,
  schema,
})

function responseOf(status: number, { description = 'As asked', ...schema }: DoorAnswer): Response {
  if (status >= 400 && schema.properties === undefined)
    return { description, headers: headersNamed(headersOfProblem(status)), content: problemContent }
  const headers: readonly AnswerHeader[] = ['X-Request-Id', ...(status === 303 ? goingOn : [])]
  const content = schema.properties === undefined ? {} : { content: { 'application/json': { schema } } }
  return { description, headers: headersNamed(headers), ...content }
}

const problemsOfAll = {
  429: { description: 'Too many requests; `Retry-After` says how long to wait' },
  500: { description: 'A defect; the log has the id of the request' },
}
const goingOn = ['Location', 'Set-Cookie'] as const

const logoutBody: NonNullable<Operation['requestBody']> = {
  required: true,
  content: {
    'application/x-www-form-urlencoded': {
      schema: {
        type: 'object',
        required: ['logout_token'],
        properties: { logout_token: { type: 'string' } },
      },
    },
  },
}

const state = (words: readonly string[]) => ({
  type: 'object',
  properties: { state: { type: 'string', enum: words }, decisions: { type: 'string' } },
})
const text = { type: 'string' } as const

const known: Readonly<Record<string, DoorSchema>> = {
  '/api/health/live': {
    summary: 'The program runs',
    response: { 200: { description: 'It does', ...state(['live']) } },
  },
  '/api/health/ready': {
    summary: 'The program can be asked: 200, or 503 with the reason',
    response: {
      200: { description: 'It can; `decisions` says whether they have their ground', ...state(['ready']) },
      503: { description: 'It cannot; `decisions` says why', ...state(['not_ready']) },
    },
  },
  '/api/openapi.json': { summary: 'This description as OpenAPI 3.1', response: { 200: {} } },
  '/api/docs': { summary: 'This description as a page', response: { 200: {} } },
  '/api/docs/style.css': { summary: 'How the page looks', response: { 200: {} } },
  '/api/sign-in/callback': {
    summary: 'Where the provider sends people back to',
    querystring: { properties: { code: text, state: text, iss: text, error: text } },
    response: {
      303: { description: 'Signed in: to the page one came from' },
      403: { description: 'Not signed in; `code` says why' },
    },
  },
}
