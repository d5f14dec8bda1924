// Cursors of long lists: opaque to callers, read strictly, and good for the list they were given for only.

import { Temporal } from 'temporal-polyfill'
import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { pageLimit } from './schemas/parts.ts'

const textMax = 200
const plainText = /^[\x20-\x7e]*$/

/** Where a page ended, as a cursor for the next. `list` names the list and its order. */
export const cursorFrom = (list: string, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([list, ...place])).toString('base64url')

const isPart = (part: unknown): part is string | number =>
  (typeof part === 'string' && part.length <= textMax && plainText.test(part)) ||
  (Number.isSafeInteger(part) && Number(part) >= 0)

type Kind = 'text' | 'number' | 'instant'

/** Instants are read before a database is asked about them. */
const isKind = (kind: Kind, part: unknown): boolean => {
  if (kind === 'number') return typeof part === 'number'
  return typeof part === 'string' && (kind === 'text' || Temporal.Instant.from(part) !== undefined)
}

/** The place of a cursor, or undefined without one. Refused when it was not given for this list. */
export function placeFromCursor(
  list: string,
  kinds: readonly Kind[],
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
    const fits = kinds.every((kind, at) => isKind(kind, place[at]))
    return fits && place.every(isPart) ? place : refusal
  } catch {
    return refusal
  }
}

/** Where a row stands in a list whose newest come first: by an instant, then by its id. */
interface InstantPlace {
  readonly at: string
  readonly id: string
}

interface PageQuery {
  readonly cursor?: string
  readonly limit?: number
}

/** The page that is asked for of a list whose newest come first. */
export function newestPage(list: string, { cursor, limit }: PageQuery) {
  const place = placeFromCursor(list, ['instant', 'text'], cursor)
  if (isRefusal(place)) return place
  const after: InstantPlace | undefined = place && { at: String(place[0]), id: String(place[1]) }
  return { limit: pageLimit(limit), ...(after && { after }) }
}

/** A page of rows with the cursor of the next; a page that is not full is the last. */
export function pageFrom<Row>(
  list: string,
  { rows, limit }: { readonly rows: readonly Row[]; readonly limit: number },
  placeOf: (row: Row) => readonly (string | number)[],
): { readonly next?: string } {
  const last = rows.length === limit ? rows.at(-1) : undefined
  return last === undefined ? {} : { next: cursorFrom(list, placeOf(last)) }
}
