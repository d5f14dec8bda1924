// The kind of emergency a plan is about: what its report calls by other words in a flood than in an epidemic.

import { programmeFile, writtenEmergencyKind } from '../../programmes/index.ts'
import type { Plan } from '../../reconcile/index.ts'
import type { Desk } from '../desk.ts'

/** As the version says that the plan was drafted under. */
export async function emergencyKindOf({ store }: Desk, { sources }: Plan): Promise<string> {
  const { pack } = await store.programmes.version(sources.programme, sources.programmeVersion)
  return writtenEmergencyKind(pack.files.find(({ path }) => path === programmeFile)!.text)
}
