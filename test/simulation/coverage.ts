// What many runs met: how many nights, corrections and unknown outcomes, and in how many seeds each fault occurred.

import { faultKinds } from '../../src/connectors/index.ts'
import { ownFaultKinds, type RunResult, type SimulatedFault } from './simulation.ts'

/** Sums over many runs. */
export class Coverage {
  readonly #seedsWith = new Map<SimulatedFault, number>()
  seeds = 0
  nights = 0
  corrections = 0
  unknown = 0
  quietNightsMax = 0

  add(run: RunResult): void {
    this.seeds += 1
    this.nights += run.nights + run.quietNights
    this.corrections += run.corrections
    this.unknown += run.unknown
    this.quietNightsMax = Math.max(this.quietNightsMax, run.quietNights)
    for (const fault of run.faults) this.#seedsWith.set(fault, (this.#seedsWith.get(fault) ?? 0) + 1)
  }

  /** The share of seeds in which a fault occurred, 0 … 1. */
  shareOf(fault: SimulatedFault): number {
    return (this.#seedsWith.get(fault) ?? 0) / this.seeds
  }

  get lines(): readonly string[] {
    const faults = [...faultKinds, ...ownFaultKinds].map(
      (fault) => `  ${fault.padEnd(20)} ${(this.shareOf(fault) * 100).toFixed(1).padStart(5)} % of seeds`,
    )
    return [
      `${this.seeds} seeds, ${this.nights} nights, ${this.corrections} corrections sent, ${this.unknown} unknown`,
      `every seed converged, at the latest after ${this.quietNightsMax} quiet nights`,
      ...faults,
    ]
  }
}
