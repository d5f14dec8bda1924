// Trying a version or a submission on a whole book, in the background; nothing is written.

import { Type } from '@sinclair/typebox'
import { isRefusal, refuse } from '../../kernel/index.ts'
import { bookOfDesk, versionOf } from '../../operations/index.ts'
import { startJob } from '../jobs.ts'
import { type ApiTools, route } from '../route.ts'
import { bookId, id, nothing, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { programmeId, versionNumber } from '../schemas/programmes.ts'

interface Tried {
  readonly programme?: string
  readonly version?: number
  readonly submission?: string
}

const tried = Type.Unsafe<Tried & { readonly book?: string }>({
  ...shape({
    programme: Type.Optional(programmeId),
    version: Type.Optional(versionNumber),
    submission: Type.Optional(id('Id of a submission', 200)),
    book: Type.Optional(bookId),
  }),
  oneOf: [{ required: ['programme', 'version'] }, { required: ['submission'] }],
})

export const simulationsStart = route({
  method: 'POST',
  address: '/simulations',
  verb: 'programme.write',
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
  return refuse('submission_does_not_exist', `nothing was submitted as ${submission}`, 'submission')
}
