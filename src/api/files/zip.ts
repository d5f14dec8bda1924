// An archive written while its contents come (APPNOTE 6.3): sizes and checksums follow each file. Below 4 GB.

import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface ArchivedFile {
  readonly name: string
  readonly content: string | AsyncIterable<string>
}

const signatures = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end: 0x06054b50,
} as const
/** Version 2.0, sizes after the content and names in UTF-8, deflated, on 1 January 1980. */
const traits = { version: 20, flags: 0x0808, method: 8, time: 0, day: 0x21 } as const
/** The last block of a deflated stream, empty. */
const lastBlock = Buffer.from([0x03, 0x00])

interface Sizes {
  readonly checksum: number
  readonly packed: number
  readonly plain: number
}

/** The bytes of the archive, piece by piece. */
export async function* zipOf(
  files: Iterable<ArchivedFile> | AsyncIterable<ArchivedFile>,
): AsyncGenerator<Buffer> {
  const listed: Buffer[] = []
  let place = 0
  for await (const { name, content } of files) {
    const local = localHead(name)
    const first = place
    yield local
    place += local.length
    const sizes = { checksum: 0, packed: 0, plain: 0 }
    for await (const text of typeof content === 'string' ? [content] : content) {
      const bytes = Buffer.from(text)
      const packed = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
      sizes.checksum = crc32(bytes, sizes.checksum)
      sizes.plain += bytes.length
      sizes.packed += packed.length
      yield packed
    }
    sizes.packed += lastBlock.length
    const after = Buffer.concat([lastBlock, descriptorOf(sizes)])
    yield after
    place += sizes.packed + after.length - lastBlock.length
    listed.push(centralHead(name, sizes, first))
  }
  const list = Buffer.concat(listed)
  yield Buffer.concat([list, endOf({ files: listed.length, size: list.length, place })])
}

function bytes16(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2)
  for (const [at, value] of values.entries()) buffer.writeUInt16LE(value, at * 2)
  return buffer
}

function bytes32(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4)
  for (const [at, value] of values.entries()) buffer.writeUInt32LE(value, at * 4)
  return buffer
}

const traitBytes = (): Buffer => bytes16(traits.version, traits.flags, traits.method, traits.time, traits.day)

function localHead(name: string): Buffer {
  const title = Buffer.from(name)
  return Buffer.concat([
    bytes32(signatures.local),
    traitBytes(),
    bytes32(0, 0, 0),
    bytes16(title.length, 0),
    title,
  ])
}

const descriptorOf = ({ checksum, packed, plain }: Sizes): Buffer =>
  bytes32(signatures.descriptor, checksum, packed, plain)

function centralHead(name: string, { checksum, packed, plain }: Sizes, place: number): Buffer {
  const title = Buffer.from(name)
  return Buffer.concat([
    bytes32(signatures.central),
    bytes16(traits.version),
    traitBytes(),
    bytes32(checksum, packed, plain),
    bytes16(title.length, 0, 0, 0, 0),
    bytes32(0, place),
    title,
  ])
}

const endOf = ({ files, size, place }: { files: number; size: number; place: number }): Buffer =>
  Buffer.concat([bytes32(signatures.end), bytes16(0, 0, files, files), bytes32(size, place), bytes16(0)])
