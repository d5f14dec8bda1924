// What customer, clerk and auditor read about loan relief.

import type { Words } from '../../programmes/index.ts'
import { repaymentSentences, repaymentTold } from '../repayment-words.ts'

export const title: Words = { zh: '个人贷款延后还款', en: 'Personal-loan relief' }

export const sentences: Readonly<Record<string, Words>> = {
  move_due_day: {
    zh: '第 {target} 期还款日由 {from} 延后至 {to}',
    en: 'Instalment {target} falls due on {to} instead of {from}',
  },
  waive_charge: {
    zh: '免收 {target} 的罚息或费用 {amount} 元',
    en: 'Penalty interest or fee {target}: {amount} yuan waived',
  },
  refund_charge: {
    zh: '退还已收 {target} 的罚息或费用 {amount} 元',
    en: 'Penalty interest or fee {target}: {amount} yuan already paid is refunded',
  },
  ...repaymentSentences,
}

export const told: Readonly<Record<string, Words>> = {
  move_due_day: {
    zh: '原定 {from} 应还的一期，还款日延后至 {to}',
    en: 'The instalment that was due on {from} falls due on {to}',
  },
  waive_charge: {
    zh: '尾号 {account} 的贷款，{charge}：免收 {amount} 元',
    en: 'Loan ending {account}, {charge}: {amount} yuan waived',
  },
  refund_charge: {
    zh: '尾号 {account} 的贷款，{charge}：退还已收的 {amount} 元',
    en: 'Loan ending {account}, {charge}: {amount} yuan already paid is refunded',
  },
  ...repaymentTold,
}
