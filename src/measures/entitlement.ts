// Who is covered: the outcome of one account, in the order of precedence of relief-rules §2 and §9.

import type { AccountColumns } from '../book/index.ts'
import { circumstanceStatuses, type Day, noDay, relations, type Spans } from '../kernel/index.ts'
import { hardshipKind, loanProduct, type ProductRules, type RegionRules, type Rulebook } from './rulebook.ts'

/** Codes of a refused entitlement, in order of precedence. */
export const entitlementRefusals = [
  'evidence_rejected',
  'unknown_region',
  'product_not_covered',
  'outside_window',
  'kind_not_covered',
  'spouse_not_covered',
  'evidence_pending',
] as const
export type EntitlementRefusal = (typeof entitlementRefusals)[number]

export type Outcome = 'none' | 'granted' | EntitlementRefusal

const verified = circumstanceStatuses.indexOf('verified')
const rejected = circumstanceStatuses.indexOf('rejected')
const spouse = relations.indexOf('spouse')

/** The entitlement of one account; one object is reused for account after account. */
export class Entitlement {
  outcome: Outcome = 'none'
  /** True where the grant is that of verified hardship after the window (§9). */
  byHardship = false
  /** True when the credit record is protected, false when it follows the adjusted schedule. */
  protectsRecord = false
  /** The earliest day on which the bank learned of a granting circumstance. */
  knownDay: Day = noDay
  /** 1 for each circumstance of the account, counted from its first, that grants. */
  granting = new Uint8Array(16)

  get granted(): boolean {
    return this.outcome === 'granted'
  }

  /** Decides the account at `row` and fills `coverage` with the covered days. */
  decide(columns: AccountColumns, row: number, rulebook: Rulebook, coverage: Spans): void {
    this.outcome = 'none'
    this.byHardship = false
    this.protectsRecord = false
    this.knownDay = noDay
    coverage.clear()
    const start = columns.circumstances.start
    const count = start[row + 1]! - start[row]!
    if (count === 0) return
    if (count > this.granting.length) this.granting = new Uint8Array(count * 2)
    this.granting.fill(0, 0, count)
    const candidates = { columns, first: start[row]!, count, row }
    const region = rulebook.regions[columns.region[row]!]!
    const product = rulebook.products[columns.product[row]!]!
    const rules = { rulebook, region, product }
    this.#decideWindow(candidates, rules, coverage)
    if (!this.granted) this.#decideHardship(candidates, rules, coverage)
  }

  #decideWindow(candidates: Candidates, rules: Rules, coverage: Spans): void {
    const stage = furthestStage(candidates, rules)
    this.outcome = outcomeOfStage[stage]!
    if (this.outcome !== 'granted') return
    const { columns, first, count } = candidates
    const window = rules.region.window!
    const wholeWindow = rules.product.terms.coverage === 'whole_window'
    if (wholeWindow) coverage.add(window.firstDay, window.lastDay)
    const { kind, firstDay, lastDay, knownDay } = columns.circumstances
    for (let i = 0; i < count; i++) {
      const at = first + i
      if (stageOf(candidates, at, rules) !== grantedStage) continue
      this.granting[i] = 1
      if (knownDay[at]! < this.knownDay) this.knownDay = knownDay[at] as Day
      if (rules.product.eligibility[kind[at]!]!.protect) this.protectsRecord = true
      if (!wholeWindow) {
        coverage.add(Math.max(firstDay[at]!, window.firstDay), Math.min(lastDay[at]!, window.lastDay))
      }
    }
  }

  /**
   * Whether the circumstance at `at` is one that decided: none came further, and its row of the table was asked.
   * Nobody asks the table about hardship (§9), nor before window and product are known.
   */
  isDecider({ columns, row, at }: DecidingCircumstance, rulebook: Rulebook): boolean {
    const stage = this.byHardship ? stages.none : stages[this.outcome]
    if (stage < stages.kind_not_covered) return false
    const region = rulebook.regions[columns.region[row]!]!
    const product = rulebook.products[columns.product[row]!]!
    return stageOf({ columns }, at, { rulebook, region, product }) === stage
  }

  #decideHardship(candidates: Candidates, rules: Rules, coverage: Spans): void {
    const { columns, first, count, row } = candidates
    const window = rules.region.window
    const until = rules.product.terms.postApplication?.untilDay
    if (window === undefined || window.lastDay === noDay || until === undefined) return
    if (columns.product[row] !== loanProduct) return
    const { kind, status, firstDay } = columns.circumstances
    for (let i = 0; i < count; i++) {
      const at = first + i
      const day = firstDay[at]!
      if (kind[at] !== hardshipKind || status[at] !== verified) continue
      if (day <= window.lastDay || day > until || day > rules.rulebook.asOf) continue
      this.granting[i] = 1
      this.byHardship = true
    }
    if (!this.byHardship) return
    this.outcome = 'granted'
    this.protectsRecord = true
    coverage.add(window.firstDay, window.lastDay)
  }
}

/** A circumstance by its place in the columns, and the account it is looked at for. */
interface DecidingCircumstance {
  readonly columns: AccountColumns
  readonly row: number
  readonly at: number
}

interface Candidates {
  readonly columns: AccountColumns
  readonly row: number
  readonly first: number
  readonly count: number
}

interface Rules {
  readonly rulebook: Rulebook
  readonly region: RegionRules
  readonly product: ProductRules
}

/** How far a circumstance comes through the tests; the furthest of an account decides its outcome. */
const outcomeOfStage: readonly Outcome[] = ['none', ...entitlementRefusals, 'granted']
const stages = Object.fromEntries(outcomeOfStage.map((outcome, at) => [outcome, at])) as Record<
  Outcome,
  number
>
const grantedStage = stages.granted

function furthestStage(candidates: Candidates, rules: Rules): number {
  let furthest = 0
  for (let i = 0; i < candidates.count; i++) {
    furthest = Math.max(furthest, stageOf(candidates, candidates.first + i, rules))
  }
  return furthest
}

function stageOf({ columns }: Pick<Candidates, 'columns'>, at: number, rules: Rules): number {
  const { kind, status, relation, firstDay, lastDay } = columns.circumstances
  if (kind[at] === hardshipKind) return stages.none
  if (status[at] === rejected) return stages.evidence_rejected
  const window = rules.region.window
  if (window === undefined) return stages.unknown_region
  if (!rules.product.declared) return stages.product_not_covered
  const overlaps = firstDay[at]! <= window.lastDay && lastDay[at]! >= window.firstDay
  if (!overlaps || rules.rulebook.asOf < window.firstDay) return stages.outside_window
  const answer = rules.product.eligibility[kind[at]!]!
  if (!answer.covered) return stages.kind_not_covered
  if (relation[at] === spouse && !answer.spouse) return stages.spouse_not_covered
  return status[at] === verified ? stages.granted : stages.evidence_pending
}
