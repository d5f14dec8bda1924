// What is known after sending, kept batch by batch so that an interruption at any point can be recovered.

import type { PlanBatches, Receipt, Receipts } from './ports.ts'

/** Receipts that can also be read back. */
export interface ReceiptBook extends Receipts {
  /** The receipts of a finished batch; undefined when the batch is not finished. */
  read(plan: string, batch: number): Promise<readonly Receipt[] | undefined>
}

/** How many corrections have which outcome. */
export interface Tally {
  accepted: number
  refused: number
  unknown: number
}

export const noneYet = (): Tally => ({ accepted: 0, refused: 0, unknown: 0 })

/** Adds receipts to a tally. */
export function addReceipts(tally: Tally, receipts: readonly Receipt[]): void {
  for (const { outcome } of receipts) tally[outcome] += 1
}

/** The receipts of a plan with the corrections they answer, batch by batch; unfinished batches have none. */
export async function* receiptsOf(plan: PlanBatches, receipts: ReceiptBook) {
  for (let batch = 0; batch < plan.batches; batch++) {
    const corrections = await plan.read(batch)
    const known = (await receipts.read(plan.plan, batch)) ?? []
    yield { corrections, receipts: new Map(known.map((receipt) => [receipt.correction, receipt])) }
  }
}

/** Receipts in memory, for simulations and tests. */
export class MemoryReceipts implements ReceiptBook {
  readonly #begun = new Map<string, number>()
  readonly #finished = new Map<string, (readonly Receipt[])[]>()

  async progress(plan: string) {
    const finished = this.#finished.get(plan)?.length ?? 0
    return { finished, begun: Math.max(finished, this.#begun.get(plan) ?? 0) }
  }

  async begin(plan: string, batch: number): Promise<void> {
    this.#begun.set(plan, batch + 1)
  }

  async finish(plan: string, batch: number, receipts: readonly Receipt[]): Promise<void> {
    const finished = this.#finished.get(plan) ?? []
    finished[batch] = receipts
    this.#finished.set(plan, finished)
  }

  async read(plan: string, batch: number): Promise<readonly Receipt[] | undefined> {
    return this.#finished.get(plan)?.[batch]
  }
}
