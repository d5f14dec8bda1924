// A published version as it is answered.

import { isoFromDay } from '../kernel/index.ts'
import { titleIn } from '../programmes/index.ts'
import type { PublishedVersion } from '../store/index.ts'

/** Everything of a version but its files. */
export function versionFrom({ pack, validFrom, ...version }: PublishedVersion) {
  const title = titleIn(pack.files)
  return { ...version, ...(title !== undefined && { title }), validFrom: isoFromDay(validFrom) }
}
