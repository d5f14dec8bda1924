// A draft and its files.

import { isRefusal } from '../../kernel/index.ts'
import { filesAhead, readDraft } from '../../operations/index.ts'
import { draftReply } from '../revisions.ts'
import { route } from '../route.ts'
import { draftId, draftWithFiles } from '../schemas/drafts.ts'
import { nothing, shape } from '../schemas/parts.ts'

export const draftsRead = route({
  method: 'GET',
  address: '/drafts/{draft}',
  verb: 'programme.review',
  topic: 'programmes',
  summary: 'A draft and its files as saved last',
  path: shape({ draft: draftId }),
  query: nothing,
  answers: { 200: { words: 'The draft; `ETag` is its revision', schema: draftWithFiles, headers: ['ETag'] } },
  run: async ({ desk }, { path }) => {
    const found = await readDraft(desk, path.draft)
    if (isRefusal(found)) return found
    const { draft: kept, files } = found
    return draftReply(200, kept, { files, ahead: await filesAhead(desk, kept) })
  },
})
