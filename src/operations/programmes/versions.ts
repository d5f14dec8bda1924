// Published versions as people read them: on paper, and as the difference between two.

import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { printProgramme } from '../../programmes/index.ts'
import type { PublishedVersion } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { type ContentDifference, contentDifference } from './content-difference.ts'
import { withPolicyFolder } from './policy-files.ts'

export interface VersionComparison extends ContentDifference {
  readonly programme: string
  readonly from: number
  readonly to: number
}

/** A version, or the refusal that says which there are. */
export async function versionOf(
  desk: Desk,
  id: string,
  version: number,
): Promise<PublishedVersion | Refusal> {
  const found = await desk.store.programmes.findVersion(id, version)
  if (found !== undefined) return found
  return refuse(
    'version_does_not_exist',
    `no version ${version} of ${id} is published; list the programmes`,
    'version',
  )
}

/** The pages of a version, in Markdown. */
export async function printVersion(desk: Desk, id: string, version: number): Promise<string | Refusal> {
  const found = await versionOf(desk, id, version)
  if (isRefusal(found)) return found
  const printed = await withPolicyFolder(found.pack.files, printProgramme)
  if (typeof printed === 'string' || isRefusal(printed)) return printed
  return printed[0]!
}

/** What reads otherwise in the later of two versions: values place by place, and files. */
export async function compareVersions(
  desk: Desk,
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<VersionComparison | Refusal> {
  const before = await versionOf(desk, id, from)
  if (isRefusal(before)) return before
  const after = await versionOf(desk, id, to)
  if (isRefusal(after)) return after
  const difference = await contentDifference(before.pack, after.pack)
  return isRefusal(difference) ? difference : { programme: id, from, to, ...difference }
}
