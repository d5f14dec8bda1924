// The words of a night led from the console: importing, drafting, undoing.

export const nightWords = {
  tonight: { zh: '今晚', en: 'Tonight' },
  tonightLead: {
    zh: '先导入当日数据，再起草方案，由另一人批准后执行，次日核验。',
    en: 'Import the day’s extract, draft the plan, have a second person approve it, apply it, verify it the next day.',
  },
  noBook: { zh: '还没有账册；请先导入数据。', en: 'There is no book yet. Import an extract first.' },
  importOf: { zh: '导入 {day} 的数据', en: 'Import the extract of {day}' },
  nothingToImport: {
    zh: '没有待导入的数据；银行送达后即可导入。',
    en: 'No extract is waiting. It can be imported once the bank has delivered it.',
  },
  bookOf: { zh: '账册', en: 'Book' },
  programmeChoice: { zh: '政策', en: 'Programme' },
  bookChoice: { zh: '{day}，{accounts} 户', en: '{day}, {accounts|# account|# accounts}' },
  draftPlan: { zh: '起草方案', en: 'Draft the plan' },
  draftOf: { zh: '起草 {day} 的方案', en: 'Draft the plan of {day}' },
  importing: { zh: '正在导入数据', en: 'Importing the extract' },
  drafting: { zh: '正在起草方案', en: 'Drafting the plan' },
  undoing: { zh: '正在起草撤销方案', en: 'Drafting the undo' },
  imported: {
    zh: '已导入 {day} 的账册：{accounts} 户，{quarantined} 行搁置待查。',
    en: 'The book of {day} is imported: {accounts|# account|# accounts}, {quarantined|# row|# rows} put aside.',
  },
  importedBefore: {
    zh: '{day} 的账册此前已导入，没有变化。',
    en: 'The book of {day} was imported before. Nothing changed.',
  },
  customersNotLoaded: {
    zh: '账册已导入，但暂时不能按客户查找（代码 {code}）。',
    en: 'The book is imported, but its customers cannot be found yet (code {code}).',
  },
  drafted: {
    zh: '方案已起草：{count} 笔更正，待另一人审批。',
    en: 'Drafted: {count|# correction|# corrections}, for a second person to approve.',
  },
  draftedApproved: {
    zh: '账册和政策与先前相同，得到的是同一份方案，已经批准：{count} 笔更正。',
    en: 'Book and programme are as before, and so is the plan: {count|# correction|# corrections}, approved already.',
  },
  draftedSentBack: {
    zh: '账册和政策与先前相同，得到的仍是被退回的方案（{count} 笔更正）。请先按退回原因修改政策或导入新账册，再起草；或请退回人改为批准。',
    en: 'Book and programme are as before, so this is again the plan that was sent back ({count|# correction|# corrections}). Change the programme or import a newer book as the reason asks, then draft; or ask who sent it back to approve it after all.',
  },
  nothingTonight: {
    zh: '账册与承诺完全一致，今晚无需更正。',
    en: 'The book is exactly as promised. There is nothing to do tonight.',
  },
  toDraftedPlan: { zh: '查看方案', en: 'See the plan' },
  jobWaits: { zh: '排队等待', en: 'Waiting for its turn' },
  jobFar: { zh: '{done} / {total}', en: '{done} of {total}' },
  undoGrant: { zh: '撤销此账户的纾困', en: 'Undo the grant of this account' },
  undoLead: {
    zh: '恢复还款日与催收渠道的方案将由另一人批准；已减免的金额、已调整的征信绝不自动收回，转为人工待办。',
    en: 'A plan that moves due days back and releases channels, for a second person to approve. Money given and records amended are never taken back by a machine: they become work items.',
  },
  undoReason: { zh: '撤销原因', en: 'Why it is undone' },
  undoReasonHint: {
    zh: '审批人会看到这段话，并写入证据日志。',
    en: 'Whoever approves reads this; it is kept in the evidence log.',
  },
  undoBecause: { zh: '撤销原因：', en: 'Undone because:' },
  draftUndo: { zh: '起草撤销方案', en: 'Draft the undo' },
  undoDrafted: {
    zh: '撤销方案已起草：{count} 笔，待另一人审批。',
    en: 'The undo is drafted: {count|# correction|# corrections}, for a second person to approve.',
  },
} as const
