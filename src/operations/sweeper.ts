// Sweeps what is over while the server runs: at its start, and every hour.

import type { Retention } from '../store/index.ts'

export interface SweeperOptions {
  readonly retention: Pick<Retention, 'sweep'>
  /** Told of a sweep that broke off; the next tries again. */
  readonly onFailure: (error: unknown) => void
}

const sweepEvery = 60 * 60 * 1000

export class Sweeper {
  readonly #options: SweeperOptions
  #timer: NodeJS.Timeout | undefined
  #sweeping: Promise<unknown> = Promise.resolve()

  constructor(options: SweeperOptions) {
    this.#options = options
  }

  /** Sweeps now, behind whatever comes next, and from time to time. */
  start(): void {
    this.#sweep()
    this.#timer = setInterval(() => this.#sweep(), sweepEvery)
    this.#timer.unref()
  }

  /** Sweeps no more; waits for the sweep in hand. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#sweeping
  }

  #sweep(): void {
    const { retention, onFailure } = this.#options
    this.#sweeping = this.#sweeping.then(() => retention.sweep()).catch(onFailure)
  }
}
