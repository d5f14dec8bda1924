// The words of the inbox, of the deadlines of its items, and of the one question after a task.

export const inboxWords = {
  inboxLead: {
    zh: '机器不能决定、须由人办理的事项，最先到期的排在最前。',
    en: 'What a machine must not decide. What falls due first comes first.',
  },
  filtersOfInbox: { zh: '筛选', en: 'Filters' },
  inboxAll: { zh: '全部未办结', en: 'All open' },
  inboxOverdue: { zh: '已逾期', en: 'Overdue' },
  inboxWeek: { zh: '7日内到期', en: 'Due within 7 days' },
  inboxMine: { zh: '我的', en: 'Mine' },
  inboxNobodys: { zh: '无人认领', en: 'Nobody’s' },
  inboxDecisions: { zh: '待复核', en: 'For a second person' },
  inboxDocuments: { zh: '待补材料', en: 'Documents awaited' },
  inboxAcknowledgements: { zh: '待确认知悉', en: 'To be acknowledged' },
  inboxEvidence: { zh: '待核实', en: 'To be verified' },
  inboxStopped: { zh: '停办的服务和渠道', en: 'Stopped services' },
  inboxAlternatives: { zh: '待改派代办网点', en: 'Alternatives that closed' },
  inboxDepartures: { zh: '特例待答复', en: 'Requests to depart' },
  inboxAccounts: { zh: '账户事项', en: 'About accounts' },
  narrowedBy: { zh: '只看', en: 'Only' },
  narrowedToAge: { zh: '已等待 {age}', en: 'Waiting: {age}' },
  narrowedToPlan: { zh: '方案 {plan}', en: 'Plan {plan}' },
  narrowedToAccount: { zh: '账户 {account}', en: 'Account {account}' },
  notOnly: { zh: '不再只看“{what}”', en: 'No longer only “{what}”' },
  inboxDone: { zh: '已办结', en: 'Done' },
  sharedByPerson: { zh: '{name} · {person} 共享', en: '{name} · shared by {person}' },
  searchInbox: {
    zh: '办理编号、账号、借据或费用编号、客户号，或证件号、手机号后四位',
    en: 'Case, account, loan or charge, customer, or the last four of an identity number or phone',
  },
  searchNow: { zh: '查找', en: 'Search' },
  searchCleared: { zh: '清除查找', en: 'Clear the search' },
  keepFilter: { zh: '保存此筛选', en: 'Keep this filter' },
  filterName: { zh: '筛选名称', en: 'Name of the filter' },
  shareFilter: { zh: '与本机构同事共享', en: 'Share with the people of my branch' },
  removeFilter: { zh: '删除筛选“{name}”', en: 'Remove the filter “{name}”' },
  dueBy: { zh: '办理期限', en: 'Due' },
  dueOn: { zh: '{day} 到期', en: 'Due {day}' },
  dueTodayWords: { zh: '今日到期', en: 'Due today' },
  overdueBy: { zh: '逾期 {count} 天', en: '{count|# day|# days} overdue' },
  noDeadline: { zh: '无期限', en: 'No deadline' },
  ownerOfItem: { zh: '经办人', en: 'Owner' },
  nobodyYet: { zh: '未认领', en: 'Nobody yet' },
  takeItem: { zh: '我来办', en: 'Take it' },
  putBackItem: { zh: '退回待认领', en: 'Put it back' },
  giveItem: { zh: '转交他人', en: 'Give it to somebody' },
  giveItemTo: { zh: '转交给', en: 'To whom' },
  giveItemChoose: { zh: '请选择人员', en: 'Choose somebody' },
  giveItemFirst: { zh: '先选择转交给谁。', en: 'Choose first to whom it goes.' },
  giveItemNow: { zh: '转交', en: 'Give it' },
  nobodyElseMay: { zh: '没有其他人能办理此事项。', en: 'Nobody else may do what this waits for.' },
  askedByWord: { zh: '提出人', en: 'Asked for by' },
  somebodyElseDecides: { zh: '由您提出，须由另一人决定。', en: 'You asked for it; somebody else decides.' },
  submittedLead: {
    zh: '{person}提交了政策的一个版本，须由没有参与编写的另一人公布或退回。',
    en: '{person} submitted a version of a programme. Somebody who wrote none of it publishes it or sends it back.',
  },
  toSubmission: { zh: '前往审阅并决定', en: 'Review it and decide' },
  ruleProposedLead: {
    zh: '{person}提议更改“{rule}”，须由另一人确认或退回。',
    en: '{person} proposes to change a rule: {rule}. Somebody else confirms it or sends it back.',
  },
  ruleSaidLead: {
    zh: '规则文件提议更改“{rule}”。须有一人据此提议，再由另一人确认；也可以退回。',
    en: 'The file proposes to change a rule: {rule}. One person stands for it and another confirms it; or it is sent back.',
  },
  toRule: { zh: '前往规则页面', en: 'To the page of the rule' },
  draftedPlanLead: {
    zh: '{person}起草了 {day} 的方案，共 {count} 项更正，须由另一人批准或退回；批准之前不会改动任何系统。',
    en: '{person} drafted the plan of {day} with {count|# correction|# corrections}. Somebody else approves it or sends it back; nothing is changed before.',
  },
  draftedUndoLead: {
    zh: '{person}起草了 {day} 的撤销方案，共 {count} 项更正，须由另一人批准或退回；批准之前不会改动任何系统。',
    en: '{person} drafted an undo of {day} with {count|# correction|# corrections}. Somebody else approves it or sends it back; nothing is changed before.',
  },
  toWaitingPlan: { zh: '前往方案并决定', en: 'To the plan, to decide' },
  listWaitsLead: {
    zh: '{person}导入了“{institution}”的名单，须由另一人复核后批准或退回；批准之前，名单上的客户不会被预先认定。',
    en: '{person} imported a name list of {institution}. Somebody else checks it and approves it or sends it back; nobody on it is pre-approved before.',
  },
  toWaitingList: { zh: '前往名单并复核', en: 'To the list, to check it' },
  listSubject: { zh: '{person}导入的名单', en: 'Name list imported by {person}' },
  listSubjectOf: { zh: '{person}导入：{institution}', en: '{institution}, imported by {person}' },
  submittedSubject: { zh: '{person}提交的版本', en: 'Version submitted by {person}' },
  submittedSubjectOf: { zh: '{person}提交：{programme}', en: '{programme}, submitted by {person}' },
  draftedSubject: { zh: '{person}起草的方案', en: 'Plan drafted by {person}' },
  outcomeFirst: { zh: '请先写明办理结果。', en: 'Say first what came of it.' },
  caseOf: { zh: '第 {id} 号', en: 'No. {id}' },
  concerns: { zh: '相关编号', en: 'Concerns' },
  nextOpened: {
    zh: '已办结。已打开下一项：第 {id} 号。',
    en: 'Closed. The next one is open: no. {id}.',
  },
  allDone: {
    zh: '已办结。这个筛选下没有其他事项了。',
    en: 'Closed. Nothing else is left under this filter.',
  },
  inboxEmpty: {
    zh: '这里没有待办。方案起草后，机器不能决定的事项会出现在这里。',
    en: 'Nothing is waiting here. Once a plan is drafted, what a machine must not decide appears here.',
  },
  onlyTheList: { zh: '只看列表', en: 'Only the list' },
  inboxNoneFits: { zh: '没有符合条件的待办。', en: 'No work item fits.' },
  wasItClear: { zh: '刚才的操作清楚吗？', en: 'Was that clear?' },
  clearYes: { zh: '清楚', en: 'Yes' },
  clearNo: { zh: '不清楚', en: 'No' },
  whatWasUnclear: {
    zh: '哪里不清楚？（请勿填写客户信息）',
    en: 'What was unclear? (nothing about customers)',
  },
  sendFeedback: { zh: '提交', en: 'Send' },
  feedbackThanks: { zh: '谢谢，已记录。', en: 'Thank you, it is noted.' },
  itemsShown: { zh: '已显示 {count} 项', en: '{count} shown' },
  oldestFirst: { zh: '开立于 {day}，已等待 {count} 天', en: 'Opened {day}, {count|# day|# days} ago' },
} as const

