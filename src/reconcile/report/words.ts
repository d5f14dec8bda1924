// The words of reports about plans, in Chinese and English.

import type { Words } from '../../programmes/index.ts'

export type Language = keyof Words

export const reportWords = {
  plan: { zh: '方案', en: 'Plan' },
  asOf: { zh: '数据日', en: 'as of' },
  programme: { zh: '政策', en: 'Programme' },
  version: { zh: '第{n}版', en: 'version {n}' },
  book: { zh: '账册', en: 'book' },
  accounts: { zh: '账户', en: 'accounts' },
  nothing: { zh: '一切如约，无需更正。', en: 'Everything is as promised. There is nothing to correct.' },
  found: { zh: '应做更正', en: 'What is not as promised' },
  measure: { zh: '措施', en: 'measure' },
  correction: { zh: '更正', en: 'correction' },
  count: { zh: '笔数', en: 'number' },
  yuan: { zh: '金额（元）', en: 'yuan' },
  league: { zh: '盟市', en: 'league' },
  byLeague: { zh: '按盟市', en: 'By league' },
  months: { zh: '征信月数', en: 'months repaired' },
  holds: { zh: '暂停催收', en: 'channels held' },
  moved: { zh: '延后还款', en: 'due days moved' },
  returned: { zh: '减免退还（元）', en: 'yuan given back' },
  calls: { zh: '违规催收', en: 'calls that broke the promise' },
  exceptions: { zh: '需人工处理', en: 'For people to decide' },
  violations: {
    zh: '已发生的违规催收（不可撤回，须致歉）',
    en: 'Collection contacts that should not have taken place',
  },
  outcomes: { zh: '审核结果', en: 'Who is covered' },
  total: { zh: '合计', en: 'in all' },
} as const satisfies Record<string, Words>

export const simulationWords = {
  asOf: { zh: '数据日', en: 'as of' },
  people: { zh: '惠及人数', en: 'people reached' },
  grants: { zh: '准予减免的账户（按情形）', en: 'accounts granted (by circumstance)' },
  moved: { zh: '延后还款笔数', en: 'due days moved' },
  deferred: { zh: '延后本金（元）', en: 'principal deferred, yuan' },
  returned: { zh: '减免退还（元）', en: 'given back, yuan' },
  months: { zh: '修复征信月数', en: 'months repaired' },
  holds: { zh: '暂停催收', en: 'channels held' },
  byKind: { zh: '按情形', en: 'By circumstance' },
  byLeague: { zh: '按盟市', en: 'By league' },
  byMonth: { zh: '按月份', en: 'By month' },
  returnedMinor: { zh: '减免退还（元）', en: 'given back, yuan' },
  leavesMinor: { zh: '延出本金（元）', en: 'principal put off, yuan' },
  comesMinor: { zh: '延入本金（元）', en: 'principal due instead, yuan' },
} as const satisfies Record<string, Words>

export const correctionWords: Readonly<Record<string, Words>> = {
  move_due_day: { zh: '延后还款日', en: 'move due day' },
  waive_charge: { zh: '免收费用', en: 'waive charge' },
  refund_charge: { zh: '退还费用', en: 'refund charge' },
  delist_default: { zh: '移出违约名单', en: 'take off defaulter list' },
  amend_credit_record: { zh: '调整征信记录', en: 'amend credit record' },
  hold_contact: { zh: '暂停催收', en: 'hold contact' },
  release_contact: { zh: '恢复催收', en: 'release contact' },
}

export const exceptionWords: Readonly<Record<string, Words>> = {
  awaiting_collection: { zh: '先收后免：待收取后退还', en: 'charged first, refunded once paid' },
  inconsistent_charge: { zh: '费用与计息基数不符', en: 'charge does not follow from its own base' },
  over_corrected: { zh: '减免多于应减', en: 'more given back than is due' },
  record_worse_than_arithmetic: { zh: '征信记录比实际逾期更差', en: 'record worse than the debt itself' },
}

export const outcomeWords: Readonly<Record<string, Words>> = {
  granted: { zh: '符合', en: 'granted' },
  none: { zh: '无相关情形', en: 'no circumstance' },
  evidence_rejected: { zh: '证明未通过', en: 'evidence rejected' },
  unknown_region: { zh: '所在地区未列入', en: 'unknown region' },
  product_not_covered: { zh: '产品不适用', en: 'product not covered' },
  outside_window: { zh: '不在纾困期内', en: 'outside the window' },
  kind_not_covered: { zh: '情形不适用', en: 'kind not covered' },
  spouse_not_covered: { zh: '配偶不适用', en: 'spouse not covered' },
  evidence_pending: { zh: '证明待核实', en: 'evidence pending' },
}

export const channelWords: Readonly<Record<string, Words>> = {
  agent: { zh: '人工坐席催收', en: 'collection by hotline agents' },
  auto_voice: { zh: '自动语音催收', en: 'automatic voice collection' },
  manager: { zh: '客户经理人工催收', en: 'collection by customer managers' },
}

/** What the bank reports of a month to the credit bureau (relief-rules §6), as a customer reads it. */
export const creditCodeWords: Readonly<Record<string, Words>> = {
  N: { zh: '正常', en: 'normal' },
  '1': { zh: '逾期1-30天', en: 'overdue 1–30 days' },
  '2': { zh: '逾期31-60天', en: 'overdue 31–60 days' },
  '3': { zh: '逾期61-90天', en: 'overdue 61–90 days' },
  '4': { zh: '逾期91-120天', en: 'overdue 91–120 days' },
  '5': { zh: '逾期121-150天', en: 'overdue 121–150 days' },
  '6': { zh: '逾期151-180天', en: 'overdue 151–180 days' },
  '7': { zh: '逾期180天以上', en: 'overdue more than 180 days' },
}

export const leagueWords: Readonly<Record<string, Words>> = {
  '1501': { zh: '呼和浩特市', en: 'Hohhot' },
  '1502': { zh: '包头市', en: 'Baotou' },
  '1503': { zh: '乌海市', en: 'Wuhai' },
  '1504': { zh: '赤峰市', en: 'Chifeng' },
  '1505': { zh: '通辽市', en: 'Tongliao' },
  '1506': { zh: '鄂尔多斯市', en: 'Ordos' },
  '1507': { zh: '呼伦贝尔市', en: 'Hulunbuir' },
  '1508': { zh: '巴彦淖尔市', en: 'Bayannur' },
  '1509': { zh: '乌兰察布市', en: 'Ulanqab' },
  '1522': { zh: '兴安盟', en: 'Hinggan' },
  '1525': { zh: '锡林郭勒盟', en: 'Xilingol' },
  '1529': { zh: '阿拉善盟', en: 'Alxa' },
}

/** The word of a code, or the code itself where there is none. */
export const wordOf = (words: Readonly<Record<string, Words>>, code: string, language: Language): string =>
  words[code]?.[language] ?? code
