// Reads a policy folder from disk as canonical texts: no links, no binaries, no surprises in size.

import { constants } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { areRefusals, isRefusal, refuse } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'

/** Texts by path, paths with `/`, sorted by code point; line ends are LF. */
export type PolicyFiles = ReadonlyMap<string, string>

const fileBytesMax = 1_000_000
const totalBytesMax = 16_000_000
const filesMax = 500
const depthMax = 6

/** Opening a pipe must not wait for somebody to write into it. */
const readWithoutWaiting = constants.O_RDONLY | constants.O_NONBLOCK

/** A text as it is stored and digested: no byte order mark, LF line ends. */
const canonicalText = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** Order by code point, the same on every machine and in every language. */
export const byCodePoint = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The named files of a folder; those that do not exist are absent, those that cannot be read are refused. */
export async function readPolicyFiles(
  folder: string,
  paths: readonly string[],
): Promise<PolicyFiles | ProgrammeRefusal[]> {
  const refusals: ProgrammeRefusal[] = []
  const files = new Map<string, string>()
  for (const path of [...paths].sort(byCodePoint)) {
    const text = await readText(folder, path)
    if (isRefusal(text)) refusals.push(text)
    else if (text !== undefined) files.set(path, text)
  }
  return refusals.length > 0 ? refusals : files
}

/**
 * All files of a policy folder, at most 500 of at most 1 MB each and 16 MB together, six folders deep. Names that
 * begin with `.` or end with `~` are what editors leave behind and are not read; links are refused.
 */
export async function readPolicyFolder(folder: string): Promise<PolicyFiles | ProgrammeRefusal[]> {
  const listing = { paths: [] as string[], refusals: [] as ProgrammeRefusal[] }
  await listFiles(folder, '', listing)
  if (listing.paths.length > filesMax) {
    return [refuse('folder_too_large', `holds more than ${filesMax} files`, folder)]
  }
  if (listing.refusals.length > 0) return listing.refusals
  const files = await readPolicyFiles(folder, listing.paths)
  if (areRefusals(files)) return files
  const total = [...files.values()].reduce((sum, text) => sum + text.length, 0)
  return total > totalBytesMax
    ? [refuse('folder_too_large', `holds more than ${totalBytesMax} bytes`, folder)]
    : files
}

interface Listing {
  readonly paths: string[]
  readonly refusals: ProgrammeRefusal[]
}

async function listFiles(folder: string, below: string, listing: Listing): Promise<void> {
  if (below.split('/').length > depthMax + 1) {
    listing.refusals.push(refuse('folder_too_large', `nests folders more than ${depthMax} deep`, below))
    return
  }
  const entries = await entriesOf(join(folder, below), listing)
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name.endsWith('~')) continue
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) await listFiles(folder, path, listing)
    else if (entry.isFile()) listing.paths.push(path)
    else
      listing.refusals.push(
        refuse('file_is_not_plain', 'is a link or a device; copy the file itself here', path),
      )
    if (listing.paths.length > filesMax) return
  }
}

async function entriesOf(folder: string, listing: Listing) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (problem) {
    listing.refusals.push(unreadable(folder, problem))
    return []
  }
}

const codeOf = (problem: unknown): string =>
  typeof problem === 'object' && problem !== null && 'code' in problem
    ? String(problem.code)
    : String(problem)

const unreadable = (path: string, problem: unknown): ProgrammeRefusal =>
  refuse('file_unreadable', `cannot be read (${codeOf(problem)})`, path)

async function readText(folder: string, path: string): Promise<string | undefined | ProgrammeRefusal> {
  try {
    const bytes = await readPlainFile(join(folder, path))
    if (bytes === undefined) return refuse('file_is_not_plain', 'is not a plain file', path)
    if (bytes.length > fileBytesMax) {
      return refuse('file_too_large', `is larger than ${fileBytesMax} bytes`, path)
    }
    return canonicalText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (problem) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(problem))) return undefined
    if (codeOf(problem) === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return refuse('file_is_not_text', 'is not UTF-8 text; save it as UTF-8', path)
    }
    return unreadable(path, problem)
  }
}

/** The first bytes of a plain file, one more than may be read; undefined for anything that is not a plain file. */
async function readPlainFile(path: string): Promise<Uint8Array | undefined> {
  const handle = await open(path, readWithoutWaiting)
  try {
    if (!(await handle.stat()).isFile()) return undefined
    const buffer = new Uint8Array(fileBytesMax + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) return buffer.slice(0, length)
    }
  } finally {
    await handle.close()
  }
}
