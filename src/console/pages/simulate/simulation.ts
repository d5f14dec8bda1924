// A simulation as the server gives it, and the figures it is read by: in all, by league, by circumstance.

import type { CircumstanceWords } from '../../words/emergencies.ts'
import type { PlainWord } from '../../words/say.ts'
import type { Job } from './tried.ts'

interface Sum {
  readonly count: number
  readonly amountMinor: number
}

interface Line extends Sum {
  readonly kind: string
  readonly leagues: Readonly<Record<string, Sum>>
}

export interface Simulation {
  readonly asOf: string
  readonly people: number
  /** What the programme calls each kind of circumstance; absent in a run of before that was kept. */
  readonly circumstances?: CircumstanceWords
  readonly deferredMinor: Readonly<Record<string, number>>
  /** Absent in a run of before months were counted. */
  readonly months?: readonly CostOfMonth[]
  readonly summary: { readonly grants: readonly Line[]; readonly measures: readonly Line[] }
}

interface CostOfMonth {
  readonly month: string
  readonly returnedMinor: number
  readonly leavesMinor: number
  readonly comesMinor: number
}

/** What came of a job that is done. */
export const simulationOf = ({ state, result }: Job): Simulation | undefined =>
  state === 'done' ? (result as Simulation) : undefined

export interface Figure {
  readonly id: string
  readonly word: PlainWord
  readonly isMoney: boolean
  /** In all, or in one league. */
  readonly of: (simulation: Simulation, league?: string) => number
}

const sumOf = (lines: readonly Line[], part: keyof Sum, league?: string): number =>
  lines.reduce(
    (sum, line) => sum + (league === undefined ? line[part] : (line.leagues[league]?.[part] ?? 0)),
    0,
  )

const corrections =
  (...kinds: readonly string[]) =>
  (simulation: Simulation) =>
    simulation.summary.measures.filter(({ kind }) => kinds.includes(kind))

const deferred = ({ deferredMinor }: Simulation, league?: string): number =>
  league === undefined
    ? Object.values(deferredMinor).reduce((sum, amount) => sum + amount, 0)
    : (deferredMinor[league] ?? 0)

const moved = corrections('move_due_day')
const returned = corrections('waive_charge', 'refund_charge')
const months = corrections('amend_credit_record')
const held = corrections('hold_contact')

/** The figures that are known league by league. */
export const figures: readonly Figure[] = [
  {
    id: 'granted',
    word: 'accountsGranted',
    isMoney: false,
    of: ({ summary }, league) => sumOf(summary.grants, 'count', league),
  },
  { id: 'moved', word: 'debtsMoved', isMoney: false, of: (of, league) => sumOf(moved(of), 'count', league) },
  { id: 'deferred', word: 'principalDeferred', isMoney: true, of: deferred },
  {
    id: 'returned',
    word: 'moneyReturned',
    isMoney: true,
    of: (of, league) => sumOf(returned(of), 'amountMinor', league),
  },
  {
    id: 'months',
    word: 'recordMonths',
    isMoney: false,
    of: (of, league) => sumOf(months(of), 'count', league),
  },
  { id: 'held', word: 'holdsPlaced', isMoney: false, of: (of, league) => sumOf(held(of), 'count', league) },
]

export const figureOf = (id: string | null): Figure =>
  figures.find((figure) => figure.id === id) ?? figures[0]!

/** The figures that are known month by month. */
export const monthFigures = [
  { id: 'returnedMinor', word: 'moneyReturned' },
  { id: 'leavesMinor', word: 'principalLeaves' },
  { id: 'comesMinor', word: 'principalComes' },
] as const satisfies readonly { readonly id: keyof CostOfMonth; readonly word: PlainWord }[]

export type MonthFigure = (typeof monthFigures)[number]

export const monthFigureOf = (id: string | null): MonthFigure =>
  monthFigures.find((figure) => figure.id === id) ?? monthFigures[0]

/** The months in which anything costs, the oldest first. */
export const monthsOf = (simulations: readonly Simulation[]): readonly string[] =>
  [...new Set(simulations.flatMap(({ months = [] }) => months.map(({ month }) => month)))].sort()

/** What a month costs, in minor units. */
export const costOf = ({ months = [] }: Simulation, month: string, { id }: MonthFigure): number =>
  months.find((cost) => cost.month === month)?.[id] ?? 0

/** People are counted once in the whole book, so they have no figure by league. */
export const people: Figure = { id: 'people', word: 'peopleReached', isMoney: false, of: (of) => of.people }

/** The leagues of the book, in the order of their codes. */
export const leaguesOf = (simulations: readonly Simulation[]): readonly string[] =>
  [...new Set(simulations.flatMap(({ deferredMinor }) => Object.keys(deferredMinor)))].sort()

/** The circumstances that granted anything. */
export const kindsOf = (simulations: readonly Simulation[]): readonly string[] => [
  ...new Set(simulations.flatMap(({ summary }) => summary.grants.map(({ kind }) => kind))),
]

/** Accounts granted by a circumstance. */
export const grantedBy = ({ summary }: Simulation, kind: string): number =>
  sumOf(
    summary.grants.filter((line) => line.kind === kind),
    'count',
  )
