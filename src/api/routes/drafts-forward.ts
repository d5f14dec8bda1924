// A draft brought forward to the version that came meanwhile.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { bringForward } from '../../operations/index.ts'
import { draftReply, revisionSeen } from '../revisions.ts'
import { route } from '../route.ts'
import { draft, draftId } from '../schemas/drafts.ts'
import { oneOf, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { policyFile, versionNumber } from '../schemas/programmes.ts'

const taken = shape({ path: policyFile.properties.path, side: oneOf(['mine', 'theirs']) })

export const draftsForward = route({
  method: 'POST',
  address: '/drafts/{draft}/forward',
  verb: 'programme.amend',
  needsRevision: true,
  topic: 'programmes',
  summary: 'Bring a draft forward to the newest version; `If-Match` names the revision that was read',
  details:
    'The newest version’s files with what the draft changed. A file that both changed is joined where they touch different lines; else `take` says whose it is. The revision before stays in the history.',
  path: shape({ draft: draftId }),
  query: shape({ ...dryRun }),
  body: shape({
    upon: versionNumber,
    take: Type.Optional(
      Type.Array(taken, {
        maxItems: 200,
        description: 'Whose file is taken, where it is not that of the side which alone changed it',
      }),
    ),
  }),
  answers: {
    200: { words: 'The draft, which rests on that version; `ETag` is its new revision', schema: draft },
  },
  run: async ({ desk }, { path, body: { upon, take = [] }, person, headers }) => {
    const seen = revisionSeen(headers)
    if (isRefusal(seen)) return seen
    return draftReply(
      200,
      await bringForward(desk, { draft: path.draft, seen, upon, take, person: person.id }),
    )
  },
})
