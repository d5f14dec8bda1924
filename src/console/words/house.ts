// The words of the rules of the bank: what each number is about, what it counts, who sets it.

export const houseWords = {
  houseRules: { zh: '本行规则', en: 'Rules of the house' },
  houseRulesLead: {
    zh: '不随政策变化的本行规则：办理期限、材料保存、联系限制。由文件 policy/bank.yaml 规定，启动时读取并留证。',
    en: 'What holds whatever programme is in force: deadlines, retention, contact. The numbers stand in policy/bank.yaml, are read at the start and put on record.',
  },
  houseRule: { zh: '规则', en: 'Rule' },
  setBy: { zh: '由谁规定', en: 'Set by' },
  houseHistory: { zh: '生效记录', en: 'When rules changed' },
  houseHistoryLead: {
    zh: '每次变更都有全文存档，并在证据链中留有记录。',
    en: 'Each change is kept word for word and has an entry in the evidence log.',
  },
  inForceFrom: { zh: '自 {instant} 起生效', en: 'In force from {instant}' },
  inForceNow: { zh: '现行', en: 'In force' },
} as const

export const houseCodeWords = {
  ruleGroup: {
    deadlines: { zh: '办理期限', en: 'Deadlines' },
    circumstances: { zh: '情形登记', en: 'Recording circumstances' },
    documents: { zh: '证明材料', en: 'Documents' },
    documentsKept: { zh: '证明材料保存期限', en: 'How long documents are kept' },
    nameLists: { zh: '名单', en: 'Name lists' },
    contact: { zh: '联系客户', en: 'Contacting customers' },
    outlets: { zh: '网点服务', en: 'Services of outlets' },
    retention: { zh: '系统记录保存', en: 'What the system keeps' },
  },
  rule: {
    creditRecordObjection: { zh: '征信记录核查答复', en: 'Answer about a credit record' },
    ownMistake: { zh: '本行发现的问题', en: 'What the bank finds itself' },
    promisedCorrection: { zh: '被系统拒绝的更正', en: 'A correction that a system refused' },
    evidenceReview: { zh: '核实证明材料', en: 'Verifying evidence' },
    departureAnswer: { zh: '答复特例申请', en: 'Answering a request to depart from a programme' },
    daysBackMax: { zh: '首日最多可追溯', en: 'How far back a first day may lie' },
    daysAheadMax: { zh: '末日最多可预计', en: 'How far ahead a last day may lie' },
    documentDaysMax: { zh: '材料最迟后补', en: 'By when a document follows' },
    documentGraceDays: { zh: '材料逾期宽限', en: 'Grace for a late document' },
    sizeMax: { zh: '单个文件最大', en: 'Largest file' },
    unsentDays: { zh: '上传未提交的材料保留', en: 'What was uploaded and never sent' },
    keptDays: { zh: '名单文件保存', en: 'How long the file is kept' },
    linesMax: { zh: '一份名单最多行数', en: 'Lines of one list' },
    firstTime: { zh: '每日最早联系时间', en: 'Earliest time of day' },
    lastTime: { zh: '每日最晚联系时间', en: 'Latest time of day' },
    connectedCallsMax: { zh: '对同一债务人接通的催收电话', en: 'Connected collection calls to one debtor' },
    confirmedHours: { zh: '网点状态确认有效', en: 'How long a confirmed state counts' },
    acknowledgeHours: { zh: '网点阅知时限', en: 'Time for outlets to acknowledge a version' },
    stoppedServiceDays: {
      zh: '停办服务恢复或安排替代',
      en: 'Giving a stopped service again, or replacing it',
    },
    alternativeClosedDays: {
      zh: '代办网点停办后改派',
      en: 'Naming another outlet once the one named has closed',
    },
    sessionDays: { zh: '已结束的登录会话', en: 'Sessions that are over' },
    requestDays: { zh: '请求的第一次答复', en: 'First answers to requests' },
    jobDays: { zh: '已结束的后台作业', en: 'Jobs that ended' },
  },
  ruleUnit: {
    days: { zh: '天', en: 'days' },
    hours: { zh: '小时', en: 'hours' },
    megabytes: { zh: 'MB', en: 'MB' },
    lines: { zh: '行', en: 'lines' },
    time_of_day: { zh: '', en: '' },
    calls_a_day: { zh: '次/日', en: 'a day' },
  },
  ruleBasis: {
    law: { zh: '法规', en: 'law' },
    guideline: { zh: '行业规范', en: 'industry guideline' },
    bank: { zh: '本行', en: 'the bank' },
  },
} as const
