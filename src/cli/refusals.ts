// Every "no" of the command line itself, in order of precedence, and the exit code that a refusal ends with.

import type { Refusal } from '../kernel/index.ts'
import { type ExitCode, exitCodes } from './verb.ts'

/** Checked in this order; docs/reference/refusals.md says what to do about each. */
export const cliRefusals = [
  'command_unknown',
  'wrong_call',
  'word_missing',
  'flag_missing',
  'wrong_day',
  'wrong_number',
  'wrong_language',
  'role_unknown',
  'setting_is_wrong',
  'file_unreadable',
  'file_is_not_text',
  'file_cannot_be_written',
  'port_is_taken',
] as const

/** The call and its input were right, and the answer is no: these end with 3, every other refusal with 2. */
export const expectedNos: readonly string[] = [
  'control_totals_differ',
  'book_exists',
  'key_is_not_the_one',
  'directory_was_changed',
  'person_may_not_do_this',
  'employee_has_another_account',
  'nobody_assigns_roles_to_themselves',
  'approver_is_author',
  'drafter_may_not_decide',
  'asker_may_not_approve',
  'proposer_may_not_decide',
  'rule_stays_as_it_is',
  'rule_change_waits',
  'rule_change_is_decided',
  'rule_change_was_taken_up',
  'rule_change_has_no_proposer',
  'rule_changed_since',
  'plan_is_already_approved',
  'plan_was_sent_back',
  'submission_was_sent_back',
  'version_says_the_same',
  'newer_version_was_published',
  'plan_is_not_approved',
  'plan_is_overtaken',
  'plan_is_stale',
  'accounts_moved_since',
  'money_given_by_another_programme',
  'plan_was_changed',
  'plan_was_not_applied',
  'plan_was_not_verified',
  'book_is_too_early',
  'book_was_removed',
  'nothing_to_undo',
  'bank_in_use',
  'day_has_passed',
  'proof_file_is_unreadable',
  'proof_file_is_incomplete',
  'proof_file_was_changed',
  'entry_is_malformed',
  'proof_has_the_wrong_length',
  'root_differs',
  'root_is_not_the_expected_one',
  'importer_may_not_check',
  'name_list_is_decided',
  'list_control_total_differs',
]

/** The exit code of a refusal: 3 for an expected no, 2 for a wrong call or wrong input. */
export const exitCodeOf = ({ code }: Refusal): ExitCode =>
  expectedNos.includes(code) ? exitCodes.refused : exitCodes.wrongInput
