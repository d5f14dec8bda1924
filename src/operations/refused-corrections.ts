// Corrections that a system refused become matters for people: the programme promises them, a machine cannot keep them.

import { isRefusal, type Refusal } from '../kernel/index.ts'
import { type PlanBatches, type ReceiptBook, receiptsOf } from '../reconcile/index.ts'
import type { Matter } from '../store/index.ts'
import type { Desk } from './desk.ts'

/** Opens a work item for each refused correction of an applied plan; `refused_` and the system's code. */
export async function openRefused(
  desk: Desk,
  plan: PlanBatches,
  receipts: ReceiptBook,
): Promise<true | Refusal> {
  for await (const batch of receiptsOf(plan, receipts)) {
    const matters = batch.corrections.flatMap(({ id, account, target, amountMinor }): Matter[] => {
      const receipt = batch.receipts.get(id)
      if (receipt?.outcome !== 'refused') return []
      const code = `refused_${receipt.code ?? 'without_reason'}`
      return [{ account, code, ...(target && { target }), ...(amountMinor && { amountMinor }) }]
    })
    if (matters.length === 0) continue
    const opened = await desk.store.workItems.openMany(plan.plan, matters)
    if (isRefusal(opened)) return opened
  }
  return true
}
