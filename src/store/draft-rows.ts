// Rows of drafts and their revisions as values.

import { writtenTitle } from '../programmes/index.ts'
import type { Draft, DraftRevision } from './drafts.ts'

type Optional = 'title' | 'fromVersion' | 'fromDraft' | 'submission' | 'discarded'

export interface DraftRow extends Omit<Draft, Optional> {
  readonly fromVersion: number | null
  readonly fromDraft: string | null
  readonly submission: string | null
  readonly discardPerson: string | null
  readonly discardReason: string | null
  readonly discardedAt: string | null
  /** Its `programme.yaml` as saved last. */
  readonly written: string | null
}

export function draftFromRow({ written, ...found }: DraftRow): Draft {
  const { fromVersion, fromDraft, submission, discardPerson, discardReason, discardedAt, ...row } = found
  const title = writtenTitle(written ?? '')
  return {
    ...row,
    ...(title !== undefined && { title }),
    ...(fromVersion !== null && { fromVersion }),
    ...(fromDraft !== null && { fromDraft }),
    ...(submission !== null && { submission }),
    ...(discardPerson !== null && {
      discarded: { person: discardPerson, reason: discardReason!, at: discardedAt! },
    }),
  }
}

/** A revision beside one of the files it changed. */
export interface RevisionRow {
  readonly revision: number
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
    const { person, at, note } = own[0]!
    return { revision, person, at, ...(note !== null && { note }), files: own.flatMap(fileOf) }
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
