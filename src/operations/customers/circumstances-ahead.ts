// What comes next for the circumstances of a customer: which book holds them already, and the windows they may fall into.

import { type Book, readRecorded } from '../../book/index.ts'
import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import { windowOfRegion } from '../../measures/index.ts'
import type { Ground, InForce } from '../programmes/in-force.ts'

export interface Ahead {
  /** The day of the newest book; what it does not hold counts in the next. */
  readonly book: string
  /** Ids of recorded circumstances that the newest book holds, each with what it is worth there. */
  readonly held: ReadonlyMap<string, string>
  /** The relief window of the region under each programme in force that has one there. */
  readonly windows: readonly WindowAhead[]
}

export interface WindowAhead {
  readonly programme: string
  readonly firstDay: string
  readonly lastDay?: string
}

/** Undefined while no book or no programme is in force. */
export async function circumstancesAhead(inForce: InForce, region: string): Promise<Ahead | undefined> {
  const ground = await inForce.ground()
  if (isRefusal(ground)) return undefined
  const { book } = ground.lookUp
  return {
    book: isoFromDay(book.asOf),
    held: await heldIn(book),
    windows: windowsAhead(ground, region),
  }
}

/** What books hold, as long as they are asked: a book never changes, and everything that was ever recorded is in it. */
const known = new WeakMap<Book, Promise<ReadonlyMap<string, string>>>()

function heldIn(book: Book): Promise<ReadonlyMap<string, string>> {
  const held = known.get(book) ?? readRecorded(book)
  known.set(book, held)
  held.catch(() => known.delete(book))
  return held
}

/** The window of a region under every programme in force that has one. */
const windowsAhead = ({ programmes }: Ground, region: string): readonly WindowAhead[] =>
  programmes.flatMap(({ programme }) => {
    const window = windowOfRegion(programme.windows, region)
    if (window === undefined) return []
    const { firstDay, lastDay } = window
    const last = lastDay === undefined ? {} : { lastDay: isoFromDay(lastDay) }
    return [{ programme: programme.id, firstDay: isoFromDay(firstDay), ...last }]
  })
