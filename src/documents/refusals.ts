// Every "no" to a document, in order of precedence; docs/reference/refusals.md says what to do about each.

import { type Refusal, refuse } from '../kernel/index.ts'

export const documentRefusals = [
  'file_name_is_malformed',
  'file_is_empty',
  'file_is_too_large',
  'file_type_is_not_taken',
  'file_is_not_what_its_name_says',
  'file_is_two_things',
  'document_does_not_exist',
  'document_is_not_yours_to_read',
  'document_was_deleted',
  'purpose_is_missing',
  'evidence_is_not_taken',
  'evidence_is_with_another',
  'document_was_changed',
] as const

export type DocumentRefusal = Refusal<(typeof documentRefusals)[number]>

export const noDocument = (
  code: (typeof documentRefusals)[number],
  because: string,
  at = 'file',
): DocumentRefusal => refuse(code, because, at)
