// What a programme costs month by month, added up over shards and transfers.

import type { Day } from '../../kernel/index.ts'
import { type Month, monthOfDay } from '../../kernel/index.ts'
import type { MonthCost } from './messages.ts'

/** Sums by month; the order in which parts are added does not matter. */
export class MonthCosts {
  readonly #byMonth = new Map<Month, MonthCost>()

  add({ month, ...cost }: MonthCost): void {
    const known = this.#byMonth.get(month)
    this.#byMonth.set(month, {
      month,
      returnedMinor: (known?.returnedMinor ?? 0) + cost.returnedMinor,
      leavesMinor: (known?.leavesMinor ?? 0) + cost.leavesMinor,
      comesMinor: (known?.comesMinor ?? 0) + cost.comesMinor,
    })
  }

  /** Money back for a charge of the day. */
  giveBack(day: Day, returnedMinor: number): void {
    this.add({ month: monthOfDay(day), returnedMinor, leavesMinor: 0, comesMinor: 0 })
  }

  /** The months that cost anything, the oldest first. */
  inOrder(): readonly MonthCost[] {
    return [...this.#byMonth.values()]
      .filter(({ returnedMinor, leavesMinor, comesMinor }) => returnedMinor + leavesMinor + comesMinor > 0)
      .toSorted((one, other) => one.month - other.month)
  }
}
