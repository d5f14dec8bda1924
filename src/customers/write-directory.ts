// Writes the directory of a book's customers: one pass over people, entries sorted in parts, there whole or not at all.

import { type FileHandle, mkdir, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  entryBytes,
  entryOf,
  headBytes,
  sealBytes,
  segmentCount,
  segmentOf,
  sortedEntries,
  writeSeal,
  writeStart,
} from './entries.ts'
import { type DerivedKeys, type DirectoryKey, deriveKeys, sealOf } from './key.ts'
import { type DirectoryPerson, hashOf, keysOfPerson, sealedPerson } from './person.ts'
import { directoryFormat, lookUpFile, manifestIn, peopleFile, sealedContents } from './seal.ts'

export interface DirectoryOptions {
  /** The folder that becomes the directory. */
  readonly dir: string
  readonly book: string
  readonly people: AsyncIterable<readonly DirectoryPerson[]>
  readonly key: DirectoryKey
  readonly random: (bytes: number) => Uint8Array
}

export interface WrittenDirectory {
  readonly customers: number
  readonly entries: number
}

const saltBytes = 32
const ownerOnly = 0o600
/** Entries are put aside by their first byte, each part small enough to be sorted in memory. */
const partCount = 256
/** A part is written out when so much of it waits. */
const waitingMax = 1 << 16

/** Writes the directory; the caller has seen to it that none is there. */
export async function writeDirectory(options: DirectoryOptions): Promise<WrittenDirectory> {
  const { dir, key, random } = options
  await mkdir(dirname(dir), { recursive: true })
  const work = await mkdtemp(join(dirname(dir), '.customers-'))
  try {
    const salt = Buffer.from(random(saltBytes))
    const written = await writeFiles(work, options, { keys: deriveKeys(key, salt), salt })
    await rename(work, dir)
    return written
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

interface Sealing {
  readonly keys: DerivedKeys
  readonly salt: Buffer
}

async function writeFiles(
  work: string,
  { book, people }: DirectoryOptions,
  { keys, salt }: Sealing,
): Promise<WrittenDirectory> {
  const parts = new Parts(join(work, 'part-'))
  const { customers, bytes: peopleBytes } = await writePeople(join(work, peopleFile), { people, keys, parts })
  const { entries, headSeal } = await writeLookUp(join(work, lookUpFile), parts, keys)
  const contents = {
    format: directoryFormat,
    book,
    customers,
    entries,
    peopleBytes,
    headSeal,
    salt: salt.toString('hex'),
    keyName: keys.name,
  } as const
  await writeSynced(manifestIn(work), async (file) => file.writeFile(sealedContents(contents, keys)))
  return { customers, entries }
}

async function writeSynced<Result>(
  path: string,
  write: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const file = await open(path, 'wx', ownerOnly)
  try {
    const result = await write(file)
    await file.sync()
    return result
  } finally {
    await file.close()
  }
}

interface PeopleSource {
  readonly people: DirectoryOptions['people']
  readonly keys: DerivedKeys
  readonly parts: Parts
}

function writePeople(path: string, { people, keys, parts }: PeopleSource) {
  return writeSynced(path, async (file) => {
    let customers = 0
    let bytes = 0
    for await (const some of people) {
      const records: Buffer[] = []
      for (const person of some) {
        const record = sealedPerson(person, keys, bytes)
        for (const [kind, value] of keysOfPerson(person))
          parts.add(entryOf(hashOf(keys, kind, value), { region: person.region, place: bytes }))
        bytes += record.length
        records.push(record)
      }
      customers += some.length
      await file.writev(records)
      await parts.writeWaiting(waitingMax)
    }
    return { customers, bytes }
  })
}

/** Entries put aside by their first byte. */
class Parts {
  readonly #prefix: string
  readonly #waiting: Buffer[][] = Array.from({ length: partCount }, () => [])

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  add(entry: Buffer): void {
    this.#waiting[entry[0]!]!.push(entry)
  }

  /** Writes out the parts of which at least so many bytes wait. */
  async writeWaiting(bytesMin: number): Promise<void> {
    for (const [part, entries] of this.#waiting.entries()) {
      if (entries.length === 0 || entries.length * entryBytes < bytesMin) continue
      const file = await open(this.#prefix + part, 'a', ownerOnly)
      try {
        await file.appendFile(Buffer.concat(entries))
      } finally {
        await file.close()
      }
      entries.length = 0
    }
  }

  /** The entries of each part in order, their part file removed. */
  async *sorted(): AsyncGenerator<Buffer> {
    await this.writeWaiting(0)
    for (let part = 0; part < partCount; part++) {
      const path = this.#prefix + part
      const bytes = await readFile(path).catch((error: { readonly code?: string }) => {
        if (error.code === 'ENOENT') return Buffer.alloc(0)
        throw error
      })
      await rm(path, { force: true })
      yield sortedEntries(bytes)
    }
  }
}

function writeLookUp(path: string, parts: Parts, keys: DerivedKeys) {
  return writeSynced(path, async (file) => {
    const head = Buffer.alloc(headBytes)
    let entries = 0
    let segment = 0
    let offset = headBytes
    for await (const part of parts.sorted()) {
      const segmentsEnd = segment + segmentCount / partCount
      let from = 0
      for (; segment < segmentsEnd; segment++) {
        const to = endOfSegment(part, from, segment)
        writeStart(head, segment, entries)
        if (to > from) writeSeal(head, segment, segmentSeal(keys, segment, part.subarray(from, to)))
        entries += (to - from) / entryBytes
        from = to
      }
      await file.write(part, 0, part.length, offset)
      offset += part.length
    }
    writeStart(head, segmentCount, entries)
    await file.write(head, 0, headBytes, 0)
    return { entries, headSeal: sealOf(keys.seal, head).toString('hex') }
  })
}

function endOfSegment(part: Buffer, from: number, segment: number): number {
  let end = from
  while (end < part.length && segmentOf(part.subarray(end)) === segment) end += entryBytes
  return end
}

/** The seal of a segment, which no entry can enter or leave unseen. */
export const segmentSeal = (keys: DerivedKeys, segment: number, entries: Buffer): Buffer =>
  sealOf(keys.seal, `${segment}:`, entries).subarray(0, sealBytes)
