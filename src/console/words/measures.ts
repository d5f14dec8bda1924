// The words of the measures in figures: what is counted, and why a figure is not known.

export const measureWords = {
  measuresInFigures: { zh: '措施与指标', en: 'Measures in figures' },
  measuresInFiguresLead: {
    zh: '八项措施各自的指标，取自每晚的方案、网点报告和人员决定；尚不能知道的如实说明。',
    en: 'What each measure comes to, from the plans of the nights, the reports of outlets and the decisions of people. What cannot be known yet says so.',
  },
  outletsOverdue: { zh: '{count} 个网点逾期', en: 'Overdue outlets: {count}' },
  noFiguresYet: { zh: '这项措施还没有指标。', en: 'This measure has no figures yet.' },
  servicesOfBranches: { zh: '网点各项服务', en: 'Services of the branches' },
  outletsServingColumn: { zh: '正在办理的网点', en: 'Outlets that serve' },
  partOf: { zh: '{part} / {whole}', en: '{part} of {whole}' },
  nightsBefore: { zh: '逐日：', en: 'Night by night:' },
} as const

export const measureCodeWords = {
  kpi: {
    entitled: { zh: '符合条件的账户数', en: 'Accounts entitled' },
    broken_today: { zh: '今日未兑现（笔）', en: 'Not as promised today' },
    verified: { zh: '已更正并核实（笔）', en: 'Corrected and verified' },
    returned: { zh: '累计减免退还金额（元）', en: 'Waived and refunded so far (yuan)' },
    months_open: {
      zh: '待更正的征信月份（贷款、信用卡合计）',
      en: 'Credit-record months to correct (loans and cards)',
    },
    months_verified: {
      zh: '已核实的征信月份（贷款、信用卡合计）',
      en: 'Credit-record months verified (loans and cards)',
    },
    channels_open: { zh: '应暂停或恢复而未办的催收渠道', en: 'Collection channels not as promised' },
    calls_against: { zh: '违反承诺的催收电话', en: 'Calls against the promise' },
    circumstances_verified: { zh: '已核实的情形', en: 'Circumstances that are verified' },
    people_reached: { zh: '已核实情形涉及的人数', en: 'People they are about' },
    requests_waiting: { zh: '等待处理的情形', en: 'Circumstances that wait for a decision' },
    median_hours: { zh: '从提出到核实的中位小时数', en: 'Median hours from being told to verified' },
    outlets_serving: { zh: '正在办理该业务的网点', en: 'Outlets that serve it now' },
    services_online: { zh: '可在线上办理的服务', en: 'Services that can be had online' },
    objections: { zh: '有效的拒绝联系', en: 'Objections to contact that stand' },
    unmasked: { zh: '近 30 天查看完整信息次数', en: 'Personal data shown in full, last 30 days' },
    complaints: { zh: '投诉与办结期限', en: 'Complaints and their due days' },
    transfers_free: { zh: '已免费的捐款笔数', en: 'Donations that were free' },
    share_online: { zh: '线上办理占比', en: 'Share of business done online' },
    e_cards: { zh: '电子社保卡申领', en: 'Electronic social-security cards' },
    payroll_batches: { zh: '绿色通道代发批次', en: 'Payroll batches in the green channel' },
    exchange_requests: { zh: '特需购汇、用汇办理', en: 'Foreign-exchange requests of special need' },
  },
  kpiUnknown: {
    no_night: { zh: '还没有可计的一晚', en: 'No night counts yet' },
    not_verified: { zh: '账册尚未核实', en: 'No book has verified it yet' },
    nobody_yet: { zh: '尚无记录', en: 'Nobody has said so yet' },
    not_recorded: { zh: '系统尚未记录，不作推断', en: 'Not recorded here yet, so nothing is claimed' },
    not_yours: { zh: '不在您的查看范围内', en: 'Not for your role to see' },
  },
} as const
