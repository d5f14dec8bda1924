// One account or customer of a book at once: rows sorted by id beside the book, derived from it and removable.

import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AccountCase } from '../case.ts'
import { openDatabase, quoted } from '../database.ts'
import { flush, makeWorkFolder } from '../files.ts'
import { coldColumns, hotColumns } from '../layout.ts'
import type { Book } from '../manifest.ts'
import { caseFrom, type Row } from './read-accounts.ts'
import { indexSortedLines, openSortedLines, type SortedLines } from './sorted-lines.ts'

/** Answers for one id with one small read, however large the book is. */
export class LookUp {
  readonly book: Book
  readonly #accounts: SortedLines
  readonly #customers: SortedLines

  constructor(book: Book, accounts: SortedLines, customers: SortedLines) {
    this.book = book
    this.#accounts = accounts
    this.#customers = customers
  }

  /** The account as a case of its own, or undefined when it is not in the book. */
  async findAccount(id: string): Promise<AccountCase | undefined> {
    const row = await this.#accounts.find(id)
    return row === undefined ? undefined : caseFrom(row as Row, this.book)
  }

  /** The accounts a customer owns, in order; empty when the customer has none in the book. */
  async accountsOf(customer: string): Promise<readonly string[]> {
    const line = (await this.#customers.find(customer)) as
      | { readonly accounts: readonly string[] }
      | undefined
    return line?.accounts ?? []
  }

  async close(): Promise<void> {
    await Promise.all([this.#accounts.close(), this.#customers.close()])
  }
}

/** Opens the look-up of a book below `folder`; made first, in one pass over the book, where it is not there. */
export async function openLookUp(book: Book, folder: string): Promise<LookUp> {
  const dir = join(folder, book.id)
  const isThere = await stat(dir).then(
    () => true,
    () => false,
  )
  if (!isThere) await makeLookUp(book, dir)
  const accounts = await openSortedLines(accountLines(dir))
  const customers = await openSortedLines(customerLines(dir))
  return new LookUp(book, accounts, customers)
}

/**
 * Removes what lies below `folder` of other books than these. A look-up is many times as large as its book, and is made
 * again where somebody asks; who has one open reads on.
 */
export async function removeOtherLookUps(folder: string, books: readonly Book[]): Promise<void> {
  const kept = books.map(({ id }) => id)
  for (const name of await readdir(folder))
    if (!name.startsWith('.') && !kept.includes(name))
      await rm(join(folder, name), { recursive: true, force: true })
}

const accountLines = (dir: string) => ({ file: join(dir, 'accounts.json'), member: 'account' })
const customerLines = (dir: string) => ({ file: join(dir, 'customers.json'), member: 'customer' })

/** The folder appears whole or not at all, after a power cut too: a look-up cut short would know only some accounts. */
async function makeLookUp(book: Book, dir: string): Promise<void> {
  const work = await makeWorkFolder(dirname(dir), '.look-up-')
  try {
    await writeLines(book, work)
    await indexSortedLines(accountLines(work))
    await indexSortedLines(customerLines(work))
    for (const name of await readdir(work)) await flush(join(work, name))
    await rename(work, dir).catch(async (error: { readonly code?: string }) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function writeLines(book: Book, work: string): Promise<void> {
  const files = book.shards.map(({ file }) => quoted(join(book.dir, file))).join(', ')
  const columns = ['account', ...coldColumns.filter((name) => name !== 'account'), ...hotColumns].join(', ')
  const database = await openDatabase({ spillDir: work, memoryLimit: '1GB', threads: 1 })
  const copy = (select: string, name: string) =>
    database.connection.run(`COPY (${select}) TO ${quoted(join(work, name))} (FORMAT json)`)
  try {
    await copy(`SELECT ${columns} FROM read_parquet([${files}])`, 'accounts.json')
    const owned = `SELECT customer, list(account ORDER BY account) AS accounts
      FROM read_parquet([${files}]) GROUP BY customer ORDER BY customer`
    await copy(owned, 'customers.json')
  } finally {
    database.close()
  }
}
