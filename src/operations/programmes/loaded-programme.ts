// Contents of programmes to be looked at beside each other, each read once: what has a digest never changes, and reading takes long.

import { loadPackedProgramme, type ProgrammePack } from '../../programmes/index.ts'

type Loaded = ReturnType<typeof loadPackedProgramme>

/** Contents kept in memory at most, those read last. */
const keptMax = 200
const kept = new Map<string, Loaded>()

/**
 * The programme of a pack, or everything that is wrong with it. For showing what versions say; what decides about accounts
 * is read anew with `publishedProgramme`, which finds a changed file.
 */
export function loadedProgramme(pack: ProgrammePack): Loaded {
  const loaded = kept.get(pack.digest) ?? loadPackedProgramme(pack)
  kept.delete(pack.digest)
  kept.set(pack.digest, loaded)
  loaded.catch(() => kept.delete(pack.digest))
  if (kept.size > keptMax) kept.delete(kept.keys().next().value!)
  return loaded
}
