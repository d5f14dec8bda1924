// What was submitted.

import { Type } from '@sinclair/typebox'
import { ok, route } from '../route.ts'
import { limit, listOf, nothing, pageLimit, shape } from '../schemas/parts.ts'
import { submission } from '../schemas/programmes.ts'

export const submissionsList = route({
  method: 'GET',
  address: '/submissions',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'What was submitted, the newest first, and the version it became',
  path: nothing,
  query: shape({ limit: Type.Optional(limit) }),
  answers: { 200: { words: 'The submissions', schema: shape({ items: listOf(submission) }) } },
  run: async ({ desk }, { query }) =>
    ok({ items: await desk.store.submissions.list(pageLimit(query.limit)) }),
})
