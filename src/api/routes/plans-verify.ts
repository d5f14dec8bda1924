// An applied plan is verified on a later book, in the background.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { bookOfDesk, refuseVerifying } from '../../operations/index.ts'
import { planNamed } from '../find-plan.ts'
import { startJob } from '../jobs.ts'
import { route } from '../route.ts'
import { bookId, planId, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'

export const plansVerify = route({
  method: 'POST',
  address: '/plans/{plan}/verify',
  verb: 'plan.verify',
  topic: 'plans',
  summary: 'Verify an applied plan on a later book: done, still open, undone by others',
  path: shape({ plan: planId }),
  query: shape({ ...dryRun }),
  body: shape({ book: Type.Optional(bookId) }),
  answers: { 202: { words: 'The job that verifies it', schema: job } },
  run: async (tools, call) => {
    const plan = await planNamed(tools, call.path.plan)
    if (isRefusal(plan)) return plan
    const book = await bookOfDesk(tools.desk, call.body.book)
    if (isRefusal(book)) return book
    const refusal = await refuseVerifying(tools.desk, plan.id, book)
    return refusal ?? startJob(tools, { kind: 'verify', input: { plan: plan.id, book: book.id }, ...call })
  },
})
