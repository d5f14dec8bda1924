// Tries a programme on the whole book without writing anything: people reached, money, months, by league and kind.

import { openBook } from '../../book/index.ts'
import { isoFromDay, isoFromMonth, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { CircumstanceWords } from '../../programmes/index.ts'
import { leaguesOf, type PlanSummary, summaryFrom } from '../../reconcile/index.ts'
import { type DraftOptions, draftAll } from './draft-book.ts'
import type { MonthCost } from './messages.ts'
import { MonthCosts } from './month-costs.ts'

export interface Simulation {
  readonly programme: string
  readonly digest: string
  readonly book: string
  readonly asOf: string
  /** Owners of at least one granted account. */
  readonly people: number
  /** What the programme calls each kind of circumstance. */
  readonly circumstances: CircumstanceWords
  /** Principal of the debts whose due day moves, by league, in minor units. */
  readonly deferredMinor: Readonly<Record<string, number>>
  /** What it costs from month to month, the oldest first; months that cost nothing are left out. */
  readonly months: readonly CostOfMonth[]
  readonly summary: PlanSummary
}

/** What a month costs, named as `2020-03`. */
export interface CostOfMonth extends Omit<MonthCost, 'month'> {
  readonly month: string
}

/** Simulates one programme on a book. */
export async function simulateBook(options: DraftOptions): Promise<Simulation | Refusal> {
  const book = await openBook(options.bookDir)
  if (isRefusal(book)) return book
  const { totals, shards, transfers } = await draftAll(options, book)
  const { leagues } = leaguesOf(book.regions)
  const deferred = leagues.map((_, at) =>
    shards.reduce((sum, { reach }) => sum + (reach.deferredMinor[at] ?? 0), 0),
  )
  return {
    programme: options.programme.id,
    digest: options.digest,
    book: book.id,
    asOf: isoFromDay(book.asOf),
    people: countDistinct(shards.map(({ reach }) => reach.owners)),
    circumstances: options.programme.circumstances,
    deferredMinor: Object.fromEntries(leagues.map((league, at) => [league, deferred[at]!])),
    months: monthsOf([...shards.map(({ reach }) => reach), transfers]),
    summary: summaryFrom(totals, leagues),
  }
}

function monthsOf(parts: readonly { readonly months: readonly MonthCost[] }[]): readonly CostOfMonth[] {
  const costs = new MonthCosts()
  for (const { months } of parts) for (const cost of months) costs.add(cost)
  return costs.inOrder().map((cost) => ({ ...cost, month: isoFromMonth(cost.month) }))
}

function countDistinct(lists: readonly Float64Array[]): number {
  const all = new Float64Array(lists.reduce((length, list) => length + list.length, 0))
  let length = 0
  for (const list of lists) {
    all.set(list, length)
    length += list.length
  }
  all.sort()
  let distinct = 0
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[at - 1]) distinct++
  return distinct
}
