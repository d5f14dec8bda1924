// A programme's content as one immutable value: its digest and every file, so that old decisions can be re-run.

import { createHash } from 'node:crypto'
import { areRefusals, refuse } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { byCodePoint, type PolicyFiles, readPolicyFolder } from './policy-folder.ts'

const format = 'reprieve-programme-1'

/** JSON-able; `digest` is the SHA-256 of the canonical content in lower-case hex. */
export interface ProgrammePack {
  readonly digest: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

/**
 * SHA-256 over the format name and, file by file in code-point order of paths, the path, the length of the text
 * in bytes and the text; so no two different folders share a canonical content.
 */
export function digestOfFiles(files: PolicyFiles): string {
  const hash = createHash('sha256').update(`${format}\n`)
  for (const [path, text] of [...files].sort(([one], [other]) => byCodePoint(one, other))) {
    hash.update(`${path}\n${Buffer.byteLength(text)}\n`).update(text)
  }
  return hash.digest('hex')
}

export function packFromFiles(files: PolicyFiles): ProgrammePack {
  const sorted = [...files].sort(([one], [other]) => byCodePoint(one, other))
  return { digest: digestOfFiles(files), files: sorted.map(([path, text]) => ({ path, text })) }
}

/** The pack of texts that lie in no folder, such as those of a draft. */
export const packFromTexts = (files: ProgrammePack['files']): ProgrammePack =>
  packFromFiles(new Map(files.map(({ path, text }) => [path, text])))

/** The files of a pack whose content is what its digest says; refused when anything was changed. */
export function filesFromPack(pack: ProgrammePack): PolicyFiles | ProgrammeRefusal[] {
  const files = new Map(pack.files.map(({ path, text }) => [path, text]))
  if (files.size === pack.files.length && digestOfFiles(files) === pack.digest) return files
  return [
    refuse(
      'pack_digest_differs',
      'is not what its digest says; take the pack from the log again',
      pack.digest,
    ),
  ]
}

/** The immutable content of a policy folder. */
export async function packProgramme(folder: string): Promise<ProgrammePack | ProgrammeRefusal[]> {
  const files = await readPolicyFolder(folder)
  return areRefusals(files) ? files : packFromFiles(files)
}

/** The digest of a policy folder: equal for equal content whatever the line ends and the order on disk. */
export async function programmeDigest(folder: string): Promise<string | ProgrammeRefusal[]> {
  const pack = await packProgramme(folder)
  return areRefusals(pack) ? pack : pack.digest
}
