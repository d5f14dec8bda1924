// Every "no" of the store, in order of precedence; docs/operating/database.md explains each.

export const storeRefusals = [
  'key_is_malformed',
  'key_was_used_for_something_else',
  'id_is_malformed',
  'text_is_not_well_formed',
  'reason_is_missing',
  'reason_is_too_long',
  'person_is_unknown',
  'person_may_not_do_this',
  'employee_has_another_account',
  'nobody_assigns_roles_to_themselves',
  'employee_number_is_missing',
  'node_does_not_exist',
  'node_cannot_hang_there',
  'role_is_not_held',
  'verb_is_not_for_machines',
  'token_lives_too_long',
  'token_does_not_exist',
  'approver_is_author',
  'version_does_not_exist',
  'plan_does_not_exist',
  'drafter_may_not_decide',
  'plan_is_already_approved',
  'plan_was_sent_back',
  'plan_is_not_approved',
  'work_item_does_not_exist',
  'work_item_is_done',
  'contact_decision_does_not_exist',
  'outcome_was_reported',
] as const

export type StoreRefusalCode = (typeof storeRefusals)[number]
