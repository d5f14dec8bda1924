// The standing objections of all customers, kept in memory: read once whole, then only what is new.

import { type ContactType, isRefusal } from '../../kernel/index.ts'
import type { NewObjection, Objection, Store, StoreRefusal } from '../../store/index.ts'

export interface ObjectionsOptions {
  readonly store: Store
  /** Milliseconds since some instant. */
  readonly stopwatch: () => number
}

/** Another program may have recorded one: what is known is renewed when it is older, in milliseconds. */
const freshFor = 1000

/** A number given to a row that was committed late may come after a higher one was seen: so many are read again. */
const readAgain = 100

export class ObjectionsKnown {
  readonly #options: ObjectionsOptions
  readonly #standing = new Map<string, Objected>()
  #last = 0
  #readAt = Number.NEGATIVE_INFINITY
  #reading: Promise<void> | undefined

  constructor(options: ObjectionsOptions) {
    this.#options = options
  }

  /** What a customer objects to; waits only for the first reading. */
  of(customer: string): Objected | Promise<Objected> {
    const isFirst = this.#readAt === Number.NEGATIVE_INFINITY
    if (this.#options.stopwatch() - this.#readAt >= freshFor) {
      const reading = this.#renew()
      if (isFirst) return reading.then(() => this.#standing.get(customer) ?? none)
      reading.catch(() => {})
    }
    return this.#standing.get(customer) ?? none
  }

  /** Keeps one; from the answer on it holds here, and within a second in every other program. */
  async record(objection: NewObjection): Promise<Objection | StoreRefusal> {
    const kept = await this.#options.store.contactObjections.record(objection)
    if (isRefusal(kept)) return kept
    await this.#reading?.catch(() => {})
    await this.#renew()
    return kept
  }

  #renew(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #read(): Promise<void> {
    const now = this.#options.stopwatch()
    const since = Math.max(0, this.#last - readAgain)
    for (const { id, customer, type, stands } of await this.#options.store.contactObjections.after(since)) {
      const types = new Set<ContactType>(this.#standing.get(customer))
      if (stands) types.add(type)
      else types.delete(type)
      if (types.size === 0) this.#standing.delete(customer)
      else this.#standing.set(customer, types)
      this.#last = Math.max(this.#last, id)
    }
    this.#readAt = now
  }
}

/** Types of contact a customer objects to. */
type Objected = ReadonlySet<ContactType>

const none: Objected = new Set()
