// The words of the bank's codes: measures, corrections, leagues, roles, states, refusals. Terms as in the articles.

import { collectiveWords, entryWords } from './audit.ts'
import { circumstanceCodeWords } from './circumstances.ts'
import { customerCodeWords } from './customers.ts'
import { departureCodeWords } from './departures.ts'
import { draftCodeWords } from './drafts.ts'
import { findingWords, tableValueWords } from './editor.ts'
import { effectCodeWords } from './effects.ts'
import { circumstanceInGeneral } from './emergencies.ts'
import {
  casePartWords,
  caseValueWords,
  expectedWords,
  fileFindingWords,
  findingDetailWords,
} from './findings.ts'
import { forwardCodeWords } from './forward.ts'
import { historyCodeWords } from './history.ts'
import { houseCodeWords } from './house.ts'
import { dueRuleWords, secondPersonOutcomeWords } from './inbox.ts'
import { measureCodeWords } from './measures.ts'
import { nameListCodeWords } from './name-lists.ts'
import { noticeCodeWords } from './notices.ts'
import { outletCodeWords } from './outlets.ts'
import { scopeWords, signInWords, verbWords } from './people.ts'
import { programmeCodeWords } from './programmes.ts'
import { refusalWords } from './refusals.ts'
import { rolloutCodeWords } from './rollout.ts'
import { systemRefusalWords } from './system-refusals.ts'

