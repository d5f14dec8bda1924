// Sorted, merged spans of days, both ends included, kept in flat arrays so that nothing is allocated per account.

import { type Day, noDay } from './day.ts'

/** A reusable set of spans: `first[i] … last[i]`, ascending, never touching; `last` may be `noDay` (open). */
export class Spans {
  #first = new Int32Array(8)
  #last = new Int32Array(8)
  #count = 0

  get count(): number {
    return this.#count
  }

  firstDay(index: number): Day {
    return this.#first[index] as Day
  }

  lastDay(index: number): Day {
    return this.#last[index] as Day
  }

  clear(): void {
    this.#count = 0
  }

  /** Adds a span, merging it with those it overlaps or touches. An empty span (last before first) adds nothing. */
  add(firstDay: number, lastDay: number): void {
    if (lastDay < firstDay) return
    let first = firstDay
    let last = lastDay
    let kept = 0
    for (let i = 0; i < this.#count; i++) {
      const otherFirst = this.#first[i]!
      const otherLast = this.#last[i]!
      if (otherLast < first - 1 || (last !== noDay && otherFirst > last + 1)) {
        this.#first[kept] = otherFirst
        this.#last[kept] = otherLast
        kept++
      } else {
        first = Math.min(first, otherFirst)
        last = Math.max(last, otherLast)
      }
    }
    this.#insert(kept, first, last)
  }

  #insert(count: number, first: number, last: number): void {
    if (count === this.#first.length) this.#grow()
    let at = count
    while (at > 0 && this.#first[at - 1]! > first) {
      this.#first[at] = this.#first[at - 1]!
      this.#last[at] = this.#last[at - 1]!
      at--
    }
    this.#first[at] = first
    this.#last[at] = last
    this.#count = count + 1
  }

  #grow(): void {
    const first = new Int32Array(this.#first.length * 2)
    const last = new Int32Array(this.#last.length * 2)
    first.set(this.#first)
    last.set(this.#last)
    this.#first = first
    this.#last = last
  }

  /** True when the day lies in one of the spans. */
  has(day: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      if (day < this.#first[i]!) return false
      if (day <= this.#last[i]!) return true
    }
    return false
  }

  /** How many days of `firstDay … lastDay` lie in the spans. */
  countWithin(firstDay: number, lastDay: number): number {
    let days = 0
    for (let i = 0; i < this.#count; i++) {
      const first = Math.max(firstDay, this.#first[i]!)
      const last = Math.min(lastDay, this.#last[i]!)
      if (last >= first) days += last - first + 1
    }
    return days
  }
}
