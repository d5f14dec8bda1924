// Saving a draft: on the revision that was read, so that two browsers cannot overwrite each other.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { saveDraft } from '../../operations/index.ts'
import { may } from '../../organisation/index.ts'
import { draftReply, revisionSeen } from '../revisions.ts'
import { route } from '../route.ts'
import { draft, draftId, savedFiles } from '../schemas/drafts.ts'
import { shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { policyBytesMax } from '../schemas/programmes.ts'

export const draftsSave = route({
  method: 'POST',
  address: '/drafts/{draft}/save',
  verb: 'programme.write',
  needsRevision: true,
  topic: 'programmes',
  summary: 'Save files as the next revision; `If-Match` names the revision that was read',
  details:
    'Answered with 412 when somebody saved meanwhile, and with 428 without `If-Match`. Nothing is overwritten. Who edits values alone changes no file, no column and no declared value.',
  path: shape({ draft: draftId }),
  query: shape({ ...dryRun }),
  body: shape({
    files: savedFiles,
    note: Type.Optional(text('What was done, for those who read the history')),
  }),
  bodyBytesMax: policyBytesMax,
  answers: { 200: { words: 'The draft; `ETag` is its new revision', schema: draft } },
  run: async ({ desk }, { path, body, person, headers }) => {
    const seen = revisionSeen(headers)
    if (isRefusal(seen)) return seen
    const mayShape = may(person, 'programme.shape') === undefined
    const saving = { draft: path.draft, seen, person: person.id, mayShape, ...body }
    return draftReply(200, await saveDraft(desk, saving))
  },
})
