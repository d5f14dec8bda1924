// How many collection calls a customer's day has had, counted in memory; the database alone decides who gets the next one.

import { type Day, isoFromDay } from '../kernel/index.ts'
import type { CallsOfDay, Store } from '../store/index.ts'

/** Customers' days whose calls are counted in memory at most. */
const countedMax = 50_000
/** Another program may have noted that a call did not connect: what is used up is read again when older, in milliseconds. */
const countedFor = 1000

interface Counted {
  readonly calls: CallsOfDay
  readonly since: number
}

export interface CustomersDay {
  readonly customer: string
  readonly day: Day
}

export const noCalls: CallsOfDay = { given: 0, unconnected: 0, next: 1 }

/**
 * A guess too low costs a second try, since the number of a call is given once by the database; a guess too high would
 * forbid a call, and is therefore read again before it does.
 */
export class CallsCounted {
  readonly #contacts: Pick<Store['contacts'], 'callsOf'>
  readonly #stopwatch: () => number
  readonly #counted = new Map<string, Counted>()

  /** `stopwatch` gives milliseconds since some instant. */
  constructor(contacts: Pick<Store['contacts'], 'callsOf'>, stopwatch: () => number) {
    this.#contacts = contacts
    this.#stopwatch = stopwatch
  }

  /** The calls as counted so far. */
  find(of: CustomersDay): CallsOfDay | undefined {
    return this.#counted.get(keyOf(of))?.calls
  }

  /** True when the calls were read so long ago that another program may know better. */
  isOld(of: CustomersDay): boolean {
    const counted = this.#counted.get(keyOf(of))
    return counted !== undefined && this.#stopwatch() - counted.since >= countedFor
  }

  /** The calls as the database has them now. */
  async read(of: CustomersDay): Promise<CallsOfDay> {
    const since = this.#stopwatch()
    const calls = await this.#contacts.callsOf(of.customer, isoFromDay(of.day))
    this.#keep(keyOf(of), { calls, since })
    return calls
  }

  /** Counts one more, before it is known whether it was got: whoever asks meanwhile tries for the next. */
  count(of: CustomersDay, { given, unconnected, next }: CallsOfDay): void {
    const key = keyOf(of)
    const since = this.#counted.get(key)?.since ?? this.#stopwatch()
    this.#keep(key, { calls: { given: given + 1, unconnected, next: next + 1 }, since })
  }

  forget(of: CustomersDay): void {
    this.#counted.delete(keyOf(of))
  }

  #keep(key: string, counted: Counted): void {
    if (this.#counted.size >= countedMax) this.#counted.delete(this.#counted.keys().next().value!)
    this.#counted.set(key, counted)
  }
}

const keyOf = ({ customer, day }: CustomersDay): string => `${customer} ${day}`
