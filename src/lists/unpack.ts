// Takes a spreadsheet package apart before anything reads it: no macros, no bombs, no outside entities, nothing encrypted.

import { crc32, inflateRawSync } from 'node:zlib'
import { refuse } from '../kernel/index.ts'
import type { ListRefusal } from './refusals.ts'

export interface PackagePart {
  readonly name: string
  readonly bytes: Buffer
}

const partsMax = 500
/** Unpacked, all parts together: a list of the greatest length takes a fifth of it, and reading more keeps others waiting. */
const unpackedBytesMax = 32 * 1024 * 1024
const unsafeName =
  /vbaProject|macrosheets|\.bin$|externalLinks|embeddings|activeX|^\/|\\|(?:^|\/)\.\.(?:\/|$)/i
const readName = /\.(?:xml|rels)$/i

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30
const commentBytesMax = 0xffff
const encryptedFlag = 1
const methods = { stored: 0, deflated: 8 } as const

const broken = (): ListRefusal =>
  refuse(
    'spreadsheet_is_broken',
    'the spreadsheet cannot be opened; open it, save it as .xlsx again',
    'content',
  )
const unsafe = (what: string): ListRefusal =>
  refuse('spreadsheet_is_unsafe', `the spreadsheet ${what}; copy the values into a new .xlsx file`, 'content')

/** The text parts of a package by its own index. Refused where a part is unsafe or grows beyond all need. */
export function unpackSpreadsheet(bytes: Buffer): readonly PackagePart[] | ListRefusal {
  try {
    return partsOf(bytes)
  } catch {
    return broken()
  }
}

function partsOf(bytes: Buffer): readonly PackagePart[] | ListRefusal {
  const end = placeOfEnd(bytes)
  if (end === undefined) return broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > partsMax) return unsafe(`has ${count} parts`)
  const parts: PackagePart[] = []
  let at = bytes.readUInt32LE(end + 16)
  let left = unpackedBytesMax
  for (let entry = 0; entry < count; entry++) {
    const found = entryAt(bytes, at)
    if (found === undefined) return broken()
    at = found.next
    if (found.isEncrypted) return unsafe('is protected by a password')
    if (unsafeName.test(found.name)) return unsafe('carries macros or other things inside')
    if (!readName.test(found.name)) continue
    const part = partOf(bytes, found, left)
    if (part === 'too large') return unsafe('unpacks to far more than a list of names')
    if (part === 'broken') return broken()
    if (/<!(?:DOCTYPE|ENTITY)/i.test(part.toString('latin1'))) return unsafe('declares a document type')
    left -= part.length
    parts.push({ name: found.name, bytes: part })
  }
  return parts
}

function placeOfEnd(bytes: Buffer): number | undefined {
  const lowest = Math.max(0, bytes.length - endBytes - commentBytesMax)
  for (let at = bytes.length - endBytes; at >= lowest; at--) if (bytes.readUInt32LE(at) === endMark) return at
  return undefined
}

interface PackageEntry {
  readonly name: string
  readonly method: number
  readonly check: number
  readonly packedBytes: number
  readonly place: number
  readonly next: number
  readonly isEncrypted: boolean
}

function entryAt(bytes: Buffer, at: number): PackageEntry | undefined {
  if (bytes.readUInt32LE(at) !== entryMark) return undefined
  const nameBytes = bytes.readUInt16LE(at + 28)
  const behind = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  return {
    name: bytes.toString('utf8', at + entryBytes, at + entryBytes + nameBytes),
    isEncrypted: (bytes.readUInt16LE(at + 8) & encryptedFlag) !== 0,
    method: bytes.readUInt16LE(at + 10),
    check: bytes.readUInt32LE(at + 16),
    packedBytes: bytes.readUInt32LE(at + 20),
    place: bytes.readUInt32LE(at + 42),
    next: at + entryBytes + nameBytes + behind,
  }
}

/** The bytes of a part, unpacked no further than `left`, whatever the package says of its size. */
function partOf(bytes: Buffer, entry: PackageEntry, left: number): Buffer | 'too large' | 'broken' {
  const { place, packedBytes, method, check } = entry
  if (bytes.readUInt32LE(place) !== localMark) return 'broken'
  const from = place + localBytes + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28)
  const packed = bytes.subarray(from, from + packedBytes)
  if (packed.length !== packedBytes) return 'broken'
  const part =
    method === methods.stored ? packed : method === methods.deflated ? inflated(packed, left) : 'broken'
  if (typeof part === 'string') return part
  if (part.length > left) return 'too large'
  return crc32(part) === check ? part : 'broken'
}

function inflated(packed: Buffer, left: number): Buffer | 'too large' | 'broken' {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    return (error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'broken'
  }
}

/** A package of these parts alone, so that what reads it finds what was looked through and nothing else. */
export function packSpreadsheet(parts: readonly PackagePart[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let place = 0
  for (const { name, bytes } of parts) {
    const local = Buffer.concat([headOf(localMark, localBytes, { name, bytes, place }), bytes])
    entries.push(headOf(entryMark, entryBytes, { name, bytes, place }))
    locals.push(local)
    place += local.length
  }
  const index = Buffer.concat(entries)
  const end = Buffer.alloc(endBytes)
  end.writeUInt32LE(endMark, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(place, 16)
  return Buffer.concat([...locals, index, end])
}

function headOf(
  mark: number,
  length: number,
  { name, bytes, place }: PackagePart & { readonly place: number },
): Buffer {
  const label = Buffer.from(name)
  const head = Buffer.alloc(length)
  const isEntry = mark === entryMark
  const shift = isEntry ? 2 : 0
  head.writeUInt32LE(mark, 0)
  if (isEntry) head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 4 + shift)
  head.writeUInt32LE(crc32(bytes), 14 + shift)
  head.writeUInt32LE(bytes.length, 18 + shift)
  head.writeUInt32LE(bytes.length, 22 + shift)
  head.writeUInt16LE(label.length, 26 + shift)
  if (isEntry) head.writeUInt32LE(place, 42)
  return Buffer.concat([head, label])
}
