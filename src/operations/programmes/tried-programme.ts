// What is tried on a book: a published version, a submission, or a draft as of a revision.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { loadProgramme, type Programme } from '../../programmes/index.ts'
import { noSuchDraft, noSuchSubmission } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { type PolicyFile, withPolicyFolder } from './policy-files.ts'
import { versionOf } from './versions.ts'

/** As somebody names it: a version, or a submission, or a draft. */
export interface TryingWhat {
  readonly programme?: string
  readonly version?: number
  readonly submission?: string
  readonly draft?: string
}

/** As a job keeps it: of a draft the revision that there was when it was asked for. */
export type Tried = Readonly<Record<string, string | number>>

/** What is tried, as a job keeps it. Refused where there is no such thing. */
export async function triedFrom(
  desk: Desk,
  { programme, version, submission, draft }: TryingWhat,
): Promise<Tried | Refusal> {
  if (draft !== undefined) {
    const found = await desk.store.drafts.find(draft)
    return found === undefined ? noSuchDraft(draft) : { draft, revision: found.revision }
  }
  if (submission !== undefined) {
    const found = await desk.store.submissions.find(submission)
    return found === undefined ? noSuchSubmission(submission) : { submission }
  }
  const found = await versionOf(desk, programme!, version!)
  return isRefusal(found) ? found : { programme: programme!, version: version! }
}

/** Its files. */
export async function triedFiles(desk: Desk, tried: Tried): Promise<readonly PolicyFile[] | Refusal> {
  const { draft, submission, programme, version, revision } = tried
  if (draft !== undefined) return desk.store.drafts.files(String(draft), Number(revision))
  if (submission === undefined) {
    const found = await versionOf(desk, String(programme), Number(version))
    return isRefusal(found) ? found : found.pack.files
  }
  const pack = await desk.store.submissions.pack(String(submission))
  return pack === undefined ? noSuchSubmission(String(submission)) : pack.files
}

/** It as a programme; the first mistake of its files is refused. */
export async function triedProgramme(desk: Desk, tried: Tried): Promise<Programme | Refusal> {
  const files = await triedFiles(desk, tried)
  if (isRefusal(files)) return files
  const loaded = await withPolicyFolder(files, loadProgramme)
  return Array.isArray(loaded) ? loaded[0]! : loaded
}
