// Verifies an applied plan on the next book and keeps the verdict: done, still open, undone by others.

import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBook } from '../../book/index.ts'
import { type Day, isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { VerifyReport } from '../../reconcile/index.ts'
import { FolderReceipts, openPlanBatches, verdictsName, verifyPlanInBook } from '../../store/index.ts'
import { type Desk, planFolder, planOnFile, receiptsFolder } from '../desk.ts'

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
  const refusal = await refuseVerifying(desk, plan.id, book)
  if (refusal !== undefined) return refusal
  const batches = await openPlanBatches(folder, plan)
  try {
    const receipts = new FolderReceipts(receiptsFolder(desk))
    const verdicts = join(receiptsFolder(desk), plan.id)
    // A plan without corrections was applied without a receipt, and has no folder of them yet.
    await mkdir(verdicts, { recursive: true })
    const verdictsFile = join(verdicts, verdictsName(isoFromDay(book.asOf)))
    const earlier = await findEarlierVerdicts(verdicts, book.asOf)
    const options = {
      plan: batches,
      receipts,
      book,
      verdictsFile,
      ...(earlier && { earlierVerdicts: earlier }),
    }
    const report = await verifyPlanInBook(options)
    const { done, open, undone, reasons, doneByMeasure } = report
    await desk.store.runs.verified(plan.id, {
      book: book.id,
      done,
      open,
      undone,
      reasons,
      doneByMeasure,
      person: request.person,
    })
    return report
  } finally {
    batches.close()
  }
}

/** Why a plan cannot be verified on a book: it was never applied, or the book is not of a later day. */
export async function refuseVerifying(
  { store }: Desk,
  plan: string,
  { asOf }: { readonly asOf: Day },
): Promise<Refusal | undefined> {
  if ((await store.runs.findRun(plan)) === undefined)
    return refuse('plan_was_not_applied', 'apply it before it is verified', plan)
  if (asOf > (await store.plans.plan(plan)).asOf) return undefined
  const because = 'the book is not of a later day than the plan; import the next extract first'
  return refuse('book_is_too_early', because, plan)
}

/** The verdicts of the latest earlier book: what was done then and is not now was undone by others. */
async function findEarlierVerdicts(folder: string, asOf: Day): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  const latest = names
    .filter((name) => name.startsWith('verdicts-') && name < verdictsName(isoFromDay(asOf)))
    .sort()
    .at(-1)
  return latest === undefined ? undefined : join(folder, latest)
}
