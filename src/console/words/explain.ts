// The words of the page that explains one account.

export const explainWords = {
  explanationOf: { zh: '账户 {account} 为何如此', en: 'Why account {account} is as it is' },
  isTransfer: { zh: '这是一笔转账', en: 'This is a transfer' },
  transferRule: {
    zh: '捐款或防疫专用款汇入已登记的捐款账户，免收手续费；转账当日登记有效。',
    en: 'A donation or epidemic fund to a registered donation account is free of charge, where the entry was valid on the day of the transfer.',
  },
  transferFee: {
    zh: '{correction}：费用 {charge}，{amount} 元，由{system}办理。',
    en: '{correction}: charge {charge}, {amount} yuan, in {system}.',
  },
  verifyOffline: { zh: '离线核验', en: 'Verify offline' },
  verifyOfflineLead: {
    zh: '下载每项决定的证明文件，任何人无需访问本行数据库即可核验；改动一个字节即不通过。',
    en: 'Take the proof of each decision away: anybody checks it without our database, and one changed byte is refused.',
  },
  showProofs: { zh: '查看证明', en: 'Show the proofs' },
  proofOfEntry: { zh: '下载第 {entry} 条的证明', en: 'Download the proof of entry {entry}' },
  checkCommand: {
    zh: '在任何装有本程序的计算机上运行以下命令（日志现有 {size} 条时的根）：',
    en: 'Run this on any computer with the program (root of the log at {size} entries):',
  },
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
