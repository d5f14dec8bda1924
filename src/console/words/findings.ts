// What the check finds outside of decision tables: in the files of a programme, its windows, waves, instrument and cases.

export const fileFindingWords = {
  pack_digest_differs: { zh: '内容与摘要不一致', en: 'The content is not that of its digest' },
  file_unreadable: { zh: '文件无法读取', en: 'The file cannot be read' },
  file_is_not_plain: { zh: '不是普通文件', en: 'This is not a plain file' },
  file_too_large: { zh: '文件过大', en: 'The file is too large' },
  file_is_not_text: { zh: '文件不是 UTF-8 文本', en: 'The file is not text in UTF-8' },
  folder_too_large: { zh: '文件过多或总量过大', en: 'There are too many files, or too much in them' },
  programme_missing: { zh: '缺少 programme.yaml', en: 'The file programme.yaml is missing' },
  file_missing: { zh: '缺少必需的文件', en: 'A file that is needed is missing' },
  yaml_too_large: { zh: '文件过大', en: 'The file is too large' },
  yaml_not_well_formed: {
    zh: '格式有误，无法读取：请检查缩进和冒号',
    en: 'It cannot be read: look at indents and colons',
  },
  yaml_too_deep: { zh: '嵌套过深', en: 'It is nested too deep' },
  yaml_too_many_aliases: { zh: '引用过多', en: 'It has too many aliases' },
  key_used_twice: { zh: '同一项写了两次', en: 'The same key stands twice' },
  key_unknown: { zh: '不认识的项：请核对拼写', en: 'An unknown key: check how it is spelt' },
  key_missing: { zh: '缺少必填的项', en: 'A key that is needed is missing' },
  looser_than_law: { zh: '比法规的限制宽松', en: 'It is looser than the law' },
  list_too_long: { zh: '列表过长', en: 'The list is too long' },
  translation_missing: { zh: '须有中文和英文两种文字', en: 'Both Chinese and English are needed' },
  last_day_before_first: { zh: '末日早于首日', en: 'The last day lies before the first' },
  windows_overlap: { zh: '同一地区的纾困期重叠', en: 'Windows of one region overlap' },
  region_has_two_windows: { zh: '同一地区写了两个纾困期', en: 'A region has two windows' },
  wave_listed_twice: { zh: '批次编号重复', en: 'Two waves have the same id' },
  measure_listed_twice: { zh: '措施重复', en: 'A measure is listed twice' },
  wave_region_unknown: { zh: '批次中的地区没有纾困期', en: 'A wave names a region without a window' },
  wave_before_window_ends: { zh: '恢复催收早于纾困期结束', en: 'A wave is released before the window ends' },
  wave_frees_nothing: { zh: '这一批没有恢复任何渠道或客户', en: 'The wave frees nothing' },
  sentence_points_nowhere: {
    zh: '公告中的这句话没有对应的条款、表行或流程',
    en: 'A sentence of the announcement points to nothing',
  },
  pointer_unknown: {
    zh: '公告对照表指向不存在的位置',
    en: 'The announcement points to a place that is not there',
  },
  case_named_twice: { zh: '两个案例同名', en: 'Two cases have the same name' },
  file_unknown: { zh: '不认识的文件', en: 'A file nobody reads' },
  cases_missing: { zh: '缺少案例', en: 'There are no cases' },
  case_is_refused: { zh: '案例无法运行', en: 'A case cannot be run' },
  case_fails: { zh: '案例不符', en: 'A case does not hold' },
} as const

