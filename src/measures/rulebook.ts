// A programme turned into flat tables for one day and one region dictionary: what the hot loop looks up.

import {
  channels,
  chargeKinds,
  circumstanceKinds,
  type Day,
  dayChargeKinds,
  noDay,
  type Product,
  products,
} from '../kernel/index.ts'
import type { Programme, ReliefTerms, ReliefWindow, Wave } from '../programmes/index.ts'

export const loanProduct = products.indexOf('loan')
export const hardshipKind = circumstanceKinds.indexOf('verified_hardship')
/** Charge kinds before this position accrue by day and carry a base. */
export const dayChargeKindsCount = dayChargeKinds.length

/** The window and the waves that reach one region of the dictionary. `lastDay` is `noDay` when open. */
export interface RegionRules {
  readonly window?: { readonly firstDay: Day; readonly lastDay: Day }
  readonly waves: readonly WaveRules[]
}

export interface WaveRules {
  readonly releasedDay: Day
  readonly minDaysPastDue: number
  /** By position in `channels`. */
  readonly frees: readonly boolean[]
}

/** What the eligibility table answers for one product and kind. */
export interface EligibilityRules {
  readonly covered: boolean
  readonly spouse: boolean
  readonly protect: boolean
}

export interface ProductRules {
  readonly terms: ReliefTerms
  /** False where the table does not declare the product at all. */
  readonly declared: boolean
  /** By position in `circumstanceKinds`; kinds the table does not answer are not covered. */
  readonly eligibility: readonly EligibilityRules[]
  /** By position in `chargeKinds`. */
  readonly waivable: readonly boolean[]
}

export interface Rulebook {
  readonly asOf: Day
  /** By position in the region dictionary. */
  readonly regions: readonly RegionRules[]
  /** By position in `products`. */
  readonly products: readonly ProductRules[]
}

/** Compiles a programme for one day. `regions` is the dictionary the columns' region positions refer to. */
export function rulebookFrom(programme: Programme, asOf: Day, regions: readonly string[]): Rulebook {
  return {
    asOf,
    regions: regions.map((region) => regionRules(programme, region)),
    products: products.map((product) => productRules(programme, product)),
  }
}

/** The window whose region code is the longest prefix of the account's (relief-rules §2). */
export function windowOfRegion(windows: readonly ReliefWindow[], region: string): ReliefWindow | undefined {
  let longest: ReliefWindow | undefined
  for (const window of windows) {
    const reaches = region.startsWith(window.region)
    if (reaches && (longest === undefined || window.region.length > longest.region.length)) longest = window
  }
  return longest
}

function regionRules(programme: Programme, region: string): RegionRules {
  const window = windowOfRegion(programme.windows, region)
  const waves = programme.waves.filter((wave) => waveReaches(wave, region)).map(waveRules)
  return window === undefined
    ? { waves }
    : { window: { firstDay: window.firstDay, lastDay: window.lastDay ?? noDay }, waves }
}

const waveReaches = (wave: Wave, region: string): boolean =>
  wave.regions === undefined || wave.regions.some((prefix) => region.startsWith(prefix))

const waveRules = (wave: Wave): WaveRules => ({
  releasedDay: wave.releasedDay,
  minDaysPastDue: wave.minDaysPastDue ?? 0,
  frees: channels.map((channel) => wave.channels.includes(channel)),
})

const notCovered: EligibilityRules = { covered: false, spouse: false, protect: false }

function productRules(programme: Programme, product: Product): ProductRules {
  const table = programme.eligibility[product]
  const terms = programme.terms[product]
  return {
    terms,
    declared: table !== undefined,
    eligibility: circumstanceKinds.map((kind) => {
      const answer = table?.[kind]
      if (answer === undefined) return notCovered
      return { covered: answer.covered, spouse: answer.spouse, protect: answer.creditRecord === 'protect' }
    }),
    waivable: chargeKinds.map((kind) => terms.waivable.includes(kind)),
  }
}
