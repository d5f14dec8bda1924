// Rows of drafts and their revisions as values.

import type { Draft, DraftRevision } from './drafts.ts'

export interface DraftRow extends Omit<Draft, 'fromVersion' | 'fromDraft' | 'submission'> {
  readonly fromVersion: number | null
  readonly fromDraft: string | null
  readonly submission: string | null
}

export const draftFromRow = ({ fromVersion, fromDraft, submission, ...row }: DraftRow): Draft => ({
  ...row,
  ...(fromVersion !== null && { fromVersion }),
  ...(fromDraft !== null && { fromDraft }),
  ...(submission !== null && { submission }),
})

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
