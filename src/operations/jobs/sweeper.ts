// Sweeps what is over while the server runs: at its start, and every hour.

import { isRefusal, type Refusal } from '../../kernel/index.ts'

export interface SweeperOptions {
  /** Called one behind the other; what one of them refuses or throws does not keep the next from its work. */
  readonly sweeps: readonly (() => Promise<object | Refusal>)[]
  /** Told of a sweep that broke off; the next hour tries again. */
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
    const { sweeps, onFailure } = this.#options
    for (const sweep of sweeps)
      this.#sweeping = this.#sweeping
        .then(sweep)
        .then((swept) => {
          if (isRefusal(swept)) onFailure(new Error(`${swept.code}: ${swept.because}`))
        })
        .catch(onFailure)
  }
}
