// What customer, clerk and auditor read about card relief.

import type { Words } from '../../programmes/index.ts'
import { repaymentSentences, repaymentTold } from '../repayment-words.ts'

export const title: Words = { zh: '信用卡延期还款与费用减免', en: 'Credit-card relief' }

export const sentences: Readonly<Record<string, Words>> = {
  move_due_day: {
    zh: '账单 {target} 的还款日由 {from} 延后至 {to}',
    en: 'Statement {target} falls due on {to} instead of {from}',
  },
  waive_charge: {
    zh: '免收 {target} 的违约金或费用 {amount} 元',
    en: 'Late fee or charge {target}: {amount} yuan waived',
  },
  refund_charge: {
    zh: '退还已收 {target} 的违约金或费用 {amount} 元',
    en: 'Late fee or charge {target}: {amount} yuan already paid is refunded',
  },
  ...repaymentSentences,
}

export const told: Readonly<Record<string, Words>> = {
  move_due_day: {
    zh: '原定 {from} 应还的账单，还款日延后至 {to}',
    en: 'The statement that was due on {from} falls due on {to}',
  },
  waive_charge: {
    zh: '尾号 {account} 的信用卡账户，{charge}：免收 {amount} 元',
    en: 'Card account ending {account}, {charge}: {amount} yuan waived',
  },
  refund_charge: {
    zh: '尾号 {account} 的信用卡账户，{charge}：退还已收的 {amount} 元',
    en: 'Card account ending {account}, {charge}: {amount} yuan already paid is refunded',
  },
  ...repaymentTold,
}
