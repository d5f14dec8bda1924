// Policy files that did not come from a folder: written to one for as long as it is read.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Refusal, refuse } from '../../kernel/index.ts'
import type { ProgrammePack } from '../../programmes/index.ts'

export type PolicyFile = ProgrammePack['files'][number]

/** At most three names of letters, digits, dots, dashes; none begins with a dot, so no path leads out. */
const pathForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}(?:\/[A-Za-z0-9_][A-Za-z0-9._-]{0,79}){0,2}$/

/** Why files cannot lie in a folder together: a path that is no plain path below it, or one that stands twice. */
export function refusePaths(files: readonly { readonly path: string }[]): Refusal | undefined {
  const wrong = files.findIndex(({ path }) => !pathForm.test(path))
  if (wrong >= 0) {
    const because =
      'a path has up to three names of letters, digits, dots and dashes, such as terms/relief.yaml'
    return refuse('path_is_malformed', because, `files[${wrong}].path`)
  }
  const paths = files.map(({ path }) => path.toLowerCase())
  const twice = paths.findIndex((path, at) => paths.indexOf(path) !== at)
  return twice < 0 ? undefined : refuse('path_is_malformed', 'the path stands twice', `files[${twice}].path`)
}

/** Runs work over a folder that holds the files; refused where a path is no plain path below it, or stands twice. */
export async function withPolicyFolder<Result>(
  files: readonly PolicyFile[],
  work: (folder: string) => Promise<Result>,
): Promise<Result | Refusal> {
  const refusal = refusePaths(files)
  if (refusal !== undefined) return refusal
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-policy-'))
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
