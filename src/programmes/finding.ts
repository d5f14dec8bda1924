// A finding of the review of a programme: what is wrong, in which file, and where in it.

import type { FactValue, Spot } from '../decisions/index.ts'
import type { Facts, ProgrammeCode, ProgrammeRefusal } from './codes.ts'

export interface Finding {
  readonly code: ProgrammeCode
  readonly file: string
  /** A key, a row, a sentence or a case inside the file; empty for the file as a whole. */
  readonly path: string
  /** Reads on after the file and the path: `must be true or false, not "no"`. */
  readonly message: string
  /** What the message is about, so that it can be said in another language. */
  readonly facts?: Facts
  /** The decision, the numbers of its rows concerned from 1, of a gap those that come nearest to answering. */
  readonly decision?: string
  readonly rows?: readonly number[]
  /** Such as `input kind` or `output covered`. */
  readonly column?: string
  /** An example person whom a gap, an overlap or a useless row would hit. */
  readonly person?: readonly PersonFact[]
}

export interface PersonFact {
  readonly fact: string
  readonly value: FactValue
}

/** A refusal of reading as a finding: its place is `file: path`, and its spot where it is about a table. */
export function findingFrom(
  refusal: ProgrammeRefusal & { readonly spot?: Spot; readonly facts?: Facts },
): Finding {
  const place = refusal.at ?? ''
  const cut = place.indexOf(': ')
  const file = cut < 0 ? place : place.slice(0, cut)
  const path = cut < 0 ? '' : place.slice(cut + 2)
  const { code, because: message, facts } = refusal
  return { code, file, path, message, ...(facts !== undefined && { facts }), ...spotted(refusal.spot) }
}

function spotted(spot: Spot | undefined): Pick<Finding, 'decision' | 'rows' | 'column' | 'person'> {
  if (spot === undefined) return {}
  const { decision, column, person } = spot
  const rows = spot.rows ?? spot.near
  return {
    decision,
    ...(rows !== undefined && { rows }),
    ...(column !== undefined && { column }),
    ...(person !== undefined && {
      person: Object.entries(person).map(([fact, value]) => ({ fact, value })),
    }),
  }
}
