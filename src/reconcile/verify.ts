// Verifies a plan on the next book: each correction is done, open or undone, and the money agrees to the fen.

import type { CorrectionKind } from '../kernel/index.ts'
import type { Correction } from './correction.ts'
import type { Receipt } from './ports.ts'

/** `done`: the book shows it. `open`: it never came to be. `undone`: it was so, and no longer is. */
export const verdicts = ['done', 'open', 'undone'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * How a correction stands in a book: `so`; `not_so`; `run_out`, a hold whose last day has passed;
 * `other_amount`, booked under our reference with another amount.
 */
export type Standing = 'so' | 'not_so' | 'run_out' | 'other_amount'

/** Why a correction has its verdict, in the order in which they are tried. */
export const verdictReasons = {
  in_the_book: 'the book shows it',
  found_without_answer: 'no answer came, and the book shows it',
  run_out: 'the hold ran out on its last day',
  other_amount: 'booked under our reference with another amount',
  gone_again: 'it was accepted or seen before, and the book shows it no longer',
  refused: 'the system refused it',
  never_arrived: 'no answer came, and the book does not show it',
  not_sent: 'it has not been sent yet',
} as const
export type VerdictReason = keyof typeof verdictReasons

export interface VerdictWithReason {
  readonly verdict: Verdict
  readonly reason: VerdictReason
}

export interface VerdictInput {
  readonly standing: Standing
  /** Absent when the correction was not sent. */
  readonly receipt: Receipt | undefined
  /** True when an earlier verification found it done. */
  readonly seenBefore: boolean
}

/** The verdict on one correction; the same table that `verifyInBook` writes in SQL. */
export function verdictOn({ standing, receipt, seenBefore }: VerdictInput): VerdictWithReason {
  const outcome = receipt?.outcome
  if (standing === 'so') {
    return { verdict: 'done', reason: outcome === 'accepted' ? 'in_the_book' : 'found_without_answer' }
  }
  if (standing === 'run_out') return { verdict: 'done', reason: 'run_out' }
  if (standing === 'other_amount') return { verdict: 'open', reason: 'other_amount' }
  if (seenBefore || outcome === 'accepted') return { verdict: 'undone', reason: 'gone_again' }
  if (outcome === 'refused') return { verdict: 'open', reason: 'refused' }
  return { verdict: 'open', reason: outcome === 'unknown' ? 'never_arrived' : 'not_sent' }
}

/** A correction with its verdict, and what the system said when it refused. */
export interface VerifiedCorrection extends VerdictWithReason {
  readonly correction: Correction
  readonly code?: string
  readonly because?: string
}

/** The money of a kind in a plan; a finding where it does not agree to the fen. */
export interface MoneyBalance {
  readonly kind: CorrectionKind
  /** What the systems accepted. */
  readonly acceptedMinor: number
  /** What the book shows under the ids of what was accepted. */
  readonly bookedMinor: number
  /** What the book shows under ids of this plan that were not answered with yes. */
  readonly foundMinor: number
  /** Accepted = booked. */
  readonly agrees: boolean
}

export type VerdictCounts = Partial<Record<CorrectionKind, Record<Verdict, number>>>

export interface VerifyReport {
  readonly asOf: string
  readonly total: number
  readonly done: number
  readonly open: number
  readonly undone: number
  readonly byKind: VerdictCounts
  /** How many have which reason; reasons that none has are absent. */
  readonly reasons: Readonly<Partial<Record<VerdictReason, number>>>
  /** How many of each measure are done; measures of which none is are absent. */
  readonly doneByMeasure: Readonly<Record<string, number>>
  /** What is open or undone, at most `listMax` of them, by account and correction id. */
  readonly list: readonly VerifiedCorrection[]
  /** How many more are open or undone than the list holds. */
  readonly leftOff: number
  readonly money: readonly MoneyBalance[]
}

/** The kinds that move money. */
export const moneyKinds: readonly CorrectionKind[] = ['waive_charge', 'refund_charge']

/** How many open or undone corrections a report lists unless told otherwise. */
export const listMaxDefault = 10_000
