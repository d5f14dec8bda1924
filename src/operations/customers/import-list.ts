// A name list from a file on this computer, tried or imported as the console does it, with the directory of the newest book.

import { openDirectoryWith } from '../../customers/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { may, regionsOf } from '../../organisation/index.ts'
import type { Desk } from '../desk.ts'
import { bookOfDesk } from '../night/books.ts'
import { directoryFolder } from './customer-desk.ts'
import { type ImportedList, type ImportList, NameListDesk, type TriedList } from './name-list-desk.ts'

export interface ImportListFile extends Omit<ImportList, 'regions'> {
  readonly keyFile: string
  readonly random: (bytes: number) => Uint8Array
  /** ISO instant of now. */
  readonly clock: () => string
  /** True when nothing is to be kept. */
  readonly isRehearsal: boolean
}

/** Refused to whom no role lets import, and without the customers of a book. */
export async function importListFile(
  desk: Desk,
  { keyFile, random, clock, isRehearsal, ...request }: ImportListFile,
): Promise<ImportedList | { readonly tried: TriedList } | Refusal> {
  const caller = await desk.store.organisation.findCaller(request.person)
  if (caller === undefined)
    return refuse('person_is_unknown', `nobody has the id ${request.person}`, 'person')
  const refusal = may(caller, 'name_list.import')
  if (refusal !== undefined) return refusal
  const book = await bookOfDesk(desk)
  if (isRefusal(book)) return book
  const directory = await openDirectoryWith(keyFile, directoryFolder(desk, book.id))
  if (isRefusal(directory)) return { ...directory }
  try {
    const lists = new NameListDesk({
      desk,
      customers: { directory: async () => directory },
      keyFile,
      random,
      clock,
    })
    const asked = { ...request, regions: regionsOf(caller, 'name_list.import') }
    if (!isRehearsal) return await lists.import(asked)
    const tried = await lists.try(asked)
    return isRefusal(tried) ? tried : { tried }
  } finally {
    await directory.close()
  }
}
