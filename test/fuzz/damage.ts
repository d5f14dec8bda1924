// Ways in which a file arrives damaged, as values that fast-check draws and shrinks.

import fc from 'fast-check'

export interface Damage {
  readonly kind: 'truncate' | 'flip' | 'insert' | 'repeat' | 'encode' | 'replace'
  /** Where, as a share of the length, 0 to 1. */
  readonly at: number
  readonly bytes: Uint8Array
}

/** What damaged files hold that text should not: zero bytes, halves of characters, marks, quotes, braces. */
const strange = [
  '\0',
  '\uFEFF',
  '"',
  "'",
  '\r',
  '{',
  '[',
  '&a',
  '*a',
  '!!js/function x',
  '\u2028',
  '-',
  '1e999',
  'é',
]

const bytesDrawn = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
  fc.constantFrom(...strange).map((text) => new Uint8Array(Buffer.from(text))),
)

export const damages: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('truncate', 'flip', 'insert', 'repeat', 'encode', 'replace'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: bytesDrawn,
})

/** The file with one damage done to it. */
export function damaged(file: Uint8Array, { kind, at, bytes }: Damage): Uint8Array {
  const place = Math.min(file.length - 1, Math.floor(at * file.length))
  const head = file.subarray(0, place)
  const tail = file.subarray(place)
  if (kind === 'truncate') return head
  if (kind === 'insert') return joined(head, bytes, tail)
  if (kind === 'replace') return joined(head, bytes, tail.subarray(bytes.length))
  if (kind === 'repeat') return joined(file, lineAt(file, place))
  if (kind === 'encode') return new Uint8Array(Buffer.from(Buffer.from(file).toString('utf8'), 'utf16le'))
  const flipped = new Uint8Array(file)
  flipped[place] = flipped[place]! ^ (bytes[0]! || 1)
  return flipped
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

const lineEnd = 10

/** The whole line around a place: repeated, an id stands twice. */
function lineAt(file: Uint8Array, place: number): Uint8Array {
  const start = file.lastIndexOf(lineEnd, place - 1) + 1
  const end = file.indexOf(lineEnd, place)
  return file.subarray(start, end < 0 ? file.length : end + 1)
}
