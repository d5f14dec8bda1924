// Rows of submissions as values, with the state they have come to.

import { writtenTitle } from '../../programmes/index.ts'
import type { Meanwhile } from './meanwhile.ts'
import type { Submission } from './submissions.ts'

/** What became of a submission. */
export type Fate = Pick<Submission, 'state' | 'version' | 'sentBack'>

export interface FateRow {
  readonly version: number | null
  readonly returnPerson: string | null
  readonly returnReason: string | null
  readonly returnedAt: string | null
}

export interface SubmissionRow extends Omit<Submission, 'title' | 'overtaken' | keyof Fate>, FateRow {
  /** Its `programme.yaml`. */
  readonly written: string | null
  readonly overtaken: Meanwhile | null
}

export function submissionFromRow(row: SubmissionRow): Submission {
  const { version, returnPerson, returnReason, returnedAt, written, overtaken, ...submission } = row
  const title = writtenTitle(written ?? '')
  const fate = fateFromRow({ version, returnPerson, returnReason, returnedAt })
  return {
    ...submission,
    ...(title !== undefined && { title }),
    ...fate,
    ...(fate.state === 'waiting' && overtaken !== null && { overtaken }),
  }
}

export function fateFromRow({ version, returnPerson, returnReason, returnedAt }: FateRow): Fate {
  if (returnPerson !== null)
    return { state: 'sent_back', sentBack: { person: returnPerson, reason: returnReason!, at: returnedAt! } }
  return version === null ? { state: 'waiting' } : { state: 'published', version }
}
