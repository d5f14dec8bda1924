// What a draft says otherwise than the version in force.

import { Type } from '@sinclair/typebox'
import { bankDay, draftDifference } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { draftId } from '../schemas/drafts.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { contentDifference, versionNumber } from '../schemas/programmes.ts'

export const draftsDifference = route({
  method: 'GET',
  address: '/drafts/{draft}/difference',
  verb: 'programme.review',
  topic: 'programmes',
  summary: 'What a draft says otherwise than the version in force today, place by place',
  details: 'Without `from` the programme is new. Refused while the files cannot be read; the check says why.',
  path: shape({ draft: draftId }),
  query: nothing,
  answers: {
    200: {
      words: 'The difference',
      schema: shape({ from: Type.Optional(versionNumber), ...contentDifference }),
    },
  },
  run: async ({ desk, clock }, { path }) => ok(await draftDifference(desk, path.draft, bankDay(clock()))),
})
