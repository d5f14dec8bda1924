// The rooms: one for each promise. A new measure is a folder, its policy, and one line here.

import { Assessment } from './assessment.ts'
import { cardRelief } from './card-relief/index.ts'
import { collectionsHold } from './collections-hold/index.ts'
import { creditRecord } from './credit-record/index.ts'
import { donationFees } from './donation-fees/index.ts'
import { Findings } from './findings.ts'
import { loanRelief } from './loan-relief/index.ts'
import type { AccountMeasure, Measure } from './measure.ts'

export { Assessment } from './assessment.ts'
export { type EntitledCharge, entitledCharge, giveBack } from './charges.ts'
export { forbiddenUntil, type HoldReason, reasonForbidden } from './collections-hold/index.ts'
export {
  correctTransferFee,
  donationFees,
  isFreeTransfer,
  type RegisterValidity,
  type TransferFee,
} from './donation-fees/index.ts'
export { type EntitlementRefusal, entitlementRefusals, type Outcome } from './entitlement.ts'
export { Findings, noTarget } from './findings.ts'
export type { AccountMeasure, Measure } from './measure.ts'
export { type Rulebook, rulebookFrom, windowOfRegion } from './rulebook.ts'

/** In the order in which plans and reports show them. */
export const accountMeasures: readonly AccountMeasure[] = [
  loanRelief,
  cardRelief,
  creditRecord,
  collectionsHold,
]

/** Every room, the account rooms first: a measure's position here is how columns store it. */
export const measures: readonly Measure[] = [...accountMeasures, donationFees]

/** Runs every room over the account at `row`; `assessment` and `findings` are reused from account to account. */
export function correctAccount(assessment: Assessment, row: number, findings: Findings): void {
  assessment.assess(row)
  findings.row = findings.firstRow + row
  for (let measure = 0; measure < accountMeasures.length; measure++) {
    findings.measure = measure
    accountMeasures[measure]!.correct(assessment, findings)
  }
}

/** An assessment and the findings it fills, wired to number corrections after those on the books. */
export function openAssessment(): { assessment: Assessment; findings: Findings } {
  const assessment = new Assessment()
  const findings = new Findings()
  findings.latestNth = (kind, target) => assessment.latestNth(kind, target)
  return { assessment, findings }
}
