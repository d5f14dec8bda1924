// What a room is: a promise of the programme, the facts it needs, its words, and how it closes the gap.

import type { Words } from '../programmes/index.ts'
import type { Assessment } from './assessment.ts'
import type { Findings } from './findings.ts'

export interface Measure {
  /** Kebab-case name; also the folder. */
  readonly id: string
  readonly title: Words
  /** What it is called in an emergency that is no epidemic, where that is something else. */
  readonly titleInOtherEmergencies?: Words
  /** The columns of the book the room reads, in the words of docs/reference/book.md. */
  readonly facts: readonly string[]
  /** One sentence for each kind of correction or exception the room can state, for `explain`. */
  readonly sentences: Readonly<Record<string, Words>>
}

/** A room over accounts: states the difference between entitled and standing for the account assessed. */
export interface AccountMeasure extends Measure {
  /** One sentence for each kind of correction, for letters: nothing is called by a number or a code of ours. */
  readonly told: Readonly<Record<string, Words>>
  readonly correct: (assessment: Assessment, findings: Findings) => void
}
