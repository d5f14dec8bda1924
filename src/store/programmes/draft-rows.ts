// Rows of drafts and their revisions as values.

import { writtenProgramme, writtenTitle } from '../../programmes/index.ts'
import type { Draft, DraftRevision } from './drafts.ts'
import type { Meanwhile } from './meanwhile.ts'
import { type FateRow, fateFromRow } from './submission-rows.ts'

type Optional = 'title' | 'fromVersion' | 'fromDraft' | 'submission' | 'submitted' | 'discarded' | 'behind'

export interface DraftRow extends Omit<Draft, Optional>, FateRow {
  readonly fromVersion: number | null
  readonly fromDraft: string | null
  readonly submission: string | null
  /** True where what was saved last is what was submitted. */
  readonly isSubmitted: boolean | null
  readonly discardPerson: string | null
  readonly discardReason: string | null
  readonly discardedAt: string | null
  /** Its `programme.yaml` as saved last. */
  readonly written: string | null
  readonly behind: Meanwhile | null
}

export function draftFromRow(found: DraftRow): Draft {
  const { written, isSubmitted, version, returnPerson, returnReason, returnedAt, ...kept } = found
  const { fromVersion, fromDraft, submission, discardPerson, discardReason, discardedAt, behind, ...row } =
    kept
  const title = writtenTitle(written ?? '')
  const isSameProgramme = (writtenProgramme(written ?? '') ?? row.programme) === row.programme
  return {
    ...row,
    ...(title !== undefined && { title }),
    ...(fromVersion !== null && { fromVersion }),
    ...(fromDraft !== null && { fromDraft }),
    ...(submission !== null && { submission }),
    ...(behind !== null && isSameProgramme && { behind }),
    ...(isSubmitted && { submitted: fateFromRow({ version, returnPerson, returnReason, returnedAt }) }),
    ...(discardPerson !== null && {
      discarded: { person: discardPerson, reason: discardReason!, at: discardedAt! },
    }),
  }
}

/** A revision beside one of the files it changed. */
export interface RevisionRow {
  readonly revision: number
  readonly base: number
  readonly person: string
  readonly at: string
  readonly note: string | null
  readonly path: string | null
  readonly oldDigest: string | null
  readonly newDigest: string | null
  readonly content: string | null
}

/** Revisions in the order of their rows, each with all its files. */
export function revisionsFromRows(rows: readonly RevisionRow[]): readonly DraftRevision[] {
  const numbers = [...new Set(rows.map(({ revision }) => revision))]
  return numbers.map((revision) => {
    const own = rows.filter((row) => row.revision === revision)
    const { base, person, at, note } = own[0]!
    return { revision, base, person, at, ...(note !== null && { note }), files: own.flatMap(fileOf) }
  })
}

function fileOf({ path, oldDigest, newDigest, content }: RevisionRow): DraftRevision['files'] {
  if (path === null) return []
  return [
    {
      path,
      ...(oldDigest !== null && { oldDigest }),
      ...(newDigest !== null && { newDigest }),
      ...(content !== null && { text: content }),
    },
  ]
}
