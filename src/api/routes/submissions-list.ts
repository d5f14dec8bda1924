// What was submitted.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { submissionStates } from '../../store/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { ok, route } from '../route.ts'
import { nothing, oneOf, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { submission, submissionId } from '../schemas/programmes.ts'

export const submissionsList = route({
  method: 'GET',
  address: '/submissions',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'What was submitted, the newest first, and the version it became',
  path: nothing,
  query: shape({
    ...pageQuery,
    submission: Type.Optional(submissionId),
    state: Type.Optional(oneOf(submissionStates)),
  }),
  answers: { 200: { words: 'A page of submissions', schema: pageOf(submission) } },
  run: async ({ desk }, { query }) => {
    const { cursor: _, ...wanted } = query
    const page = newestPage('submissions', query)
    if (isRefusal(page)) return page
    const rows = await desk.store.submissions.list({ ...wanted, ...page })
    const next = pageFrom('submissions', { rows, ...page }, ({ submittedAt, id }) => [submittedAt, id])
    return ok({ items: rows, ...next })
  },
})
