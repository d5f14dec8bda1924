// Credit record: months reported overdue are amended to what the relieved account would show (relief-rules §6).

import { creditCodeFromDays, lastDayOfMonth, type Month } from '../../kernel/index.ts'
import type { Assessment } from '../assessment.ts'
import type { Findings } from '../findings.ts'
import type { AccountMeasure } from '../measure.ts'
import { sentences, title, told } from './words.ts'

const worstCode = creditCodeFromDays(Number.POSITIVE_INFINITY)

export const creditRecord: AccountMeasure = {
  id: 'credit-record',
  title,
  facts: ['circumstances', 'debts', 'payments', 'credit_record', 'corrections'],
  sentences,
  told,
  correct: (assessment, findings) => {
    if (!assessment.entitlement.granted) return
    const { start, month, code } = assessment.columns.creditRecord
    const last = start[assessment.row + 1]!
    for (let at = start[assessment.row]!; at < last; at++) {
      const reported = code[at]!
      if (reported >= 1 && reported <= worstCode) amend(assessment, month[at] as Month, reported, findings)
    }
  },
}

function amend(assessment: Assessment, month: Month, reported: number, findings: Findings): void {
  const day = lastDayOfMonth(month)
  if (day > assessment.asOf) return
  const plain = assessment.plainDaysPastDue(day)
  const protection = assessment.entitlement.protectsRecord ? 'protect' : 'by_schedule'
  const relieved = assessment.relievedDaysPastDue(day, protection)
  const relievedCode = creditCodeFromDays(relieved)
  if (plain === relieved || relievedCode >= reported) return
  findings.correct('amend_credit_record', { target: month, from: reported, to: relievedCode })
  if (reported > creditCodeFromDays(plain)) findings.except('record_worse_than_arithmetic', month)
}
