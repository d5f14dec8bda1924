// What is said to refusals that belong to no one page: organisation, tokens, files, and requests that could not be read.

export const organisationRefusalWords = {
  person_is_known: {
    zh: '这个登录编号已有人使用，请核对或另取一个。',
    en: 'Somebody has this sign-in id already. Check it, or give another.',
  },
  person_is_unknown: {
    zh: '没有登记过这位人员。',
    en: 'Nobody is known by this id. Introduce the person first.',
  },
  employee_has_another_account: {
    zh: '这个工号已属于另一位人员；每名员工只有一个登录编号。',
    en: 'This employee number belongs to somebody else. An employee has one sign-in id.',
  },
  employee_number_is_missing: {
    zh: '此人没有工号，不能担任角色。请先以工号登记。',
    en: 'The person has no employee number and so holds no role. Introduce them with one.',
  },
  nobody_assigns_roles_to_themselves: {
    zh: '不能更改自己的角色，须由另一位管理员办理。',
    en: 'Nobody gives or ends their own roles; another administrator does.',
  },
  role_is_not_held: {
    zh: '此人目前不担任这个角色，可能刚被收回或已到期。',
    en: 'The person does not hold this role now; it may just have ended.',
  },
  node_does_not_exist: { zh: '没有这个机构。', en: 'There is no such branch or department.' },
  node_cannot_hang_there: {
    zh: '机构不能设在那里。',
    en: 'A branch cannot stand there in the organisation.',
  },
  token_is_wider_than_you: {
    zh: '所选权限或机构超出您自己的权限。请去掉多余的权限，或请有权的人签发。',
    en: 'The token would carry more than you may do there yourself. Leave that out, or ask somebody who may.',
  },
  verb_is_not_for_machines: {
    zh: '所选权限须由人员办理，不能交给机器。',
    en: 'One of the rights chosen is for people only.',
  },
  token_lives_too_long: {
    zh: '令牌的最后一天须在今天起的一年之内。',
    en: 'The last day of a token lies between today and a year from now.',
  },
  role_ends_in_the_past: {
    zh: '角色的到期日最早为今天。',
    en: 'A role ends today at the earliest.',
  },
  token_does_not_carry_this: { zh: '令牌没有这项权限。', en: 'The token does not carry this right.' },
  token_is_known: {
    zh: '这个密钥的令牌已经签发过。请查看令牌清单，或另生成一个密钥。',
    en: 'A token with this secret was issued before. Look at the list of tokens, or make a new secret.',
  },
  token_does_not_exist: { zh: '没有这个令牌。', en: 'There is no such token.' },
  session_does_not_exist: {
    zh: '没有这个登录，或已经结束。',
    en: 'There is no such session, or it has ended.',
  },
} as const

export const workRefusalWords = {
  work_item_does_not_exist: {
    zh: '没有这项待办，或不在您的管辖范围内。',
    en: 'There is no such work item in your part of the bank.',
  },
  work_item_closes_by_itself: {
    zh: '这项待办不能手工办结：所等待的事办好后自动办结。',
    en: 'This item is not closed by hand. It closes by itself once what it waits for is done.',
  },
  filter_does_not_exist: { zh: '这个筛选已被删除。', en: 'This filter was removed.' },
  asker_may_not_approve: {
    zh: '方案涉及您提出的重新认定，须由另一人审批。',
    en: 'The plan serves a re-decision you asked for; another person decides about it.',
  },
  no_night_to_redecide: {
    zh: '所选期间没有按旧版起草的方案，无从重新认定。请另选日期或版本。',
    en: 'No plan of these nights was drafted under an earlier version. Name other days or a later version.',
  },
  programme_is_not_in_force: {
    zh: '这项政策今天没有生效的版本。',
    en: 'No version of the programme is in force today.',
  },
  alternative_does_not_serve: {
    zh: '所选的代办网点自己也已停办这项服务，请另选网点。',
    en: 'The outlet named instead has closed this service itself. Name another, or none.',
  },
  outcome_was_reported: {
    zh: '这次联系的结果已经登记过，不再更改。',
    en: 'How this contact went is on record already and stays.',
  },
  contact_decision_does_not_exist: {
    zh: '没有这次联系的答复记录。',
    en: 'There is no answer about such a contact.',
  },
  entry_is_not_in_the_log: { zh: '证据日志中没有这一条。', en: 'The evidence log has no such entry.' },
  programme_does_not_exist: { zh: '没有这项政策。', en: 'There is no such programme.' },
  outlet_does_not_exist: { zh: '没有这个网点。', en: 'There is no such outlet.' },
  service_does_not_exist: { zh: '没有这项服务。', en: 'There is no such service.' },
  channel_does_not_exist: { zh: '没有这个渠道。', en: 'There is no such channel.' },
  comparison_does_not_exist: {
    zh: '没有这次比较，或结果已不再保留。请重新比较。',
    en: 'There is no such comparison, or it is kept no more. Compare anew.',
  },
  redecision_does_not_exist: { zh: '没有这次重新认定。', en: 'There is no such re-decision.' },
} as const

/** Said where a request could not be taken as it came: what was written is looked at again, or tried later. */
export const requestRefusalWords = {
  request_is_malformed: {
    zh: '填写的内容不符合要求，没有任何更改。请检查后重试。',
    en: 'Something filled in is not as it must be. Nothing was changed; look at it and send it again.',
  },
  id_is_malformed: {
    zh: '编号只能用字母、数字和 . _ -，最多 40 个字符。',
    en: 'An id has letters, digits and . _ - only, at most 40 of them.',
  },
  text_is_not_well_formed: {
    zh: '文字中有无法保存的字符，请重新输入。',
    en: 'The text has characters that cannot be kept. Type it anew.',
  },
  reason_is_too_long: { zh: '文字太长，请缩短。', en: 'The text is too long. Shorten it.' },
  path_is_malformed: {
    zh: '文件名不合规，或与另一个文件重名。',
    en: 'The name of a file is not taken, or stands twice.',
  },
  body_is_too_large: {
    zh: '内容太大，没有收下。请分批或缩小后重试。',
    en: 'It is larger than can be taken. Send less at once.',
  },
  sheet_is_too_long: {
    zh: '行数超过 Excel 工作表的上限。请下载 CSV，或缩小范围。',
    en: 'There are more rows than a sheet holds. Take the CSV, or narrow the list.',
  },
  export_is_too_large: {
    zh: '记录太多，一次最多导出 10 万条。请缩小日期，或只选一人、一类。',
    en: 'An export holds 100,000 entries. Name fewer days, or one person or kind.',
  },
  database_is_not_available: {
    zh: '数据库暂时没有响应。请稍后重试，并先核对上次操作是否已生效。',
    en: 'The database does not answer right now. Try again in a moment, and look first whether it was done.',
  },
  revision_is_missing: { zh: '页面已失效，请刷新后重试。', en: 'This page is out of date. Load it again.' },
  key_was_used_for_something_else: {
    zh: '这次请求的编号已用于另一项操作。请刷新后重试。',
    en: 'The key of this request was used for something else. Load the page again.',
  },
  cursor_is_malformed: {
    zh: '列表的位置已失效，请从第一页重新开始。',
    en: 'The place in the list is no longer good. Begin at its first page.',
  },
  address_is_malformed: { zh: '地址有误。', en: 'The address cannot be read.' },
} as const
