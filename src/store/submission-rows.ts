// Rows of submissions as values, with the state they have come to.

import { writtenTitle } from '../programmes/index.ts'
import type { Submission } from './submissions.ts'

export interface SubmissionRow extends Omit<Submission, 'title' | 'version' | 'state' | 'sentBack'> {
  readonly version: number | null
  readonly returnPerson: string | null
  readonly returnReason: string | null
  readonly returnedAt: string | null
  /** Its `programme.yaml`. */
  readonly written: string | null
}

export function submissionFromRow(row: SubmissionRow): Submission {
  const { version, returnPerson, returnReason, returnedAt, written, ...kept } = row
  const title = writtenTitle(written ?? '')
  const submission = { ...kept, ...(title !== undefined && { title }) }
  if (returnPerson !== null) {
    const sentBack = { person: returnPerson, reason: returnReason!, at: returnedAt! }
    return { ...submission, state: 'sent_back', sentBack }
  }
  if (version !== null) return { ...submission, state: 'published', version }
  return { ...submission, state: 'waiting' }
}
