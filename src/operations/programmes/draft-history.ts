// Who changed what in a draft, when and from what to what: cell by cell and term by term, as far as the files can be read.

import type { Refusal } from '../../kernel/index.ts'
import { writtenPlaces } from '../../programmes/index.ts'
import { type DraftRevision, noSuchDraft } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { differencesBetween, type PlaceDifference } from './content-difference.ts'

export interface TracedRevision extends DraftRevision {
  /** Empty where only words outside the places changed, or where a file could not be read. */
  readonly differences: readonly PlaceDifference[]
}

type Places = ReadonlyMap<string, string>

/** The revisions of a draft with the places each changed, the latest first; the first revision lists its files only. */
export async function draftHistory(
  { store: { drafts } }: Desk,
  id: string,
): Promise<readonly TracedRevision[] | Refusal> {
  if ((await drafts.find(id)) === undefined) return noSuchDraft(id)
  const revisions = await drafts.history(id)
  const traced: TracedRevision[] = []
  const known = new Map<string, Places>()
  for (const revision of revisions) {
    const differences = await trace(revision, known)
    traced.push({ ...revision, differences: revision.revision === 1 ? [] : differences })
  }
  return traced.reverse()
}

/** The places a revision changed; afterwards `known` says what the files it changed say. */
async function trace(
  { files }: DraftRevision,
  known: Map<string, Places>,
): Promise<readonly PlaceDifference[]> {
  const differences: PlaceDifference[] = []
  for (const { path, text } of files) {
    const after = text === undefined ? new Map<string, string>() : await writtenPlaces([{ path, text }])
    const before = known.get(path) ?? new Map<string, string>()
    const isUnreadable = text !== undefined && after.size === 0
    if (isUnreadable) continue
    differences.push(...differencesBetween(before, after))
    known.set(path, after)
  }
  return differences
}
