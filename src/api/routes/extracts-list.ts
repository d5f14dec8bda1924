// The nightly extracts that can be imported, and those that were.

import { isoFromDay } from '../../kernel/index.ts'
import { listExtracts } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { day, listOf, nothing, oneOf, shape } from '../schemas/parts.ts'

const extract = shape({
  asOf: day('Its day'),
  state: oneOf(['imported', 'delivered', 'asked_for'], '`asked_for`: the bank writes it when it is imported'),
})

export const extractsList = route({
  method: 'GET',
  address: '/extracts',
  verb: 'book.import',
  topic: 'books',
  summary: 'The nightly extracts, the newest first: imported, delivered, or to be asked for',
  path: nothing,
  query: nothing,
  answers: { 200: { words: 'The extracts', schema: shape({ items: listOf(extract) }) } },
  run: async ({ desk, jobs }) => {
    const extracts = await listExtracts(desk, jobs.importing)
    return ok({ items: extracts.map(({ asOf, state }) => ({ asOf: isoFromDay(asOf), state })) })
  },
})
