// So many requests a minute from one caller: counted in windows, forgotten with them.

const windowMilliseconds = 60_000
const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000))

export class RateLimit {
  readonly #max: number
  #counts = new Map<string, number>()
  #windowEnds = Number.NEGATIVE_INFINITY

  constructor(max: number) {
    this.#max = max
  }

  /** Counts a request of a caller at a moment: undefined when it may pass, else the seconds to wait. */
  secondsToWait(caller: string, now: number): number | undefined {
    if (now >= this.#windowEnds) {
      this.#counts = new Map()
      this.#windowEnds = now + windowMilliseconds
    }
    const count = (this.#counts.get(caller) ?? 0) + 1
    this.#counts.set(caller, count)
    return count > this.#max ? secondsOf(this.#windowEnds - now) : undefined
  }
}
