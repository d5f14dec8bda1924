// What comes next for the circumstances of a customer: which book holds them already, and the window they fall into.

import { readRecorded } from '../../book/index.ts'
import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import type { InForce } from '../programmes/in-force.ts'

export interface Ahead {
  /** The day of the newest book; what it does not hold counts in the next. */
  readonly book: string
  /** Ids of recorded circumstances that the newest book holds, each with what it is worth there. */
  readonly held: ReadonlyMap<string, string>
  /** The relief window of the region under the version in force. */
  readonly window?: { readonly firstDay: string; readonly lastDay?: string }
}

/** Undefined while no book or no programme is in force. */
export async function circumstancesAhead(inForce: InForce, region: string): Promise<Ahead | undefined> {
  const ground = await inForce.ground()
  if (isRefusal(ground)) return undefined
  const { book } = ground.lookUp
  const window = windowOf(ground.programme.programme, region)
  const held = await readRecorded(book)
  const ahead = { book: isoFromDay(book.asOf), held }
  if (window === undefined) return ahead
  const { firstDay, lastDay } = window
  const days = {
    firstDay: isoFromDay(firstDay),
    ...(lastDay !== undefined && { lastDay: isoFromDay(lastDay) }),
  }
  return { ...ahead, window: days }
}

/** The relief window of a region: that of its county before that of its league. */
export const windowOf = ({ windows }: Programme, region: string): Programme['windows'][number] | undefined =>
  windows
    .filter((one) => region.startsWith(one.region))
    .sort((one, other) => other.region.length - one.region.length)[0]
