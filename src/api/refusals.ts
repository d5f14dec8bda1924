// Every "no" of the API itself in order of precedence, and the status each refusal of the rooms behind it is answered with.

export const apiRefusals = {
  too_many_requests: 429,
  address_is_malformed: 400,
  route_does_not_exist: 404,
  body_is_too_large: 413,
  body_is_not_json: 400,
  content_type_is_not_read: 415,
  request_is_malformed: 400,
  cursor_is_malformed: 400,
  key_is_malformed: 400,
  sheet_is_too_long: 422,
  revision_is_missing: 428,
  database_is_not_available: 503,
  defect: 500,
} as const

export type ApiRefusalCode = keyof typeof apiRefusals

const notFound = [
  'unknown_account',
  'unknown_customer',
  'plan_does_not_exist',
  'version_does_not_exist',
  'work_item_does_not_exist',
  'filter_does_not_exist',
  'submission_does_not_exist',
  'draft_does_not_exist',
  'contact_decision_does_not_exist',
  'circumstance_does_not_exist',
  'job_does_not_exist',
  'entry_is_not_in_the_log',
  'programme_does_not_exist',
  'node_does_not_exist',
  'token_does_not_exist',
  'session_does_not_exist',
  'name_list_does_not_exist',
  'list_line_does_not_exist',
]
const notAllowed = [
  'person_may_not_do_this',
  'person_is_unknown',
  'approver_is_author',
  'importer_may_not_check',
  'drafter_may_not_decide',
  'recorder_may_not_decide',
  'place_is_not_yours',
  'role_is_missing',
  'a_person_must_do_this',
  'token_does_not_carry_this',
  'nobody_assigns_roles_to_themselves',
  'verb_is_not_for_machines',
  'token_is_wider_than_you',
  'sign_in_again',
]
const notAsThingsStand = [
  'key_was_used_for_something_else',
  'plan_is_already_approved',
  'plan_was_sent_back',
  'submission_is_published',
  'transition_not_allowed',
  'region_has_no_window',
  'window_is_closed',
  'window_is_open',
  'wave_is_released',
  'submission_was_sent_back',
  'plan_is_not_approved',
  'plan_is_stale',
  'accounts_moved_since',
  'plan_was_changed',
  'plan_was_not_applied',
  'work_item_is_done',
  'outcome_was_reported',
  'circumstance_is_known',
  'circumstance_is_decided',
  'book_not_found',
  'extract_not_found',
  'book_is_too_early',
  'programme_is_not_in_force',
  'nothing_to_undo',
  'role_is_not_held',
  'person_is_known',
  'employee_has_another_account',
  'node_cannot_hang_there',
  'employee_number_is_missing',
  'directory_is_missing',
  'name_list_is_decided',
  'line_is_ruled_on',
  'line_awaits_nobody',
]
const notAvailable = [
  'key_file_is_missing',
  'key_file_is_readable_by_others',
  'key_file_is_malformed',
  'directory_is_malformed',
  'key_is_not_the_one',
  'directory_was_changed',
]
const malformed = [
  'id_is_malformed',
  'text_is_not_well_formed',
  'reason_is_missing',
  'reason_is_too_long',
  'path_is_malformed',
]

const statuses: ReadonlyMap<string, number> = new Map([
  ...Object.entries(apiRefusals),
  ['draft_was_changed', 412],
  ...notFound.map((code) => [code, 404] as const),
  ...notAllowed.map((code) => [code, 403] as const),
  ...notAsThingsStand.map((code) => [code, 409] as const),
  ...notAvailable.map((code) => [code, 503] as const),
  ...malformed.map((code) => [code, 400] as const),
])

/** The status of a refusal; 422 for what was understood and cannot be done, such as a programme with findings. */
export const statusOfRefusal = (code: string): number => statuses.get(code) ?? 422
