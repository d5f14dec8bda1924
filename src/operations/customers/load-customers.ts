// Loads the customers of a book: the people of its extract into an encrypted directory, once.

import { mkdir, stat } from 'node:fs/promises'
import { type Book, withPeople } from '../../book/index.ts'
import { openDirectory, readOrMakeKey, writeDirectory } from '../../customers/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Desk } from '../desk.ts'
import { directoriesFolder, directoryFolder } from './customer-desk.ts'

export interface LoadCustomersRequest {
  readonly book: Book
  /** The extract the book was made from. */
  readonly extract: string
  readonly keyFile: string
  readonly random: (bytes: number) => Uint8Array
}

export interface LoadedCustomers {
  readonly kind: 'loaded'
  readonly customers: number
  /** True when they were there before. */
  readonly already: boolean
}

const threads = 2
const memoryLimit = '2GB'

/** Repeated, it changes nothing. Refused with another key, and when the extract is not that of the book. */
export async function loadCustomers(
  desk: Pick<Desk, 'folder'>,
  { book, extract, keyFile, random }: LoadCustomersRequest,
): Promise<LoadedCustomers | Refusal> {
  const key = await readOrMakeKey(keyFile, random)
  if (isRefusal(key)) return key
  const dir = directoryFolder(desk, book.id)
  if (await isThere(dir)) {
    const directory = await openDirectory(dir, key)
    if (isRefusal(directory)) return directory
    await directory.close()
    return { kind: 'loaded', customers: directory.contents.customers, already: true }
  }
  const workDir = directoriesFolder(desk)
  await mkdir(workDir, { recursive: true })
  const source = { book, extract, workDir, memoryLimit, threads }
  const written = await withPeople(source, (people) =>
    writeDirectory({ dir, book: book.id, people, key, random }),
  )
  return isRefusal(written) ? written : { kind: 'loaded', customers: written.customers, already: false }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
