// A directory that is open: an exact value is found with two small reads, however many customers there are.

import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal } from '../kernel/index.ts'
import { type Entry, entriesWith, entryBytes, headBytes, sealIn, segmentOf, startIn } from './entries.ts'
import { type DerivedKeys, type DirectoryKey, readKey, sameSeal, sealOf } from './key.ts'
import {
  type DirectoryPerson,
  type FindKind,
  findSealedPerson,
  hashOf,
  keysOfPerson,
  type LookUpKind,
  normalised,
  recordHead,
} from './person.ts'
import { type CustomerRefusal, refuseChanged } from './refusals.ts'
import {
  type DirectoryContents,
  isDirectory,
  lookUpFile,
  type OpenedContents,
  openContents,
  peopleFile,
  refuseMissing,
} from './seal.ts'
import { segmentSeal } from './write-directory.ts'

export interface FindRequest {
  readonly kind: FindKind
  readonly value: string
  /** Region prefixes of who asks; nobody of elsewhere is opened. */
  readonly regions: readonly string[]
  readonly limit: number
}

export interface FoundPeople {
  readonly people: readonly DirectoryPerson[]
  /** True when there are more than `limit` in these regions. */
  readonly isCut: boolean
}

interface OpenFiles {
  readonly people: FileHandle
  readonly lookUp: FileHandle
  readonly head: Buffer
}

export class CustomerDirectory {
  readonly contents: DirectoryContents
  /** False where it was written under a key before the newest. */
  readonly isUnderNewest: boolean
  readonly #keys: DerivedKeys
  readonly #files: OpenFiles

  constructor(
    { contents, isUnderNewest }: Pick<OpenedContents, 'contents' | 'isUnderNewest'>,
    keys: DerivedKeys,
    files: OpenFiles,
  ) {
    this.contents = contents
    this.isUnderNewest = isUnderNewest
    this.#keys = keys
    this.#files = files
  }

  /** The customers of these regions with exactly this value. */
  async find({ kind, value, regions, limit }: FindRequest): Promise<FoundPeople | CustomerRefusal> {
    const entries = await this.#entries(kind, value)
    if (isRefusal(entries)) return entries
    const own = entries.filter(({ region }) => regions.some((prefix) => region.startsWith(prefix)))
    const people: DirectoryPerson[] = []
    for (const { place } of own.slice(0, limit)) {
      const person = await this.#personAt(place, kind, value)
      if (isRefusal(person)) return person
      people.push(person)
    }
    return { people, isCut: own.length > limit }
  }

  /** The region of a customer; undefined when the directory does not know them. */
  async regionOf(customer: string): Promise<string | undefined | CustomerRefusal> {
    const entries = await this.#entries('customer', customer)
    return isRefusal(entries) ? entries : entries[0]?.region
  }

  /** A customer by id, or undefined. */
  async findCustomer(customer: string): Promise<DirectoryPerson | undefined | CustomerRefusal> {
    const entries = await this.#entries('customer', customer)
    if (isRefusal(entries)) return entries
    const [entry] = entries
    return entry && this.#personAt(entry.place, 'customer', customer)
  }

  async #entries(kind: LookUpKind, value: string): Promise<readonly Entry[] | CustomerRefusal> {
    const hash = hashOf(this.#keys, kind, value)
    const segment = segmentOf(hash)
    const { head, lookUp } = this.#files
    const from = startIn(head, segment)
    const length = (startIn(head, segment + 1) - from) * entryBytes
    if (length === 0) return []
    const bytes = await readAt(lookUp, headBytes + from * entryBytes, length)
    if (!sameSeal(segmentSeal(this.#keys, segment, bytes), sealIn(head, segment)))
      return refuseChanged(lookUpFile)
    return entriesWith(bytes, hash)
  }

  /** The person at a place, who must be found by what was asked. */
  async #personAt(
    place: number,
    kind: LookUpKind,
    value: string,
  ): Promise<DirectoryPerson | CustomerRefusal> {
    const head = await readAt(this.#files.people, place, recordHead)
    const length = head.length < recordHead ? 0 : head.readUInt32BE()
    if (place + recordHead + length > this.contents.peopleBytes) return refuseChanged(peopleFile)
    const record = await readAt(this.#files.people, place + recordHead, length)
    const person = findSealedPerson(record, this.#keys, place)
    const wanted = normalised(kind, value)
    const isTheirs =
      person !== undefined &&
      keysOfPerson(person).some((key) => key[0] === kind && normalised(kind, key[1]) === wanted)
    return isTheirs ? person : refuseChanged(peopleFile)
  }

  async close(): Promise<void> {
    await Promise.all([this.#files.people.close(), this.#files.lookUp.close()])
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
  return buffer.subarray(0, bytesRead)
}

/** Opens the directory in a folder with the key of a file. */
export async function openDirectoryWith(
  keyFile: string,
  dir: string,
): Promise<CustomerDirectory | CustomerRefusal> {
  if (!(await isDirectory(dir))) return refuseMissing
  const key = await readKey(keyFile)
  return isRefusal(key) ? key : openDirectory(dir, key)
}

/** Opens the directory in a folder. Refused without one, with another key, and when what is read was changed. */
export async function openDirectory(
  dir: string,
  key: DirectoryKey,
): Promise<CustomerDirectory | CustomerRefusal> {
  const opened = await openContents(dir, key)
  if (isRefusal(opened)) return opened
  const { contents, keys } = opened
  const people = await open(join(dir, peopleFile), 'r').catch(() => undefined)
  const lookUp = await open(join(dir, lookUpFile), 'r').catch(() => undefined)
  const head = lookUp && (await readAt(lookUp, 0, headBytes))
  const isWhole = head && sameSeal(sealOf(keys.seal, head), Buffer.from(contents.headSeal, 'hex'))
  if (people !== undefined && lookUp !== undefined && isWhole)
    return new CustomerDirectory(opened, keys, { people, lookUp, head })
  await people?.close()
  await lookUp?.close()
  return refuseChanged(people === undefined ? peopleFile : lookUpFile)
}
