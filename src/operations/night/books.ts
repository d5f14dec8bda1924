// The books below the desk: which there are, and which is the newest.

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Book, openBook } from '../../book/index.ts'
import { isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from './bank-day.ts'

const folderOf = (desk: Desk): string => join(desk.folder, 'books')

/** Changes when the file or folder does; empty where there is none. */
export const stampOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size }) => `${mtimeMs}-${size}`,
    () => '',
  )

/** Changes when a book is completed, written anew or removed; costs three looks, however many files it has. */
async function stampOfBook(dir: string): Promise<string> {
  const looked = [dir, join(dir, 'accounts'), join(dir, 'book.json')]
  return (await Promise.all(looked.map(stampOf))).join(' ')
}

interface OpenedBook {
  readonly stamp: string
  /** Undefined where the folder holds no whole book. */
  readonly book: Book | undefined
}

/** What was last found below `books/`, by the name of the folder: a bank keeps many books, of many files each. */
const opened = new WeakMap<Desk, ReadonlyMap<string, OpenedBook>>()

/** A book that is being imported lies beside the others under such a name until it is whole. */
const isBeingWritten = (name: string): boolean => name.startsWith('.')

/** Whole books below `books/`, the newest first. A book is opened again only when something of it changed. */
export async function listBooks(desk: Desk): Promise<readonly Book[]> {
  const folder = folderOf(desk)
  const all = await readdir(folder).catch(() => [])
  const names = all.filter((name) => !isBeingWritten(name)).sort()
  const stamps = await Promise.all(names.map((name) => stampOfBook(join(folder, name))))
  const before = opened.get(desk)
  const found = new Map<string, OpenedBook>()
  for (const [at, name] of names.entries()) {
    const [known, stamp] = [before?.get(name), stamps[at]!]
    found.set(name, known?.stamp === stamp ? known : await openStamped(join(folder, name), stamp))
  }
  opened.set(desk, found)
  return [...found.values()]
    .flatMap(({ book }) => book ?? [])
    .sort((a, b) => b.asOf - a.asOf || (a.id < b.id ? 1 : -1))
}

async function openStamped(dir: string, stamp: string): Promise<OpenedBook> {
  const book = await openBook(dir)
  return { stamp, book: isRefusal(book) ? undefined : book }
}

/** The book with an id, or undefined where it is not there any more. */
export async function findBook(desk: Desk, id: string): Promise<Book | undefined> {
  return (await listBooks(desk)).find((one) => one.id === id)
}

/** The book with an id, or the newest. Refused when there is none. */
export async function bookOfDesk(desk: Desk, id?: string): Promise<Book | Refusal> {
  if (id === undefined) {
    const [newest] = await listBooks(desk)
    return newest ?? refuse('book_not_found', `there is no book yet${howToImport}`, 'book')
  }
  return (await findBook(desk, id)) ?? bookGone(desk, id, `there is no book ${id}${howToImport}`)
}

const howToImport = '; import an extract with reprieve book import'

/** Why a book is not there: it was removed on a day under a rule, or nobody knows. */
export async function bookGone(
  desk: Pick<Desk, 'store'>,
  id: string,
  otherwise: string,
): Promise<Refusal & { readonly removed?: RemovedBook }> {
  const removal = await desk.store.removals.findBook(id)
  if (removal === undefined) return refuse('book_not_found', otherwise, id)
  const { asOf, removedAt, removedBy, rule, days } = removal
  const removed = { night: asOf, day: isoFromDay(bankDay(removedAt)), by: removedBy, rule, days }
  const by = removedBy === 'system' ? 'the server' : removedBy
  const refusal = refuse(
    'book_was_removed',
    `the book of ${asOf} was removed on ${removed.day} by ${by} under ${rule}, ${days} days; plans and decisions stay. To read it again, bring its folder back from a backup`,
    id,
  )
  return { ...refusal, removed }
}

/** How a book was removed: its night and the day it went, as ISO days, by a person or `system`, under a rule of so many days. */
export interface RemovedBook {
  readonly night: string
  readonly day: string
  readonly by: string
  readonly rule: string
  readonly days: number
}
