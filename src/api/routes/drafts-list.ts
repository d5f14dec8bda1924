// What is being written.

import { Type } from '@sinclair/typebox'
import { ok, route } from '../route.ts'
import { draft } from '../schemas/drafts.ts'
import { limit, listOf, nothing, oneOf, pageLimit, shape } from '../schemas/parts.ts'

export const draftsList = route({
  method: 'GET',
  address: '/drafts',
  verb: 'programme.review',
  topic: 'programmes',
  summary: 'The drafts being written, or those discarded, the last saved first',
  path: nothing,
  query: shape({
    limit: Type.Optional(limit),
    which: Type.Optional(oneOf(['written', 'discarded'])),
  }),
  answers: { 200: { words: 'The drafts', schema: shape({ items: listOf(draft) }) } },
  run: async ({ desk }, { query }) =>
    ok({ items: await desk.store.drafts.list(pageLimit(query.limit), query.which) }),
})
