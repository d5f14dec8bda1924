// What customer, clerk and auditor read about card relief.

import type { Words } from '../../programmes/index.ts'

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
  delist_default: { zh: '移出违约客户名单', en: 'Taken off the defaulter list' },
  awaiting_collection: {
    zh: '{target} 尚有 {amount} 元未收,系统先收后免,待收取后退还',
    en: '{target}: {amount} yuan is charged first and refunded once paid',
  },
  inconsistent_charge: {
    zh: '{target} 的金额与其计息基数不符,需人工核对',
    en: '{target} does not follow from its own base; a person must check it',
  },
  over_corrected: {
    zh: '{target} 多减免 {amount} 元,不追回,需人工决定',
    en: '{target}: {amount} yuan too much was given back; nothing is clawed back without a decision',
  },
}
