// The words of the customer pages: finding, one customer, unmasking, who looked.

export const customerWords = {
  customers: { zh: '客户', en: 'Customers' },
  customersLead: {
    zh: '输入完整的证件号码、卡号、手机号或姓名。结果默认脱敏，每次查看均留痕。',
    en: 'Enter a whole identity number, card, phone or name. Results are masked, and every look is kept.',
  },
  customerMark: { zh: '证件号码、卡号、手机号或姓名', en: 'Identity number, card, phone or name' },
  findCustomer: { zh: '查找客户', en: 'Find the customer' },
  understoodAs: { zh: '按{kind}查找', en: 'Looking for: {kind}' },
  foundNobody: { zh: '没有找到客户。', en: 'Nobody was found.' },
  foundNobodyBecause: {
    zh: '只查找您机构所辖的地区：{places}。其他地区的客户不显示，也不提示是否存在。',
    en: 'Only your part of the bank is searched: {places}. Nobody of elsewhere is shown, nor whether they exist.',
  },
  everywhere: { zh: '全部地区', en: 'all regions' },
  foundCut: {
    zh: '同名客户较多，只显示一部分。请改用证件号码或手机号查找。',
    en: 'More customers have this name than are shown. Use an identity number or a phone.',
  },
  customerName: { zh: '姓名', en: 'Name' },
  customerNumber: { zh: '客户号', en: 'Customer number' },
  customerRegion: { zh: '所在地区', en: 'Region' },
  accountCount: { zh: '账户数', en: 'Accounts' },
  customerOf: { zh: '客户 {name}', en: 'Customer {name}' },
  relations: { zh: '关系', en: 'Relations' },
  spouseIs: { zh: '配偶', en: 'Spouse' },
  noSpouse: { zh: '没有登记的配偶。', en: 'No spouse is on file.' },
  spouseElsewhere: { zh: '配偶属其他机构管辖。', en: 'The spouse belongs to another part of the bank.' },
  circumstances: { zh: '账册中的情形', en: 'Circumstances in the book' },
  noCircumstances: { zh: '账册中没有这位客户的情形。', en: 'The book holds none of this customer.' },
  circumstancesHidden: {
    zh: '共 {count} 项。种类和状态只向登记人员与健康证明审核人显示。',
    en: '{count} on file. Kind and status are shown to those who record or verify them.',
  },
  accountsOfCustomer: { zh: '账户', en: 'Accounts of the customer' },
  noAccounts: { zh: '没有贷款或信用卡账户。', en: 'There is no loan or card.' },
  accountPutAside: {
    zh: '该账户的数据在导入时被隔离，待核实。',
    en: 'This account was put aside at import and waits to be checked.',
  },
  stillToDo: { zh: '待更正', en: 'Still to do' },
  doneAlready: { zh: '已更正', en: 'Done' },
  heldUntil: { zh: '至 {day}', en: 'until {day}' },
  becauseOfSpouse: { zh: '因配偶', en: 'because of the spouse' },
  becauseOfBoth: { zh: '因本人及配偶', en: 'because of the customer and the spouse' },
  whyOfAccount: { zh: '为何如此', en: 'Why' },
  whyNeedsRole: {
    zh: '原因说明只向登记人员、健康证明审核人与方案人员显示。',
    en: 'Reasons are shown to those who record or verify circumstances, and to those who read plans.',
  },
  unmask: { zh: '显示完整信息', en: 'Show in full' },
  unmaskLead: {
    zh: '您的姓名、时间、用途和原因将永久留痕，供审计查阅。',
    en: 'Your name, the time, the purpose and the reason are kept for good, for auditors to read.',
  },
  purpose: { zh: '用途', en: 'Purpose' },
  reasonInWords: { zh: '具体原因', en: 'The reason in words' },
  shownInFull: { zh: '已显示完整信息', en: 'Shown in full' },
  hideAgain: { zh: '恢复脱敏', en: 'Hide again' },
  contactWishes: { zh: '联系意愿', en: 'Contact wishes' },
  contactWishesLead: {
    zh: '客户要求不因营销或催收联系的，登记后立即生效；服务性联系不受影响。',
    en: 'A customer who asks not to be called for marketing or collection is not called from then on. Service contacts stay possible.',
  },
  objects: { zh: '不得联系', en: 'Not to be contacted' },
  mayContact: { zh: '无异议', en: 'No objection' },
  recordObjection: { zh: '登记不联系', en: 'Record the objection' },
  takeBack: { zh: '登记客户撤回', en: 'Record that the customer takes it back' },
  objectionKept: { zh: '已登记，即刻起不再因此联系', en: 'Recorded; no such contact from now on' },
  objectionEnded: { zh: '已登记撤回，可以联系', en: 'Recorded; the customer may be contacted again' },
  customerSaid: { zh: '客户的要求（方式与原话）', en: 'What the customer asked for, and how' },
  whoLooked: { zh: '谁查看过', en: 'Who looked' },
  looker: { zh: '查看人', en: 'Who' },
  lookedAt: { zh: '时间', en: 'When' },
  lookAct: { zh: '动作', en: 'What' },
  lookFoundBy: { zh: '按{kind}查到', en: 'Found by {kind}' },
  lookWhy: { zh: '用途与原因', en: 'What for and why' },
  moreLooks: { zh: '更早的记录', en: 'Earlier looks' },
} as const