/** What came of what waited for a second person. */
export const secondPersonOutcomeWords = {
  published: { zh: '已公布', en: 'It was published' },
  confirmed: { zh: '已确认', en: 'It was confirmed' },
  approved: { zh: '已获批准', en: 'It was approved' },
  sent_back: { zh: '已被退回', en: 'It was sent back' },
  taken_up: { zh: '已有人据此提议', en: 'Somebody stands for it' },
  overtaken: { zh: '已被后来的决定取代，自动办结', en: 'A later decision overtook it: closed by itself' },
} as const

/** Which rule sets a deadline. */
export const dueRuleWords = {
  second_person: {
    zh: '提交、提议、起草和导入的事项，须由另一人限期决定',
    en: 'What somebody submitted, proposed, drafted or imported is decided by somebody else within days',
  },
  acknowledge_version: {
    zh: '网点须在时限内确认知悉；再逾期，升级到上级行',
    en: 'An outlet acknowledges within hours; later still, its branch is told',
  },
  acknowledge_escalated: {
    zh: '已升级，上级行须在时限内督促网点确认知悉',
    en: 'Escalated: the branch sees to it within hours',
  },
  departure_answer: {
    zh: '本行承诺限期答复特例申请',
    en: 'The bank promises an answer within days',
  },
  service_stopped: {
    zh: '服务不止步：停办的服务、中断的渠道须限期恢复或安排替代',
    en: 'Service must not stop: what has stopped is given again, or replaced, within days',
  },
  alternative_closed: {
    zh: '客户不能被引导到停办的网点：须限期改派',
    en: 'Customers must not be sent to a closed door: another outlet is named within days',
  },
  document_day: {
    zh: '材料应于此日前补交；宽限期满仍未收到，情形自动失效',
    en: 'The document was to follow by this day; after the days of grace the circumstance lapses',
  },
  evidence_review: {
    zh: '本行承诺材料到后限期核实',
    en: 'The bank promises to verify within days of the document',
  },
  credit_record_objection: {
    zh: '征信异议须限期答复（《征信业管理条例》第二十五条）',
    en: 'The law sets the day by which a credit record is answered for (Credit Reporting Regulation, art. 25)',
  },
  bank_promise: {
    zh: '本行承诺限期处理（比照《银行业保险业消费投诉处理管理办法》）',
    en: 'The bank promises the days that complaints have by regulation',
  },
  promised_correction: {
    zh: '已承诺客户的更正，不能再等',
    en: 'A correction the customer was promised waits no longer',
  },
} as const
