// A draft given up: it leaves the lists and stays to be read.

import { isRefusal } from '../../kernel/index.ts'
import { draftReply, revisionSeen } from '../revisions.ts'
import { route } from '../route.ts'
import { draft, draftId } from '../schemas/drafts.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { reason } from '../schemas/programmes.ts'

export const draftsDiscard = route({
  method: 'POST',
  address: '/drafts/{draft}/discard',
  verb: 'programme.discard',
  needsRevision: true,
  topic: 'programmes',
  summary: 'Discard a draft; `If-Match` names the revision that was read',
  details:
    'It leaves the lists and is neither saved nor submitted again. Nothing is deleted: it can be read, compared and copied, and what was submitted from it stays as it was. Answered with 412 when somebody saved meanwhile.',
  path: shape({ draft: draftId }),
  query: shape({ ...dryRun }),
  body: shape({ reason }),
  answers: { 200: { words: 'The draft, with who discarded it and why', schema: draft } },
  run: async ({ desk }, { path, body, person, headers }) => {
    const seen = revisionSeen(headers)
    if (isRefusal(seen)) return seen
    const discarding = { seen, person: person.id, reason: body.reason }
    return draftReply(200, await desk.store.drafts.discard(path.draft, discarding))
  },
})
