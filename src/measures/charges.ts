// Penalty interest and fees: what is entitled, and how the difference is given back (relief-rules §4).

import { interestHalfUp, type Minor, percentHalfUp } from '../kernel/index.ts'
import type { Assessment } from './assessment.ts'
import type { Findings } from './findings.ts'
import { dayChargeKindsCount } from './rulebook.ts'

/** Posted may differ from the interest on its own base by this many minor units: the core's own rounding. */
const roundingTolerance = 1

/** What a charge should have been; `inconsistent` when it does not follow from its own base. */
export type EntitledCharge = Minor | 'inconsistent'

/** The entitled amount of the charge at column position `at` of the granted account assessed. */
export function entitledCharge(assessment: Assessment, at: number): EntitledCharge {
  const { kind, amount } = assessment.columns.charges
  const posted = amount[at] as Minor
  if (kind[at]! < dayChargeKindsCount) return entitledDayCharge(assessment, at, posted)
  return isPointChargeFree(assessment, at) ? (0 as Minor) : posted
}

function entitledDayCharge(assessment: Assessment, at: number, posted: Minor): EntitledCharge {
  const { debt, baseAmount, ratePpm, contractRatePpm, baseFirstDay, baseLastDay } = assessment.columns.charges
  const firstDay = baseFirstDay[at]!
  const lastDay = baseLastDay[at]!
  const protectedDays = assessment.protectedDays(debt[at]!, firstDay, lastDay)
  if (protectedDays === 0) return posted
  const base = baseAmount[at]!
  const days = lastDay - firstDay + 1
  const accrued = interestHalfUp(base, ratePpm[at]!, days)
  if (Math.abs(posted - accrued) > roundingTolerance) return 'inconsistent'
  const unprotected = interestHalfUp(base, ratePpm[at]!, days - protectedDays)
  const contractual =
    assessment.rules.terms.waiverBasis === 'markup_only'
      ? interestHalfUp(base, contractRatePpm[at]!, protectedDays)
      : 0
  return Math.min(unprotected + contractual, posted) as Minor
}

function isPointChargeFree(assessment: Assessment, at: number): boolean {
  const { kind, debt, day } = assessment.columns.charges
  if (!assessment.rules.waivable[kind[at]!]) return false
  const posted = day[at]!
  if (assessment.protectedDays(debt[at]!, posted, posted) > 0) return true
  return assessment.isDeferred(debt[at]!) && posted <= assessment.relievedDay(debt[at]!)
}

/** What has been given back already, and what the charge stands at. */
export interface ChargeState {
  readonly target: number
  readonly posted: number
  readonly paid: number
  readonly waived: number
  readonly refunded: number
  /** The part of both that other programmes gave; none unless said otherwise. */
  readonly byOthers?: number
}

/**
 * States what brings the charge to its entitled amount: a waiver up to what is still unpaid and a refund of the
 * rest; where the core cannot waive, a refund of what is paid and an exception for what must first be collected.
 * Too much given back is an exception, as far as this programme gave it; nothing is clawed back.
 */
export function giveBack(
  dueBack: number,
  charge: ChargeState,
  coreCanWaive: boolean,
  findings: Findings,
): void {
  const { target, posted, paid, waived, refunded, byOthers = 0 } = charge
  if (dueBack + byOthers < 0) findings.except('over_corrected', target, -dueBack - byOthers)
  if (dueBack <= 0) return
  if (coreCanWaive) {
    const unpaid = Math.max(0, posted - paid - waived)
    const waive = Math.min(dueBack, unpaid)
    if (waive > 0) findings.correct('waive_charge', { target, amount: waive })
    if (dueBack > waive) findings.correct('refund_charge', { target, amount: dueBack - waive })
    return
  }
  const refund = Math.min(dueBack, Math.max(0, paid - refunded))
  if (refund > 0) findings.correct('refund_charge', { target, amount: refund })
  if (dueBack > refund) findings.except('awaiting_collection', target, dueBack - refund)
}

/** States the corrections of all charges of the granted account assessed. */
export function correctCharges(assessment: Assessment, findings: Findings): void {
  const { start, amount, paid } = assessment.columns.charges
  const first = start[assessment.row]!
  const last = start[assessment.row + 1]!
  for (let at = first; at < last; at++) {
    const target = at - first
    const entitled = entitledCharge(assessment, at)
    if (entitled === 'inconsistent') {
      findings.except('inconsistent_charge', target)
      continue
    }
    const waived = assessment.correctedAmount('waive_charge', target)
    const refunded = assessment.correctedAmount('refund_charge', target)
    const posted = amount[at]!
    const dueBack = grantedShare(assessment, posted - entitled) - waived - refunded
    const byOthers = dueBack < 0 ? givenByOthers(assessment, target) : 0
    const state = { target, posted, paid: paid[at]!, waived, refunded, byOthers }
    giveBack(dueBack, state, assessment.rules.terms.coreCanWaive, findings)
  }
}

const givenByOthers = (assessment: Assessment, target: number): number =>
  assessment.correctedByOthers('waive_charge', target) + assessment.correctedByOthers('refund_charge', target)

/** After the window a verified hardship gives back the programme's percentage (relief-rules §9). */
function grantedShare(assessment: Assessment, difference: number): number {
  if (!assessment.entitlement.byHardship) return difference
  return percentHalfUp(difference, assessment.rules.terms.postApplication!.waiverPercent)
}
