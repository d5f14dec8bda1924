// First answers to unsafe requests, by person and key: the same request sent again is answered with the first.

import { refuse } from '../kernel/index.ts'
import type { Queries } from './database/database.ts'
import { linesOf } from './database/lines.ts'
import type { Decisions, StoreRefusal } from './decisions.ts'

export interface RequestKey {
  readonly person: string
  readonly key: string
  /** SHA-256 over method, address and body. */
  readonly fingerprint: string
}

export interface FirstAnswer {
  readonly status: number
  readonly answer: string
}

/** What a request that has begun is answered with. */
export interface KeyedAnswer extends FirstAnswer {
  readonly request: RequestKey
}

interface RequestRow {
  readonly fingerprint: string
  readonly status: number | null
  readonly answer: string | null
}

export class Requests {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Notes that a request begins; its first answer when there is one, refused when the key was another request's. */
  async begin({ person, key, fingerprint }: RequestKey): Promise<FirstAnswer | 'begun' | StoreRefusal> {
    const begun = await this.#decisions.take(async ({ queries, at }) => {
      await queries`
        insert into request (key, person, fingerprint, at) values (${key}, ${person}, ${fingerprint}, ${at})
        on conflict (person, key) do nothing`
      const [row] = await queries<RequestRow[]>`
        select fingerprint, status, answer from request where person = ${person} and key = ${key}`
      return row!
    })
    if ('kind' in begun) return begun
    if (begun.fingerprint !== fingerprint) {
      const because = 'the key was used for another request; give every request its own key'
      return refuse('key_was_used_for_something_else', because, 'key')
    }
    return begun.status === null ? 'begun' : { status: begun.status, answer: begun.answer! }
  }

  /** Keeps the first answer; a later one is not kept. */
  async answered({ request: { person, key }, status, answer }: KeyedAnswer): Promise<void> {
    await this.#decisions.sql`
      update request set status = ${status}, answer = ${answer}
      where person = ${person} and key = ${key} and status is null`
  }
}

interface LockedRow extends RequestRow {
  readonly place: string
}

const placeOf = ({ person, key }: Omit<RequestKey, 'fingerprint'>): string => `${person}\t${key}`

/** Lets nobody else answer these requests until the transaction ends; finds the first answers of those that have one. */
export async function lockRequests(
  queries: Queries,
  requests: readonly RequestKey[],
): Promise<{ find(request: RequestKey): FirstAnswer | undefined }> {
  const rows = await queries<LockedRow[]>`
    select person || E'\t' || key as place, status, answer from request
    where (person, key) in (
      select f[1], f[2]
      from string_to_table(${linesOf(requests, placeOf)}, E'\n') as line, string_to_array(line, E'\t') as f)
    order by person, key for update`
  const answered = new Map<string, FirstAnswer>()
  for (const { place, status, answer } of rows)
    if (status !== null) answered.set(place, { status, answer: answer! })
  return { find: (request) => answered.get(placeOf(request)) }
}

/** Keeps the first answers of locked requests. JSON has neither tabs nor line breaks of its own: it escapes them. */
export async function answerRequests(queries: Queries, answers: readonly KeyedAnswer[]): Promise<void> {
  if (answers.length === 0) return
  const lineOf = ({ request, status, answer }: KeyedAnswer): string =>
    `${placeOf(request)}\t${status}\t${answer}`
  await queries`
    update request set status = f[3]::integer, answer = f[4]
    from string_to_table(${linesOf(answers, lineOf)}, E'\n') as line, string_to_array(line, E'\t') as f
    where person = f[1] and key = f[2]`
}
