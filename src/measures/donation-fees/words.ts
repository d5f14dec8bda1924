// What customer, clerk and auditor read about fee-free donations.

import type { Words } from '../../programmes/index.ts'

export const title: Words = {
  zh: '捐款、防疫专用款项免收手续费',
  en: 'Fee-free donations and epidemic funds',
}

export const titleInOtherEmergencies: Words = {
  zh: '捐款、救灾专用款项免收手续费',
  en: 'Fee-free donations and emergency funds',
}

export const sentences: Readonly<Record<string, Words>> = {
  waive_charge: { zh: '免收转账手续费 {amount} 元', en: 'Transfer fee of {amount} yuan waived' },
  refund_charge: { zh: '退还转账手续费 {amount} 元', en: 'Transfer fee of {amount} yuan refunded' },
  awaiting_collection: {
    zh: '手续费 {amount} 元尚未收取，待收取后退还',
    en: 'Transfer fee of {amount} yuan is refunded once paid',
  },
  over_corrected: { zh: '手续费多退 {amount} 元，需人工决定', en: '{amount} yuan too much was given back' },
}
