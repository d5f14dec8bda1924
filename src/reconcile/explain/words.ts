// The sentences of an explanation, in Chinese and English.

import type { Words } from '../../programmes/index.ts'

export const explainWords = {
  heading: {
    zh: '账户 {account}（{product}），数据日 {asOf}',
    en: 'Account {account} ({product}) as of {asOf}',
  },
  loan: { zh: '个人贷款', en: 'personal loan' },
  card: { zh: '信用卡', en: 'credit card' },
  window: { zh: '所在地区 {region} 的纾困期：{days}', en: 'Relief window of region {region}: {days}' },
  noWindow: { zh: '所在地区 {region} 没有纾困期', en: 'Region {region} has no relief window' },
  span: { zh: '{first} 至 {last}（首尾均含）', en: '{first} to {last}, both included' },
  openSpan: { zh: '{first} 起，尚未结束', en: 'from {first}, not yet ended' },
  none: {
    zh: '本人及配偶均无相关情形，无减免。',
    en: 'Neither the owner nor the spouse has a circumstance: no relief.',
  },
  refused: { zh: '不予减免：{reason}', en: 'Relief is refused: {reason}' },
  granted: { zh: '准予减免，依据：{because}', en: 'Relief is granted because of {because}' },
  reason: { zh: '{relation}“{kind}”', en: '“{kind}” ({relation})' },
  untoldReason: {
    zh: '{relation}的情形（不向您显示）',
    en: 'a circumstance of the {relation} that is not yours to see',
  },
  covered: { zh: '受保护的日期：{days}', en: 'Covered days: {days}' },
  protect: {
    zh: '征信：受保护期间的逾期不予报送',
    en: 'Credit record: overdue days of the covered time are not reported',
  },
  by_schedule: { zh: '征信：按调整后的还款安排报送', en: 'Credit record: reported by the adjusted schedule' },
  daysPastDue: {
    zh: '逾期天数：系统现为 {standing} 天，应为 {entitled} 天',
    en: 'Days past due: {standing} as it stands, {entitled} as entitled',
  },
  debts: { zh: '还款', en: 'What falls due' },
  debt: { zh: '{debt}：应还日 {dueDay}{relieved}{settled}', en: '{debt}: due {dueDay}{relieved}{settled}' },
  relieved: { zh: '，延后至 {day}', en: ', postponed to {day}' },
  settled: { zh: '，已于 {day} 还清', en: ', settled on {day}' },
  open: { zh: '，未还清', en: ', not settled' },
  charges: { zh: '费用与罚息', en: 'Fees and penalty interest' },
  charge: {
    zh: '{charge}（{kind}，{day}）：已计 {posted} 元，应计 {entitled} 元',
    en: '{charge} ({kind}, {day}): {posted} yuan posted, {entitled} entitled',
  },
  inconsistent: {
    zh: '{charge}（{kind}，{day}）：已计 {posted} 元，与其计息基数不符，需人工核对',
    en: '{charge} ({kind}, {day}): {posted} yuan posted does not follow from its own base; a person must check it',
  },
  base: {
    zh: '基数 {amount} 元 × 年利率 {rate}% × {days} 天 ÷ 360；{first} 至 {last}，其中 {protected} 天受保护，计收 {open} 天',
    en: '{amount} yuan × {rate} % a year × {days} ÷ 360 days; of {first} to {last}, days protected: {protected}, days that count: {open}',
  },
  given: {
    zh: '此前已免 {waived} 元、已退 {refunded} 元',
    en: 'given back before: {waived} waived, {refunded} refunded',
  },
  chargeOfDay: { zh: '{day}计收的{kind}', en: '{kind} charged on {day}' },
  aCharge: { zh: '一笔收费', en: 'a charge' },
  months: { zh: '征信记录', en: 'Credit record' },
  month: {
    zh: '{month}：逾期 {standing} 天（“{standingCode}”），应为 {entitled} 天（“{entitledCode}”）',
    en: '{month}: days past due {standing} (“{standingCode}”), entitled {entitled} (“{entitledCode}”)',
  },
  corrections: { zh: '更正', en: 'Corrections' },
  noCorrection: { zh: '无需更正', en: 'Nothing to correct' },
  exceptions: { zh: '需人工处理', en: 'For people to decide' },
  violations: { zh: '不应发生的催收', en: 'Contacts that should not have taken place' },
  violation: { zh: '{day} {channel}', en: '{day}: {channel}' },
  until: { zh: '至 {day}', en: ' until {day}' },
  untilAnnounced: { zh: '，直至宣布恢复', en: ' until we announce that it resumes' },
  untilRelease: { zh: '，直至宣布恢复', en: ' until it is released' },
  owner: { zh: '本人', en: 'owner' },
  spouse: { zh: '配偶', en: 'spouse' },
  penalty_interest: { zh: '罚息', en: 'penalty interest' },
  compound_interest: { zh: '复利', en: 'compound interest' },
  late_fee: { zh: '违约金', en: 'late fee' },
  overlimit_fee: { zh: '超限费', en: 'over-limit fee' },
  annual_fee: { zh: '年费', en: 'annual fee' },
  cash_advance_fee: { zh: '取现手续费', en: 'cash-advance fee' },
  overdraft_interest: { zh: '透支利息', en: 'overdraft interest' },
  instalment_fee: { zh: '分期手续费', en: 'instalment fee' },
  service_fee: { zh: '服务费', en: 'service fee' },
  transfer_fee: { zh: '转账手续费', en: 'transfer fee' },
} as const satisfies Record<string, Words>

export type ExplainWord = keyof typeof explainWords
