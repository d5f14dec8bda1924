// The words of the section of a version that shows which outlets have read and understood it.

export const rolloutWords = {
  acknowledgedByOutlets: { zh: '网点知悉', en: 'Acknowledged by outlets' },
  acknowledgedShare: {
    zh: '{acknowledged} / {outlets} 个网点已阅知（{percent}%）',
    en: '{acknowledged} of {outlets} outlets have acknowledged ({percent}%)',
  },
  rolloutSoFar: { zh: '公布至今 {hours} 小时', en: '{hours} h since publication' },
  rolloutUntilAll: {
    zh: '公布后 {hours} 小时全部阅知',
    en: 'All acknowledged within {hours} h of publication',
  },
  acknowledgeWithin: { zh: '时限 {hours} 小时', en: 'Due within {hours} h' },
  acknowledgedColumn: { zh: '已阅知', en: 'Acknowledged' },
  missingColumn: { zh: '尚未阅知', en: 'Missing' },
  overdueOutlet: { zh: '逾期', en: 'Overdue' },
  readAndUnderstood: { zh: '已阅知 · {outlet}', en: 'Read and understood · {outlet}' },
} as const
