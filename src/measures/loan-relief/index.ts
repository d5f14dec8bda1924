// Loan relief: instalments fall due later, penalty interest and late fees of protected days are given back.

import type { AccountMeasure } from '../measure.ts'
import { correctRepayment } from '../repayment.ts'
import { sentences, title, told } from './words.ts'

export const loanRelief: AccountMeasure = {
  id: 'loan-relief',
  title,
  facts: ['circumstances', 'debts', 'payments', 'charges', 'flags.listed_as_defaulter', 'corrections'],
  sentences,
  told,
  correct: (assessment, findings) => {
    if (assessment.isLoan) correctRepayment(assessment, findings)
  },
}
