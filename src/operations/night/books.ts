// The books below the desk: which there are, and which is the newest.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Book, openBook } from '../../book/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Desk } from '../desk.ts'

/** Whole books below `books/`, the newest first. */
export async function listBooks(desk: Desk): Promise<readonly Book[]> {
  const folder = join(desk.folder, 'books')
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
