// A published version as it is answered.

import { isoFromDay } from '../kernel/index.ts'
import type { PublishedVersion } from '../store/index.ts'

/** Everything of a version but its files. */
export const versionFrom = ({ pack: _, validFrom, ...version }: PublishedVersion) => ({
  ...version,
  validFrom: isoFromDay(validFrom),
})