export const customerCodeWords = {
  mark: {
    idNumber: { zh: '证件号码', en: 'Identity number' },
    card: { zh: '卡号', en: 'Card number' },
    phone: { zh: '手机号', en: 'Phone' },
    name: { zh: '姓名', en: 'Name' },
  },
  purpose: {
    verify_identity: { zh: '核对身份', en: 'Verify identity' },
    contact_customer: { zh: '联系客户', en: 'Contact the customer' },
    assess_relief: { zh: '审核纾困申请', en: 'Assess relief' },
    handle_complaint: { zh: '处理投诉', en: 'Handle a complaint' },
    correct_record: { zh: '更正记录', en: 'Correct a record' },
    review_evidence: { zh: '审核证明', en: 'Review evidence' },
    check_before_sending: { zh: '提交前核对', en: 'Check before sending' },
  },
  contactType: {
    marketing: { zh: '营销', en: 'Marketing' },
    collection: { zh: '催收', en: 'Collection' },
  },
  look: {
    find: { zh: '查找', en: 'Found' },
    read: { zh: '打开页面', en: 'Opened' },
    circumstance: { zh: '查看情形', en: 'Was told what happened' },
    unmask: { zh: '查看完整信息', en: 'Saw in full' },
    document: { zh: '查看材料', en: 'Read a document' },
    letter: { zh: '查看重新认定信函', en: 'Read a letter about a re-decision' },
  },
  evidence: {
    verified: { zh: '已核实', en: 'Verified' },
    pending: { zh: '待核实', en: 'Pending' },
    rejected: { zh: '未通过', en: 'Rejected' },
  },
} as const

export const customerRefusalWords = {
  unknown_customer: { zh: '账册中没有这位客户。', en: 'The book holds no such customer.' },
  directory_is_missing: {
    zh: '当日账册的客户目录尚未载入，请联系运营人员。',
    en: 'The customers of today’s book are not loaded yet. Ask operations.',
  },
  directory_is_malformed: {
    zh: '客户目录无法读取，请联系运维。',
    en: 'The customer directory cannot be read.',
  },
  directory_was_changed: {
    zh: '客户目录被改动过，已停止显示。请立即报告运维。',
    en: 'The customer directory was changed. Nothing of it is shown. Tell operations at once.',
  },
  key_file_is_missing: { zh: '缺少客户目录的密钥，请联系运维。', en: 'The key of the directory is missing.' },
  key_file_is_readable_by_others: {
    zh: '客户目录的密钥文件权限过宽，已停止使用。',
    en: 'Others may read the key of the directory, so it is not used.',
  },
  key_file_is_malformed: { zh: '客户目录的密钥文件有误。', en: 'The key file holds no key.' },
  key_is_not_the_one: {
    zh: '客户目录由另一把密钥加密。',
    en: 'The directory was written under another key.',
  },
} as const
