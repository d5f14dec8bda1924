// A file of lines sorted by key, found by binary search over a sparse index: one small read for each question.

import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, writeFile } from 'node:fs/promises'

/** Lines between two entries of the sparse index. */
const linesApart = 32
const lineEnd = 10

interface Step {
  readonly key: string
  readonly offset: number
}

/** How the key stands at the head of a line: `{"account":"A1",…`. */
export interface SortedLinesOptions {
  readonly file: string
  /** The member every line begins with. */
  readonly member: string
}

const indexOf = (file: string): string => `${file}.steps`

/** Writes the sparse index of a file whose lines are JSON objects in ascending order of their first member. */
export async function indexSortedLines(options: SortedLinesOptions): Promise<void> {
  const steps = await readSteps(options)
  const lines = steps.map(({ key, offset }) => `${offset} ${key}\n`)
  await writeFile(indexOf(options.file), lines.join(''))
}

function stepsFrom(text: string): readonly Step[] {
  const lines = text.split('\n').slice(0, -1)
  return lines.map((line) => {
    const cut = line.indexOf(' ')
    return { key: line.slice(cut + 1), offset: Number(line.slice(0, cut)) }
  })
}

/** Opens a file that was indexed. */
export async function openSortedLines(options: SortedLinesOptions): Promise<SortedLines> {
  const steps = stepsFrom(await readFile(indexOf(options.file), 'utf8'))
  const handle = await open(options.file, 'r')
  const { size } = await handle.stat()
  return new SortedLines(handle, { steps, size, head: headOf(options.member) })
}

const headOf = (member: string): string => `{${JSON.stringify(member)}:"`

async function readSteps({ file, member }: SortedLinesOptions): Promise<readonly Step[]> {
  const head = headOf(member).length
  const steps: Step[] = []
  let lines = 0
  let offset = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, part as Buffer])
    let start = 0
    for (let end = bytes.indexOf(lineEnd); end >= 0; end = bytes.indexOf(lineEnd, start)) {
      if (lines++ % linesApart === 0) steps.push({ key: keyAt(bytes, start + head), offset: offset + start })
      start = end + 1
    }
    offset += start
    rest = bytes.subarray(start)
  }
  return steps
}

const keyAt = (bytes: Buffer, start: number): string =>
  bytes.toString('utf8', start, bytes.indexOf('"', start))

interface Layout {
  readonly steps: readonly Step[]
  readonly size: number
  readonly head: string
}

export class SortedLines {
  readonly #handle: FileHandle
  readonly #layout: Layout

  constructor(handle: FileHandle, layout: Layout) {
    this.#handle = handle
    this.#layout = layout
  }

  /** The line of a key as an object, or undefined when there is none. */
  async find(key: string): Promise<unknown> {
    const { steps, size, head } = this.#layout
    const at = lastNotAfter(steps, key)
    if (at < 0) return undefined
    const first = steps[at]!.offset
    const length = (steps[at + 1]?.offset ?? size) - first
    const { buffer } = await this.#handle.read(Buffer.allocUnsafe(length), 0, length, first)
    const wanted = `${head}${key}"`
    const start = buffer.indexOf(`\n${wanted}`)
    const from = start >= 0 ? start + 1 : buffer.indexOf(wanted) === 0 ? 0 : -1
    if (from < 0) return undefined
    const end = buffer.indexOf(lineEnd, from)
    return JSON.parse(buffer.toString('utf8', from, end < 0 ? length : end))
  }

  close(): Promise<void> {
    return this.#handle.close()
  }
}

/** The last step whose key is not after `key`; −1 before the first. */
function lastNotAfter(steps: readonly Step[], key: string): number {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (steps[middle]!.key <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}
