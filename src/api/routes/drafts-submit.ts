// A draft submitted for a second person to publish.

import { isRefusal } from '../../kernel/index.ts'
import { submitDraft } from '../../operations/index.ts'
import { revisionSeen } from '../revisions.ts'
import { route } from '../route.ts'
import { draftId } from '../schemas/drafts.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { reason, submission } from '../schemas/programmes.ts'

export const draftsSubmit = route({
  method: 'POST',
  address: '/drafts/{draft}/submit',
  verb: 'programme.submit',
  needsRevision: true,
  topic: 'programmes',
  summary: 'Submit the revision that `If-Match` names; nobody who wrote any of it can publish it',
  path: shape({ draft: draftId }),
  query: shape({ ...dryRun }),
  body: shape({ reason }),
  answers: { 201: { words: 'The submission', schema: submission } },
  run: async ({ desk }, { path, body, person, headers }) => {
    const seen = revisionSeen(headers)
    if (isRefusal(seen)) return seen
    const request = { draft: path.draft, seen, reason: body.reason, person: person.id }
    const submitted = await submitDraft(desk, request)
    return isRefusal(submitted) ? submitted : { status: 201, body: submitted }
  },
})
