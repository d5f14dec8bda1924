// Tries a programme on the whole book without writing anything: people reached, money, months, by league and kind.

import { openBook } from '../../book/index.ts'
import { isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import { leaguesOf, type PlanSummary, summaryFrom } from '../../reconcile/index.ts'
import { type DraftOptions, draftAll } from './draft-book.ts'

export interface Simulation {
  readonly programme: string
  readonly digest: string
  readonly book: string
  readonly asOf: string
  /** Owners of at least one granted account. */
  readonly people: number
  /** Principal of the debts whose due day moves, by league, in minor units. */
  readonly deferredMinor: Readonly<Record<string, number>>
  readonly summary: PlanSummary
}

/** Simulates one programme on a book. */
export async function simulateBook(options: DraftOptions): Promise<Simulation | Refusal> {
  const book = await openBook(options.bookDir)
  if (isRefusal(book)) return book
  const { totals, shards } = await draftAll(options, book)
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
    deferredMinor: Object.fromEntries(leagues.map((league, at) => [league, deferred[at]!])),
    summary: summaryFrom(totals, leagues),
  }
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
