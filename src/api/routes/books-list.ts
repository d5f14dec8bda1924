// The books there are.

import { isoFromDay } from '../../kernel/index.ts'
import { listBooks } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { bookId, count, day, listOf, nothing, shape } from '../schemas/parts.ts'

const book = shape({ id: bookId, asOf: day('Its day'), accounts: count(), quarantined: count() })

export const booksList = route({
  method: 'GET',
  address: '/books',
  verb: 'plan.draft',
  topic: 'books',
  summary: 'The imported books, the newest first',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The books', schema: shape({ items: listOf(book) }) } },
  run: async ({ desk }) => {
    const books = await listBooks(desk)
    const items = books.map(({ id, asOf, accounts, quarantined }) => ({
      id,
      asOf: isoFromDay(asOf),
      accounts,
      quarantined,
    }))
    return ok({ items })
  },
})
