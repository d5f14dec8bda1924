// A comparison as the server gives it: sums of all accounts that are answered differently, by rule and by league.

import type { Answer } from '../../client/ask.ts'
import type { CircumstanceWords } from '../../words/emergencies.ts'

export type AccountEffect = Answer<'GET /api/comparisons/{comparison}/accounts'>['items'][number]
export type EffectAnswer = AccountEffect['before']

export const senses = ['gains', 'loses', 'mixed', 'otherwise'] as const
export type Sense = (typeof senses)[number]
/** The colour each is shown in. */
export const toneOf: Readonly<Record<Sense, string>> = {
  gains: 'good',
  loses: 'bad',
  mixed: 'warn',
  otherwise: '',
}

type Figures = Omit<EffectAnswer, 'outcome'>

export interface EffectSums {
  readonly accounts: number
  readonly senses: Readonly<Record<Sense, number>>
  readonly before: Figures
  readonly after: Figures
}

export interface RuleEffect extends EffectSums {
  readonly product: string
  readonly kind?: string
  readonly outcomeBefore: string
  readonly outcomeAfter: string
}

export interface LeagueEffect extends EffectSums {
  readonly league: string
}

export interface Comparison {
  readonly asOf: string
  /** What either programme calls each kind of circumstance; absent in one of before that was kept. */
  readonly circumstances?: { readonly before: CircumstanceWords; readonly after: CircumstanceWords }
  readonly looked: number
  readonly sums: EffectSums
  readonly rules: readonly RuleEffect[]
  readonly leagues: readonly LeagueEffect[]
}

/** What the list can be narrowed by, as it stands in the address. */
export const effectFilters = ['sense', 'league', 'product', 'outcomeBefore', 'outcomeAfter'] as const
