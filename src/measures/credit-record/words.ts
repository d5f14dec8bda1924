// What customer, clerk and auditor read about the credit record.

import type { Words } from '../../programmes/index.ts'

export const title: Words = { zh: '征信记录调整', en: 'Credit-record adjustment' }

export const told: Readonly<Record<string, Words>> = {
  amend_credit_record: {
    zh: '{month}的征信记录由“{from}”更正为“{to}”',
    en: 'The credit record of {month} is corrected from “{from}” to “{to}”',
  },
}

export const sentences: Readonly<Record<string, Words>> = {
  amend_credit_record: {
    zh: '{target} 月征信记录由“{from}”调整为“{to}”',
    en: 'Credit record of {target} is amended from “{from}” to “{to}”',
  },
  record_worse_than_arithmetic: {
    zh: '{target} 月报送的记录比实际逾期更差，需人工核对',
    en: 'The record of {target} was worse than the debt itself; a person must check it',
  },
}
