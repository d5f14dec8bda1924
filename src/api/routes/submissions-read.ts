// A submission as the second person reads it: its files, what the check finds, its digest.

import { isRefusal } from '../../kernel/index.ts'
import { reviewSubmission } from '../../operations/index.ts'
import { ok, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { checkReport, submissionId, submissionWithFiles } from '../schemas/programmes.ts'
import { stateOfSubmission } from '../states.ts'

export const submissionsRead = route({
  method: 'GET',
  address: '/submissions/{submission}',
  verb: 'programme.review',
  stateOf: stateOfSubmission,
  topic: 'programmes',
  summary: 'A submission, its files and what the check finds in them',
  path: shape({ submission: submissionId }),
  query: nothing,
  answers: {
    200: {
      words: 'The submission',
      schema: shape({ ...submissionWithFiles.properties, report: checkReport }),
    },
  },
  run: async ({ desk }, { path }) => {
    const reviewed = await reviewSubmission(desk, path.submission)
    if (isRefusal(reviewed)) return reviewed
    const { submission, files, report } = reviewed
    const { findings, rows, terms, cases } = report
    return ok({ ...submission, files, report: { findings, rows, terms, cases } })
  },
})
