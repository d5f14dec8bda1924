// Who changed what in a draft.

import { isRefusal } from '../../kernel/index.ts'
import { draftHistory } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { draftId, tracedRevision } from '../schemas/drafts.ts'
import { listOf, nothing, shape } from '../schemas/parts.ts'

export const draftsHistory = route({
  method: 'GET',
  address: '/drafts/{draft}/history',
  verb: 'programme.review',
  topic: 'programmes',
  summary: 'Every revision of a draft: who, when, which files, and each cell and term from what to what',
  path: shape({ draft: draftId }),
  query: nothing,
  answers: {
    200: { words: 'The revisions, the latest first', schema: shape({ items: listOf(tracedRevision) }) },
  },
  run: async ({ desk }, { path }) => {
    const revisions = await draftHistory(desk, path.draft)
    if (isRefusal(revisions)) return revisions
    const items = revisions.map(({ files, ...revision }) => ({
      ...revision,
      files: files.map(({ text: _, ...file }) => file),
    }))
    return ok({ items })
  },
})
