// The console as it is built from the sources that stand here: once for all tests, anew when a source has changed.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { filesBelow, root } from '../tidy/sources.ts'

const shelf = join(root, 'node_modules', '.cache', 'console')
/** So many that were built before are kept: a test under way may still be served by one. */
const keptBefore = 4

/** The folder of the built console, with Vite's manifest. */
export async function builtConsole(): Promise<string> {
  const name = nameOfSources()
  const folder = join(shelf, name)
  if (existsSync(folder)) return folder
  await clear()
  const own = `${folder}-${process.pid}`
  const options = { outDir: own, emptyOutDir: true, manifest: true }
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: options })
  await rename(own, folder).catch((error: unknown) => {
    if (!existsSync(folder)) throw error
    return rm(own, { recursive: true, force: true })
  })
  return folder
}

/** Takes away what was built long ago. */
async function clear(): Promise<void> {
  await mkdir(shelf, { recursive: true })
  const built = (await readdir(shelf)).map((name) => {
    const builtAt = statSync(join(shelf, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
    return { name, builtAt }
  })
  const older = built.toSorted((one, other) => other.builtAt - one.builtAt).slice(keptBefore)
  for (const { name } of older) await rm(join(shelf, name), { recursive: true, force: true })
}

/** Named by everything the build reads: the sources, its settings and the packages. */
function nameOfSources(): string {
  const hash = createHash('sha256')
  for (const path of [...filesBelow('src', /./), 'vite.config.ts', 'package-lock.json'])
    hash.update(`${path}\n`).update(readFileSync(join(root, path)))
  return hash.digest('hex').slice(0, 16)
}
