// What outlets serve: states, reports, and what stands in where a service does not run.

export const outletWords = {
  outletServices: { zh: '网点服务', en: 'Outlet services' },
  outletServicesLead: {
    zh: '服务不止步：各项服务在全区、各盟市和每个网点的状态。超过 {hours} 小时未再确认的按未知显示。',
    en: 'Service does not stop: how each service stands in the province, the leagues and every outlet. What was not confirmed within {hours} hours counts as not known.',
  },
  serviceHasStopped: {
    zh: '{services}：有盟市网点全部停办，且没有线上渠道。请立即安排替代网点。',
    en: '{services}: every outlet of a league has closed it and there is no online route. Arrange another outlet at once.',
  },
  serviceColumn: { zh: '服务', en: 'Service' },
  provinceColumn: { zh: '全区', en: 'Province' },
  outletsSay: { zh: '网点', en: 'Outlets' },
  onlineRoute: { zh: '可线上办理', en: 'Also online' },
  outletStateCounts: {
    zh: '正常 {running} · 部分 {reduced} · 停办 {closed} · 未知 {unknown}',
    en: '{running} running · {reduced} reduced · {closed} closed · {unknown} not known',
  },
  leaguesConcerned: { zh: '受影响的盟市', en: 'Leagues concerned' },
  servedInstead: { zh: '由{outlet}代办', en: 'served at {outlet}' },
  expectedTo: { zh: '预计至 {day}', en: 'expected until {day}' },
  reportedAt: { zh: '{instant} 报告', en: 'reported {instant}' },
  neverReported: { zh: '尚未报告', en: 'nothing reported yet' },
  reportState: { zh: '报告状态', en: 'Report' },
  nothingChanged: { zh: '无变化，照旧确认', en: 'Nothing changed: confirm' },
  allRunning: { zh: '全部正常', en: 'Everything runs' },
  serviceReason: { zh: '原因', en: 'Why' },
  alternativeOutlet: { zh: '代办网点', en: 'Outlet that serves instead' },
  noAlternative: { zh: '无', en: 'None' },
  expectedUntil: { zh: '预计至（年-月-日）', en: 'Expected until (year-month-day)' },
  keepReport: { zh: '提交报告', en: 'Send the report' },
  whyNotRunning: { zh: '不正常的服务请写明原因。', en: 'Say why for each service that does not run.' },
  outletsSummary: {
    zh: '{running} 项正常，{degraded} 项有替代，{stopped} 项停办，{unknown} 项未知。',
    en: '{running} run, {degraded} have an alternative, {stopped} have stopped, {unknown} are not known.',
  },
} as const

export const outletCodeWords = {
  outletState: {
    running: { zh: '正常', en: 'running' },
    reduced: { zh: '部分办理', en: 'reduced' },
    closed: { zh: '停办', en: 'closed' },
    not_known: { zh: '未知', en: 'not known' },
  },
} as const
