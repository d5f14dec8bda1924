// The roles people hold on nodes of the tree, and which roles of the first release they contain.

export const roles = [
  'programme_author',
  'programme_approver',
  'operations',
  'outlet_clerk',
  'outlet_manager',
  'loan_officer',
  'call_centre_agent',
  'consumer_protection',
  'health_evidence_reviewer',
  'auditor',
  'administrator',
  'values_editor',
] as const
export type Role = (typeof roles)[number]

export const roleWords: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  programme_author: { zh: '政策起草人', en: 'programme author' },
  programme_approver: { zh: '政策审批人', en: 'programme approver' },
  operations: { zh: '运营人员', en: 'operations' },
  outlet_clerk: { zh: '网点柜员', en: 'outlet clerk' },
  outlet_manager: { zh: '网点负责人', en: 'outlet manager' },
  loan_officer: { zh: '客户经理（贷款）', en: 'loan officer' },
  call_centre_agent: { zh: '客服坐席', en: 'call-centre agent' },
  consumer_protection: { zh: '消费者权益保护专员', en: 'consumer protection' },
  health_evidence_reviewer: { zh: '健康证明审核人', en: 'health-evidence reviewer' },
  auditor: { zh: '审计人员', en: 'auditor' },
  administrator: { zh: '系统管理员', en: 'administrator' },
  values_editor: { zh: '取值维护人', en: 'values editor' },
}

/** What a role on a whole province contains of the roles the command line asks for. */
export const containedRoles = {
  programme_author: ['author'],
  programme_approver: ['publisher'],
  operations: ['drafter', 'approver', 'operator'],
  auditor: ['auditor'],
} as const satisfies Partial<Record<Role, readonly string[]>>
