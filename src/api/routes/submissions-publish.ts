// A second person publishes what an author submitted.

import { isRefusal } from '../../kernel/index.ts'
import { bankDay, publishSubmission } from '../../operations/index.ts'
import { route } from '../route.ts'
import { shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { submissionId, version } from '../schemas/programmes.ts'
import { stateOfSubmission } from '../states.ts'
import { storeKey } from '../store-key.ts'
import { versionFrom } from '../versions.ts'

export const submissionsPublish = route({
  method: 'POST',
  address: '/submissions/{submission}/publish',
  verb: 'programme.publish',
  stateOf: stateOfSubmission,
  topic: 'programmes',
  summary: 'Publish a submission as the next version; refused for its author',
  path: shape({ submission: submissionId }),
  query: shape({ ...dryRun }),
  answers: { 201: { words: 'The published version', headers: ['ETag'], schema: version } },
  run: async (tools, call) => {
    const today = bankDay(tools.clock())
    const request = { id: call.path.submission, person: call.person.id, today, ...storeKey(call) }
    const published = await publishSubmission(tools.desk, request)
    if (isRefusal(published)) return published
    await tools.inForce.renew()
    return { status: 201, body: versionFrom(published), headers: { etag: `"${published.digest}"` } }
  },
})
