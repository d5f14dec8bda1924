// The one way to the server: typed by its own description, and every "no" thrown as the problem it is.

import type { Api } from './api.ts'
import { unattended } from './attended.ts'
import { noteFinished } from './finished.ts'

export type RouteName = keyof Api
export type Answer<Name extends RouteName> = Api[Name]['answer']
/** How a thing stood when it was read: named when it is changed, so that nothing is overwritten unseen. */
export interface Seen {
  readonly etag?: string
}
/** What is asked; `ifMatch` names the revision or the state that was read, where the route takes one. */
export type Question<Name extends RouteName> = Omit<Api[Name], 'answer'> & {
  readonly ifMatch?: number | string | undefined
  /** True where the browser sends it to the end although the page is left; for small bodies only. */
  readonly keepalive?: boolean
}

/** What the server says when it says no (RFC 9457). */
export interface Problem {
  readonly code: string
  readonly detail: string
  readonly status: number
  readonly pointer?: string
  readonly request?: string
  /** What somebody did since the thing was read. */
  readonly meanwhile?: { readonly what: string; readonly person: string; readonly at: string }
  readonly needed?: { readonly verb: string; readonly roles: readonly string[] }
  /** How a book that was asked for went. */
  readonly removed?: { readonly night: string; readonly day: string; readonly days: number }
}

/** Thrown for every answer that is not the one asked for. */
export class AskFailed extends Error {
  override readonly name = 'AskFailed'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`)
    this.problem = problem
  }
}

let csrfToken = ''
let answeredAt = ''

/** Keeps the token of the session for requests that change something. */
export const keepCsrfToken = (token: string | undefined): void => {
  csrfToken = token ?? ''
}

/** The instant of the server's last answer: the only clock of the console. */
export const lastAnsweredAt = (): string => answeredAt

interface Asked {
  readonly path?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  readonly ifMatch?: number | string | undefined
  readonly keepalive?: boolean
}

/** Changes that are awaited: the same one pressed twice is sent once. */
const awaited = new Map<string, Promise<unknown>>()

/** The keys of changes of which nobody knows whether they were made: tried again, the same one is made once. */
const unsettled = new Map<string, string>()

/** Asks a route and answers with what it promises, and how that stood. Throws `AskFailed` otherwise. */
export function ask<Name extends RouteName>(
  name: Name,
  question: Question<Name>,
  signal?: AbortSignal,
): Promise<Answer<Name> & Seen> {
  if (isReading(name, question)) return sendQuestion(name, question, { signal })
  const said = JSON.stringify([name, question])
  const before = awaited.get(said) as Promise<Answer<Name> & Seen> | undefined
  if (before !== undefined) return before
  const answer = sendOnce(said, (key) => sendQuestion(name, question, { signal, key })).finally(() =>
    awaited.delete(said),
  )
  awaited.set(said, answer)
  return answer
}

/** Sends a change under a key that is kept until the server says yes or no to it. */
async function sendOnce<Answered>(said: string, send: (key: string) => Promise<Answered>): Promise<Answered> {
  const key = unsettled.get(said) ?? crypto.randomUUID()
  unsettled.set(said, key)
  try {
    const answered = await send(key)
    unsettled.delete(said)
    return answered
  } catch (cause) {
    if (cause instanceof AskFailed && isNo(cause.problem)) unsettled.delete(said)
    throw cause
  }
}

/** True for a refusal; without an answer, or after a failure of the server, the change may have been made. */
const isNo = ({ status }: Problem): boolean => status >= 400 && status < 500

interface Sending {
  readonly signal?: AbortSignal | undefined
  /** The key of a change. */
  readonly key?: string
}

async function sendQuestion<Name extends RouteName>(
  name: Name,
  question: Question<Name>,
  { signal, key }: Sending,
): Promise<Answer<Name> & Seen> {
  const [method, template] = name.split(' ') as [string, string]
  const asked: Asked = question
  const answer = await send(addressOf(template, asked), {
    isReading: isReading(name, asked),
    method,
    headers: headersOf(method, asked, key),
    ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    ...(asked.keepalive !== undefined && { keepalive: asked.keepalive }),
    ...(signal && { signal }),
  })
  answeredAt = answer.headers.get('date') ?? answeredAt
  if (!answer.ok) throw new AskFailed(await problemOf(answer))
  const body = seen(await bodyOf(answer), answer.headers.get('etag')) as Answer<Name> & Seen
  if (asked.query?.dryRun !== true) noteFinished(name)
  return body
}

interface Sent extends RequestInit {
  /** True where nothing is changed, whether the server took it or not. */
  readonly isReading: boolean
}

/** Sends a request. Of a change without an answer nobody knows whether it was made, and that is what is said. */
async function send(address: string, { isReading, ...request }: Sent): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw lost(cause, isReading)
  }
}

/** What is thrown where no answer came. */
export const lost = (cause: unknown, isReading: boolean): AskFailed =>
  new AskFailed({ code: isReading ? 'unreachable' : 'answer_was_lost', detail: String(cause), status: 0 })

/** Routes that only answer, although a body is sent to them. */
const answering: ReadonlySet<RouteName> = new Set([
  'POST /api/customers/find',
  'POST /api/programmes/check',
  'POST /api/programmes/{programme}/versions/{version}/show',
])

const isReading = (name: RouteName, { query }: Asked): boolean =>
  name.startsWith('GET ') || query?.dryRun === true || answering.has(name)

/** A thing with how it stood; the cache shares its parts and keeps what stands beside them. */
const seen = (body: unknown, etag: string | null): unknown =>
  etag === null || typeof body !== 'object' || body === null ? body : { ...body, etag }

/** Asks a route that answers with the bytes of a file. */
export async function askBytes<Name extends RouteName>(
  name: Name,
  question: Question<Name>,
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const [, template] = name.split(' ') as [string, string]
  const answer = await send(addressOf(template, question), {
    isReading: true,
    headers: unattended(),
    ...(signal && { signal }),
  })
  if (!answer.ok) throw new AskFailed(await problemOf(answer))
  return answer.arrayBuffer()
}

/** What a request that changes something carries besides its own. */
export const csrfHeader = (): Readonly<Record<string, string>> => ({ 'x-csrf-token': csrfToken })

/** The address of a route, for links that the browser follows by itself, such as downloads. */
export function addressOf(template: string, { path = {}, query = {} }: Asked): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(path[part] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
  return search.size === 0 ? filled : `${filled}?${search}`
}

function headersOf(method: string, { body, ifMatch }: Asked, key?: string): Record<string, string> {
  return {
    accept: 'application/json',
    ...unattended(),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(ifMatch !== undefined && {
      'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch,
    }),
    ...(method !== 'GET' && { 'x-csrf-token': csrfToken }),
    ...(key !== undefined && { 'idempotency-key': key }),
  }
}

const bodyOf = (answer: Response): Promise<unknown> | undefined => {
  if (answer.status === 204) return undefined
  return answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.text()
}

const problemOf = async (answer: Response): Promise<Problem> =>
  problemFrom(answer.status, await answer.json().catch(() => undefined))

/** The problem that was answered; something unexpected where it is none of ours. */
export const problemFrom = (status: number, body: unknown): Problem =>
  typeof body === 'object' && body !== null && 'code' in body
    ? (body as Problem)
    : { code: 'unexpected', detail: '', status }
