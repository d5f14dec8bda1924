// Sums of a plan by measure and league, added up per shard and merged: the first thing an operator reads.

import { channels, circumstanceKinds, correctionKinds, exceptionKinds, products } from '../../kernel/index.ts'
import { type Assessment, entitlementRefusals, type Findings, measures } from '../../measures/index.ts'

/** Outcomes in the order of the table of relief-rules §2. */
export const outcomes = ['none', ...entitlementRefusals, 'granted'] as const

/** Flat sums; `cell` positions come from the functions below. Money in minor units, exact below 2^53. */
export interface Totals {
  readonly leagues: number
  /** Accounts by outcome × product × league. */
  readonly accounts: Float64Array
  /** Granted accounts by kind of granting circumstance × league. */
  readonly grants: Float64Array
  /** Corrections by measure × kind × league. */
  readonly corrections: Float64Array
  readonly amounts: Float64Array
  /** Accounts with at least one correction, by measure × league. */
  readonly corrected: Float64Array
  /** Accounts with at least one correction of any measure, by league. */
  readonly touched: Float64Array
  /** Exceptions by kind × league. */
  readonly exceptions: Float64Array
  readonly exceptionAmounts: Float64Array
  /** Violations of the past by channel × league. */
  readonly violations: Float64Array
}

export function emptyTotals(leagues: number): Totals {
  const cells = (count: number): Float64Array => new Float64Array(count * leagues)
  return {
    leagues,
    accounts: cells(outcomes.length * products.length),
    grants: cells(circumstanceKinds.length),
    corrections: cells(measures.length * correctionKinds.length),
    amounts: cells(measures.length * correctionKinds.length),
    corrected: cells(measures.length),
    touched: cells(1),
    exceptions: cells(exceptionKinds.length),
    exceptionAmounts: cells(exceptionKinds.length),
    violations: cells(channels.length),
  }
}

/** Adds the totals of a shard. */
export function addTotals(sum: Totals, part: Totals): void {
  const columns = [
    'accounts',
    'grants',
    'corrections',
    'amounts',
    'corrected',
    'touched',
    'exceptions',
  ] as const
  for (const column of [...columns, 'exceptionAmounts', 'violations'] as const) {
    const into = sum[column]
    part[column].forEach((value, at) => {
      into[at]! += value
    })
  }
}

const outcomePositions = new Map<string, number>(outcomes.map((outcome, at) => [outcome, at]))

/** Counts the account just assessed by its outcome, and a grant by the kinds that grant it. */
export function countAccount(totals: Totals, assessment: Assessment, league: number): void {
  const { columns, row, entitlement } = assessment
  const outcome = outcomePositions.get(entitlement.outcome)!
  totals.accounts[(outcome * products.length + columns.product[row]!) * totals.leagues + league]!++
  if (!entitlement.granted) return
  const first = columns.circumstances.start[row]!
  const last = columns.circumstances.start[row + 1]!
  for (let at = first; at < last; at++) {
    if (entitlement.granting[at - first] !== 1) continue
    totals.grants[columns.circumstances.kind[at]! * totals.leagues + league]!++
  }
}

/** How many findings there were before an account, so that only its own are counted. */
export interface Mark {
  correction: number
  exception: number
  violation: number
}

export function markFindings(mark: Mark, findings: Findings): void {
  mark.correction = findings.corrections.count
  mark.exception = findings.exceptions.count
  mark.violation = findings.violations.count
}

/** Counts what the rooms found for one account since the mark. */
export function countFindings(totals: Totals, findings: Findings, mark: Mark, league: number): void {
  const { leagues } = totals
  const { corrections, exceptions, violations } = findings
  let measureBefore = -1
  if (corrections.count > mark.correction) totals.touched[league]!++
  for (let at = mark.correction; at < corrections.count; at++) {
    const measure = corrections.measure[at]!
    const cell = (measure * correctionKinds.length + corrections.kind[at]!) * leagues + league
    totals.corrections[cell]!++
    totals.amounts[cell]! += corrections.amount[at]!
    if (measure !== measureBefore) totals.corrected[measure * leagues + league]!++
    measureBefore = measure
  }
  for (let at = mark.exception; at < exceptions.count; at++) {
    const cell = exceptions.kind[at]! * leagues + league
    totals.exceptions[cell]!++
    totals.exceptionAmounts[cell]! += exceptions.amount[at]!
  }
  for (let at = mark.violation; at < violations.count; at++) {
    totals.violations[violations.channel[at]! * leagues + league]!++
  }
}
