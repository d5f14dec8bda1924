// What outlets serve: states, reports, and what stands in where a service does not run.

export const outletWords = {
  outletServices: { zh: '网点服务', en: 'Outlet services' },
  outletServicesLead: {
    zh: '服务不止步：各项服务在全区、各盟市和每个网点的状态。超过 {hours} 小时未再确认的按未知显示。',
    en: 'Service does not stop: how each service stands in the province, the leagues and every outlet. What was not confirmed within {hours|# hour|# hours} counts as not known.',
  },
  serviceHasStopped: {
    zh: '{services}：有盟市网点全部停办，且没有线上渠道。请立即安排替代网点。',
    en: '{services}: every outlet of a league has closed it and there is no online route. Arrange another outlet at once.',
  },
  stoppedWhere: { zh: '{service}（{leagues}）', en: '{service} ({leagues})' },
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
  closedDoor: { zh: '代办网点已停办，请改派', en: 'closed there too: name another outlet' },
  outletsFine: { zh: '各项服务正常的网点：{count} 个', en: 'Outlets where everything runs: {count}' },
  outletHistory: { zh: '报告记录', en: 'What it reported before' },
  historyOfOutlet: { zh: '{outlet}：报告记录', en: '{outlet}: what it reported' },
  outletHistoryLead: {
    zh: '每一次报告都保留，最新的在最前；每项服务以最后一次报告为准。',
    en: 'Every report is kept, the newest first; of each service the last one holds.',
  },
  channelHistory: { zh: '历次报告', en: 'What was said before' },
  historyOfChannel: { zh: '{channel}：历次报告', en: '{channel}: what was reported' },
  channelHistoryLead: {
    zh: '每一次报告都保留，最新的在最前；以最后一次报告为准。',
    en: 'Every report is kept, the newest first; the last one holds.',
  },
  historyIsCut: { zh: '只显示最近 {count} 条。', en: 'Only the last {count} are shown.' },
  backToServices: { zh: '返回网点服务', en: 'Back to all outlets' },
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
  stoppedItemLead: {
    zh: '{league}的网点全部停办{service}，且没有线上渠道。安排一个网点恢复办理，或请相邻网点代办并在报告中写明；有网点报告恢复后，本项自动办结。',
    en: '{service} is closed at every outlet of {league} and there is no online route. Have one outlet give it again; once an outlet reports that it does, this item closes by itself.',
  },
  closedDoorLead: {
    zh: '{outlet}把{service}的客户引导到{alternative}，后者也已停办。请另行指定代办网点，或恢复办理；报告后本项自动办结。',
    en: '{outlet} sends the customers of {service} to {alternative}, which has closed it too. Name another outlet or give the service again; once that is reported, this item closes by itself.',
  },
  stoppedChannelLead: {
    zh: '{channel}已中断。恢复前请引导客户改用其他渠道；报告恢复后，本项自动办结。',
    en: '{channel}: it has stopped. Lead customers to other ways until it is back; once that is reported, this item closes by itself.',
  },
  channelsOfBranch: { zh: '热线和线上渠道', en: 'Hotline and online channels' },
  channelsLead: {
    zh: '由运营人员、客服热线坐席或监测系统报告，同样须在 {hours} 小时内再确认。线上渠道中断时，各项服务不再视为可线上办理。',
    en: 'Reported by operations, agents of the hotline or a watching system, and confirmed within {hours|# hour|# hours} too. While the online channels have stopped, no service counts as also online.',
  },
  reportedByMachine: { zh: '监测系统', en: 'a watching system' },
  reportChannel: { zh: '报告{channel}', en: 'Report on {channel}' },
  channelReason: { zh: '不正常的原因', en: 'Why it does not run as usual' },
  whyChannel: { zh: '请写明不正常的原因。', en: 'Say why it does not run as usual.' },
  toOutletServices: { zh: '查看网点服务并报告', en: 'See the outlets and report' },
  leagueAtWork: { zh: '由{league}的运营人员办理', en: 'For the operations of {league}' },
  stoppedMatters: { zh: '停办的服务和渠道，须立即处理', en: 'Services and channels that have stopped' },
} as const

export const outletCodeWords = {
  serviceOutcome: {
    no_longer_so: { zh: '情况已解除，自动办结', en: 'No longer so: closed by itself' },
  },
  outletState: {
    running: { zh: '正常', en: 'running' },
    reduced: { zh: '部分办理', en: 'reduced' },
    closed: { zh: '停办', en: 'closed' },
    not_known: { zh: '未知', en: 'not known' },
  },
} as const
