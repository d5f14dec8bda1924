// How a plan stands at an instant, in parts that always add up to it: verified, waiting, refused, failed, skipped.

import type { Tally } from './receipts.ts'
import type { VerdictReason } from './verify.ts'

export type ReasonCounts = Readonly<Partial<Record<VerdictReason, number>>>

/** total = verified + waiting + refused + failed + skipped, at every instant. */
export interface PlanStanding {
  readonly total: number
  /** A later book shows them. Nothing else counts as done. */
  readonly verified: number
  /** Not sent yet, or sent and not seen in a book yet, whatever the system answered. */
  readonly waiting: number
  readonly refused: number
  /** A later book does not show them, though no system refused them. */
  readonly failed: number
  /** Always none: what was approved is what is applied. It stands here so that nobody has to ask. */
  readonly skipped: number
}

export interface StandingInput extends Readonly<Tally> {
  readonly corrections: number
  /** Of the last verdict; absent before the first. */
  readonly reasons?: ReasonCounts
}

/** Reasons of a verdict by the part they belong to. */
export const reasonsOfPart = {
  verified: ['in_the_book', 'found_without_answer', 'run_out'],
  waiting: ['not_sent'],
  refused: ['refused'],
  failed: ['other_amount', 'gone_again', 'never_arrived'],
} as const satisfies Readonly<Record<string, readonly VerdictReason[]>>

/** Reasons of what is done and still so: a hold that has run out is done and stands no more. */
export const reasonsThatStand: readonly VerdictReason[] = ['in_the_book', 'found_without_answer']

export type StandingPart = keyof typeof reasonsOfPart
export const standingParts = Object.keys(reasonsOfPart) as readonly StandingPart[]

/** The parts of a plan: by its receipts until a book has spoken, by the book from then on. */
export function standingOf({ corrections, refused, reasons }: StandingInput): PlanStanding {
  if (reasons === undefined) {
    return { total: corrections, verified: 0, waiting: corrections - refused, refused, failed: 0, skipped: 0 }
  }
  const sum = (part: StandingPart): number =>
    reasonsOfPart[part].reduce((all, reason) => all + (reasons[reason] ?? 0), 0)
  const known = { verified: sum('verified'), refused: sum('refused'), failed: sum('failed') }
  const waiting = corrections - known.verified - known.refused - known.failed
  return { total: corrections, ...known, waiting, skipped: 0 }
}
