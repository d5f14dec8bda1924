// The same unsafe request twice is one effect: the first answer is kept by person and key, and given again.

import { createHash } from 'node:crypto'
import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { KeyedAnswer, RequestKey, Store } from '../store/index.ts'
import type { Reply } from './route.ts'

export interface KeyedRequest {
  readonly person: string
  readonly key: string
  readonly method: string
  readonly url: string
  readonly body: unknown
}

const keyForm = /^[A-Za-z0-9._:-]{1,150}$/

/** Answers a request; told how its reply is kept for its key, it may keep it together with what it decides. */
export type Run = (firstAnswer?: (reply: Reply) => KeyedAnswer) => Promise<Reply | Refusal>

/** Keeps first answers, and lets one request with a key be under way at a time. */
export class FirstAnswers {
  readonly #store: Pick<Store, 'requests'>
  readonly #underWay = new Map<string, Promise<Reply | Refusal>>()

  constructor(store: Pick<Store, 'requests'>) {
    this.#store = store
  }

  /** Runs a request unless it was answered before; whoever sends it meanwhile waits for the same answer. */
  async once(request: KeyedRequest, run: Run): Promise<Reply | Refusal> {
    if (!keyForm.test(request.key)) {
      return refuse('key_is_malformed', 'a key has 1 to 150 letters, digits and . _ : -', 'key')
    }
    const key = { person: request.person, key: request.key, fingerprint: fingerprintOf(request) }
    const place = `${key.person} ${key.key} ${key.fingerprint}`
    const others = this.#underWay.get(place)
    if (others !== undefined) return again(await others)
    const answer = this.#run(key, run).finally(() => this.#underWay.delete(place))
    this.#underWay.set(place, answer)
    return answer
  }

  async #run(key: RequestKey, run: Run): Promise<Reply | Refusal> {
    const begun = await this.#store.requests.begin(key)
    if (isRefusal(begun)) return begun
    if (begun !== 'begun')
      return again({ status: begun.status, body: JSON.parse(begun.answer), text: begun.answer })
    const reply = await run(firstAnswerTo(key))
    if (isRefusal(reply) || reply.isKept === true) return reply
    await this.#store.requests.answered(firstAnswerTo(key)(reply))
    return reply
  }
}

const firstAnswerTo =
  (request: RequestKey) =>
  ({ status, body, text }: Reply): KeyedAnswer => ({ request, status, answer: text ?? JSON.stringify(body) })

const again = (reply: Reply | Refusal): Reply | Refusal =>
  isRefusal(reply) ? reply : { ...reply, headers: { ...reply.headers, 'idempotency-replayed': 'true' } }

const fingerprintOf = ({ method, url, body }: KeyedRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex')
