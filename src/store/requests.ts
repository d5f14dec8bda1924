// First answers to unsafe requests, by person and key: the same request sent again is answered with the first.

import { refuse } from '../kernel/index.ts'
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
  async answered({ person, key }: RequestKey, { status, answer }: FirstAnswer): Promise<void> {
    await this.#decisions.sql`
      update request set status = ${status}, answer = ${answer}
      where person = ${person} and key = ${key} and status is null`
  }
}
