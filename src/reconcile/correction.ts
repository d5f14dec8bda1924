// A correction: one thing that must change in one system so that an account is as the programme promises.

import type { CorrectionKind, Minor, SystemName } from '../kernel/index.ts'

/** Days are written `YYYY-MM-DD`, credit-record codes as the bureau writes them. */
export interface Correction {
  /** The idempotency key everywhere: programme, account, kind, target, and the how-manieth of that kind. */
  readonly id: string
  readonly system: SystemName
  readonly measure: string
  /** The account, or the transfer whose fee is corrected. */
  readonly account: string
  readonly kind: CorrectionKind
  /** Debt, charge, month or channel; absent where the kind has none. */
  readonly target?: string
  readonly amountMinor?: Minor
  readonly from?: string
  readonly to?: string
  readonly untilDay?: string
}

/**
 * The order in which kinds are applied, so that people are protected first and the core accepts the rest:
 * it refuses a schedule change while charges are pending.
 */
export const applicationOrder: readonly CorrectionKind[] = [
  'hold_contact',
  'waive_charge',
  'refund_charge',
  'move_due_day',
  'delist_default',
  'amend_credit_record',
  'release_contact',
]

/** The correction's id. `nth` counts from 1: a later difference on the same target is another correction. */
export const correctionId = (
  programme: string,
  account: string,
  kind: CorrectionKind,
  target: string | undefined,
  nth: number,
): string => `cor:${programme}:${account}:${kind}:${target ?? ''}:${nth}`

/**
 * The number that the next correction of a kind and target gets, given the ids of those on the books: one above
 * the highest. Counting them is not enough: when the first of two is taken off, the count is the second's number.
 */
export function nextNth(ids: Iterable<string>): number {
  let highest = 0
  for (const id of ids) highest = Math.max(highest, Number(id.slice(id.lastIndexOf(':') + 1)))
  return highest + 1
}

/** Which correction of its kind and target it is, from 1: the last part of its id. */
export const nthOfCorrection = ({ id }: Correction): number => Number(id.slice(id.lastIndexOf(':') + 1))
