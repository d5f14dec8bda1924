// The next version is begun as a draft, with a change already written where one is named.

import { Type } from '@sinclair/typebox'
import { amendVersion } from '../../operations/index.ts'
import { draftReply } from '../revisions.ts'
import { route } from '../route.ts'
import { draft, programmeChange } from '../schemas/drafts.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { programmeId, versionNumber } from '../schemas/programmes.ts'
import { storeKey } from '../store-key.ts'

export const programmesAmend = route({
  method: 'POST',
  address: '/programmes/{programme}/versions/{version}/amend',
  verb: 'programme.amend',
  topic: 'programmes',
  summary: 'Begin the next version as a draft; a window closed, a wave released or an end is written at once',
  details:
    'Closing the window of a region that shares a wider one gives it a window of its own; the others stay open. Without a change, a draft that one began before and left as it was is gone on with.',
  path: shape({ programme: programmeId, version: versionNumber }),
  query: shape({ ...dryRun }),
  body: shape({ change: Type.Optional(programmeChange) }),
  answers: { 201: { words: 'The draft; `ETag` is its revision', schema: draft, headers: ['ETag'] } },
  run: async ({ desk, newId }, call) => {
    const { path, person } = call
    const { change } = call.body
    const { programme, version } = path
    const untouched =
      change === undefined ? await desk.store.drafts.findUntouched(person.id, programme, version) : undefined
    if (untouched !== undefined) return draftReply(201, untouched)
    const beginning = { id: `draft_${newId()}`, person: person.id, ...storeKey(call) }
    const amending = { ...beginning, ...path, ...(change && { change }) }
    return draftReply(201, await amendVersion(desk, amending))
  },
})
