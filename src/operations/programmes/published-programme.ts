// A published version as the engine runs it: read from its immutable pack, never from a folder that may have changed.

import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { loadPackedProgramme } from '../../programmes/index.ts'
import type { DraftProgramme } from '../../store/index.ts'
import type { Desk } from '../desk.ts'

/** A version of a programme, the latest unless one is named. Refused when nothing of that name is published. */
export async function publishedProgramme(
  desk: Desk,
  id: string,
  version?: number,
): Promise<DraftProgramme | Refusal> {
  const { programmes } = desk.store
  const found = await (version === undefined
    ? programmes.findLatest(id)
    : programmes.findVersion(id, version))
  if (found === undefined) {
    const which = version === undefined ? 'no version' : `no version ${version}`
    const because = `${which} of ${id} is published; publish one with reprieve programme publish`
    return refuse('version_does_not_exist', because, id)
  }
  const programme = await loadPackedProgramme(found.pack)
  if (!('id' in programme)) return programme[0]!
  if (isRefusal(programme)) return programme
  return { programme, version: found.version, digest: found.digest }
}
