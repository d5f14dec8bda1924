// Corrections that a system refused become matters for people: the programme promises them, a machine cannot keep them.

import type { Book } from '../../book/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { type PlanBatches, type ReceiptBook, receiptsOf } from '../../reconcile/index.ts'
import { findRegions, type Matter } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { withDeadlines } from '../rules/deadlines.ts'
import { findBook } from './books.ts'

/** Opens a work item for each refused correction of an applied plan; `refused_` and the system's code. */
export async function openRefused(
  desk: Desk,
  plan: PlanBatches,
  receipts: ReceiptBook,
): Promise<true | Refusal> {
  const { book: bookId } = await desk.store.plans.plan(plan.plan)
  const book = await findBook(desk, bookId)
  for await (const batch of receiptsOf(plan, receipts)) {
    const matters = batch.corrections.flatMap(({ id, account, target, amountMinor }): Matter[] => {
      const receipt = batch.receipts.get(id)
      if (receipt?.outcome !== 'refused') return []
      const code = `refused_${receipt.code ?? 'without_reason'}`
      return [{ account, code, ...(target && { target }), ...(amountMinor && { amountMinor }) }]
    })
    if (matters.length === 0) continue
    const placed = book === undefined ? matters : await placeMatters(book, matters)
    const opened = await desk.store.workItems.openMany(
      plan.plan,
      withDeadlines(desk, placed),
      desk.house.digest,
    )
    if (isRefusal(opened)) return opened
  }
  return true
}

/** The matters with the regions of their accounts, so that each is seen by those it concerns. */
async function placeMatters(book: Book, matters: readonly Matter[]): Promise<readonly Matter[]> {
  const regions = await findRegions(
    book,
    matters.map(({ account }) => account),
  )
  return matters.map((matter) => {
    const region = regions.get(matter.account)
    return region === undefined ? matter : { ...matter, region }
  })
}