/** What exactly a finding found, its blanks filled with the facts of the finding. */
export const findingDetailWords = {
  list_too_long: { zh: '最多 {max} 项', en: 'At most {max} items' },
  key_unknown: { zh: '这里可用的项：{known}', en: 'Known here: {known}' },
  key_missing: { zh: '应填{expected}', en: 'It must be {expected}' },
  type_is_wrong: { zh: '应为{expected}，现写为 {given}', en: 'It must be {expected}, not {given}' },
  translation_missing: { zh: '请补写 {other}', en: 'Write {other}' },
  last_day_before_first: { zh: '最早为{earliest}', en: 'The earliest is {earliest}' },
  windows_overlap: {
    zh: '{region}已有自{firstDay}起的纾困期；一个地区只有一个纾困期',
    en: '{region} has a window from {firstDay}; a region has one window',
  },
  region_has_two_windows: {
    zh: '{region}的纾困期已写明，自{firstDay}起；请只留一个',
    en: 'The window of {region} stands already, from {firstDay}; leave one',
  },
  wave_region_unknown: { zh: '没有纾困期的地区：{region}', en: 'Region without a window: {region}' },
  wave_before_window_ends: {
    zh: '{region}的纾困期到{lastDay}为止，最早可于{earliest}恢复',
    en: 'The window of {region} ends on {lastDay}; {earliest} is the earliest',
  },
  wave_in_open_window: { zh: '{region}的纾困期尚未结束', en: 'The window of {region} is open' },
  waivable_lists_day_charge: { zh: '须去掉：{charge}', en: 'To take out: {charge}' },
  pointer_unknown: { zh: '指向：{pointer}', en: 'It points to {pointer}' },
  quotation_not_in_instrument: { zh: '引文：「{quotation}」', en: 'Quoted: 「{quotation}」' },
} as const

/** What must stand in a place of a file. */
export const expectedWords = {
  mapping: { zh: '带下级项的内容', en: 'a mapping' },
  mapping_of: { zh: '带下级项的内容（{known}）', en: 'a mapping of {known}' },
  list: { zh: '列表', en: 'a list' },
  list_of: { zh: '列表（可选 {known}）', en: 'a list of {known}' },
  windows: { zh: '各地区纾困期的列表', en: 'a list of windows by region' },
  text: { zh: '不超过 {max} 字的文字', en: 'text of at most {max} characters' },
  id: {
    zh: '由 1 至 40 个字母、数字、“.”、“_”或“-”组成的编号',
    en: 'an id of 1 to 40 letters, digits, ".", "_" or "-"',
  },
  region: { zh: '带引号的 1 至 6 位地区代码', en: 'a region code of 1 to 6 digits in quotes' },
  flag: { zh: '是或否（true 或 false）', en: 'true or false' },
  whole: { zh: '0 至 {max} 的整数', en: 'a whole number from 0 to {max}' },
  day: { zh: '真实存在的日期（如 2020-02-01）', en: 'a day that exists, such as 2020-02-01' },
  word: { zh: '以下之一：{known}', en: 'one of {known}' },
} as const

/** The parts of the answer of a case. */
export const casePartWords = {
  accounts: { zh: '账户', en: 'accounts' },
  entitlement: { zh: '认定结果', en: 'entitlement' },
  deferred: { zh: '延后的还款', en: 'due days moved' },
  corrections: { zh: '更正', en: 'corrections' },
  exceptions: { zh: '需人工处理的事项', en: 'matters for people' },
  violations: { zh: '违规催收', en: 'calls that broke the promise' },
  coverage: { zh: '受保护的日期', en: 'days protected' },
  charges: { zh: '费用', en: 'charges' },
  creditRecord: { zh: '征信记录', en: 'credit record' },
  daysPastDue: { zh: '逾期天数', en: 'days past due' },
  outcome: { zh: '结论', en: 'outcome' },
  code: { zh: '原因', en: 'reason' },
  because: { zh: '依据的情形', en: 'circumstances it rests on' },
  standing: { zh: '账面', en: 'standing' },
  entitled: { zh: '应有', en: 'entitled' },
  person: { zh: '本人编号', en: 'person' },
  firstDay: { zh: '自', en: 'from' },
  lastDay: { zh: '至', en: 'to' },
} as const

/** Values of the answer of a case that no other group of words knows. */
export const caseValueWords = {
  refused: { zh: '不符合', en: 'Refused' },
  nothing: { zh: '无', en: 'nothing' },
  protect: { zh: '予以保护', en: 'protected' },
  by_schedule: { zh: '按调整后的还款安排', en: 'by the adjusted schedule' },
} as const
