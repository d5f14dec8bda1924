// The sorted entries of the look-up file: hash, region, place of the record; in segments by their first two bytes.

import { hashBytes } from './person.ts'

const regionBytes = 3
const placeBytes = 5
export const entryBytes = hashBytes + regionBytes + placeBytes

/** One segment for every value of the first two bytes: some thousand entries each on 13 million customers. */
export const segmentCount = 65_536
const countBytes = 6
export const sealBytes = 16

/** Where each segment begins, as a number of entries, and the seal of each. */
export const headBytes = (segmentCount + 1) * countBytes + segmentCount * sealBytes

export interface Entry {
  readonly region: string
  /** Offset of the record in the file of people. */
  readonly place: number
}

/** The region as a number of GB/T 2260; 0 where it is not known. */
export function entryOf(hash: Uint8Array, { region, place }: Entry): Buffer {
  const entry = Buffer.alloc(entryBytes)
  entry.set(hash)
  entry.writeUIntBE(Number(region), hashBytes, regionBytes)
  entry.writeUIntBE(place, hashBytes + regionBytes, placeBytes)
  return entry
}

export const segmentOf = (hash: Buffer): number => hash.readUInt16BE(0)

export const writeStart = (head: Buffer, segment: number, entries: number): number =>
  head.writeUIntBE(entries, segment * countBytes, countBytes)
export const startIn = (head: Buffer, segment: number): number =>
  head.readUIntBE(segment * countBytes, countBytes)

const sealAt = (segment: number): number => (segmentCount + 1) * countBytes + segment * sealBytes
export const writeSeal = (head: Buffer, segment: number, seal: Uint8Array): void =>
  head.set(seal, sealAt(segment))
export const sealIn = (head: Buffer, segment: number): Buffer =>
  head.subarray(sealAt(segment), sealAt(segment) + sealBytes)

/** Entries in ascending order, byte by byte. */
export function sortedEntries(bytes: Buffer): Buffer {
  const entries: Buffer[] = []
  for (let at = 0; at < bytes.length; at += entryBytes) entries.push(bytes.subarray(at, at + entryBytes))
  return Buffer.concat(entries.sort(Buffer.compare))
}

/** The entries of a hash in a sorted segment. */
export function entriesWith(segment: Buffer, hash: Buffer): readonly Entry[] {
  const found: Entry[] = []
  for (let at = firstNotBefore(segment, hash) * entryBytes; at < segment.length; at += entryBytes) {
    if (segment.compare(hash, 0, hashBytes, at, at + hashBytes) !== 0) break
    const region = segment.readUIntBE(at + hashBytes, regionBytes)
    found.push({
      region: region === 0 ? '' : String(region).padStart(6, '0'),
      place: segment.readUIntBE(at + hashBytes + regionBytes, placeBytes),
    })
  }
  return found
}

function firstNotBefore(segment: Buffer, hash: Buffer): number {
  let low = 0
  let high = segment.length / entryBytes
  while (low < high) {
    const middle = (low + high) >> 1
    const at = middle * entryBytes
    if (segment.compare(hash, 0, hashBytes, at, at + hashBytes) < 0) low = middle + 1
    else high = middle
  }
  return low
}
