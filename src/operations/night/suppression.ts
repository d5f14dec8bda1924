// The suppression list of a dialler that reads files: everybody who must not be contacted, whichever programme or wish forbids it.

import { isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import {
  countSuppressed,
  readSuppressed,
  type Suppressed,
  type SuppressionSources,
} from '../../store/index.ts'
import { type Desk, planFolder, planOnFile } from '../desk.ts'
import { bookOfDesk } from './books.ts'

export interface SuppressionList {
  /** How many rows there will be. */
  readonly count: number
  /** Day of the newest book. */
  readonly asOf: string
  readonly rows: AsyncIterable<readonly Suppressed[]>
}

/**
 * The list as things stand: holds of all programmes in the newest book, less what approved plans release and with what
 * they hold anew, and the standing objections of customers. A plan that a version overtook before it was begun releases
 * nothing any more. `regions` are prefixes. Refused where there is no book.
 */
export async function suppressionList(
  desk: Desk,
  regions?: readonly string[],
): Promise<SuppressionList | Refusal> {
  const sources = await suppressionSources(desk, regions)
  if (isRefusal(sources)) return sources
  return {
    count: await countSuppressed(sources),
    asOf: isoFromDay(sources.book.asOf),
    rows: readSuppressed(sources),
  }
}

/** What the list is made of; `regions` are prefixes. Refused where there is no book. */
export async function suppressionSources(
  desk: Desk,
  regions?: readonly string[],
): Promise<SuppressionSources | Refusal> {
  const book = await bookOfDesk(desk)
  if (isRefusal(book)) return book
  const plans = []
  for (const { id, overtaken } of await desk.store.plans.approved({ asOfMin: book.asOf })) {
    const plan = await planOnFile(desk, id)
    if (isRefusal(plan)) return plan
    plans.push({ folder: planFolder(desk, id), plan, releases: overtaken === undefined })
  }
  const objections = await desk.store.contactObjections.standing()
  return { book, plans, objections, ...(regions !== undefined && { regions }) }
}
