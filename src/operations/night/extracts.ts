// The nightly extracts below the desk, and importing one as the next book: what a night begins with.

import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  addDays,
  type Day,
  dayFromIso,
  findDayFromIso,
  isoFromDay,
  isRefusal,
  type Refusal,
  refuse,
} from '../../kernel/index.ts'
import { loadCustomers } from '../customers/load-customers.ts'
import type { Desk, LongWork } from '../desk.ts'
import { bookGone, listBooks } from './books.ts'
import { importBookWithRecorded } from './import-book.ts'

/** What importing needs beside the desk. */
export interface Importing {
  /** The key of the customer directory, and chance for sealing it. */
  readonly keyFile: string
  readonly random: (bytes: number) => Uint8Array
  /** Has the bank write its extract of a day into a folder; absent where the bank delivers by itself. */
  readonly deliver?: (day: Day, folder: string) => Promise<unknown>
}

export interface Extract {
  readonly asOf: Day
  /** `asked_for`: not there yet; the bank writes it when it is imported. */
  readonly state: 'imported' | 'delivered' | 'asked_for'
}

const extractsFolder = (desk: Desk): string => join(desk.folder, 'extracts')
const extractFolder = (desk: Desk, day: Day): string => join(extractsFolder(desk), isoFromDay(day))

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function deliveredDays(desk: Desk): Promise<readonly Day[]> {
  const names = await readdir(extractsFolder(desk)).catch(() => [])
  const days = names.flatMap((name) => findDayFromIso(name) ?? [])
  const whole = await Promise.all(days.map((day) => isThere(join(extractFolder(desk, day), 'control.json'))))
  return days.filter((_, at) => whole[at])
}

/** The extracts there are, but of nights whose book was removed, and the next day's where the bank gives it when asked; the newest first. */
export async function listExtracts(desk: Desk, importing?: Importing): Promise<readonly Extract[]> {
  const books = new Set((await listBooks(desk)).map(({ asOf }) => asOf))
  const removed = new Set((await desk.store.removals.books()).map(({ asOf }) => dayFromIso(asOf)))
  const delivered = (await deliveredDays(desk)).filter((day) => !removed.has(day))
  const known = [...new Set([...delivered, ...books])].sort((a, b) => b - a)
  const extracts = known.map((asOf): Extract => ({ asOf, state: books.has(asOf) ? 'imported' : 'delivered' }))
  const [newest] = extracts
  if (importing?.deliver === undefined || newest?.state !== 'imported') return extracts
  return [{ asOf: addDays(newest.asOf, 1), state: 'asked_for' }, ...extracts]
}

/** The extract of a day. Refused when there is none and none can be asked for. */
export async function extractOfDay(desk: Desk, day: Day, importing?: Importing): Promise<Extract | Refusal> {
  const known = await listExtracts(desk, importing)
  const found = known.find(({ asOf }) => asOf === day)
  if (found !== undefined) return found
  const removed = (await desk.store.removals.books()).find(({ asOf }) => asOf === isoFromDay(day))
  if (removed !== undefined) return bookGone(desk, removed.book, '')
  const near = known.toSorted((one, other) => Math.abs(one.asOf - day) - Math.abs(other.asOf - day))[0]
  const nearest = near === undefined ? '' : `; the nearest there is: ${isoFromDay(near.asOf)}`
  const because = `no extract of ${isoFromDay(day)} lies below extracts/ of the data folder; wait until the bank delivers it${nearest}`
  return refuse('extract_not_found', because, 'day')
}

export interface ImportRequest extends LongWork {
  readonly day: Day
  readonly importing: Importing
}

export interface ImportedBook {
  readonly book: string
  readonly asOf: string
  readonly accounts: number
  readonly quarantined: number
  /** True when the same book was there before. */
  readonly already: boolean
  /** Why its customers cannot be found yet. */
  readonly customers?: Refusal
}

const threads = 2
const memoryLimit = '2GB'

/** Imports the extract of a day as a book and makes its customers findable, which is the last part of it. Repeated, it changes nothing. */
export async function importDay(
  desk: Desk,
  { day, importing, signal, onProgress }: ImportRequest,
): Promise<ImportedBook | Refusal> {
  const found = await extractOfDay(desk, day, importing)
  if (isRefusal(found)) return found
  const extract = extractFolder(desk, day)
  const refusal = found.state === 'asked_for' ? await askFor(desk, day, importing) : undefined
  if (refusal !== undefined) return refusal
  const out = join(desk.folder, 'books', isoFromDay(day))
  const imported = await importBookWithRecorded(desk, {
    extract,
    out,
    asOf: day,
    threads,
    memoryLimit,
    ...(signal && { signal }),
    progress: (_, done, all) => onProgress?.(done, all + 1),
  })
  if (isRefusal(imported)) return imported
  const { book, already } = imported
  const { keyFile, random } = importing
  const loaded = await loadCustomers(desk, { book, extract, keyFile, random })
  const { id, accounts, quarantined } = book
  const answer = { book: id, asOf: isoFromDay(day), accounts, quarantined, already }
  return isRefusal(loaded) ? { ...answer, customers: loaded } : answer
}

/** Has the bank write the extract of a day beside the others; it stands there whole or not at all. */
async function askFor(desk: Desk, day: Day, { deliver }: Importing): Promise<Refusal | undefined> {
  const written = join(extractsFolder(desk), `being-written-${isoFromDay(day)}`)
  await rm(written, { recursive: true, force: true })
  const delivered = await deliver?.(day, written)
  if (isRefusal(delivered)) return delivered
  await rename(written, extractFolder(desk, day))
  return undefined
}
