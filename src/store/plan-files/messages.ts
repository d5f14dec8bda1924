// What the thread that drafts a plan and its workers say to each other; everything here can be cloned.

import type { Month } from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import type { PlanFile, Totals } from '../../reconcile/index.ts'

/** Given to a worker when it starts. */
export interface WorkerStart {
  readonly bookDir: string
  readonly programme: Programme
  readonly asOf: number
  /** Where files are written; absent for a simulation, which writes nothing. */
  readonly folder?: string
}

/** Given to a worker that compares two programmes. */
export interface EffectsStart {
  readonly bookDir: string
  readonly before: Programme
  readonly after: Programme
  /** Instead of those that differ: every account with one of these outcomes before. */
  readonly everyOf?: readonly string[]
  readonly asOf: number
  /** Where the accounts that differ are written, a file for each shard that has any. */
  readonly folder: string
}

/** What a worker that compares says of a shard: accounts looked at, and those that differ. */
export interface ShardCompared {
  readonly accounts: number
  readonly rows: number
}

/** The number of the shard to take next, or `done`. */
export type WorkerOrder = number | 'done'

export interface ShardResult {
  readonly shard: number
  readonly accounts: number
  readonly totals: Totals
  /** SHA-256 of each block of the book, 32 bytes each, one after another. */
  readonly blocks: Uint8Array
  readonly files: readonly PlanFile[]
  readonly reach: ShardReach
}

/** What a simulation asks besides the totals. */
export interface ShardReach {
  /** Principal of the debts whose due day moves, in minor units, by league. */
  readonly deferredMinor: Float64Array
  /** Owners of granted accounts, each once, as 52-bit hashes of their ids. */
  readonly owners: Float64Array
  readonly months: readonly MonthCost[]
}

/** What a programme costs in a month, in minor units. */
export interface MonthCost {
  readonly month: Month
  /** Waived or refunded, of charges posted in the month. */
  readonly returnedMinor: number
  /** Principal that was due in the month and falls due later. */
  readonly leavesMinor: number
  /** Principal that falls due in the month instead. */
  readonly comesMinor: number
}
