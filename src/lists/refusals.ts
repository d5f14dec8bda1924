// Every "no" to a name list as a whole, in order of precedence; a bad line is no refusal, it is told beside the good ones.

import type { Refusal } from '../kernel/index.ts'

export const listRefusals = [
  'list_file_is_empty',
  'list_file_is_too_large',
  'list_file_is_not_read',
  'spreadsheet_is_unsafe',
  'spreadsheet_is_broken',
  'list_encoding_is_unknown',
  'list_columns_are_missing',
  'list_column_stands_twice',
  'list_has_no_lines',
  'list_is_too_long',
  'list_control_total_differs',
] as const

export type ListRefusal = Refusal<(typeof listRefusals)[number]>
