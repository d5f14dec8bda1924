// Why a system of the bank refused a correction, by the codes of docs/reference/connectors.md.

export const systemRefusalWords = {
  wrong_system: { zh: '该系统不管理所要更正的内容', en: 'the system does not keep what is to be changed' },
  unknown_account: { zh: '系统中没有该账户或该笔转账', en: 'the system has no such account or transfer' },
  booked_differently: {
    zh: '同一编号已入账，但内容不同',
    en: 'the same reference is on the books with other content',
  },
  unknown_charge: { zh: '账户没有这笔费用', en: 'the account has no such charge' },
  card_system_cannot_waive: {
    zh: '信用卡系统不能直接减免，只能在收取后退还',
    en: 'the card system cannot waive; it only refunds what was paid',
  },
  waive_above_open_amount: {
    zh: '减免金额超过该笔费用的未付金额',
    en: 'more would be waived than is still due on the charge',
  },
  refund_above_paid_amount: {
    zh: '退还金额超过已收取且尚未退还的金额',
    en: 'more would be refunded than was paid and not yet refunded',
  },
  unknown_debt: { zh: '账户没有这笔应还款', en: 'the account has no such debt' },
  already_moved: {
    zh: '到期日已不是方案所依据的日期',
    en: 'the debt is no longer due on the day it was to be moved from',
  },
  charges_pending: {
    zh: '该笔应还款尚有未付也未减免的费用，核心系统不移动到期日',
    en: 'a charge of the debt is neither paid nor waived, and the core then moves no due day',
  },
  not_listed: { zh: '账户不在违约名单上', en: 'the account is not on the defaulter list' },
  month_not_reported: { zh: '该月没有报送过征信记录', en: 'no credit record was reported for the month' },
  code_differs: {
    zh: '该月的征信代码已不是方案所依据的代码',
    en: 'the month no longer stands at the code it was to be amended from',
  },
  unknown_channel: {
    zh: '催收系统中该账户没有这个渠道',
    en: 'the dialler has no such channel for the account',
  },
  not_held_by_us: {
    zh: '渠道已停用，但不是由本系统停用',
    en: 'the channel is closed, but not by a hold of ours',
  },
  without_reason: { zh: '系统没有说明原因', en: 'the system gave no reason' },
} as const
