// What of old nights is past the days the bank keeps it, what of that is still needed, and how much room it takes.

import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Book, findLeftWork } from '../../book/index.ts'
import { extractOfBank } from '../../connectors/index.ts'
import { type Day, dayFromIso, findDayFromIso, isoFromDay } from '../../kernel/index.ts'
import type { NeededBook, Removal, RemovedKind } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { nightsKept } from '../rules/house-terms.ts'
import { listBooks } from './books.ts'

/** A folder past its days. */
export interface OldFolder {
  readonly what: RemovedKind
  /** Below `books/`, `extracts/` or `customers/` of the data folder. */
  readonly name: string
  readonly book?: string
  /** ISO day of the night. */
  readonly asOf: string
  readonly bytes: number
  readonly rule: 'retention.extractDays' | 'retention.bookDays'
  readonly days: number
  /** Why it stays all the same. */
  readonly needed?: { readonly because: NeededBook['because'] | ExtractNeed; readonly by: string }
}

/** Work that a process which no longer lives left behind; it is nobody's. */
export interface LeftWork {
  /** The folder, below the data folder. */
  readonly path: string
  readonly bytes: number
}

export interface OldNights {
  /** ISO day of the newest book, from which days are counted; absent where there is none. */
  readonly newest?: string
  readonly folders: readonly OldFolder[]
  readonly left: readonly LeftWork[]
}

export const placeOf: Readonly<Record<RemovedKind, string>> = {
  book: 'books',
  extract: 'extracts',
  directory: 'customers',
}

/**
 * Everything past its days, counted back from the day of the newest book, which always stays: a bank whose extracts stop
 * loses nothing. Extracts and directories, which name people, go by one rule and books by another. Nothing is removed.
 */
export async function findOldNights(desk: Desk): Promise<OldNights> {
  const left = await findLeft(desk.folder)
  const books = await listBooks(desk)
  const [newest] = books
  if (newest === undefined) return { folders: [], left }
  const { extractDays, bookDays } = nightsKept(desk)
  const needed = await desk.store.removals.neededBooks()
  const isOld = (asOf: Day, days: number): boolean => newest.asOf - asOf > days
  const byExtract = { rule: 'retention.extractDays', days: extractDays } as const
  const found: Omit<OldFolder, 'bytes'>[] = []
  const whyExtract = await whyExtractStays(desk, books)
  for (const name of await namesBelow(desk, 'extract')) {
    const asOf = findDayFromIso(name)
    if (asOf === undefined || !isOld(asOf, extractDays)) continue
    const because = whyExtract(name, asOf)
    const needed = because && { needed: { because, by: `extracts/${name}` } }
    found.push({ what: 'extract', name, asOf: isoFromDay(asOf), ...byExtract, ...needed })
  }
  for (const name of await namesBelow(desk, 'directory')) {
    const asOf = books.find(({ id }) => id === name)?.asOf ?? dayOf(await desk.store.removals.findBook(name))
    if (asOf !== undefined && name !== newest.id && isOld(asOf, extractDays))
      found.push({ what: 'directory', name, book: name, asOf: isoFromDay(asOf), ...byExtract })
  }
  for (const { id, dir, asOf } of books) {
    if (id === newest.id || !isOld(asOf, bookDays)) continue
    const why = needed.find(({ book }) => book === undefined || book === null || book === id)
    found.push({
      what: 'book',
      name: dir.slice(join(desk.folder, placeOf.book).length + 1),
      book: id,
      asOf: isoFromDay(asOf),
      rule: 'retention.bookDays',
      days: bookDays,
      ...(why !== undefined && { needed: why }),
    })
  }
  const folders: OldFolder[] = []
  for (const one of found.toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0)))
    folders.push({ ...one, bytes: await bytesBelow(join(desk.folder, placeOf[one.what], one.name)) })
  return { newest: isoFromDay(newest.asOf), folders, left }
}

type ExtractNeed = 'simulated_bank' | 'not_imported'
type WhyExtract = (name: string, asOf: Day) => ExtractNeed | undefined

/** An extract stays that became no book yet, such as one that came late, and that from which the simulated bank was made. */
async function whyExtractStays(desk: Desk, books: readonly Book[]): Promise<WhyExtract> {
  const simulated = await extractOfBank(join(desk.folder, 'bank'))
  const removed = (await desk.store.removals.books()).map(({ asOf }) => dayFromIso(asOf))
  const imported = new Set([...books.map(({ asOf }) => asOf), ...removed])
  return (name, asOf) => {
    if (resolve(desk.folder, placeOf.extract, name) === simulated) return 'simulated_bank'
    return imported.has(asOf) ? undefined : 'not_imported'
  }
}

const dayOf = (removal: Removal | undefined): Day | undefined => removal && dayFromIso(removal.asOf)

async function namesBelow(desk: Desk, what: RemovedKind): Promise<readonly string[]> {
  const names = await readdir(join(desk.folder, placeOf[what])).catch(() => [])
  return names.filter((name) => !name.startsWith('.'))
}

/** Where unfinished work lies, seen from the data folder, and how its names begin. */
const workPlaces = [
  ['', /^redeciding-$/],
  ['books', /^\./],
  ['extracts', /^\./],
  ['plans', /^drafting-$/],
  ['comparisons', /^comparing-$/],
  ['look-ups', /^\.look-up-$/],
] as const

async function findLeft(folder: string): Promise<readonly LeftWork[]> {
  const left: LeftWork[] = []
  for (const [place, form] of workPlaces)
    for (const name of await findLeftWork(join(folder, place), (prefix) => form.test(prefix))) {
      const path = join(place, name)
      left.push({ path, bytes: await bytesBelow(join(folder, path)) })
    }
  return left
}

/** Bytes of the files in a folder; what goes meanwhile counts nothing. */
async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries)
    if (entry.isFile())
      bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0
  return bytes
}
