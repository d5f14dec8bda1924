// The one table of permissions: each verb, the roles that may, where the role must be held, and who else may call.

import { type Role, roles } from './roles.ts'

/**
 * Where the role must be held: `anywhere`; on a `province` or above, since the verb touches the whole book; or at the
 * `place` of the thing: its node, one above, or, for customers and accounts, a node that serves its region.
 */
export type Scope = 'anywhere' | 'province' | 'place'

export interface Permission {
  readonly roles: readonly Role[]
  readonly scope: Scope
  /** True when a token of a machine may carry the verb. What needs four eyes, or opens a person's data, never is. */
  readonly forMachines: boolean
  /** True when a change by this verb needs its person to have signed in within the last minutes. */
  readonly isSensitive: boolean
}

const everybody: readonly Role[] = roles

/** Those who serve customers face to face or by telephone. */
const counter: readonly Role[] = ['outlet_clerk', 'outlet_manager', 'loan_officer', 'call_centre_agent']
/** Those who take down what happened to a customer. */
const recorders: readonly Role[] = ['outlet_clerk', 'outlet_manager', 'loan_officer']
const desk: readonly Role[] = [...counter, 'operations', 'consumer_protection']

const person = (scope: Scope, ...roles: readonly Role[]): Permission => ({
  roles,
  scope,
  forMachines: false,
  isSensitive: false,
})
const recent = (scope: Scope, ...roles: readonly Role[]): Permission => ({
  ...person(scope, ...roles),
  isSensitive: true,
})
const machine = (scope: Scope, ...roles: readonly Role[]): Permission => ({
  ...person(scope, ...roles),
  forMachines: true,
})

export const permissions = {
  'programme.read': machine('anywhere', ...everybody),
  'programme.review': person(
    'anywhere',
    'programme_author',
    'programme_approver',
    'auditor',
    'values_editor',
  ),
  'programme.try': person('province', 'programme_author', 'programme_approver', 'values_editor'),
  'programme.write': person('province', 'programme_author', 'values_editor'),
  'programme.shape': person('province', 'programme_author'),
  'programme.discard': person('province', 'programme_author'),
  'programme.submit': person('province', 'programme_author'),
  'programme.amend': person('province', 'programme_author'),
  'programme.approve': recent('province', 'programme_approver'),
  'programme.publish': recent('province', 'programme_approver'),
  'programme.send_back': person('province', 'programme_approver'),
  'house_rule.propose': person('province', 'programme_author'),
  'house_rule.confirm': recent('province', 'programme_approver'),
  'house_rule.send_back': person('province', 'programme_approver'),
  'plan.read': machine('place', 'programme_author', 'programme_approver', 'operations', 'auditor'),
  'plan.draft': person('province', 'operations'),
  'plan.approve': recent('province', 'operations'),
  'plan.send_back': person('province', 'operations'),
  'plan.apply': person('province', 'operations'),
  'plan.verify': person('province', 'operations'),
  'plan.tell': person('province', 'operations'),
  'plan.undo': person('province', 'operations'),
  'redecision.ask': person('province', 'programme_author', 'programme_approver', 'consumer_protection'),
  'redecision.read': person(
    'place',
    'programme_author',
    'programme_approver',
    'consumer_protection',
    'operations',
    'auditor',
  ),
  'book.import': machine('province', 'operations'),
  'customer.find': person('place', ...desk, 'health_evidence_reviewer'),
  'customer.read': person('place', ...desk, 'health_evidence_reviewer', 'auditor'),
  'customer.unmask': recent('place', ...counter, 'consumer_protection', 'health_evidence_reviewer'),
  'circumstance.read': person('place', ...recorders, 'health_evidence_reviewer'),
  'circumstance.record': person('place', ...recorders),
  'circumstance.verify': person('place', 'health_evidence_reviewer'),
  'name_list.read': person('place', ...counter, 'operations', 'health_evidence_reviewer', 'auditor'),
  'name_list.import': person('place', 'operations', 'outlet_manager'),
  'name_list.check': person('place', 'health_evidence_reviewer'),
  'name_list.confirm': person('place', ...counter),
  'objection.marketing': person('place', ...counter, 'consumer_protection'),
  'objection.collection': person('place', 'consumer_protection'),
  'decision.contact': machine('place', ...desk),
  'decision.relief': machine('place', ...desk, 'auditor'),
  'decision.fee': machine('place', ...desk),
  'list.export': machine('place', 'operations'),
  'service.read': machine('anywhere', ...everybody),
  'service.report': person('place', 'outlet_manager', 'operations'),
  'channel.report': machine('province', 'operations', 'call_centre_agent'),
  'rollout.acknowledge': person('place', 'outlet_manager', 'outlet_clerk'),
  'work_item.read': machine(
    'place',
    'operations',
    ...recorders,
    'programme_author',
    'programme_approver',
    'health_evidence_reviewer',
    'consumer_protection',
    'auditor',
  ),
  'work_item.assign': person(
    'place',
    'operations',
    ...recorders,
    'programme_author',
    'programme_approver',
    'health_evidence_reviewer',
  ),
  'work_item.close': person('place', 'operations'),
  'departure.ask': person('place', ...recorders, 'consumer_protection'),
  'departure.read': person(
    'place',
    ...recorders,
    'consumer_protection',
    'programme_author',
    'programme_approver',
    'auditor',
  ),
  'departure.answer': person('province', 'programme_author', 'programme_approver'),
  'evidence.read': machine('province', 'operations', 'auditor'),
  'evidence.prove': machine('province', 'operations', 'consumer_protection', 'auditor'),
  'audit.read': person('province', 'auditor'),
  'organisation.read': machine('anywhere', ...everybody),
  'people.read': person('place', 'administrator', 'auditor'),
  'people.introduce': person('anywhere', 'administrator'),
  'people.assign': recent('place', 'administrator'),
  'feedback.give': person('anywhere', ...everybody),
  'feedback.read': person('anywhere', 'administrator', 'auditor'),
  'token.issue': recent('place', 'administrator', 'operations'),
  'session.own': person('anywhere', ...everybody),
} as const satisfies Readonly<Record<string, Permission>>

export type Verb = keyof typeof permissions

export const verbs = Object.keys(permissions) as readonly Verb[]

/** The row of a verb, in the words of the table. */
export const permissionOf = (verb: Verb): Permission => permissions[verb]
