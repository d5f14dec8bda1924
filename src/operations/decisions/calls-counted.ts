// How many collection calls a customer's day has had, counted in memory; the database alone decides who gets the next one.

import { type Day, dayFromIso, isoFromDay } from '../../kernel/index.ts'
import type { CallsOfDay, Store } from '../../store/index.ts'

/** Customers' days whose calls are counted in memory at most. */
const countedMax = 50_000
/** Another program may have noted that a call did not connect: what is used up is believed for so long, in milliseconds. */
const believedFor = 1000
/** A number given to a report that was committed late may come after a higher one was seen: so many are read again. */
const readAgain = 100

export interface CustomersDay {
  readonly customer: string
  readonly day: Day
}

export const noCalls: CallsOfDay = { given: 0, unconnected: 0, next: 1 }

type Contacts = Pick<Store['contacts'], 'callsOf' | 'lastReport' | 'unconnectedAfter'>

/**
 * A guess too low costs a second try, since the number of a call is given once by the database; a guess too high would
 * forbid a call, and is therefore compared with the reports of others before it does.
 */
export class CallsCounted {
  readonly #contacts: Contacts
  readonly #stopwatch: () => number
  readonly #counted = new Map<string, CallsOfDay>()
  #last: number | undefined
  /** Reports that were seen, of those that are read again. */
  #seen: ReadonlySet<number> = new Set()
  #learntAt = Number.NEGATIVE_INFINITY
  #learning: Promise<void> | undefined
  /** How often something was forgotten: what was read meanwhile may be older. */
  #forgotten = 0

  /** `stopwatch` gives milliseconds since some instant. */
  constructor(contacts: Contacts, stopwatch: () => number) {
    this.#contacts = contacts
    this.#stopwatch = stopwatch
  }

  /** The calls as counted so far. */
  find(of: CustomersDay): CallsOfDay | undefined {
    return this.#counted.get(keyOf(of))
  }

  /** True when the reports of others were read so long ago that there may be new ones. */
  isOld(): boolean {
    return this.#stopwatch() - this.#learntAt >= believedFor
  }

  /** Forgets the days of which somebody reported that a call did not connect. */
  learn(): Promise<void> {
    this.#learning ??= this.#learn().finally(() => {
      this.#learning = undefined
    })
    return this.#learning
  }

  async #learn(): Promise<void> {
    const now = this.#stopwatch()
    if (this.#last === undefined) {
      this.#last = await this.#contacts.lastReport()
      this.#counted.clear()
      this.#forgotten++
    } else {
      const reports = await this.#contacts.unconnectedAfter(this.#last - readAgain)
      for (const { number, customer, day } of reports)
        if (!this.#seen.has(number)) this.forget({ customer, day: dayFromIso(day) })
      this.#seen = new Set(reports.map(({ number }) => number))
      this.#last = Math.max(this.#last, ...this.#seen)
    }
    this.#learntAt = now
  }

  /** The calls as the database has them now. */
  async read(of: CustomersDay): Promise<CallsOfDay> {
    const forgotten = this.#forgotten
    const calls = await this.#contacts.callsOf(of.customer, isoFromDay(of.day))
    if (forgotten === this.#forgotten) this.#keep(keyOf(of), calls)
    return calls
  }

  /** Counts one more, before it is known whether it was got: whoever asks meanwhile tries for the next. */
  count(of: CustomersDay, { given, unconnected, next }: CallsOfDay): void {
    this.#keep(keyOf(of), { given: given + 1, unconnected, next: next + 1 })
  }

  forget(of: CustomersDay): void {
    this.#counted.delete(keyOf(of))
    this.#forgotten++
  }

  #keep(key: string, calls: CallsOfDay): void {
    if (this.#counted.size >= countedMax) this.#counted.delete(this.#counted.keys().next().value!)
    this.#counted.set(key, calls)
  }
}

const keyOf = ({ customer, day }: CustomersDay): string => `${customer} ${day}`
