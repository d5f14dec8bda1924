// The words of what is on its way to publication: submissions under review, drafts, declarations.

export const draftWords = {
  reviewSubmission: { zh: '审阅', en: 'Review' },
  reviewTitle: { zh: '审阅提交：{programme}', en: 'Review the submission of {programme}' },
  whatWouldChange: { zh: '公布后有何不同', en: 'What publishing changes' },
  againstVersion: { zh: '与现行第 {version} 版相比。', en: 'Against version {version}, in force today.' },
  newProgramme: {
    zh: '这是一项新政策，尚无现行版本可比；全文见下。',
    en: 'This programme is new: there is no version to compare with. It is shown in full below.',
  },
  whatCheckFinds: { zh: '检查结果', en: 'What the check finds' },
  effectOnBook: { zh: '对账册的影响', en: 'Effect on the book' },
  effectLead: {
    zh: '把这份提交与现行版本先后套用到最新账册上，比较谁受益、谁不再适用、涉及多少钱。只算不写。',
    en: 'Applies this submission and the version in force to the newest book: who gains, who loses, and the money. Nothing is written.',
  },
  tryBeside: { zh: '与现行版本一并试算', en: 'Try it beside the version in force' },
  tryAlone: { zh: '在账册上试算', en: 'Try it on the book' },
  decideSubmission: { zh: '决定', en: 'Decide' },
  publishAs: { zh: '公布为第 {version} 版', en: 'Publish as version {version}' },
  publishDoes: {
    zh: '公布后即日生效，取代第 {before} 版，改动 {count} 处；此后起草的方案一律适用新版。公布后不可撤回，只能再出下一版。',
    en: 'In force from today in place of version {before}; {count} places read otherwise. Plans drafted from now on follow it. It cannot be taken back, only followed by another version.',
  },
  publishNewDoes: {
    zh: '公布后即日生效；此后可据此起草方案。公布后不可撤回，只能再出下一版。',
    en: 'In force from today; plans can then be drafted under it. It cannot be taken back, only followed by another version.',
  },
  sentBackReason: { zh: '退回意见', en: 'What has to change' },
  sentBackHint: {
    zh: '写明须改什么、依据是什么；起草人会看到，并写入证据日志。退回的内容不得再公布，须修改后重新提交。',
    en: 'Say what has to change and why. The author reads it; it is kept in the evidence log. What was sent back is never published as it is.',
  },
  submissionPublishedAs: { zh: '已公布为第 {version} 版', en: 'Published as version {version}' },
  sentBackBy: {
    zh: '由 {person} 于 {instant} 退回：{reason}',
    en: 'Sent back by {person} on {instant}: {reason}',
  },
  caseChange: { zh: '案例', en: 'Case' },
  rowChange: { zh: '决策表行', en: 'Row' },
} as const

export const draftCodeWords = {
  submissionState: {
    waiting: { zh: '等待公布', en: 'waiting' },
    published: { zh: '已公布', en: 'published' },
    sent_back: { zh: '已退回', en: 'sent back' },
  },
} as const

export const draftRefusalWords = {
  submission_is_published: {
    zh: '已公布，不能退回；请另拟下一版。',
    en: 'It is published already. Write the next version instead.',
  },
  submission_was_sent_back: {
    zh: '这份提交已被退回，须修改后重新提交。',
    en: 'It was sent back. Change it and submit it again.',
  },
} as const
