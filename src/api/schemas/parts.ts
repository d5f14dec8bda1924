// The parts that the schemas of routes are made of: closed objects, bounded texts, days, money, words.

import { type TObject, type TProperties, type TSchema, Type } from '@sinclair/typebox'

/** An object with these members and no others. */
export const shape = <Members extends TProperties>(
  members: Members,
  description?: string,
): TObject<Members> =>
  Type.Object(members, { additionalProperties: false, ...(description !== undefined && { description }) })

export const listOf = <Item extends TSchema>(item: Item, maxItems = 100_000) => Type.Array(item, { maxItems })

/** One of some words. */
export const oneOf = <const Word extends string>(words: readonly Word[], description?: string) =>
  Type.Unsafe<Word>({ type: 'string', enum: [...words], ...(description !== undefined && { description }) })

export const text = (description: string, maxLength = 2000) =>
  Type.String({ minLength: 1, maxLength, description })

export const id = (description: string, maxLength = 80) =>
  Type.String({ pattern: `^[A-Za-z0-9._-]{1,${maxLength}}$`, description })

export const planId = Type.String({ pattern: '^[A-Za-z0-9._-]{1,80}$', description: 'Id of a plan' })
export const bookId = Type.String({ pattern: '^book_[0-9a-f]{64}$', description: 'Id of a book' })
export const day = (description: string) => Type.String({ format: 'date', description })
export const instant = (description: string) =>
  Type.String({ format: 'date-time', maxLength: 40, description })
/** An instant that a caller may ask about. */
export const instantOfOurTime = (description: string) =>
  Type.String({ format: 'date-time', pattern: '^20[0-9]{2}-', maxLength: 40, description })
export const count = (description?: string) =>
  Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    ...(description !== undefined && { description }),
  })
export const minor = (description: string) =>
  Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: `${description}, in minor units (fen)`,
  })

export const words = shape({ zh: Type.String(), en: Type.String() }, 'The same in Chinese and English')

/** A page of a long list; without `next` it is the last. */
export const pageOf = <Item extends TSchema>(item: Item) =>
  shape({ items: Type.Array(item, { maxItems: pageMax }), next: Type.Optional(cursor) })

const pageMax = 200
const pageUsual = 50

const cursor = Type.String({ pattern: '^[A-Za-z0-9_-]{1,600}$', description: 'Cursor of the next page' })
export const limit = Type.Integer({
  minimum: 1,
  maximum: pageMax,
  default: pageUsual,
  description: 'Rows of a page',
})
export const pageQuery = { cursor: Type.Optional(cursor), limit: Type.Optional(limit) }
export const pageLimit = (asked: number | undefined): number => asked ?? pageUsual

export const nothing = shape({})
