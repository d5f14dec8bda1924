// The words of the audit page.

export const auditWords = {
  auditLead: {
    zh: '每一项决定都是证据日志中的一条，只增不改；任何人都可以核验。',
    en: 'Every decision is an entry of a log that only grows; anybody can check it.',
  },
  checkpoint: { zh: '校验点', en: 'Checkpoint' },
  logSize: { zh: '条目数', en: 'Entries' },
  logRoot: { zh: '根哈希', en: 'Root' },
  takenAt: { zh: '取得时间', en: 'Taken' },
  entries: { zh: '日志条目', en: 'Entries of the log' },
  entryNumber: { zh: '序号', en: 'No.' },
  entryDay: { zh: '日期', en: 'Day' },
  entryKind: { zh: '事件', en: 'What happened' },
  actor: { zh: '经办人', en: 'Who' },
  subject: { zh: '对象', en: 'About' },
  details: { zh: '详情', en: 'Details' },
  proof: { zh: '证明', en: 'Proof' },
  downloadProof: { zh: '下载证明', en: 'Download proof' },
  downloadProofOf: { zh: '下载证明：第 {entry} 条', en: 'Download proof of entry {entry}' },
  older: { zh: '更早', en: 'Older' },
  newer: { zh: '更新', en: 'Newer' },
  checkOffline: { zh: '离线核验', en: 'Check it offline' },
  checkOfflineHint: {
    zh: '在任何一台电脑上运行以下命令，无须连接数据库；改动一个字节即被拒绝。根哈希请取自您自行保存的校验点。',
    en: 'Run this on any computer, without the database; one changed byte is refused. Take the root from a checkpoint you kept yourself.',
  },
} as const

/** What happened, by the kind of an entry. */
export const entryWords = {
  person_introduced: { zh: '人员登记', en: 'Person introduced' },
  programme_submitted: { zh: '政策提交', en: 'Programme submitted' },
  draft_begun: { zh: '政策起草', en: 'Draft begun' },
  programme_sent_back: { zh: '政策退回', en: 'Programme sent back' },
  programme_published: { zh: '政策发布', en: 'Programme published' },
  plan_drafted: { zh: '方案起草', en: 'Plan drafted' },
  plan_approved: { zh: '方案批准', en: 'Plan approved' },
  plan_sent_back: { zh: '方案退回', en: 'Plan sent back' },
  run_started: { zh: '开始执行', en: 'Applying begun' },
  batch_applied: { zh: '批次执行', en: 'Batch applied' },
  plan_applied: { zh: '执行完毕', en: 'Plan applied' },
  plan_verified: { zh: '方案核验', en: 'Plan verified' },
  work_items_opened: { zh: '待办开立', en: 'Work items opened' },
  work_item_assigned: { zh: '待办转交', en: 'Work item given to somebody' },
  work_item_closed: { zh: '待办办结', en: 'Work item closed' },
  organisation_founded: { zh: '机构设立', en: 'Organisation founded' },
  node_moved: { zh: '机构调整', en: 'Node moved' },
  role_assigned: { zh: '授予角色', en: 'Role assigned' },
  role_ended: { zh: '收回角色', en: 'Role ended' },
  token_issued: { zh: '签发令牌', en: 'Token issued' },
  token_revoked: { zh: '吊销令牌', en: 'Token revoked' },
} as const
