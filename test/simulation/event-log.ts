// The log of a simulated run: one line for each event in fixed columns, and the hash that two runs must share.

import { createHash } from 'node:crypto'

/** Explains the columns; printed above a log. */
export const legend = 'night event        where                         what'

const widths = { night: 5, event: 12, where: 29 }

/** Events in the order in which they occur. */
export class EventLog {
  readonly #hash = createHash('sha256')
  readonly #kept: string[] | undefined
  night = 0

  /** `keeps`: hold the lines for printing, not only their hash. */
  constructor(keeps: boolean) {
    this.#kept = keeps ? [] : undefined
  }

  add(event: string, where: string, what: string): void {
    const night = String(this.night).padStart(widths.night)
    const line = `${night} ${event.padEnd(widths.event)} ${where.padEnd(widths.where)} ${what}`
    this.#hash.update(`${line}\n`)
    this.#kept?.push(line)
  }

  get lines(): readonly string[] {
    return this.#kept ?? []
  }

  /** Call once, at the end. */
  digest(): string {
    return this.#hash.digest('hex')
  }
}
