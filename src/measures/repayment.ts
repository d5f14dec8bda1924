// What loan relief and card relief share: due days, charges and the defaulter list (relief-rules §3–§5).

import { noDay } from '../kernel/index.ts'
import type { Assessment } from './assessment.ts'
import { correctCharges } from './charges.ts'
import { type Findings, noTarget } from './findings.ts'

/** States every repayment correction of the account assessed; an account that is not granted has none. */
export function correctRepayment(assessment: Assessment, findings: Findings): void {
  if (!assessment.entitlement.granted) return
  moveDueDays(assessment, findings)
  correctCharges(assessment, findings)
  delist(assessment, findings)
}

function moveDueDays(assessment: Assessment, findings: Findings): void {
  for (let debt = 0; debt < assessment.debts; debt++) {
    if (!assessment.isDeferred(debt)) continue
    const settled = assessment.settledDay(debt)
    if (settled !== noDay && settled <= assessment.asOf) continue
    if (assessment.whoCorrected('move_due_day', debt) !== 'nobody') continue
    const details = { target: debt, from: assessment.dueDay(debt), to: assessment.relievedDay(debt) }
    findings.correct('move_due_day', details)
  }
}

function delist(assessment: Assessment, findings: Findings): void {
  if (assessment.columns.listedAsDefaulter[assessment.row] !== 1) return
  if (assessment.entitledDays > assessment.rules.terms.defaultDays) return
  findings.correct('delist_default', { target: noTarget })
}
