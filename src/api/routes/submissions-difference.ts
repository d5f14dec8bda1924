// What publishing a submission would change.

import { Type } from '@sinclair/typebox'
import { bankDay, submissionDifference } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { contentDifference, submissionId, versionNumber } from '../schemas/programmes.ts'

export const submissionsDifference = route({
  method: 'GET',
  address: '/submissions/{submission}/difference',
  verb: 'programme.review',
  topic: 'programmes',
  summary: 'What publishing it would change, place by place, against the version in force today',
  details: 'Without `from` the programme is new: everything in it is.',
  path: shape({ submission: submissionId }),
  query: nothing,
  answers: {
    200: {
      words: 'The difference',
      schema: shape({
        submission: Type.String(),
        programme: Type.String(),
        from: Type.Optional(versionNumber),
        ...contentDifference,
      }),
    },
  },
  run: async ({ desk, clock }, { path }) =>
    ok(await submissionDifference(desk, path.submission, bankDay(clock()))),
})
