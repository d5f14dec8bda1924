// A plan as a value: what it was drafted from, what it found, and the identity that follows from both.

import { channels, circumstanceKinds, correctionKinds, exceptionKinds, products } from '../../kernel/index.ts'
import { measures } from '../../measures/index.ts'
import type { Correction } from '../correction.ts'
import { outcomes, type Totals } from './totals.ts'

/** A number of things and their money in minor units (0 where the kind moves none). */
export interface Sum {
  readonly count: number
  readonly amountMinor: number
}

/** A line of the plan's tables, in all and by league (first four digits of the region code). */
export interface PlanLine extends Sum {
  readonly leagues: Readonly<Record<string, Sum>>
}

export interface PlanSummary {
  readonly accounts: number
  readonly corrections: number
  /** Accounts by outcome and product. */
  readonly outcomes: readonly {
    readonly outcome: string
    readonly product: string
    readonly accounts: number
  }[]
  /** Granted accounts by kind of granting circumstance. */
  readonly grants: readonly (PlanLine & { readonly kind: string })[]
  readonly measures: readonly (PlanLine & { readonly measure: string; readonly kind: string })[]
  /** Accounts (or transfers) corrected, by measure. */
  readonly corrected: readonly (PlanLine & { readonly measure: string })[]
  /** Accounts (or transfers) corrected by any measure; absent where there is none. */
  readonly touched?: PlanLine
  readonly exceptions: readonly (PlanLine & { readonly code: string })[]
  readonly violations: readonly (PlanLine & { readonly channel: string })[]
}

/** A file of the plan, with what it must still hash to. */
export interface PlanFile {
  readonly name: string
  readonly sha256: string
  readonly rows: number
  /** Corrections files: rows of each kind, by position in `correctionKinds`. */
  readonly kinds?: readonly number[]
}

/** What the plan was drafted from; two plans with the same sources and rows are the same plan. */
export interface PlanSources {
  readonly programme: string
  readonly programmeVersion: number
  readonly programmeDigest: string
  readonly book: string
  readonly register: string
  readonly asOf: string
}

export interface Plan {
  readonly format: 1
  readonly id: string
  readonly sources: PlanSources
  /** Root over the digests of all blocks of the book. */
  readonly root: string
  readonly summary: PlanSummary
  readonly files: readonly PlanFile[]
}

type Lines = readonly (readonly [index: number, sum: PlanLine])[]

/** Lines of a `cells × leagues` sum that are not empty. */
function linesOf(counts: Float64Array, amounts: Float64Array | undefined, leagues: readonly string[]): Lines {
  const cells = counts.length / leagues.length
  const lines: [number, PlanLine][] = []
  for (let cell = 0; cell < cells; cell++) {
    const byLeague: Record<string, Sum> = {}
    let count = 0
    let amountMinor = 0
    leagues.forEach((league, at) => {
      const sum = {
        count: counts[cell * leagues.length + at]!,
        amountMinor: amounts?.[cell * leagues.length + at] ?? 0,
      }
      count += sum.count
      amountMinor += sum.amountMinor
      if (sum.count > 0) byLeague[league] = sum
    })
    if (count > 0) lines.push([cell, { count, amountMinor, leagues: byLeague }])
  }
  return lines
}

/** The summary in words and by league. */
export function summaryFrom(totals: Totals, leagues: readonly string[]): PlanSummary {
  const lines = (counts: Float64Array, amounts?: Float64Array) => linesOf(counts, amounts, leagues)
  const corrections = lines(totals.corrections, totals.amounts)
  const accounts = lines(totals.accounts)
  return {
    accounts: accounts.reduce((sum, [, line]) => sum + line.count, 0),
    corrections: corrections.reduce((sum, [, line]) => sum + line.count, 0),
    outcomes: accounts.map(([cell, line]) => ({
      outcome: outcomes[Math.floor(cell / products.length)]!,
      product: products[cell % products.length]!,
      accounts: line.count,
    })),
    grants: lines(totals.grants).map(([cell, line]) => ({ kind: circumstanceKinds[cell]!, ...line })),
    measures: corrections.map(([cell, line]) => ({
      measure: measures[Math.floor(cell / correctionKinds.length)]!.id,
      kind: correctionKinds[cell % correctionKinds.length]!,
      ...line,
    })),
    corrected: lines(totals.corrected).map(([cell, line]) => ({ measure: measures[cell]!.id, ...line })),
    ...touchedFrom(lines(totals.touched)),
    exceptions: lines(totals.exceptions, totals.exceptionAmounts).map(([cell, line]) => ({
      code: exceptionKinds[cell]!,
      ...line,
    })),
    violations: lines(totals.violations).map(([cell, line]) => ({ channel: channels[cell]!, ...line })),
  }
}

const touchedFrom = ([line]: Lines): Pick<PlanSummary, 'touched'> =>
  line === undefined ? {} : { touched: line[1] }

/** The summary of corrections that were not drafted from a book, such as an undo: counts by measure and kind. */
export function summaryOfCorrections(corrections: readonly Correction[]): PlanSummary {
  const keys = [...new Set(corrections.map(({ measure, kind }) => `${measure} ${kind}`))].sort()
  const lines = keys.map((key) => {
    const of = corrections.filter(({ measure, kind }) => `${measure} ${kind}` === key)
    const { measure, kind } = of[0]!
    return { measure, kind, count: of.length, amountMinor: 0, leagues: {} }
  })
  const nothing = { outcomes: [], grants: [], corrected: [], exceptions: [], violations: [] }
  const accounts = new Set(corrections.map(({ account }) => account)).size
  return { ...nothing, accounts, corrections: corrections.length, measures: lines }
}

/** The content whose SHA-256 is the plan's id: sources in fixed order, and the root of its rows. */
export const planContent = (sources: PlanSources, root: string): string =>
  JSON.stringify([
    'reprieve-plan-1',
    sources.programme,
    sources.programmeVersion,
    sources.programmeDigest,
    sources.book,
    sources.register,
    sources.asOf,
    root,
  ])

/** `plan_` and the first 32 hexadecimal digits of the content's SHA-256. */
export const planIdFromDigest = (sha256Hex: string): string => `plan_${sha256Hex.slice(0, 32)}`