export const codeWords = {
  measure: {
    'loan-relief': { zh: '贷款延期与免息费', en: 'Loan relief' },
    'card-relief': { zh: '信用卡延期与免息费', en: 'Card relief' },
    'credit-record': { zh: '征信权益保护', en: 'Credit record protection' },
    'collections-hold': { zh: '暂停催收', en: 'Collections standstill' },
    'donation-fees': { zh: '捐款免手续费', en: 'Free donations' },
    'undo-grant': { zh: '撤销纾困', en: 'Undo of a grant' },
  },
  correction: {
    move_due_day: { zh: '延后还款日', en: 'Move due day' },
    waive_charge: { zh: '免收费用', en: 'Waive charge' },
    refund_charge: { zh: '退还费用', en: 'Refund charge' },
    delist_default: { zh: '移出违约名单', en: 'Take off defaulter list' },
    amend_credit_record: { zh: '调整征信记录', en: 'Amend credit record' },
    hold_contact: { zh: '暂停催收', en: 'Hold contact' },
    release_contact: { zh: '恢复催收', en: 'Release contact' },
  },
  league: {
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
  },
  outcome: {
    left_the_book: { zh: '已不在账册', en: 'Has left the book' },
    granted: { zh: '符合', en: 'Granted' },
    none: { zh: '无相关情形', en: 'No circumstance' },
    evidence_rejected: { zh: '证明未通过', en: 'Evidence rejected' },
    unknown_region: { zh: '所在地区未列入', en: 'Unknown region' },
    product_not_covered: { zh: '产品不适用', en: 'Product not covered' },
    outside_window: { zh: '不在纾困期内', en: 'Outside the window' },
    kind_not_covered: { zh: '情形不适用', en: 'Kind not covered' },
    spouse_not_covered: { zh: '配偶不适用', en: 'Spouse not covered' },
    evidence_pending: { zh: '证明待核实', en: 'Evidence pending' },
  },
  circumstance: circumstanceInGeneral,
  relation: {
    owner: { zh: '本人', en: 'Owner' },
    spouse: { zh: '配偶', en: 'Spouse' },
  },
  redecidedStanding: {
    nothing_due: { zh: '无需更正', en: 'Nothing is due' },
    not_yet: { zh: '尚未进入方案', en: 'Not yet in a plan' },
    in_plan: { zh: '已在方案中', en: 'In a plan' },
    applied: { zh: '已执行', en: 'Applied' },
    verified: { zh: '已核验', en: 'Verified' },
    for_people: { zh: '待人工处理', en: 'For people' },
  },
  product: {
    loan: { zh: '个人贷款', en: 'Personal loan' },
    card: { zh: '信用卡', en: 'Credit card' },
  },
  channel: {
    agent: { zh: '人工坐席催收', en: 'Collection by hotline agents' },
    auto_voice: { zh: '自动语音催收', en: 'Automatic voice collection' },
    manager: { zh: '客户经理人工催收', en: 'Collection by customer managers' },
  },
  charge: {
    penalty_interest: { zh: '罚息', en: 'Penalty interest' },
    compound_interest: { zh: '复利', en: 'Compound interest' },
    late_fee: { zh: '违约金', en: 'Late fee' },
    overlimit_fee: { zh: '超限费', en: 'Over-limit fee' },
    annual_fee: { zh: '年费', en: 'Annual fee' },
    cash_advance_fee: { zh: '取现手续费', en: 'Cash-advance fee' },
    overdraft_interest: { zh: '透支利息', en: 'Overdraft interest' },
    instalment_fee: { zh: '分期手续费', en: 'Instalment fee' },
    service_fee: { zh: '服务费', en: 'Service fee' },
    transfer_fee: { zh: '转账手续费', en: 'Transfer fee' },
  },
  matter: {
    version_unacknowledged: { zh: '网点逾期未确认知悉', en: 'An outlet has not acknowledged a version' },
    departure_asked: { zh: '特例申请待答复', en: 'A request to depart waits' },
    submission_waits: { zh: '提交的政策待公布', en: 'A submitted programme waits' },
    rule_change_waits: { zh: '规则更改待确认', en: 'A change of a rule waits' },
    rule_change_said: { zh: '规则文件提议更改', en: 'The file of rules proposes a change' },
    plan_waits: { zh: '方案待批准', en: 'A plan waits to be approved' },
    name_list_waits: { zh: '名单待复核', en: 'A name list waits to be checked' },
    service_stopped: { zh: '服务停办，无替代', en: 'A service has stopped, nothing stands in' },
    channel_stopped: { zh: '渠道中断', en: 'A channel has stopped' },
    alternative_closed: { zh: '代办网点也已停办', en: 'The outlet named instead has closed too' },
    document_awaited: { zh: '待补证明材料', en: 'A document is awaited' },
    evidence_unverified: { zh: '待核实证明材料', en: 'Evidence is to be verified' },
    awaiting_collection: { zh: '先收后免：待收取后退还', en: 'Charged first, refunded once paid' },
    undo_money_given: {
      zh: '撤销后：已减免退还的金额是否收回',
      en: 'After an undo: is money given taken back?',
    },
    undo_record_amended: {
      zh: '撤销后：已调整的征信记录是否恢复',
      en: 'After an undo: is the amended credit record restored?',
    },
    undo_delisted: {
      zh: '撤销后：是否重新列入违约名单',
      en: 'After an undo: is the account listed as a defaulter again?',
    },
    inconsistent_charge: { zh: '费用与计息基数不符', en: 'Charge does not follow from its own base' },
    over_corrected: { zh: '减免多于应减', en: 'More given back than is due' },
    record_worse_than_arithmetic: { zh: '征信记录比实际逾期更差', en: 'Record worse than the debt itself' },
  },
  list: {
    suppression: { zh: '暂停催收名单', en: 'Suppression list' },
    releases: { zh: '解除暂停催收名单', en: 'Released from suppression' },
    'fee-waivers': { zh: '费用减免清单', en: 'Fee waivers' },
    'defaulter-corrections': { zh: '违约名单更正', en: 'Defaulter corrections' },
    'bureau-corrections': { zh: '征信更正', en: 'Credit-bureau corrections' },
  },
  service: {
    outlets: { zh: '营业网点', en: 'Outlets' },
  },
  serviceState: {
    running: { zh: '正常', en: 'running' },
    degraded: { zh: '降级', en: 'degraded' },
    stopped: { zh: '中断', en: 'stopped' },
    not_known: { zh: '未知', en: 'not known' },
  },
  answer: {
    accepted: { zh: '已受理', en: 'Accepted' },
    refused: { zh: '被系统拒绝', en: 'Refused' },
    unknown: { zh: '未收到答复', en: 'No answer' },
    not_sent: { zh: '待发送', en: 'To be sent' },
  },
  part: {
    verified: { zh: '已核实', en: 'Verified' },
    waiting: { zh: '等待', en: 'Waiting' },
    refused: { zh: '被拒绝', en: 'Refused' },
    failed: { zh: '未生效', en: 'Failed' },
    skipped: { zh: '跳过', en: 'Skipped' },
  },
  verdictReason: {
    in_the_book: { zh: '账册已显示', en: 'The book shows it' },
    found_without_answer: { zh: '未收到答复，但账册已显示', en: 'No answer came, and the book shows it' },
    run_out: { zh: '暂停催收已到期', en: 'The hold ran out on its last day' },
    other_amount: { zh: '已入账，但金额不符', en: 'Booked with another amount' },
    gone_again: { zh: '曾受理，账册未显示', en: 'Accepted, and the book does not show it' },
    refused: { zh: '被系统拒绝', en: 'The system refused it' },
    never_arrived: { zh: '未收到答复，账册也未显示', en: 'No answer came, and the book does not show it' },
    not_sent: { zh: '尚未发送', en: 'Not sent yet' },
  },
  planState: {
    drafted: { zh: '待审批', en: 'Waiting for approval' },
    sent_back: { zh: '已退回', en: 'Sent back' },
    approved: { zh: '已批准', en: 'Approved' },
  },
  planKind: {
    nightly: { zh: '日终方案', en: 'Nightly' },
    undo: { zh: '撤销方案', en: 'Undo' },
  },
  system: {
    core: { zh: '核心系统', en: 'Core' },
    cards: { zh: '银行卡系统', en: 'Cards' },
    bureau: { zh: '征信系统', en: 'Credit bureau' },
    dialler: { zh: '催收外呼系统', en: 'Dialler' },
  },
  role: {
    programme_author: { zh: '政策起草人', en: 'programme author' },
    programme_approver: { zh: '政策审批人', en: 'programme approver' },
    operations: { zh: '运营人员', en: 'operations' },
    outlet_clerk: { zh: '网点柜员', en: 'outlet clerk' },
    outlet_manager: { zh: '网点负责人', en: 'outlet manager' },
    loan_officer: { zh: '客户经理（贷款）', en: 'loan officer' },
    call_centre_agent: { zh: '客服坐席', en: 'call-centre agent' },
    consumer_protection: { zh: '消费者权益保护专员', en: 'consumer protection' },
    health_evidence_reviewer: { zh: '健康证明审核人', en: 'health-evidence reviewer' },
    auditor: { zh: '审计人员', en: 'auditor' },
    administrator: { zh: '系统管理员', en: 'administrator' },
    values_editor: { zh: '取值维护人', en: 'values editor' },
  },
  ...programmeCodeWords,
  ...effectCodeWords,
  ...outletCodeWords,
  ...draftCodeWords,
  ...forwardCodeWords,
  ...customerCodeWords,
  ...historyCodeWords,
  ...circumstanceCodeWords,
  ...nameListCodeWords,
  ...noticeCodeWords,
  entry: entryWords,
  collective: collectiveWords,
  dueRule: dueRuleWords,
  secondPersonOutcome: secondPersonOutcomeWords,
  ...houseCodeWords,
  ...departureCodeWords,
  ...rolloutCodeWords,
  ...measureCodeWords,
  verb: verbWords,
  scope: scopeWords,
  signIn: signInWords,
  finding: { ...findingWords, ...fileFindingWords },
  findingDetail: findingDetailWords,
  expected: expectedWords,
  casePart: casePartWords,
  caseValue: caseValueWords,
  tableValue: tableValueWords,
  refusal: refusalWords,
  systemRefusal: systemRefusalWords,
} as const
