// Every reason for which a policy folder is refused or remarked upon, in the order in which it is looked for.

import { type DecisionCode, decisionCodes } from '../decisions/index.ts'
import type { Refusal } from '../kernel/index.ts'

/** Reasons not to load a folder or a pack. */
const loadCodes = [
  'pack_digest_differs',
  'file_unreadable',
  'file_is_not_plain',
  'file_too_large',
  'file_is_not_text',
  'folder_too_large',
  'programme_missing',
  'file_missing',
  'yaml_too_large',
  'yaml_not_well_formed',
  'yaml_too_deep',
  'yaml_too_many_aliases',
  'key_used_twice',
  'key_unknown',
  'key_missing',
  'type_is_wrong',
  'looser_than_law',
  'list_too_long',
  'translation_missing',
  'last_day_before_first',
  'windows_overlap',
  'region_has_two_windows',
  'wave_listed_twice',
  'measure_listed_twice',
  'fact_not_declared',
  'value_unknown',
] as const

/** Findings on a folder that can be loaded. */
const reviewCodes = [
  'term_without_source',
  'waivable_lists_day_charge',
  'wave_region_unknown',
  'wave_before_window_ends',
  'wave_frees_nothing',
  'sentence_points_nowhere',
  'pointer_unknown',
  'row_not_in_instrument',
  'quotation_not_in_instrument',
  'case_named_twice',
  'file_unknown',
  'cases_missing',
  'case_is_refused',
  'case_fails',
] as const

/** Refusals of the life cycle. */
const lifeCodes = ['transition_not_allowed'] as const

export const programmeCodes = [...decisionCodes, ...loadCodes, ...reviewCodes, ...lifeCodes] as const

export type ProgrammeCode =
  | DecisionCode
  | (typeof loadCodes)[number]
  | (typeof reviewCodes)[number]
  | (typeof lifeCodes)[number]
/** What a refusal is about, by name: what was expected, what is known, what was written. */
export type Facts = Readonly<Record<string, string>>
export type ProgrammeRefusal = Refusal<ProgrammeCode>
