// Name lists under another key: the file sealed anew, and the hashes by which its people are known on the next list.

import { type ListSeal, openListSeal } from '../../customers/index.ts'
import { type Day, isRefusal, noDay, type Refusal } from '../../kernel/index.ts'
import { readList } from '../../lists/index.ts'
import type { Desk } from '../desk.ts'
import { hashOf } from './name-list-desk.ts'

export interface KeyedLists {
  readonly desk: Desk
  readonly keyFile: string
  readonly random: (bytes: number) => Uint8Array
}

/** The lists whose file lies under a key before the newest, or under one that is not there. */
export async function listsUnderEarlier({
  desk,
  keyFile,
  random,
}: KeyedLists): Promise<readonly string[] | Refusal> {
  const seal = await openListSeal(keyFile, random)
  if (isRefusal(seal)) return { ...seal }
  const found: string[] = []
  for (const id of await desk.store.nameLists.withFile()) {
    const sealed = await desk.store.nameLists.sealedFile(id)
    if (sealed !== undefined && !seal.isNewest(sealed)) found.push(id)
  }
  return found
}

/** Seals the file of a list, and the hashes of its people, under the newest key; false where no key opens it. */
export async function resealList(
  { desk, keyFile, random }: KeyedLists,
  id: string,
): Promise<boolean | Refusal> {
  const seal = await openListSeal(keyFile, random)
  if (isRefusal(seal)) return { ...seal }
  const sealed = await desk.store.nameLists.sealedFile(id)
  if (sealed === undefined) return true
  const bytes = seal.open(sealed)
  if (bytes === undefined) return false
  const hashes = await hashesAnew(desk, { id, bytes, seal })
  if (isRefusal(hashes)) return hashes
  await desk.store.nameLists.reseal(id, { sealed: seal.seal(bytes), hashes })
  return true
}

interface OpenList {
  readonly id: string
  readonly bytes: Buffer
  readonly seal: ListSeal
}

/** By line, the hash under the newest key of whoever the line names. It was within its limits when it came. */
async function hashesAnew(
  desk: Desk,
  { id, bytes, seal }: OpenList,
): Promise<ReadonlyMap<number, string> | Refusal> {
  const limits = { bytesMax: Number.MAX_SAFE_INTEGER, linesMax: Number.MAX_SAFE_INTEGER }
  const read = await readList(bytes, { category: 'frontline', firstDay: 0 as Day, today: noDay, limits })
  if (isRefusal(read)) return read
  const people = new Map(
    read.lines.flatMap((one) => ('person' in one ? [[one.line, one.person] as const] : [])),
  )
  const hashes = new Map<number, string>()
  for (const { line, category } of await desk.store.nameLists.hashed(id)) {
    const person = people.get(line)
    if (person !== undefined) hashes.set(line, hashOf(seal, { ...person, category }))
  }
  return hashes
}
