// Applies an approved plan: one attempt for each correction, batch after batch; what is not answered is unknown.

import { createHash } from 'node:crypto'
import {
  AssertionError,
  isRefusal,
  type Refusal,
  type SystemName,
  systems as systemNames,
} from '../kernel/index.ts'
import { matchAnswers, type StrayAnswers } from './apply-answers.ts'
import type { Correction } from './correction.ts'
import type { Answer, PlanBatches, Receipt, System } from './ports.ts'
import { addReceipts, noneYet, type ReceiptBook, type Tally } from './receipts.ts'

/** Says whether a plan may be applied: approved by a second person, not stale, not sent back. */
export interface PlanApproval {
  check(plan: string): Promise<'approved' | Refusal>
}

/** What happened, for the evidence log. `key` is unique: recording a key again must change nothing. */
export interface AppliedFact extends Readonly<Tally> {
  readonly key: string
  readonly kind: 'batch_applied' | 'plan_applied'
  readonly plan: string
  readonly batch?: number
  /** SHA-256 over the receipts of the batch, one JSON line each. */
  readonly receiptsDigest?: string
  /** What each system answered in the batch. */
  readonly systems?: Readonly<Partial<Record<SystemName, Readonly<Tally>>>>
}

export interface ApplyEvidence {
  record(fact: AppliedFact): Promise<void>
}

/** total = accepted + refused + unknown + waiting, at every instant. */
export interface ApplyProgress extends Readonly<Tally> {
  readonly plan: string
  readonly batch: number
  readonly batches: number
  readonly total: number
  readonly waiting: number
}

export interface ApplyOptions {
  readonly plan: PlanBatches
  readonly systems: Readonly<Record<SystemName, System>>
  readonly receipts: ReceiptBook
  readonly approval: PlanApproval
  readonly evidence: ApplyEvidence
  /** When aborted, the batch in flight is finished and no other is begun. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ApplyProgress) => void
}

export interface ApplyReport extends ApplyProgress, StrayAnswers {
  readonly outcome: 'applied' | 'interrupted'
  /** Batches begun by an earlier run and never finished; all their corrections are unknown. */
  readonly batchesFoundInterrupted: number
}

/**
 * Applies what is left of a plan. Refused when the plan may not be applied; then nothing was begun or sent.
 * Throws when receipts or evidence cannot be written; calling it again resumes after the last finished batch.
 */
export async function applyPlan(options: ApplyOptions): Promise<ApplyReport | Refusal> {
  const approved = await options.approval.check(options.plan.plan)
  if (isRefusal(approved)) return approved
  const run = new ApplyRun(options)
  await run.resume()
  while (run.hasNext && !options.signal?.aborted) await run.applyNext()
  return run.report()
}

class ApplyRun {
  readonly #options: ApplyOptions
  readonly #tally = noneYet()
  readonly #stray = { duplicates: 0, strangers: 0, contradictions: 0 }
  #next = 0
  #interrupted = 0

  constructor(options: ApplyOptions) {
    this.#options = options
  }

  get hasNext(): boolean {
    return this.#next < this.#options.plan.batches
  }

