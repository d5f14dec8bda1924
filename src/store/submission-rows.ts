// Rows of submissions as values, with the state they have come to.

import type { Submission } from './submissions.ts'

export interface SubmissionRow extends Omit<Submission, 'version' | 'state' | 'sentBack'> {
  readonly version: number | null
  readonly returnPerson: string | null
  readonly returnReason: string | null
  readonly returnedAt: string | null
}

export function submissionFromRow(row: SubmissionRow): Submission {
  const { version, returnPerson, returnReason, returnedAt, ...submission } = row
  if (returnPerson !== null) {
    const sentBack = { person: returnPerson, reason: returnReason!, at: returnedAt! }
    return { ...submission, state: 'sent_back', sentBack }
  }
  if (version !== null) return { ...submission, state: 'published', version }
  return { ...submission, state: 'waiting' }
}
