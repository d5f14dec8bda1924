// A plan as an operator reads it: summary first, then measures, leagues, exceptions and what cannot be undone.

import { yuanFromMinor } from '../../kernel/index.ts'
import { measures } from '../../measures/index.ts'
import { isPublicHealth } from '../../programmes/index.ts'
import type { Plan, PlanLine, PlanSummary } from '../draft/plan.ts'
import { textTable, thousands } from './text-table.ts'
import {
  channelWords,
  correctionWords,
  exceptionWords,
  type Language,
  leagueWords,
  outcomeWords,
  reportWords,
  wordOf,
} from './words.ts'

const yuan = (amountMinor: number): string => (amountMinor === 0 ? '' : yuanFromMinor(amountMinor))

export interface PlanReportOptions {
  readonly language: Language
  /** Of the version the plan was drafted under. */
  readonly emergencyKind: string
}

/** The report, one string with line ends. */
export function planReport(plan: Plan, options: PlanReportOptions): string {
  const { summary } = plan
  const { language } = options
  return reportFrom([
    header(plan, language),
    whatToCorrect(summary, options),
    leaguesSection(summary, language),
    outcomesSection(summary, language),
    exceptionsSection(summary, language),
    violationsSection(summary, language),
  ])
}

/** The report of a plan that only finishes what an earlier one began: what is to correct, and nothing else. */
export const planReportInBrief = (plan: Plan, options: PlanReportOptions): string =>
  reportFrom([header(plan, options.language), whatToCorrect(plan.summary, options)])

const whatToCorrect = (summary: PlanSummary, options: PlanReportOptions): string[] =>
  summary.corrections === 0 ? [reportWords.nothing[options.language]] : correctionsSection(summary, options)

function reportFrom(sections: readonly (readonly string[])[]): string {
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function header({ id, sources, summary }: Plan, language: Language): string[] {
  const word = (key: keyof typeof reportWords): string => reportWords[key][language]
  const version = word('version').replace('{n}', String(sources.programmeVersion))
  const scope = `${word('book')} ${sources.book.slice(0, 17)}… · ${thousands(summary.accounts)} ${word('accounts')}`
  return [
    `${word('plan')} ${id}`,
    `${word('programme')} ${sources.programme} ${version} · ${word('asOf')} ${sources.asOf} · ${scope}`,
  ]
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

function correctionsSection(summary: PlanSummary, options: PlanReportOptions): string[] {
  const { language } = options
  const { measure, accounts, correction, count, yuan: yuanWord } = reportWords
  const head = [measure, accounts, correction, count, yuanWord]
  const rows = summary.measures.map((line, at) => [
    ...measureCells(summary, line.measure, summary.measures[at - 1]?.measure, options),
    wordOf(correctionWords, line.kind, language),
    thousands(line.count),
    yuan(line.amountMinor),
  ])
  const amount = summary.measures.reduce((sum, line) => sum + line.amountMinor, 0)
  const touched = thousands(summary.touched?.count ?? 0)
  const total = [reportWords.total[language], touched, '', thousands(summary.corrections), yuan(amount)]
  const table = textTable([head.map((words) => words[language]), ...rows, total], [1, 3, 4])
  return [reportWords.found[language], ...indented(table)]
}

/** Title and accounts of a measure, on its first line only. */
function measureCells(
  summary: PlanSummary,
  id: string,
  before: string | undefined,
  options: PlanReportOptions,
): readonly [title: string, accounts: string] {
  if (id === before) return ['', '']
  const title = titleOf(id, options)
  const corrected = summary.corrected.find(({ measure }) => measure === id)
  return [title, corrected === undefined ? '' : thousands(corrected.count)]
}

function titleOf(id: string, { language, emergencyKind }: PlanReportOptions): string {
  const measure = measures.find((one) => one.id === id)
  const elsewhere = isPublicHealth(emergencyKind) ? undefined : measure?.titleInOtherEmergencies
  return (elsewhere ?? measure?.title)?.[language] ?? id
}

function leaguesSection(summary: PlanSummary, language: Language): string[] {
  if (summary.corrections === 0) return []
  const lines = [...summary.measures, ...summary.violations]
  const leagues = [...new Set(lines.flatMap((line) => Object.keys(line.leagues)))].sort()
  const of = (kind: string) => summary.measures.filter((line) => line.kind === kind)
  const money = [...of('waive_charge'), ...of('refund_charge')]
  const sum = (some: readonly PlanLine[], league: string, part: 'count' | 'amountMinor'): number =>
    some.reduce((all, line) => all + (line.leagues[league]?.[part] ?? 0), 0)
  const rows = leagues.map((league) => [
    wordOf(leagueWords, league, language),
    thousands(summary.touched?.leagues[league]?.count ?? 0),
    thousands(sum(of('move_due_day'), league, 'count')),
    yuan(sum(money, league, 'amountMinor')),
    thousands(sum(of('amend_credit_record'), league, 'count')),
    thousands(sum(of('hold_contact'), league, 'count')),
    thousands(sum(summary.violations, league, 'count')),
  ])
  const { league, accounts, moved, returned, months, holds, calls, byLeague } = reportWords
  const head = [league, accounts, moved, returned, months, holds, calls].map((words) => words[language])
  return [byLeague[language], ...indented(textTable([head, ...rows], [1, 2, 3, 4, 5, 6]))]
}

function outcomesSection(summary: PlanSummary, language: Language): string[] {
  const outcomes = [...new Set(summary.outcomes.map(({ outcome }) => outcome))]
  const rows = outcomes.map((outcome) => {
    const accounts = summary.outcomes.filter((line) => line.outcome === outcome)
    const count = accounts.reduce((sum, line) => sum + line.accounts, 0)
    return [wordOf(outcomeWords, outcome, language), thousands(count)]
  })
  return [reportWords.outcomes[language], ...indented(textTable(rows, [1]))]
}

function exceptionsSection(summary: PlanSummary, language: Language): string[] {
  if (summary.exceptions.length === 0) return []
  const rows = summary.exceptions.map((line) => [
    wordOf(exceptionWords, line.code, language),
    thousands(line.count),
    yuan(line.amountMinor),
  ])
  return [reportWords.exceptions[language], ...indented(textTable(rows, [1, 2]))]
}

function violationsSection(summary: PlanSummary, language: Language): string[] {
  if (summary.violations.length === 0) return []
  const rows = summary.violations.map((line) => [
    wordOf(channelWords, line.channel, language),
    thousands(line.count),
  ])
  return [reportWords.violations[language], ...indented(textTable(rows, [1]))]
}
