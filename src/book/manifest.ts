// book.json: what a book is made of, by hash; written last, so that a folder with it is a whole book.

import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, findDayFromIso, type Refusal, refuse } from '../kernel/index.ts'
import type { RecordedEntry } from './import/recorded.ts'

/** The only format this version writes and reads. */
export const bookFormat = 1

/** Shards begin at multiples of this many accounts, so the order of accounts is the same for every shard count. */
export const blockSize = 4096

export interface Shard {
  /** Below the folder of the book. */
  readonly file: string
  /** The ordinal in the book of the shard's first account. */
  readonly firstAccount: number
  readonly accounts: number
  readonly sha256: string
}

export interface SourceEntry {
  readonly file: string
  readonly sha256: string
  readonly rows: number
  /** Decimal text: a sum may exceed 2^53. */
  readonly sums: Readonly<Record<string, string>>
  /** Columns whose sum could not be compared because amounts in them are unreadable. */
  readonly sumsUnchecked: readonly string[]
  readonly quarantined: number
}

/** What stands in book.json. */
export interface Manifest {
  readonly format: typeof bookFormat
  readonly id: string
  readonly asOf: string
  readonly currency: string
  readonly blockSize: number
  readonly accounts: number
  /** Region codes, ascending; a region in the book is a position in this list. */
  readonly regions: readonly string[]
  readonly shards: readonly Shard[]
  readonly transfers: { readonly file: string; readonly rows: number; readonly sha256: string }
  readonly quarantined: number
  readonly sources: Readonly<Record<string, SourceEntry>>
  /** Circumstances that people recorded; absent where there were none. */
  readonly recorded?: RecordedEntry
}

/** A whole book on disk, ready to be read. */
export interface Book extends Omit<Manifest, 'asOf' | 'format'> {
  readonly dir: string
  readonly asOf: Day
}

/** The id of a book: its day and the SHA-256 of every file it was made from, whatever the shards. */
export function bookId(asOf: string, hashes: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(`${asOf}\n`)
  for (const table of [...hashes.keys()].sort()) hash.update(`${table} ${hashes.get(table)}\n`)
  return `book_${hash.digest('hex')}`
}

/** The manifest of a folder, or undefined where there is none that this version reads. */
export async function findManifest(dir: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(dir, 'book.json'), 'utf8')) as Manifest
    return manifest.format === bookFormat ? manifest : undefined
  } catch {
    return undefined
  }
}

async function findMissingFile(dir: string, manifest: Manifest): Promise<string | undefined> {
  for (const { file } of [...manifest.shards, manifest.transfers])
    try {
      await stat(join(dir, file))
    } catch {
      return file
    }
  return undefined
}

/** Opens a book. Refuses a folder without a readable `book.json`, or one from which a file is missing. */
export async function openBook(dir: string): Promise<Book | Refusal> {
  const manifest = await findManifest(dir)
  const asOf = manifest === undefined ? undefined : findDayFromIso(manifest.asOf)
  if (manifest === undefined || asOf === undefined)
    return refuse(
      'not_a_book',
      `${dir} has no book.json of format ${bookFormat}; import an extract with reprieve book import`,
      dir,
    )
  const missing = await findMissingFile(dir, manifest)
  if (missing !== undefined)
    return refuse(
      'not_a_book',
      `${missing} of the book is missing; import the extract again`,
      join(dir, missing),
    )
  const { format: _, ...rest } = manifest
  return { ...rest, dir, asOf }
}
