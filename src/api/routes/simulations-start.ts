// Trying a version, a submission or a draft on a whole book, in the background; nothing is written.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { bookOfDesk, type TryingWhat, triedFrom } from '../../operations/index.ts'
import { startJob } from '../jobs.ts'
import { route } from '../route.ts'
import { bookId, nothing, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { tryingForms, tryingWhat } from '../schemas/trying.ts'

const trying = Type.Unsafe<TryingWhat & { readonly book?: string }>({
  ...shape({ ...tryingWhat, book: Type.Optional(bookId) }),
  oneOf: tryingForms,
})

export const simulationsStart = route({
  method: 'POST',
  address: '/simulations',
  verb: 'programme.try',
  topic: 'programmes',
  summary: 'Try a version, a submission or a draft as saved last on the whole book in the background',
  path: nothing,
  query: shape({ ...dryRun }),
  body: trying,
  answers: { 202: { words: 'The job; its result is the simulation', schema: job } },
  run: async (tools, call) => {
    const { book, ...what } = call.body
    const input = await triedFrom(tools.desk, what)
    if (isRefusal(input)) return input
    const found = await bookOfDesk(tools.desk, book)
    if (isRefusal(found)) return found
    return startJob(tools, { kind: 'simulate', input: { ...input, book: found.id }, ...call })
  },
})
