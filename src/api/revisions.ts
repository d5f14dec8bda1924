// Which revision of a draft a caller had read, from `If-Match`, and the answer that names the one there is.

import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { Draft } from '../store/index.ts'
import type { Reply } from './route.ts'

const form = /^"(\d{1,9})"$/

/** The revision that `If-Match` names. Refused where the header is missing or says something else. */
export function revisionSeen(headers: { readonly 'if-match'?: string | undefined }): number | Refusal {
  const match = form.exec(headers['if-match'] ?? '')
  if (match !== null) return Number(match[1])
  return refuse(
    'revision_is_missing',
    'name the revision you read in If-Match, such as "3", as its ETag says',
    'if-match',
  )
}

/** A draft with its revision as `ETag`. */
export const draftReply = (status: 200 | 201, draft: Draft | Refusal, more: object = {}): Reply | Refusal =>
  isRefusal(draft) ? draft : { status, body: { ...draft, ...more }, headers: { etag: `"${draft.revision}"` } }
