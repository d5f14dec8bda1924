// What holds on a day: of each rule what was confirmed last among that which holds from that day or from one before.

import type { PlainData } from '../evidence/index.ts'
import type { ProgrammeRefusal } from '../programmes/index.ts'
import { houseFromLines } from './read-house.ts'
import type { House } from './rules.ts'

/** One thing that holds from a day on. */
export interface HeldLine {
  readonly rule: string
  /** Absent where a service is given up. */
  readonly content?: PlainData
  /** ISO day; empty for the first record, which holds for every day before. */
  readonly holdsFrom: string
}

/** Of each rule what holds on an ISO day. Of two from the same day, which come in the order of their confirmation, the later. */
export function heldOn<Held extends HeldLine>(held: readonly Held[], day: string): ReadonlyMap<string, Held> {
  const standing = new Map<string, Held>()
  for (const one of held) {
    const other = standing.get(one.rule)
    if (one.holdsFrom <= day && (other === undefined || other.holdsFrom <= one.holdsFrom))
      standing.set(one.rule, one)
  }
  return standing
}

/** The rules of a day. */
export function houseOn(held: readonly HeldLine[], day: string): House | ProgrammeRefusal[] {
  const lines = [...heldOn(held, day).values()].flatMap(({ rule, content }) =>
    content === undefined ? [] : [{ rule, content }],
  )
  return houseFromLines(lines)
}
