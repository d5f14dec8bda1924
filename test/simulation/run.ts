// `npm run simulate:seeds -- --seeds 20000 --from 1`: runs as many seeds as asked and reports the faults they met.

import { parseArgs } from 'node:util'
import { faultKinds } from '../../src/connectors/index.ts'
import { legend } from './event-log.ts'
import { ownFaultKinds, RunFailed, type RunResult, runSeed, type SimulatedFault } from './simulation.ts'

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

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      log: { type: 'boolean', default: false },
    },
  })
  const coverage = new Coverage()
  const from = Number(values.from)
  for (let seed = from; seed < from + Number(values.seeds); seed++) {
    const run = await runSeed(seed, values.log)
    coverage.add(run)
    if (values.log) console.log([legend, ...run.lines, `digest ${run.digest}`].join('\n'))
  }
  console.log(coverage.lines.join('\n'))
}

if (import.meta.main) {
  await main().catch((error) => {
    if (!(error instanceof RunFailed)) throw error
    if (error.lines.length > 0) console.error([legend, ...error.lines].join('\n'))
    console.error(error.message)
    process.exitCode = 1
  })
}
