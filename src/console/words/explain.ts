// The words of the page that explains one account.

export const explainWords = {
  explanationOf: { zh: '账户 {account} 为何如此', en: 'Why account {account} is as it is' },
  findAccount: { zh: '查看其他账户', en: 'Look at another account' },
  show: { zh: '查看', en: 'Show' },
  timeLine: { zh: '时间线', en: 'Time line' },
  timeLineHint: {
    zh: '图中每一行的文字说明见下方。',
    en: 'The sentences below say the same as the picture.',
  },
  inWords: { zh: '文字说明', en: 'In words' },
  windowRow: { zh: '纾困期', en: 'Relief window' },
  coverageRow: { zh: '受保护的日期', en: 'Covered days' },
  debtRow: { zh: '还款 {debt}', en: 'Debt {debt}' },
  chargesRow: { zh: '费用与罚息', en: 'Charges' },
  monthsRow: { zh: '征信记录', en: 'Credit record' },
  callsRow: { zh: '违规催收', en: 'Broken calls' },
  spanMark: { zh: '{first} 至 {last}', en: '{first} to {last}' },
  openSpanMark: { zh: '{first} 起', en: 'from {first}' },
  dueMark: { zh: '应还日 {day}', en: 'due {day}' },
  movedMark: { zh: '由 {day} 延后至 {relieved}', en: 'moved from {day} to {relieved}' },
  settledMark: { zh: '{day} 还清', en: 'settled {day}' },
  chargeMark: {
    zh: '{day} {kind}：已计 {posted} 元，应计 {entitled} 元',
    en: '{day} {kind}: {posted} yuan posted, {entitled} entitled',
  },
  monthMark: {
    zh: '{month}：现为“{standing}”，应为“{entitled}”',
    en: '{month}: stands at “{standing}”, entitled “{entitled}”',
  },
  callMark: { zh: '{day} {channel}', en: '{day}: {channel}' },
  asOfMark: { zh: '数据日 {day}', en: 'as of {day}' },
  toBeChecked: { zh: '待核对', en: 'to be checked' },
} as const
