// What another programme would change for each account of a shard: both answers in figures, and who gains or loses.

import type { AccountColumns } from '../../book/index.ts'
import { correctionKinds } from '../../kernel/index.ts'
import { correctAccount, type Findings, openAssessment, type Rulebook } from '../../measures/index.ts'
import type { ShardStream } from './draft-shard.ts'
import { outcomes } from './totals.ts'

/**
 * How an account fares under the second programme: every figure as good or better, every one as bad or worse, some
 * better and some worse, or answered otherwise with the same figures (another code, another day of a hold).
 */
export const effectSenses = ['gains', 'loses', 'mixed', 'otherwise'] as const
export type EffectSense = (typeof effectSenses)[number]

/** The figures of an answer; more of each is better for the customer. */
export const effectFigures = [
  'amountMinor',
  'daysDeferred',
  'monthsRepaired',
  'channelsHeld',
  'delisted',
] as const
export type EffectFigure = (typeof effectFigures)[number]

/** The answers of one programme, an item for each account that differs. */
export interface EffectSide {
  /** Position in `outcomes`. */
  readonly outcome: number[]
  /** Figures by position in `effectFigures`. */
  readonly figures: readonly number[][]
}

export interface ShardEffects {
  /** Accounts looked at. */
  readonly accounts: number
  /** Accounts whose answers differ, counted from the first account of the book. */
  readonly row: number[]
  /** Position in `effectSenses`. */
  readonly sense: number[]
  /** Kind of the circumstance that decided: the first that grants under either, else the account's first; -1 for none. */
  readonly kind: number[]
  /** Kinds whose rows of the table decided before, a bit each by position in `circumstanceKinds`. */
  readonly decided: number[]
  readonly before: EffectSide
  readonly after: EffectSide
}

export interface TwoRulebooks {
  readonly before: Rulebook
  readonly after: Rulebook
  /** Instead of those that differ: every account with one of these outcomes before, positions in `outcomes`. */
  readonly everyOf?: readonly number[]
}

/** Compares two programmes on a shard with the arithmetic of the nightly draft. */
export async function compareShard(
  stream: ShardStream,
  { before, after, everyOf }: TwoRulebooks,
): Promise<ShardEffects> {
  const [one, other] = [new Answerer(before), new Answerer(after)]
  const isWanted = () => (everyOf === undefined ? !one.isSameAs(other) : everyOf.includes(one.outcome))
  const effects = noEffects()
  let accounts = 0
  for await (const chunk of stream) {
    one.open(chunk)
    other.open(chunk)
    for (let row = 0; row < chunk.rows; row++) {
      one.answer(row)
      other.answer(row)
      if (isWanted()) addEffect(effects, chunk.firstRow + row, one, other)
    }
    accounts += chunk.rows
  }
  return { ...effects, accounts }
}

const noSide = (): EffectSide => ({ outcome: [], figures: effectFigures.map(() => []) })

const noEffects = () => ({ row: [], sense: [], kind: [], decided: [], before: noSide(), after: noSide() })

function addEffect(
  effects: Omit<ShardEffects, 'accounts'>,
  row: number,
  before: Answerer,
  after: Answerer,
): void {
  effects.row.push(row)
  effects.sense.push(effectSenses.indexOf(senseOf(before.figures, after.figures)))
  effects.kind.push(after.grantingKind ?? before.grantingKind ?? after.firstKind)
  effects.decided.push(before.decidingKinds)
  for (const [side, answerer] of [
    [effects.before, before],
    [effects.after, after],
  ] as const) {
    side.outcome.push(answerer.outcome)
    for (const [at, figure] of side.figures.entries()) figure.push(answerer.figures[at]!)
  }
}

function senseOf(before: readonly number[], after: readonly number[]): EffectSense {
  const better = after.some((figure, at) => figure > before[at]!)
  const worse = after.some((figure, at) => figure < before[at]!)
  if (better && worse) return 'mixed'
  if (better) return 'gains'
  return worse ? 'loses' : 'otherwise'
}

/** Which figure a correction adds to, and how much of it. */
const addends: Readonly<
  Record<number, readonly [EffectFigure, (found: Findings['corrections'], at: number) => number]>
> = Object.fromEntries(
  (
    [
      ['move_due_day', 'daysDeferred', ({ from, to }, at) => to[at]! - from[at]!],
      ['waive_charge', 'amountMinor', ({ amount }, at) => amount[at]!],
      ['refund_charge', 'amountMinor', ({ amount }, at) => amount[at]!],
      ['delist_default', 'delisted', () => 1],
      ['amend_credit_record', 'monthsRepaired', () => 1],
      ['hold_contact', 'channelsHeld', () => 1],
      ['release_contact', 'channelsHeld', () => -1],
    ] as const satisfies readonly (readonly [
      string,
      EffectFigure,
      (found: Findings['corrections'], at: number) => number,
    ])[]
  ).map(([kind, figure, of]) => [correctionKinds.indexOf(kind), [figure, of]]),
)

/** One programme's answer for one account after another. */
class Answerer {
  readonly figures = effectFigures.map(() => 0)
  outcome = 0
  readonly #rulebook: Rulebook
  readonly #desk = openAssessment()
  #columns!: AccountColumns

  constructor(rulebook: Rulebook) {
    this.#rulebook = rulebook
  }

  open(columns: AccountColumns): void {
    this.#columns = columns
    this.#desk.assessment.open(columns, this.#rulebook)
  }

  answer(row: number): void {
    const { assessment, findings } = this.#desk
    findings.clear()
    correctAccount(assessment, row, findings)
    this.outcome = outcomes.indexOf(assessment.entitlement.outcome)
    this.figures.fill(0)
    const { corrections } = findings
    for (let at = 0; at < corrections.count; at++) {
      const [figure, of] = addends[corrections.kind[at]!]!
      this.figures[effectFigures.indexOf(figure)]! += of(corrections, at)
    }
  }

  isSameAs(other: Answerer): boolean {
    return (
      this.outcome === other.outcome &&
      sameCorrections(this.#desk.findings.corrections, other.#desk.findings.corrections)
    )
  }

  /** Kind of the first circumstance that grants. */
  get grantingKind(): number | undefined {
    const { entitlement, row } = this.#desk.assessment
    const { start, kind } = this.#columns.circumstances
    if (!entitlement.granted) return undefined
    return kind[start[row]! + entitlement.granting.indexOf(1)]
  }

  get decidingKinds(): number {
    return this.#desk.assessment.decidingKinds()
  }

  /** Kind of the account's first circumstance, -1 without one. */
  get firstKind(): number {
    const { start, kind } = this.#columns.circumstances
    const { row } = this.#desk.assessment
    return start[row] === start[row + 1] ? -1 : kind[start[row]!]!
  }
}

function sameCorrections(one: Findings['corrections'], other: Findings['corrections']): boolean {
  if (one.count !== other.count) return false
  for (let at = 0; at < one.count; at++) {
    if (
      one.kind[at] !== other.kind[at] ||
      one.target[at] !== other.target[at] ||
      one.amount[at] !== other.amount[at] ||
      one.to[at] !== other.to[at] ||
      one.untilDay[at] !== other.untilDay[at]
    )
      return false
  }
  return true
}
