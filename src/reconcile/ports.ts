// What reconcile needs from the outside world; connectors, store and book implement it, wiring.ts chooses.

import type { SystemName } from '../kernel/index.ts'
import type { Correction } from './correction.ts'

/** What a system said to one correction. A correction without an answer is unknown, never failed. */
export type Answer =
  | { readonly correction: string; readonly outcome: 'accepted' }
  | {
      readonly correction: string
      readonly outcome: 'refused'
      readonly code: string
      readonly because: string
    }

/** A system that owns state: core, cards, bureau or dialler. */
export interface System {
  readonly name: SystemName
  /**
   * Sends corrections once and gives the answers that came back, in any order, possibly twice, possibly not
   * all. Throws when the system cannot be reached or the connection breaks: then every outcome is unknown.
   */
  submit(batch: readonly Correction[]): Promise<readonly Answer[]>
}

/** What is known of one correction after the attempt to apply it. */
export interface Receipt {
  readonly correction: string
  readonly outcome: 'accepted' | 'refused' | 'unknown'
  readonly code?: string
  readonly because?: string
}

/** The corrections of an approved plan in the order of application, cut into numbered batches. */
export interface PlanBatches {
  readonly plan: string
  readonly batches: number
  readonly corrections: number
  read(batch: number): Promise<readonly Correction[]>
}

/**
 * Progress of applying a plan. `begin` is durable before anything is sent, `finish` before the next batch
 * begins; a batch begun and not finished was interrupted, and its outcomes are unknown.
 */
export interface Receipts {
  progress(plan: string): Promise<{ readonly finished: number; readonly begun: number }>
  begin(plan: string, batch: number): Promise<void>
  finish(plan: string, batch: number, receipts: readonly Receipt[]): Promise<void>
}
