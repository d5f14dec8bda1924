// What the chart over nights can show, from the figures of each night.

import type { PlainWord } from '../../words/say.ts'
import type { Night } from './promises.tsx'

export interface TrendSeries {
  readonly word: PlainWord
  readonly isLine?: boolean
  /** One value for each night, the oldest first; null where it is not known. */
  readonly of: (nights: readonly Night[]) => readonly (number | null)[]
}

export interface Trend {
  readonly id: string
  readonly word: PlainWord
  readonly isMoney: boolean
  readonly series: readonly TrendSeries[]
}

const each =
  (read: (night: Night) => number | undefined) =>
  (nights: readonly Night[]): readonly (number | null)[] =>
    nights.map((night) => read(night) ?? null)

/** In the order in which they are offered. */
export const trends: readonly Trend[] = [
  {
    id: 'promises',
    word: 'trendPromises',
    isMoney: false,
    series: [
      { word: 'brokenOfNight', of: each(({ corrections }) => corrections) },
      { word: 'keptOfNight', of: each(({ standing }) => standing?.verified) },
    ],
  },
  {
    id: 'cost',
    word: 'trendCost',
    isMoney: true,
    series: [
      { word: 'givenBackOfNight', of: each(({ returnedMinor }) => returnedMinor) },
      { word: 'costSoFar', isLine: true, of: each(({ returnedSoFarMinor }) => returnedSoFarMinor) },
    ],
  },
  {
    id: 'months',
    word: 'monthsRepaired',
    isMoney: false,
    series: [{ word: 'monthsRepaired', of: each(({ months }) => months) }],
  },
  {
    id: 'backlog',
    word: 'backlog',
    isMoney: false,
    series: [{ word: 'backlog', isLine: true, of: each(({ backlog }) => backlog) }],
  },
]

export const trendOf = (id: string): Trend => trends.find((trend) => trend.id === id) ?? trends[0]!
