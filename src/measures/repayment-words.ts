// What is said alike of loans and cards: the defaulter list, and what people must decide about a charge.

import type { Words } from '../programmes/index.ts'

const delisted: Words = { zh: '移出违约客户名单', en: 'Taken off the defaulter list' }

/** What a letter says alike of both. */
export const repaymentTold: Readonly<Record<string, Words>> = { delist_default: delisted }

export const repaymentSentences: Readonly<Record<string, Words>> = {
  delist_default: delisted,
  awaiting_collection: {
    zh: '{target} 尚有 {amount} 元未收，系统先收后免，待收取后退还',
    en: '{target}: {amount} yuan is charged first and refunded once paid',
  },
  inconsistent_charge: {
    zh: '{target} 的金额与其计息基数不符，需人工核对',
    en: '{target} does not follow from its own base; a person must check it',
  },
  over_corrected: {
    zh: '{target} 多减免 {amount} 元，不追回，需人工决定',
    en: '{target}: {amount} yuan too much was given back; nothing is clawed back without a decision',
  },
}
