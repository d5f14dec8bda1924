// What a refusal says to the person who meets it: what happened and what to do next. The server gives the code.

import { circumstanceRefusalWords } from './circumstances.ts'
import { customerRefusalWords } from './customers.ts'
import { departureRefusalWords } from './departures.ts'
import { draftRefusalWords } from './drafts.ts'
import { forwardRefusalWords } from './forward.ts'
import { houseRefusalWords } from './house.ts'
import { nameListRefusalWords } from './name-lists.ts'
import { organisationRefusalWords, requestRefusalWords, workRefusalWords } from './other-refusals.ts'
import { programmeRefusalWords } from './programmes.ts'
import { redecisionRefusalWords } from './redecisions.ts'
import { rolloutRefusalWords } from './rollout.ts'

export const refusalWords = {
  ...programmeRefusalWords,
  ...draftRefusalWords,
  ...forwardRefusalWords,
  ...rolloutRefusalWords,
  ...redecisionRefusalWords,
  too_many_requests: {
    zh: '一分钟内的请求太多；没有任何更改。请等一分钟再试。',
    en: 'Too many requests in this minute. Nothing was changed. Wait a minute and try again.',
  },
  not_signed_in: { zh: '您尚未登录，请先登录。', en: 'You are not signed in. Sign in first.' },
  session_is_over: { zh: '登录已过期，请重新登录。', en: 'Your session is over. Sign in again.' },
  sign_in_again: {
    zh: '此操作较为敏感，距上次登录已久，需再次确认是您本人。请重新登录后再提交，已填写的内容会保留。',
    en: 'This is sensitive and you signed in a while ago. Sign in again, then send it; what you filled in stays.',
  },
  role_is_missing: { zh: '您没有所需的角色。', en: 'You do not hold the role this needs.' },
  place_is_not_yours: {
    zh: '此事不在您的机构管辖范围内。',
    en: 'This lies outside the part of the bank your role covers.',
  },
  a_person_must_do_this: { zh: '此操作须由人员登录后办理。', en: 'A person who signs in must do this.' },
  csrf_token_is_missing: { zh: '页面已失效，请刷新后重试。', en: 'This page is out of date. Load it again.' },
  csrf_token_is_wrong: { zh: '页面已失效，请刷新后重试。', en: 'This page is out of date. Load it again.' },
  request_comes_from_elsewhere: {
    zh: '请求来自其他网站，未予执行。',
    en: 'The request came from another site and was not carried out.',
  },
  drafter_may_not_decide: {
    zh: '方案由您起草，须由另一人审批。',
    en: 'You drafted this plan; a second person must decide.',
  },
  plan_is_already_approved: { zh: '方案已获批准。', en: 'The plan is already approved.' },
  plan_is_not_approved: {
    zh: '方案尚未批准，批准后方可执行。',
    en: 'The plan is not approved; it is applied once it is.',
  },
  plan_is_overtaken: {
    zh: '政策已公布新版，本方案按旧版起草，不能再批准或开始执行。请按新版重新起草。',
    en: 'A new version of the programme was published. This plan was drafted under an earlier one: draft it anew.',
  },
  plan_was_sent_back: {
    zh: '方案已被退回。请在政策修改或新账册导入后重新起草，或请退回人改为批准。',
    en: 'The plan was sent back. Draft it anew once the programme or the book has changed, or ask who sent it back to approve it after all.',
  },
  plan_does_not_exist: { zh: '没有这个方案。', en: 'There is no such plan.' },
  accounts_moved_since: {
    zh: '新账册显示方案所涉账户已有变动，未发送任何更正。请用新账册重新起草。',
    en: 'A newer book shows that accounts of this plan have moved. Nothing was sent. Draft anew from that book.',
  },
  money_given_by_another_programme: {
    zh: '同批账册上，另一政策的方案已就其中的收费退还款项；为免重复退还，未发送任何更正。请用下一日账册重新起草。',
    en: 'A plan of another programme gives money back on the same charges. Nothing was sent, so that nobody is given it twice. Draft anew from the next book.',
  },
  extract_not_found: {
    zh: '没有该日的数据；银行送达后再导入。',
    en: 'There is no extract of that day yet. Import it once the bank has delivered it.',
  },
  nothing_to_undo: {
    zh: '此账户没有可撤销的催收暂停或延期。',
    en: 'Nothing stands on this account that can be taken back.',
  },
  bank_in_use: {
    zh: '银行模拟系统正被其他程序使用，请稍后重试。',
    en: 'Another program has the bank open. Try again in a moment.',
  },
  plan_was_not_applied: { zh: '方案尚未执行，执行后方可核验。', en: 'The plan was not applied yet.' },
  plan_was_not_verified: {
    zh: '方案尚未核验；只有账册中读到的才告知客户。',
    en: 'The plan was not verified yet. Customers are told only what a book shows.',
  },
  plan_was_changed: {
    zh: '方案文件与起草时不一致，未发送任何更正。请重新起草。',
    en: 'The files of the plan are not as drafted. Nothing was sent. Draft it again.',
  },
  plan_is_stale: {
    zh: '更新的方案已经执行，此方案已过时。请重新起草。',
    en: 'A plan of a later day was applied since. Draft anew.',
  },
  plan_is_applied_already: { zh: '方案已执行完毕。', en: 'The plan is applied already.' },
  book_is_too_early: {
    zh: '需要方案日之后的账册才能核验，请先导入下一日数据。',
    en: 'Verification needs a book of a later day. Import the next extract first.',
  },
  unknown_account: {
    zh: '账册中没有这个账户，或不在您的机构管辖范围内。',
    en: 'The book holds no such account in your part of the bank.',
  },
  account_not_found: { zh: '账册中没有这个账户。', en: 'The book holds no such account.' },
  book_was_removed: {
    zh: '这一天的账册已按本行规则清理，无法再据此说明；方案和决定仍然保留。',
    en: 'The book of that day was removed under the rules of the bank, so nothing can be read from it; plans and decisions stay.',
  },
  book_not_found: { zh: '找不到方案所依据的账册。', en: 'The book of the plan cannot be found.' },
  ...customerRefusalWords,
  ...circumstanceRefusalWords,
  ...nameListRefusalWords,
  ...departureRefusalWords,
  ...houseRefusalWords,
  ...organisationRefusalWords,
  ...workRefusalWords,
  ...requestRefusalWords,
  changed_since_it_was_read: {
    zh: '您查看之后有人作了更改，您的操作没有执行。请看过最新内容再决定。',
    en: 'Somebody changed this since you read it, and what you sent was not carried out. Look at what is new, then decide.',
  },
  work_item_is_for_others: {
    zh: '此事项由能办理它的人认领、转交。',
    en: 'Only people who may do what this item waits for take it and give it.',
  },
  work_item_is_done: { zh: '事项已办结。', en: 'The item is closed already.' },
  last_day_is_not_within: {
    zh: '最后一天须在情形的起止日期之内。',
    en: 'The last day lies outside the days of the circumstance.',
  },
  reason_is_missing: { zh: '请写明原因。', en: 'Give a reason.' },
} as const
