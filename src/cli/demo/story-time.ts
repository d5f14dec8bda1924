// The time of the story: a day behind the clock while it is told, so that outlets have had a day to read the programme.

import { Temporal } from 'temporal-polyfill'
import { clock } from '../../wiring.ts'

/** Longer than an outlet has to acknowledge a version, shorter than its branch waits. */
const hoursBehind = 26

export class StoryTime {
  #behind = hoursBehind

  /** ISO instant. */
  readonly now = (): string =>
    Temporal.Instant.from(clock()).subtract({ hours: this.#behind }).toString({ fractionalSecondDigits: 3 })

  /** So many hours after the story began. */
  after(hours: number): void {
    this.#behind = hoursBehind - hours
  }

  /** From here on it is the time of the clock. */
  catchUp(): void {
    this.#behind = 0
  }
}
