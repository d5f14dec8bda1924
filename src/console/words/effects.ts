// What two programmes answer differently, account by account.

export const effectWords = {
  effects: { zh: '逐户影响', en: 'Account by account' },
  effectsLead: {
    zh: '逐户比较两个版本在同一账册上的结果，只列结果不同的账户。数额是该账册上尚须做的更正；已经给予的不会追回。',
    en: 'What either answers for each account of the same book; only those answered differently are listed. Figures are what is still to be corrected in that book; what was given is never taken back.',
  },
  comparing: { zh: '正在逐户比较', en: 'Comparing account by account' },
  noEffects: { zh: '所有账户的结果都相同。', en: 'No account is answered differently.' },
  effectsFound: {
    zh: '{looked} 户中有 {count} 户结果不同：',
    en: '{count} of {looked|# account|# accounts} {count|is|are} answered differently:',
  },
  effectsFitting: { zh: '符合条件的账户共 {count} 户', en: '{count|# account fits|# accounts fit}' },
  effectsByRule: { zh: '按规则', en: 'By rule' },
  effectsByLeague: { zh: '按盟市', en: 'By league' },
  effectList: { zh: '结果不同的账户', en: 'Accounts answered differently' },
  ruleDecides: { zh: '产品与情形', en: 'Product and circumstance' },
  effectProduct: { zh: '产品', en: 'Product' },
  outcomeChange: { zh: '认定结果', en: 'Answer' },
  effectAccounts: { zh: '户数', en: 'Accounts' },
  effectSense: { zh: '影响', en: 'Effect' },
  effectMoney: { zh: '减免退还（元）', en: 'Given back (yuan)' },
  effectDays: { zh: '延后天数', en: 'Days postponed' },
  effectMonths: { zh: '修复征信月数', en: 'Months repaired' },
  effectChannels: { zh: '暂停渠道', en: 'Channels held' },
  outcomeBefore: { zh: '变更前认定', en: 'Answer before' },
  outcomeAfter: { zh: '变更后认定', en: 'Answer after' },
  beforeChange: { zh: '变更前', en: 'Before' },
  afterChange: { zh: '变更后', en: 'After' },
  changesTo: { zh: '{before} → {after}', en: '{before} → {after}' },
  showTheseAccounts: { zh: '看这些账户', en: 'Show these accounts' },
  accountCompared: { zh: '账户 {account} 的两种结果', en: 'Both answers for account {account}' },
  comparedOn: { zh: '账册日 {day}', en: 'Book of {day}' },
  answerAsksNothing: { zh: '没有须做的更正。', en: 'Nothing to correct.' },
  becauseOf: { zh: '依据：{reasons}', en: 'Granted for {reasons}' },
  coveredDays: { zh: '受保护的日期：{days}', en: 'Covered days: {days}' },
  daysPastDueBoth: {
    zh: '逾期天数：系统现为 {standing} 天，应为 {entitled} 天',
    en: 'Days past due: {standing} in the system, {entitled} by the programme',
  },
} as const

export const effectCodeWords = {
  sense: {
    gains: { zh: '受益', en: 'gains' },
    loses: { zh: '受损', en: 'loses' },
    mixed: { zh: '有增有减', en: 'gains and loses' },
    otherwise: { zh: '认定不同、数额相同', en: 'another answer, the same figures' },
  },
} as const
