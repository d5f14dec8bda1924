// Answers that come late and overtake each other, to find what a journey does not wait for: set `REPRIEVE_SLOW_ANSWERS`
// to a seed and run the journeys.

import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'
import { chanceFromSeed } from '../../src/connectors/index.ts'

const seed = process.env.REPRIEVE_SLOW_ANSWERS
const chance = seed === undefined ? undefined : chanceFromSeed(Number(seed))
/** Most answers come soon, some after this many milliseconds. */
const longest = 1500

/** Delays every answer of the API but those of signing in, where a seed is set; otherwise does nothing. */
export async function slowAnswers(context: BrowserContext): Promise<void> {
  if (chance === undefined) return
  await context.route(/\/api\/(?!sign)/, async (route) => {
    await pause(chance.next() ** 2 * longest)
    // A page that is closed meanwhile waits for nothing more.
    await route.continue().catch(() => {})
  })
}
