// Applies an approved plan through the systems, once, resuming where it was interrupted.

import { addDays, isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { type ApplyReport, applyPlan as applyBatches, type Plan } from '../../reconcile/index.ts'
import {
  checkPlanFiles,
  FolderReceipts,
  findMovedAccounts,
  findSameMoney,
  openPlanBatches,
  type RecordedPlan,
} from '../../store/index.ts'
import { type Desk, type LongWork, planFolder, planOnFile, receiptsFolder, type Systems } from '../desk.ts'
import { listBooks } from './books.ts'
import { openRefused } from './refused-corrections.ts'

export interface ApplyRequest extends LongWork {
  readonly plan: string
  readonly person: string
  readonly systems: Systems
}

/**
 * Applies what is left of a plan. Refused when it is not approved, when its files are not as drafted, when a plan of
 * a later day was applied since, when a later book shows that accounts it would touch have moved, or when another
 * programme gives money on the same charges and this plan's book cannot show it: a new draft says what is still to do.
 * What was begun before the later book goes on.
 */
export async function applyPlan(desk: Desk, request: ApplyRequest): Promise<ApplyReport | Refusal> {
  const { store } = desk
  const folder = planFolder(desk, request.plan)
  const approved = await store.runs.check(request.plan)
  if (isRefusal(approved)) return approved
  const plan = await planOnFile(desk, request.plan)
  if (isRefusal(plan)) return plan
  const refusal =
    (await refuseStale(desk, request.plan)) ??
    (await checkPlanFiles(folder, plan)) ??
    (await refuseMoved(desk, plan)) ??
    (await refuseGivenElsewhere(desk, plan))
  if (refusal !== undefined) return refusal
  const { person, onProgress } = request
  const begun = await store.runs.begin(plan.id, { person, corrections: plan.summary.corrections })
  if (isRefusal(begun)) return begun
  const batches = await openPlanBatches(folder, plan)
  const receipts = new FolderReceipts(receiptsFolder(desk))
  try {
    const report = await applyBatches({
      plan: batches,
      systems: request.systems,
      receipts,
      approval: store.runs,
      evidence: store.runs,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      onProgress: ({ total, waiting }) => onProgress?.(total - waiting, total),
    })
    if (isRefusal(report) || report.refused === 0) return report
    const opened = await openRefused(desk, batches, receipts)
    return isRefusal(opened) ? opened : report
  } finally {
    batches.close()
  }
}

async function refuseStale(desk: Desk, id: string): Promise<Refusal | undefined> {
  const plan = await desk.store.plans.plan(id)
  const later = await findLaterRun(desk, plan)
  if (later === undefined) return undefined
  const because = `${later.id} of a later book was applied since; draft a new plan from the newest book`
  return refuse('plan_is_stale', because, id)
}

/** Compares with the newest book, where that is later than the plan's own and nothing of the plan was sent yet. */
async function refuseMoved(desk: Desk, plan: Plan): Promise<Refusal | undefined> {
  if ((await desk.store.runs.findRun(plan.id)) !== undefined) return undefined
  const books = await listBooks(desk)
  const before = books.find(({ id }) => id === plan.sources.book)
  const [after] = books
  if (before === undefined || after === undefined || after.asOf <= before.asOf) return undefined
  const moved = await findMovedAccounts({ folder: planFolder(desk, plan.id), plan, before, after })
  if (moved.count === 0) return undefined
  const named = moved.first.map(({ account, fact }) => `${account} (${fact})`).join(', ')
  const because = `${moved.count} of its accounts moved by the book of ${isoFromDay(after.asOf)}, first ${named}; draft a new plan from that book`
  return refuse('accounts_moved_since', because, moved.first.map(({ account }) => account).join(','))
}

/**
 * A book tells a programme what others gave before. What another programme's plan of the same or a later book gives is
 * not in it: sent as well, a customer would be given both. Of a plan of which nothing was sent yet.
 */
async function refuseGivenElsewhere(desk: Desk, plan: Plan): Promise<Refusal | undefined> {
  if ((await desk.store.runs.findRun(plan.id)) !== undefined) return undefined
  for (const other of await desk.store.plans.unseenBy(plan.id)) {
    const theirs = await planOnFile(desk, other.id)
    if (isRefusal(theirs)) continue
    const mine = { folder: planFolder(desk, plan.id), plan }
    const same = await findSameMoney(mine, { folder: planFolder(desk, other.id), plan: theirs })
    if (same.count === 0) continue
    const because = `${other.id} of ${other.programme} gives money on ${same.count} of its charges, first of ${same.account}, which its book does not show yet; draft a new plan from the next book`
    return refuse('money_given_by_another_programme', because, other.id)
  }
  return undefined
}

/** The last drafted of the plans of a later book that were begun to be applied. */
async function findLaterRun(
  desk: Desk,
  { programme, kind, asOf }: RecordedPlan,
): Promise<RecordedPlan | undefined> {
  const [later] = await desk.store.plans.approved({
    programme,
    kind,
    asOfMin: addDays(asOf, 1),
    isBegun: true,
  })
  return later
}
