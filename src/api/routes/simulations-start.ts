// Trying a version, a submission or a draft on a whole book, in the background; nothing is written.

import { Type } from '@sinclair/typebox'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { bookOfDesk, versionOf } from '../../operations/index.ts'
import { noSuchDraft, noSuchSubmission } from '../../store/index.ts'
import { startJob } from '../jobs.ts'
import { type ApiTools, route } from '../route.ts'
import { draftId } from '../schemas/drafts.ts'
import { bookId, nothing, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { programmeId, submissionId, versionNumber } from '../schemas/programmes.ts'

interface Tried {
  readonly programme?: string
  readonly version?: number
  readonly submission?: string
  readonly draft?: string
}

const tried = Type.Unsafe<Tried & { readonly book?: string }>({
  ...shape({
    programme: Type.Optional(programmeId),
    version: Type.Optional(versionNumber),
    submission: Type.Optional(submissionId),
    draft: Type.Optional(draftId),
    book: Type.Optional(bookId),
  }),
  oneOf: [{ required: ['programme', 'version'] }, { required: ['submission'] }, { required: ['draft'] }],
})

export const simulationsStart = route({
  method: 'POST',
  address: '/simulations',
  verb: 'programme.try',
  topic: 'programmes',
  summary: 'Try a version, a submission or a draft as saved last on the whole book in the background',
  path: nothing,
  query: shape({ ...dryRun }),
  body: tried,
  answers: { 202: { words: 'The job; its result is the simulation', schema: job } },
  run: async (tools, call) => {
    const { book, ...what } = call.body
    const input = await inputOf(tools, what)
    if (isRefusal(input)) return input
    const found = await bookOfDesk(tools.desk, book)
    if (isRefusal(found)) return found
    return startJob(tools, { kind: 'simulate', input: { ...input, book: found.id }, ...call })
  },
})

/** What is tried, as the job is told: a draft by the revision there is now. Refused where there is no such thing. */
async function inputOf(
  { desk }: ApiTools,
  { programme, version, submission, draft }: Tried,
): Promise<Readonly<Record<string, string | number>> | Refusal> {
  if (draft !== undefined) {
    const found = await desk.store.drafts.find(draft)
    return found === undefined ? noSuchDraft(draft) : { draft, revision: found.revision }
  }
  if (submission !== undefined) {
    const found = await desk.store.submissions.find(submission)
    return found === undefined ? noSuchSubmission(submission) : { submission }
  }
  const found = await versionOf(desk, programme!, version!)
  return isRefusal(found) ? found : { programme: programme!, version: version! }
}
