// A change of the key of the installation: what lies sealed under a key before the newest is sealed anew, and then that key may go.

import { keyId, readKey } from '../../customers/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Desk, LongWork } from '../desk.ts'
import { bookOfDesk } from '../night/books.ts'
import { openDirectoryOf } from './customer-desk.ts'
import type { DocumentDesk } from './document-desk.ts'
import { type KeyedLists, listsUnderEarlier, resealList } from './reseal-lists.ts'

export interface Sealed extends KeyedLists {
  readonly documents: DocumentDesk
}

export interface UnderEarlier {
  /** The id of the newest key. */
  readonly key: string
  readonly documents: readonly string[]
  readonly lists: readonly string[]
  /** True where the customers of the newest book lie under a key before: the next night writes them anew. */
  readonly directory: boolean
}

export interface Resealed {
  readonly documents: number
  readonly lists: number
  /** Documents and lists that no key of the file opens. */
  readonly unopened: readonly string[]
  /** What still lies under other keys; nothing of it: those may go. */
  readonly left: UnderEarlier
}

/** What lies under keys before the newest. Nothing is changed. Refused without a key file. */
export async function findUnderEarlier(sealed: Sealed): Promise<UnderEarlier | Refusal> {
  const { desk, documents, keyFile } = sealed
  const key = await readKey(keyFile)
  if (isRefusal(key)) return { ...key }
  const found = await documents.underEarlier()
  if (isRefusal(found)) return found
  const listed = await listsUnderEarlier(sealed)
  if (isRefusal(listed)) return listed
  return {
    key: keyId(key),
    documents: found,
    lists: listed,
    directory: await isDirectoryUnderEarlier(desk, keyFile),
  }
}

async function isDirectoryUnderEarlier(desk: Desk, keyFile: string): Promise<boolean> {
  const book = await bookOfDesk(desk)
  if (isRefusal(book)) return false
  const directory = await openDirectoryOf(desk, book.id, keyFile)
  if (isRefusal(directory)) return directory.code === 'key_is_not_the_one'
  await directory.close()
  return !directory.isUnderNewest
}

/**
 * Seals anew, one after the other: of a document only its key, of a name list its file and the hashes of its people. What
 * is done is kept: called again it goes on with the rest. Refused to who is no operator, and without a key file.
 */
export async function reseal(
  sealed: Sealed,
  { person, signal, onProgress }: LongWork & { readonly person: string },
): Promise<Resealed | Refusal> {
  const { desk, documents } = sealed
  const refusal = await desk.store.removals.check(person)
  if (refusal !== undefined) return refusal
  const found = await findUnderEarlier(sealed)
  if (isRefusal(found)) return found
  const all = found.documents.length + found.lists.length
  const unopened: string[] = []
  const counts = { documents: 0, lists: 0 }
  for (const [kind, id] of [
    ...found.documents.map((one) => ['documents', one] as const),
    ...found.lists.map((one) => ['lists', one] as const),
  ]) {
    if (signal?.aborted) break
    const done = await (kind === 'documents' ? documents.reseal(id) : resealList(sealed, id))
    if (isRefusal(done)) return done
    if (done) counts[kind]++
    else unopened.push(id)
    onProgress?.(counts.documents + counts.lists + unopened.length, all)
  }
  if (counts.documents + counts.lists > 0)
    await desk.store.documents.resealed({ person, key: found.key, ...counts })
  const left = await findUnderEarlier(sealed)
  return isRefusal(left) ? left : { ...counts, unopened, left }
}
