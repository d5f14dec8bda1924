// Texts that people give: refused before they reach the database or the log.

import { refuse } from '../../kernel/index.ts'
import type { StoreRefusal } from '../decisions.ts'

const reasonLengthMax = 2000
const idForm = /^[A-Za-z0-9._-]{1,40}$/

/** Why a reason, or another text that must be given, cannot be taken; undefined when it can. */
export function refuseReason(reason: string, at = 'reason'): StoreRefusal | undefined {
  const malformed = refuseText(reason, at)
  if (malformed !== undefined) return malformed
  if (reason.trim() === '') return refuse('reason_is_missing', 'say why, for those who read it later', at)
  if (reason.length <= reasonLengthMax) return undefined
  return refuse('reason_is_too_long', `at most ${reasonLengthMax} characters, not ${reason.length}`, at)
}

/** Refuses text that PostgreSQL or the log could not keep as it is. */
export const refuseText = (text: string, at: string): StoreRefusal | undefined =>
  text.isWellFormed() && !text.includes('\0')
    ? undefined
    : refuse('text_is_not_well_formed', 'the text has characters that do not exist', at)

/** Refuses an id that is not 1–40 characters of `[A-Za-z0-9._-]`. */
export const refuseId = (id: string, at: string): StoreRefusal | undefined =>
  idForm.test(id) ? undefined : refuse('id_is_malformed', 'an id has 1 to 40 letters, digits and . _ -', at)
