// The words of what outlets acknowledge: the section of a version, the step itself, and the work items of late outlets.

export const rolloutWords = {
  acknowledgedByOutlets: { zh: '网点确认知悉', en: 'Acknowledged by outlets' },
  acknowledgedShare: {
    zh: '{acknowledged} / {outlets} 个网点已确认知悉（{percent}%）',
    en: '{acknowledged} of {outlets|# outlet|# outlets} {acknowledged|has|have} acknowledged ({percent}%)',
  },
  rolloutSoFar: { zh: '公布至今 {hours} 小时', en: '{hours} h since publication' },
  rolloutUntilAll: {
    zh: '公布后 {hours} 小时全部确认知悉',
    en: 'All acknowledged within {hours} h of publication',
  },
  acknowledgeWithin: { zh: '时限 {hours} 小时', en: 'Due within {hours} h' },
  acknowledgedColumn: { zh: '已确认知悉', en: 'Acknowledged' },
  missingColumn: { zh: '尚未确认', en: 'Missing' },
  overdueOutlet: { zh: '逾期', en: 'Overdue' },
  hoursWaited: { zh: '已等 {hours} 小时', en: '{hours} h so far' },
  hoursTaken: { zh: '用时 {hours} 小时', en: 'after {hours} h' },
  openDifferencesLead: {
    zh: '先看这一版改了什么，再为网点确认知悉。',
    en: 'First see what this version changes, then acknowledge it for the outlet.',
  },
  openDifferences: { zh: '查看第 {version} 版的变化', en: 'See what version {version} changes' },
  firstVersionShown: {
    zh: '这是首个版本：以下文件全部是新的，条款全文见该版本页面',
    en: 'The first version: all these files are new; the page of the version has every term in full',
  },
  changesShown: {
    zh: '第 {version} 版与第 {before} 版相比，有 {count} 处变化',
    en: 'What version {version} changes against version {before} ({count})',
  },
  acknowledgeFirst: {
    zh: '{outlet}确认知悉第 {version} 版全文',
    en: '{outlet} has read and understood all of version {version}',
  },
  acknowledgeChanges: {
    zh: '{outlet}确认知悉第 {version} 版的 {count} 处变化',
    en: '{outlet} has read and understood what version {version} changes ({count})',
  },
  acknowledgeFor: { zh: '{outlet}确认知悉', en: 'Acknowledge for {outlet}' },
  readVersion: { zh: '阅读第 {version} 版', en: 'Read version {version}' },
  outletWaits: {
    zh: '{outlet}自公布起 {hours} 小时仍未确认知悉，须由该网点人员确认。',
    en: '{outlet} has not acknowledged it {hours} h after publication. Somebody of the outlet does so.',
  },
  outletConcerned: { zh: '网点', en: 'Outlet' },
} as const

export const rolloutCodeWords = {
  acknowledgeOutcome: {
    acknowledged: { zh: '网点已确认知悉', en: 'The outlet has acknowledged it' },
    superseded: { zh: '已有新版，无须再确认', en: 'A newer version replaced it' },
  },
} as const

export const rolloutRefusalWords = {
  version_is_superseded: {
    zh: '已有更新的版本，请确认知悉新版。',
    en: 'A newer version was published; acknowledge that one.',
  },
  differences_were_not_shown: {
    zh: '请先打开这一版的变化，看过再确认知悉。',
    en: 'Open what this version changes first, then acknowledge it.',
  },
} as const
