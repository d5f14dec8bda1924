// A finding of the review of a programme: what is wrong, in which file, and where in it.

import type { ProgrammeCode, ProgrammeRefusal } from './codes.ts'

export interface Finding {
  readonly code: ProgrammeCode
  readonly file: string
  /** A key, a row, a sentence or a case inside the file; empty for the file as a whole. */
  readonly path: string
  /** Reads on after the file and the path: `must be true or false, not "no"`. */
  readonly message: string
}

/** A refusal of reading as a finding: its place is `file: path`. */
export function findingFrom(refusal: ProgrammeRefusal): Finding {
  const place = refusal.at ?? ''
  const cut = place.indexOf(': ')
  const file = cut < 0 ? place : place.slice(0, cut)
  return { code: refusal.code, file, path: cut < 0 ? '' : place.slice(cut + 2), message: refusal.because }
}
