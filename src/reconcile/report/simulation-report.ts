// A simulation as a policy author reads it: one programme, or two side by side with the difference.

import { yuanFromMinor } from '../../kernel/index.ts'
import type { CircumstanceWords } from '../../programmes/index.ts'
import type { PlanLine, PlanSummary } from '../draft/plan.ts'
import { textTable, thousands } from './text-table.ts'
import { type Language, leagueWords, simulationWords, wordOf } from './words.ts'

/** What a report needs of a simulation. */
export interface SimulatedProgramme {
  readonly programme: string
  readonly digest: string
  readonly asOf: string
  readonly people: number
  /** What the programme calls each kind of circumstance. */
  readonly circumstances: CircumstanceWords
  readonly deferredMinor: Readonly<Record<string, number>>
  readonly months: readonly (Readonly<Record<MonthFigure, number>> & { readonly month: string })[]
  readonly summary: PlanSummary
}

const monthFigures = ['returnedMinor', 'leavesMinor', 'comesMinor'] as const
type MonthFigure = (typeof monthFigures)[number]

const count = thousands
const yuan = yuanFromMinor

interface Figure {
  readonly word: keyof typeof simulationWords
  readonly written: (value: number) => string
  readonly of: (simulation: SimulatedProgramme, league?: string) => number
}

const sumOf = (lines: readonly PlanLine[], part: 'count' | 'amountMinor', league?: string): number =>
  lines.reduce(
    (sum, line) => sum + (league === undefined ? line[part] : (line.leagues[league]?.[part] ?? 0)),
    0,
  )

const ofKinds = ({ summary }: SimulatedProgramme, ...kinds: string[]) =>
  summary.measures.filter(({ kind }) => kinds.includes(kind))

const deferredOf = ({ deferredMinor }: SimulatedProgramme, league?: string): number =>
  league === undefined
    ? Object.values(deferredMinor).reduce((sum, value) => sum + value, 0)
    : (deferredMinor[league] ?? 0)

const figures: readonly Figure[] = [
  { word: 'grants', written: count, of: ({ summary }, league) => sumOf(summary.grants, 'count', league) },
  { word: 'moved', written: count, of: (of, league) => sumOf(ofKinds(of, 'move_due_day'), 'count', league) },
  { word: 'deferred', written: yuan, of: deferredOf },
  {
    word: 'returned',
    written: yuan,
    of: (of, league) => sumOf(ofKinds(of, 'waive_charge', 'refund_charge'), 'amountMinor', league),
  },
  {
    word: 'months',
    written: count,
    of: (of, league) => sumOf(ofKinds(of, 'amend_credit_record'), 'count', league),
  },
  { word: 'holds', written: count, of: (of, league) => sumOf(ofKinds(of, 'hold_contact'), 'count', league) },
]

/** The report of one simulation, or of two and their difference. */
export function simulationReport(simulations: readonly SimulatedProgramme[], language: Language): string {
  const sections = [
    simulations.map(
      ({ programme, digest, asOf }) =>
        `${programme} ${digest.slice(0, 12)} · ${simulationWords.asOf[language]} ${asOf}`,
    ),
    totalsSection(simulations, language),
    kindsSection(simulations, language),
    leaguesSection(simulations, language),
    monthsSection(simulations, language),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const signed = (value: number, written: (value: number) => string): string =>
  value > 0 ? `+${written(value)}` : written(value)

function rowOf(name: string, values: readonly number[], written: (value: number) => string): string[] {
  const difference = values.length === 2 ? [signed(values[1]! - values[0]!, written)] : []
  return [name, ...values.map(written), ...difference]
}

function totalsSection(simulations: readonly SimulatedProgramme[], language: Language): string[] {
  const people = rowOf(
    simulationWords.people[language],
    simulations.map((one) => one.people),
    count,
  )
  const rows = figures.map(({ word, written, of }) =>
    rowOf(
      simulationWords[word][language],
      simulations.map((one) => of(one)),
      written,
    ),
  )
  return textTable([people, ...rows], [1, 2, 3])
}

function kindsSection(simulations: readonly SimulatedProgramme[], language: Language): string[] {
  const kinds = [...new Set(simulations.flatMap(({ summary }) => summary.grants.map(({ kind }) => kind)))]
  const rows = kinds.map((kind) => {
    const of = ({ summary }: SimulatedProgramme) =>
      summary.grants.find((line) => line.kind === kind)?.count ?? 0
    return rowOf(calledIn(simulations, kind, language), simulations.map(of), count)
  })
  return [simulationWords.byKind[language], ...textTable(rows, [1, 2, 3]).map((line) => `  ${line}`)]
}

/** A kind as the programmes call it: both words where they differ. */
function calledIn(simulations: readonly SimulatedProgramme[], kind: string, language: Language): string {
  const words = simulations.map(({ circumstances }) => wordOf(circumstances, kind, language))
  return [...new Set(words)].join(' / ')
}

/** One programme: every figure. Two: each figure twice, the first programme's before the second's. */
function leaguesSection(simulations: readonly SimulatedProgramme[], language: Language): string[] {
  const shown = simulations.length === 1 ? figures : figures.filter(({ word }) => comparedByLeague.has(word))
  const columns = shown.flatMap((figure) => simulations.map((simulation, at) => ({ figure, simulation, at })))
  const mark = (at: number): string => (simulations.length === 1 ? '' : ` ${at + 1}`)
  const head = [
    '',
    ...columns.map(({ figure, at }) => `${simulationWords[figure.word][language]}${mark(at)}`),
  ]
  const rows = Object.keys(simulations[0]!.deferredMinor).map((league) => [
    wordOf(leagueWords, league, language),
    ...columns.map(({ figure, simulation }) => figure.written(figure.of(simulation, league))),
  ])
  const right = columns.map((_, at) => at + 1)
  return [simulationWords.byLeague[language], ...textTable([head, ...rows], right).map((line) => `  ${line}`)]
}

/** What it costs over time: each figure of a month, of two programmes the first's before the second's. */
function monthsSection(simulations: readonly SimulatedProgramme[], language: Language): string[] {
  const columns = monthFigures.flatMap((figure) =>
    simulations.map((simulation, at) => ({ figure, simulation, at })),
  )
  const mark = (at: number): string => (simulations.length === 1 ? '' : ` ${at + 1}`)
  const head = ['', ...columns.map(({ figure, at }) => `${simulationWords[figure][language]}${mark(at)}`)]
  const months = [...new Set(simulations.flatMap((one) => one.months.map(({ month }) => month)))].sort()
  const rows = months.map((month) => [
    month,
    ...columns.map(({ figure, simulation }) =>
      yuan(simulation.months.find((one) => one.month === month)?.[figure] ?? 0),
    ),
  ])
  const right = columns.map((_, at) => at + 1)
  return [simulationWords.byMonth[language], ...textTable([head, ...rows], right).map((line) => `  ${line}`)]
}

/** What fits on a line when two programmes stand side by side. */
const comparedByLeague: ReadonlySet<string> = new Set(['deferred', 'returned', 'months'])
