// What a letter about a re-decision says instead of our codes: why, as its customer would say it.

import type { Words } from '../../programmes/index.ts'
import type { outcomes } from '../../reconcile/index.ts'

/** What was answered, by the code of the answer. */
export const answerWords: Readonly<Record<(typeof outcomes)[number], Words>> = {
  granted: { zh: '符合减免条件', en: 'you are entitled to relief' },
  none: { zh: '没有登记您或您配偶的相关情形', en: 'no situation of yours or your spouse is on record' },
  evidence_rejected: { zh: '证明材料未通过核实', en: 'the proof was not accepted' },
  unknown_region: { zh: '所在地区未列入本次措施', en: 'your region is not among those of the measures' },
  product_not_covered: {
    zh: '这类贷款或信用卡不在措施范围内',
    en: 'this kind of loan or card is not covered',
  },
  outside_window: { zh: '相关情形不在措施有效期内', en: 'it lies outside the time of the measures' },
  kind_not_covered: { zh: '您的情形不在措施范围内', en: 'your situation is not covered' },
  spouse_not_covered: { zh: '配偶的情形不在措施范围内', en: 'a situation of your spouse is not covered' },
  evidence_pending: { zh: '证明材料尚待核实', en: 'the proof is still being checked' },
}

/** How far the proof of a circumstance has come. */
export const proofWords: Readonly<Record<string, Words>> = {
  verified: { zh: '已核实', en: 'verified' },
  pending: { zh: '待核实', en: 'waiting to be verified' },
  rejected: { zh: '证明未通过', en: 'evidence rejected' },
}
