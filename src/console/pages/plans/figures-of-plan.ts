// The figures a plan is read by, in all and by league, from the summary the server gives.

import type { Answer, Seen } from '../../client/ask.ts'
import { to } from '../../paths.ts'
import type { PlainWord } from '../../words/say.ts'

export type Plan = Answer<'GET /api/plans/{plan}'> & Seen
export type Summary = Plan['summary']

interface Line {
  readonly count: number
  readonly amountMinor: number
  readonly leagues: Readonly<Record<string, { readonly count: number; readonly amountMinor: number }>>
}

export interface Figure {
  readonly id: string
  readonly word: PlainWord
  readonly isMoney: boolean
  readonly lines: (summary: Summary) => readonly Line[]
  /** The corrections behind the figure, as a filter. */
  readonly kind?: string
  /** True where no corrections are behind it: a call that took place cannot be corrected. */
  readonly isOfNoCorrection?: true
}

const ofKinds =
  (...kinds: readonly string[]) =>
  ({ measures }: Summary) =>
    measures.filter(({ kind }) => kinds.includes(kind))

/** In the order in which they are offered. */
export const figures: readonly Figure[] = [
  { id: 'corrections', word: 'corrections', isMoney: false, lines: ({ measures }) => measures },
  { id: 'returned', word: 'givenBackYuan', isMoney: true, lines: ofKinds('waive_charge', 'refund_charge') },
  { id: 'moved', word: 'dueDaysMoved', isMoney: false, lines: ofKinds('move_due_day'), kind: 'move_due_day' },
  {
    id: 'months',
    word: 'monthsRepaired',
    isMoney: false,
    lines: ofKinds('amend_credit_record'),
    kind: 'amend_credit_record',
  },
  { id: 'held', word: 'channelsHeld', isMoney: false, lines: ofKinds('hold_contact'), kind: 'hold_contact' },
  {
    id: 'calls',
    word: 'brokenCalls',
    isMoney: false,
    lines: ({ violations }) => violations,
    isOfNoCorrection: true,
  },
]

export const figureOf = (id: string): Figure => figures.find((figure) => figure.id === id) ?? figures[0]!

/** Where a league on the map of a plan leads: to the corrections there, of the kind that the figure counts. */
export const leagueLink = (plan: string, { kind, isOfNoCorrection }: Figure) =>
  isOfNoCorrection === true
    ? undefined
    : (league: string): string => to.corrections(plan, { league, ...(kind !== undefined && { kind }) })

/** A figure in all. */
export const totalOf = ({ lines, isMoney }: Figure, summary: Summary): number =>
  lines(summary).reduce((sum, line) => sum + (isMoney ? line.amountMinor : line.count), 0)

/** A figure by league. */
export function byLeague({ lines, isMoney }: Figure, summary: Summary): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { leagues } of lines(summary)) {
    for (const [league, sum] of Object.entries(leagues)) {
      sums[league] = (sums[league] ?? 0) + (isMoney ? sum.amountMinor : sum.count)
    }
  }
  return sums
}

/** The leagues a plan speaks of, in the order of their codes. */
export function leaguesOf(summary: Summary): readonly string[] {
  const lines: readonly Line[] = [...summary.measures, ...summary.violations, ...summary.exceptions]
  return [...new Set(lines.flatMap((line) => Object.keys(line.leagues)))].sort()
}