  /** Counts what earlier runs did and closes the batch they left open, without sending it again. */
  async resume(): Promise<void> {
    const { plan, receipts } = this.#options
    const { finished, begun } = await receipts.progress(plan.plan)
    for (let batch = 0; batch < finished; batch++) {
      const known = await receipts.read(plan.plan, batch)
      if (known === undefined) throw new Error(`the receipts of batch ${batch} of ${plan.plan} are damaged`)
      addReceipts(this.#tally, known)
      if (batch === finished - 1) await this.#record(batch, await plan.read(batch), known)
    }
    this.#next = finished
    for (let batch = finished; batch < begun; batch++) {
      this.#interrupted += 1
      const corrections = await plan.read(batch)
      await this.#finish(batch, corrections, corrections.map(unknownBecauseInterrupted))
    }
  }

  async applyNext(): Promise<void> {
    const { plan, receipts } = this.#options
    const corrections = await plan.read(this.#next)
    await receipts.begin(plan.plan, this.#next)
    const outcomes = new Map<string, Receipt>()
    for (const system of systemNames) {
      const part = corrections.filter((correction) => correction.system === system)
      if (part.length > 0) await this.#send(system, part, outcomes)
    }
    await this.#finish(
      this.#next,
      corrections,
      corrections.map(({ id }) => outcomes.get(id)!),
    )
  }

  async #send(
    system: SystemName,
    corrections: readonly Correction[],
    outcomes: Map<string, Receipt>,
  ): Promise<void> {
    const answers = await this.#submit(system, corrections)
    const because = answers === undefined ? `the connection to ${system} failed` : `${system} gave no answer`
    const { receipts, stray } = matchAnswers(corrections, answers ?? [], because)
    for (const receipt of receipts) outcomes.set(receipt.correction, receipt)
    this.#stray.duplicates += stray.duplicates
    this.#stray.strangers += stray.strangers
    this.#stray.contradictions += stray.contradictions
  }

  /** Undefined when the system could not be reached or the connection broke: weather, not a defect. */
  async #submit(
    system: SystemName,
    corrections: readonly Correction[],
  ): Promise<readonly Answer[] | undefined> {
    try {
      return await this.#options.systems[system].submit(corrections)
    } catch (error) {
      if (error instanceof AssertionError) throw error
      return undefined
    }
  }

  async #finish(
    batch: number,
    corrections: readonly Correction[],
    receipts: readonly Receipt[],
  ): Promise<void> {
    await this.#options.receipts.finish(this.#options.plan.plan, batch, receipts)
    addReceipts(this.#tally, receipts)
    this.#next = batch + 1
    await this.#record(batch, corrections, receipts)
    this.#options.onProgress?.(this.#progress())
  }

  async #record(
    batch: number,
    corrections: readonly Correction[],
    receipts: readonly Receipt[],
  ): Promise<void> {
    const { plan } = this.#options.plan
    const counts = noneYet()
    addReceipts(counts, receipts)
    const key = `batch_applied:${plan}:${batch}`
    const receiptsDigest = digestOf(receipts)
    await this.#options.evidence.record({
      key,
      kind: 'batch_applied',
      plan,
      batch,
      receiptsDigest,
      systems: talliesOf(corrections, receipts),
      ...counts,
    })
  }

  #progress(): ApplyProgress {
    const { plan, batches, corrections: total } = this.#options.plan
    const { accepted, refused, unknown } = this.#tally
    const waiting = total - accepted - refused - unknown
    return { plan, batch: this.#next, batches, total, waiting, accepted, refused, unknown }
  }

  async report(): Promise<ApplyReport> {
    const progress = this.#progress()
    const outcome = this.hasNext ? 'interrupted' : 'applied'
    if (outcome === 'applied') {
      const { plan } = progress
      await this.#options.evidence.record({
        key: `plan_applied:${plan}`,
        kind: 'plan_applied',
        plan,
        ...this.#tally,
      })
    }
    return { outcome, ...progress, ...this.#stray, batchesFoundInterrupted: this.#interrupted }
  }
}

const unknownBecauseInterrupted = ({ id }: Correction): Receipt => ({
  correction: id,
  outcome: 'unknown',
  because: 'the run was interrupted after the batch was begun',
})

/** What each system answered. Receipts stand in the order of the corrections. */
function talliesOf(corrections: readonly Correction[], receipts: readonly Receipt[]) {
  const tallies: Partial<Record<SystemName, Tally>> = {}
  corrections.forEach(({ system }, at) => {
    const tally = tallies[system] ?? noneYet()
    tallies[system] = tally
    tally[receipts[at]!.outcome] += 1
  })
  return tallies
}

function digestOf(receipts: readonly Receipt[]): string {
  const hash = createHash('sha256')
  for (const receipt of receipts) hash.update(`${JSON.stringify(receipt)}\n`)
  return hash.digest('hex')
}
