// Verifies an applied plan on the next book and keeps the verdict: done, still open, undone by others.

import { join } from 'node:path'
import { openBook } from '../book/index.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { FolderReceipts, type VerifyReport } from '../reconcile/index.ts'
import { openPlanBatches, verifyPlanInBook } from '../store/index.ts'
import { type Desk, planFolder, planOnFile, receiptsFolder } from './desk.ts'

export interface VerifyRequest {
  readonly plan: string
  readonly bookDir: string
  readonly person: string
}

/** Refused for a plan that was never applied, and for a book of the plan's own day or earlier. */
export async function verifyPlan(desk: Desk, request: VerifyRequest): Promise<VerifyReport | Refusal> {
  const folder = planFolder(desk, request.plan)
  const plan = await planOnFile(desk, request.plan)
  if (isRefusal(plan)) return plan
  const book = await openBook(request.bookDir)
  if (isRefusal(book)) return book
  const run = await desk.store.runs.findRun(plan.id)
  if (run === undefined) return refuse('plan_was_not_applied', 'apply it before it is verified', plan.id)
  const recorded = await desk.store.plans.plan(plan.id)
  if (book.asOf <= recorded.asOf) {
    const because = 'the book is not of a later day than the plan; import the next extract first'
    return refuse('book_is_too_early', because, request.bookDir)
  }
  const batches = await openPlanBatches(folder, plan)
  try {
    const receipts = new FolderReceipts(receiptsFolder(desk))
    const verdictsFile = join(receiptsFolder(desk), plan.id, `verdicts-${book.id.slice(0, 21)}.parquet`)
    const report = await verifyPlanInBook({ plan: batches, receipts, book, verdictsFile })
    const { done, open, undone } = report
    await desk.store.runs.verified(plan.id, { book: book.id, done, open, undone, person: request.person })
    return report
  } finally {
    batches.close()
  }
}
