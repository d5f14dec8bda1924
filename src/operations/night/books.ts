// The books below the desk: which there are, and which is the newest.

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Book, openBook } from '../../book/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Desk } from '../desk.ts'

const folderOf = (desk: Desk): string => join(desk.folder, 'books')

/** Changes when a book is added, completed, written anew or removed; costs three looks at each, however many files it has. */
export async function stampOfBooks(desk: Desk): Promise<string> {
  const folder = folderOf(desk)
  const names = await readdir(folder).catch(() => [])
  const looked = names
    .sort()
    .flatMap((name) => [join(folder, name), join(folder, name, 'accounts'), join(folder, name, 'book.json')])
  return (await Promise.all(looked.map(async (path) => `${path} ${await stampOf(path)}`))).join('\n')
}

/** Changes when the file or folder does; empty where there is none. */
export const stampOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size }) => `${mtimeMs}-${size}`,
    () => '',
  )

/** Whole books below `books/`, the newest first. */
export async function listBooks(desk: Desk): Promise<readonly Book[]> {
  const folder = folderOf(desk)
  const names = await readdir(folder).catch(() => [])
  const books: Book[] = []
  for (const name of names.sort()) {
    const book = await openBook(join(folder, name))
    if (!isRefusal(book)) books.push(book)
  }
  return books.sort((a, b) => b.asOf - a.asOf || (a.id < b.id ? 1 : -1))
}

/** The book with an id, or the newest. Refused when there is none. */
export async function bookOfDesk(desk: Desk, id?: string): Promise<Book | Refusal> {
  const books = await listBooks(desk)
  const book = id === undefined ? books[0] : books.find((one) => one.id === id)
  if (book !== undefined) return book
  const which = id === undefined ? 'there is no book yet' : `there is no book ${id}`
  return refuse('book_not_found', `${which}; import an extract with reprieve book import`, 'book')
}
