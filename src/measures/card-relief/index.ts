// Card relief: minimum payments fall due later, late fees of protected days are given back.

import type { AccountMeasure } from '../measure.ts'
import { correctRepayment } from '../repayment.ts'
import { sentences, title, told } from './words.ts'

export const cardRelief: AccountMeasure = {
  id: 'card-relief',
  title,
  facts: ['circumstances', 'debts', 'payments', 'charges', 'flags.listed_as_defaulter', 'corrections'],
  sentences,
  told,
  correct: (assessment, findings) => {
    if (!assessment.isLoan) correctRepayment(assessment, findings)
  },
}
