// A CSV file before it is parsed: its header, and that its bytes are UTF-8 without NULs and in lines of sane length.

import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Refusal, refuse } from '../../kernel/index.ts'
import type { ImportRefusal } from './refusals.ts'

/** A line longer than this is taken for damage. */
const lineBytesMax = 1 << 20
const newline = 10

/** The bytes at the end of a chunk that belong to a UTF-8 sequence continued in the next. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** Counts lines and finds what must not be in them, one chunk after the other. */
class LineScan {
  #line = 1
  #lineBytes = 0
  #pending: Buffer = Buffer.alloc(0)
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  #refuse(code: ImportRefusal, because: string): Refusal {
    return refuse(code, `${because}; ask for the file again`, `${this.#name} line ${this.#line}`)
  }

  /** The first thing wrong in this chunk, if any. */
  find(chunk: Buffer, isLast: boolean): Refusal | undefined {
    return this.#findBadBytes(chunk, isLast) ?? this.#findLongLine(chunk)
  }

  #findBadBytes(chunk: Buffer, isLast: boolean): Refusal | undefined {
    const text = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    const whole = isLast ? text.length : text.length - incompleteTail(text)
    this.#pending = Buffer.from(text.subarray(whole))
    if (chunk.includes(0)) return this.#refuse('wrong_encoding', 'the file contains NUL bytes')
    if (!isUtf8(text.subarray(0, whole)))
      return this.#refuse('wrong_encoding', 'the file is not UTF-8 near here')
    return undefined
  }

  #findLongLine(chunk: Buffer): Refusal | undefined {
    let from = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      if (this.#lineBytes + end - from > lineBytesMax) return this.#tooLong()
      this.#line++
      this.#lineBytes = 0
      from = end + 1
    }
    this.#lineBytes += chunk.length - from
    return this.#lineBytes > lineBytesMax ? this.#tooLong() : undefined
  }

  #tooLong(): Refusal {
    return this.#refuse('line_too_long', 'a line is longer than 1 MiB, probably an unclosed quote')
  }
}

/** Reads the whole file once; its SHA-256 in hexadecimal, or why it cannot be a table. */
export async function scanCsv(path: string, name: string): Promise<string | Refusal> {
  const hash = createHash('sha256')
  const scan = new LineScan(name)
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(part as Buffer)
    const refusal = scan.find(part as Buffer, false)
    if (refusal !== undefined) return refusal
  }
  return scan.find(Buffer.alloc(0), true) ?? hash.digest('hex')
}

/** The column names of the first line, without byte-order mark and quotes. */
export async function readHeader(path: string): Promise<readonly string[]> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0)
    const [line = ''] = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/, 1)
    return line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  } finally {
    await handle.close()
  }
}
