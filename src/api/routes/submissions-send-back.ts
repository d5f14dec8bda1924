// A second person sends a submission back with a reason.

import { ok, route } from '../route.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { reason, submission, submissionId } from '../schemas/programmes.ts'
import { stateOfSubmission } from '../states.ts'

export const submissionsSendBack = route({
  method: 'POST',
  address: '/submissions/{submission}/send-back',
  verb: 'programme.send_back',
  stateOf: stateOfSubmission,
  topic: 'programmes',
  summary: 'Send a submission back with a reason; it is never published afterwards. Refused for its author',
  path: shape({ submission: submissionId }),
  query: shape({ ...dryRun }),
  body: shape({ reason }),
  answers: { 200: { words: 'The submission', schema: submission } },
  run: async ({ desk }, { path, body, person }) =>
    ok(await desk.store.submissions.sendBack(path.submission, { person: person.id, reason: body.reason })),
})
