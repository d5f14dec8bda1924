// Trying a version or a submission on a whole book, in the background; nothing is written.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { bookOfDesk, versionOf } from '../../operations/index.ts'
import { noSuchSubmission } from '../../store/index.ts'
import { startJob } from '../jobs.ts'
import { type ApiTools, route } from '../route.ts'
import { bookId, nothing, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { programmeId, submissionId, versionNumber } from '../schemas/programmes.ts'

interface Tried {
  readonly programme?: string
  readonly version?: number
  readonly submission?: string
}

const tried = Type.Unsafe<Tried & { readonly book?: string }>({
  ...shape({
    programme: Type.Optional(programmeId),
    version: Type.Optional(versionNumber),
    submission: Type.Optional(submissionId),
    book: Type.Optional(bookId),
  }),
  oneOf: [{ required: ['programme', 'version'] }, { required: ['submission'] }],
})

export const simulationsStart = route({
  method: 'POST',
  address: '/simulations',
  verb: 'programme.try',
  topic: 'programmes',
  summary: 'Try a version or a submission on the whole book in the background',
  path: nothing,
  query: shape({ ...dryRun }),
  body: tried,
  answers: { 202: { words: 'The job; its result is the simulation', schema: job } },
  run: async (tools, call) => {
    const { book, ...what } = call.body
    const missing = await refuseMissing(tools, what)
    if (missing !== undefined) return missing
    const found = await bookOfDesk(tools.desk, book)
    if (isRefusal(found)) return found
    return startJob(tools, { kind: 'simulate', input: { ...what, book: found.id }, ...call })
  },
})

async function refuseMissing({ desk }: ApiTools, { programme, version, submission }: Tried) {
  if (submission === undefined) {
    const found = await versionOf(desk, programme!, version!)
    return isRefusal(found) ? found : undefined
  }
  if ((await desk.store.submissions.find(submission)) !== undefined) return undefined
  return noSuchSubmission(submission)
}
