// The words of the pages where people whom a wrong rule refused are decided again.

export const redecisionWords = {
  redecisions: { zh: '重新认定', en: 'Re-decisions' },
  redecisionsLead: {
    zh: '规则更正后，把当初因该规则被拒绝的客户全部找出来，按更正后的版本重新认定：应减免多少、哪些还款日和征信月份要更正、应向客户怎样说明。更正由下一份方案完成，并由另一人批准。',
    en: 'When a rule was wrong and has been corrected, find everybody it refused and decide them again: money, due days, credit months, and the letter. The next plan makes the corrections; a second person approves it.',
  },
  redecideAnew: { zh: '发起重新认定', en: 'Ask for a re-decision' },
  redecidedVersion: { zh: '更正后的版本', en: 'Corrected version' },
  redecidedCode: { zh: '当初的拒绝理由', en: 'Refused because of' },
  redecidedProduct: { zh: '产品', en: 'Product' },
  redecidedKind: { zh: '情形', en: 'Circumstance' },
  firstNight: { zh: '起始账册日', en: 'First night (day of the book)' },
  lastNight: { zh: '截止账册日', en: 'Last night (day of the book)' },
  redecidedReason: { zh: '为什么重新认定', en: 'Why it is decided again' },
  startRedecision: { zh: '开始重新认定', en: 'Re-decide' },
  redecisionDone: { zh: '重新认定已完成。', en: 'They are decided again.' },
  seeRedecision: { zh: '查看结果', en: 'See the result' },
  fillRedecision: {
    zh: '请填写更正后的版本、拒绝理由或决策表的行、起止日期和原因',
    en: 'Fill in the corrected version, the refusal or the rows of the table, both days and the reason',
  },
  redecidedUnder: { zh: '当初适用的版本', en: 'Version that refused' },
  anyVersionBefore: { zh: '更正前的各个版本', en: 'Any before the corrected one' },
  chooseVersionForRows: {
    zh: '要按决策表的某一行查找，请先选择更正后的版本和当初适用的版本。',
    en: 'To look by rows of the table, choose the corrected version and the version that refused.',
  },
  rowsThatRefused: { zh: '拒绝客户的决策表行', en: 'Rows that refused' },
  rowsThatRefusedLead: {
    zh: '勾选当初错误的行，只查找被这些行拒绝的账户；不勾选则只按拒绝理由查找。',
    en: 'Tick the rows that were wrong: only accounts that these refused are looked for. Tick none to go by the refusal alone.',
  },
  numberedRow: { zh: '第 {row} 行', en: 'row {row}' },
  rowRefuses: { zh: '不适用', en: 'refuses' },
  rowRefusesSpouses: { zh: '配偶不适用', en: 'refuses spouses' },
  rowRefusesNobody: { zh: '适用，没有拒绝任何人', en: 'refuses nobody' },
  noRedecisions: { zh: '还没有重新认定。', en: 'Nothing was decided again yet.' },
  redecisionOf: { zh: '因“{code}”被拒绝的客户', en: 'Refused because of “{code}”' },
  redecisionOfRows: {
    zh: '被第 {version} 版第 {rows} 行拒绝的客户',
    en: 'Refused by row {rows} of version {version}',
  },
  redecisionSpan: {
    zh: '{first} 至 {last} · 按第 {version} 版 · {asOf} 账册',
    en: '{first} to {last} · under version {version} · book of {asOf}',
  },
  askedForBy: { zh: '发起人', en: 'Asked for by' },
  redecidedAccounts: { zh: '当初被拒绝', en: 'Refused then' },
  redecidedGranted: { zh: '现在符合', en: 'Granted now' },
  redecidedMoney: { zh: '应减免退还（元）', en: 'To be given back, yuan' },
  redecidedDueDays: { zh: '还款日更正', en: 'Due days to move' },
  redecidedMonths: { zh: '征信月份更正', en: 'Credit months to amend' },
  redecidedNights: { zh: '已查的日终方案', en: 'Nights looked at' },
  refusedThen: { zh: '当初被拒绝于', en: 'Refused on' },
  nightRefused: { zh: '当日被拒绝', en: 'Refused that night' },
  servingPlans: { zh: '更正所在的方案', en: 'Plans that correct them' },
  noServingPlan: {
    zh: '还没有方案包含这些更正。请运营人员按更正后的版本生成下一份方案，再由发起人以外的人批准。',
    en: 'No plan corrects them yet. Operations drafts the next plan under the corrected version; somebody other than who asked approves it.',
  },
  servedAccounts: { zh: '{count} 个账户', en: '{count|# account|# accounts}' },
  redecidedNow: { zh: '现在的认定', en: 'Decided now' },
  redecidedStanding: { zh: '更正进度', en: 'How far' },
  letterToCustomer: { zh: '致客户的信', en: 'The letter' },
  letterIsNotSent: {
    zh: '本系统不寄送此信。可阅读、打印或下载；谁看过这封信会留痕。',
    en: 'No letter is sent from here. It can be read, printed and downloaded; who read it is kept.',
  },
  letterIsMissing: {
    zh: '更正后的版本没有这封信的文本（content/letters/redecided-*）。',
    en: 'The corrected version has no text for this letter (content/letters/redecided-*).',
  },
  downloadLetter: { zh: '下载此信', en: 'Download the letter' },
  printLetter: { zh: '打印此信', en: 'Print the letter' },
  allLetters: { zh: '全部信函', en: 'All letters' },
  allLettersLead: {
    zh: '符合条件的每一个账户各一封，已不在账册的除外。下载即视为查看每一位客户的信函，并逐一留痕。',
    en: 'One letter for each account that fits, without those that have left the book. Taking them counts as a look at every customer, and each look is kept.',
  },
  letterTo: { zh: '客户编号 {customer}', en: 'Customer number {customer}' },
  lettersInBoth: {
    zh: '中英文对照，一份可打印文件',
    en: 'Chinese with English below, one file to print',
  },
  lettersInChinese: { zh: '仅中文，一份可打印文件', en: 'Chinese alone, one file to print' },
  lettersInEnglish: { zh: '仅英文，一份可打印文件', en: 'English alone, one file to print' },
  lettersOneByOne: { zh: '中英文对照，每封一个文件，压缩包', en: 'A file for each letter, in one archive' },
  redecidedList: { zh: '重新认定的账户', en: 'Accounts decided again' },
  redecidedFitting: { zh: '符合条件的账户共 {count} 个', en: '{count|# account fits|# accounts fit}' },
  redeciding: { zh: '正在逐日查找', en: 'Looking through the nights' },
} as const

export const redecisionRefusalWords = {
  rule_is_not_named: {
    zh: '请选择拒绝理由，或选择当初的版本和决策表的行。',
    en: 'Name the refusal, or a version and rows of its table.',
  },
  row_does_not_exist: { zh: '这一版的决策表没有这一行。', en: 'The table of that version has no such row.' },
  row_refuses_nobody: {
    zh: '这一行对所有人都适用，没有拒绝任何人。',
    en: 'That row covers everybody it answers for; it refused nobody.',
  },
  letters_have_no_text: {
    zh: '更正后的版本没有这些信的文本（content/letters/redecided-*）。',
    en: 'The corrected version has no texts for these letters (content/letters/redecided-*).',
  },
  archive_is_too_long: {
    zh: '信函太多，一个压缩包装不下，请下载一份可打印文件或缩小范围。',
    en: 'There are more letters than an archive holds; take them as one page, or narrow them.',
  },
} as const
