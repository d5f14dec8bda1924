// Cursors of long lists: opaque to callers, read strictly, and good for the list they were given for only.

import { type Refusal, refuse } from '../kernel/index.ts'

const textMax = 200
const plainText = /^[\x20-\x7e]*$/

/** Where a page ended, as a cursor for the next. `list` names the list and its order. */
export const cursorFrom = (list: string, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([list, ...place])).toString('base64url')

const isPart = (part: unknown): part is string | number =>
  (typeof part === 'string' && part.length <= textMax && plainText.test(part)) ||
  (Number.isSafeInteger(part) && Number(part) >= 0)

/** The place of a cursor, or undefined without one. Refused when it was not given for this list. */
export function placeFromCursor(
  list: string,
  kinds: readonly ('text' | 'number')[],
  cursor: string | undefined,
): readonly (string | number)[] | undefined | Refusal {
  if (cursor === undefined) return undefined
  const refusal = refuse(
    'cursor_is_malformed',
    'take the cursor from the page before, of the same list',
    'cursor',
  )
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts[0] !== list || parts.length !== kinds.length + 1) return refusal
    const place = parts.slice(1)
    const fits = kinds.every((kind, at) => typeof place[at] === (kind === 'text' ? 'string' : 'number'))
    return fits && place.every(isPart) ? place : refusal
  } catch {
    return refusal
  }
}
