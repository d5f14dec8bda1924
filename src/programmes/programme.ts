// A programme as a value: what the policy folder says once it has been read and found well-formed.

import type { Channel, ChargeKind, CircumstanceKind, Day, Product } from '../kernel/index.ts'

/** Words in the two languages of the console and of letters. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** What each kind of circumstance is called. */
export type CircumstanceWords = Readonly<Record<CircumstanceKind, Words>>

/** A relief window of a region and all below it; both days included; open without `lastDay`. */
export interface ReliefWindow {
  readonly region: string
  readonly firstDay: Day
  readonly lastDay?: Day
}

/** A step of the gradual return of collections: frees channels from `releasedDay` on. */
export interface Wave {
  readonly id: string
  readonly releasedDay: Day
  readonly regions?: readonly string[]
  readonly minDaysPastDue?: number
  readonly channels: readonly Channel[]
}

/** One answer of the eligibility table. */
export interface Eligibility {
  readonly covered: boolean
  readonly spouse: boolean
  readonly creditRecord: 'protect' | 'by_schedule'
}

/** Answers by product and kind; a product the table does not declare is absent. */
export type EligibilityTable = Readonly<
  Partial<Record<Product, Readonly<Partial<Record<CircumstanceKind, Eligibility>>>>>
>

/** The numbers of `terms/relief.yaml` for one product, defaults filled in (relief-rules §10). */
export interface ReliefTerms {
  readonly coverage: 'whole_window' | 'circumstance_days'
  readonly deferTo: 'months' | 'window_end'
  readonly deferMonths: number
  readonly deferAheadDays: number
  readonly graceDays: number
  readonly stopClock: boolean
  readonly waiverBasis: 'whole' | 'markup_only'
  readonly waivable: readonly ChargeKind[]
  readonly coreCanWaive: boolean
  readonly defaultDays: number
  readonly standstill: 'all' | 'covered'
  readonly postApplication?: { readonly untilDay: Day; readonly waiverPercent: number }
}

/** The defaults of relief-rules §2–§9. */
export const reliefTermsDefault: ReliefTerms = {
  coverage: 'whole_window',
  deferTo: 'months',
  deferMonths: 3,
  deferAheadDays: 31,
  graceDays: 0,
  stopClock: true,
  waiverBasis: 'whole',
  waivable: ['late_fee'],
  coreCanWaive: true,
  defaultDays: 90,
  standstill: 'all',
}

export interface Emergency {
  readonly name: Words
  readonly kind: string
  readonly declaredDay: Day
  readonly authority: string
  readonly document: string
  /** Such as level I. */
  readonly responseLevel?: string
}

export const measureStatuses = ['planned', 'running', 'suspended', 'ended'] as const

/** One of the measures a programme promises, in the order of the instrument. */
export interface ListedMeasure {
  readonly id: string
  readonly title: Words
  readonly owner: Words
  readonly startDay: Day
  readonly status: (typeof measureStatuses)[number]
}

export interface Programme {
  readonly id: string
  readonly title: Words
  readonly emergency: Emergency
  /** The programme's own words, or those that are usual in its kind of emergency. */
  readonly circumstances: CircumstanceWords
  readonly windows: readonly ReliefWindow[]
  readonly waves: readonly Wave[]
  readonly eligibility: EligibilityTable
  readonly terms: Readonly<Record<Product, ReliefTerms>>
  readonly measures?: readonly ListedMeasure[]
}
