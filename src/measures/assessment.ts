// One account under one programme on one day: entitled and standing, as the rooms read them.

import type { AccountColumns } from '../book/index.ts'
import {
  addMonths,
  type CorrectionKind,
  correctionKinds,
  type Day,
  daysPastDue,
  noDay,
  Spans,
} from '../kernel/index.ts'
import { Entitlement } from './entitlement.ts'
import { loanProduct, type ProductRules, type RegionRules, type Rulebook } from './rulebook.ts'

/** Which days count as protected: all of relief-rules §3, or only the adjusted schedule (credit record, §3). */
export type Protection = 'protect' | 'by_schedule'

/** Reused for account after account; what it says holds until the next `assess`. */
export class Assessment {
  readonly entitlement = new Entitlement()
  /** The covered window C; empty where nothing is granted. */
  readonly coverage = new Spans()
  columns!: AccountColumns
  row = 0
  rules!: ProductRules
  region!: RegionRules
  /** Days past due of the account at asOf, as the core counts and as the programme grants. */
  standingDays = 0
  entitledDays = 0
  #rulebook!: Rulebook
  #firstDebt = 0
  #debts = 0
  #relievedDay = new Int32Array(64)

  get asOf(): Day {
    return this.#rulebook.asOf
  }

  get isLoan(): boolean {
    return this.columns.product[this.row] === loanProduct
  }

  get debts(): number {
    return this.#debts
  }

  /** Points the assessment at columns and the rulebook made for their region dictionary. */
  open(columns: AccountColumns, rulebook: Rulebook): void {
    this.columns = columns
    this.#rulebook = rulebook
  }

  /** Assesses the account at `row`. */
  assess(row: number): void {
    const { columns } = this
    this.row = row
    this.rules = this.#rulebook.products[columns.product[row]!]!
    this.region = this.#rulebook.regions[columns.region[row]!]!
    this.#firstDebt = columns.debts.start[row]!
    this.#debts = columns.debts.start[row + 1]! - this.#firstDebt
    this.entitlement.decide(columns, row, this.#rulebook, this.coverage)
    this.standingDays = this.plainDaysPastDue(this.asOf)
    if (this.entitlement.granted) {
      this.#defer()
      this.entitledDays = this.relievedDaysPastDue(this.asOf, 'protect')
    } else {
      this.entitledDays = this.standingDays
    }
  }

  /** Kinds whose rows of the table decided, a bit each by position in `circumstanceKinds`; 0 where the table did not. */
  decidingKinds(): number {
    const { columns, row } = this
    const { start, kind } = columns.circumstances
    let kinds = 0
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (this.entitlement.isDecider({ columns, row, at }, this.#rulebook)) kinds |= 1 << kind[at]!
    }
    return kinds
  }

  #defer(): void {
    if (this.#debts > this.#relievedDay.length) this.#relievedDay = new Int32Array(this.#debts * 2)
    for (let debt = 0; debt < this.#debts; debt++) {
      this.#relievedDay[debt] = this.#isDeferred(debt) ? this.#postponed(this.dueDay(debt)) : noDay
    }
  }

  #isDeferred(debt: number): boolean {
    if (this.entitlement.byHardship) return false
    const dueDay = this.dueDay(debt)
    if (!this.coverage.has(dueDay) || dueDay > this.asOf + this.rules.terms.deferAheadDays) return false
    return this.settledDay(debt) > dueDay
  }

  /** The relieved due day of a deferred debt (relief-rules §3). */
  #postponed(dueDay: Day): Day {
    const { deferTo, deferMonths, graceDays } = this.rules.terms
    const lastDay = this.region.window!.lastDay
    const windowEnd = lastDay === noDay ? this.asOf : lastDay
    const wished = deferTo === 'window_end' ? windowEnd + graceDays : addMonths(dueDay, deferMonths)
    const finalDay = this.columns.finalDay[this.row]!
    const latest = finalDay < dueDay ? noDay : finalDay
    return Math.min(Math.max(wished, dueDay), latest) as Day
  }

  dueDay(debt: number): Day {
    return this.columns.debts.dueDay[this.#firstDebt + debt] as Day
  }

  settledDay(debt: number): Day {
    return this.columns.debts.settledDay[this.#firstDebt + debt] as Day
  }

  /** True where the programme postpones the debt; only asked of granted accounts. */
  isDeferred(debt: number): boolean {
    return this.#relievedDay[debt] !== noDay
  }

  /** The day the debt falls due under the programme: the postponed day, or the contractual one. */
  relievedDay(debt: number): Day {
    const relieved = this.#relievedDay[debt]!
    return relieved === noDay ? this.dueDay(debt) : (relieved as Day)
  }

  /** How many days of `firstDay … lastDay` are protected days of the debt (relief-rules §3). */
  protectedDays(debt: number, firstDay: number, lastDay: number, protection: Protection = 'protect'): number {
    const first = Math.max(firstDay, this.dueDay(debt))
    if (lastDay < first) return 0
    const scheduleLast = this.isDeferred(debt) ? Math.min(lastDay, this.relievedDay(debt) - 1) : first - 1
    const scheduled = Math.max(0, scheduleLast - first + 1)
    if (protection === 'by_schedule') return scheduled
    if (!this.isDeferred(debt) && !this.#stopsClock()) return 0
    const covered = this.coverage.countWithin(first, lastDay)
    const both = scheduled === 0 ? 0 : this.coverage.countWithin(first, scheduleLast)
    return scheduled + covered - both
  }

  #stopsClock(): boolean {
    return this.rules.terms.stopClock || this.entitlement.byHardship
  }

  /** Under whose programme such a correction is on the books of the account: its own comes before another's. */
  whoCorrected(kind: CorrectionKind, target: number): 'own' | 'another' | 'nobody' {
    const { start, kind: kinds, target: targets, own } = this.columns.corrected
    const position = correctionKinds.indexOf(kind)
    const last = start[this.row + 1]!
    let who: 'another' | 'nobody' = 'nobody'
    for (let at = start[this.row]!; at < last; at++) {
      if (kinds[at] !== position || targets[at] !== target) continue
      if (own[at] === 1) return 'own'
      who = 'another'
    }
    return who
  }

  /**
   * The number of the programme's latest correction of the kind (position in `correctionKinds`) and target on the
   * books, 0 where there is none. Counting them would not do: when the first of two is taken off, the count is the
   * second. Nor would those of another programme: their numbers change without this one's doing.
   */
  latestNth(kind: number, target: number): number {
    const { start, kind: kinds, target: targets, nth, own } = this.columns.corrected
    const last = start[this.row + 1]!
    let latest = 0
    for (let at = start[this.row]!; at < last; at++) {
      if (kinds[at] === kind && targets[at] === target && own[at] === 1) latest = Math.max(latest, nth[at]!)
    }
    return latest
  }

  /** The money of the corrections of the kind and target on the books, in minor units, whoever gave it. */
  correctedAmount(kind: CorrectionKind, target: number): number {
    return this.#amount(kind, target, false)
  }

  /** The part of `correctedAmount` that other programmes gave. */
  correctedByOthers(kind: CorrectionKind, target: number): number {
    return this.#amount(kind, target, true)
  }

  #amount(kind: CorrectionKind, target: number, onlyOthers: boolean): number {
    const { start, kind: kinds, target: targets, amount, own } = this.columns.corrected
    const position = correctionKinds.indexOf(kind)
    const last = start[this.row + 1]!
    let sum = 0
    for (let at = start[this.row]!; at < last; at++) {
      const counts = kinds[at] === position && targets[at] === target && !(onlyOthers && own[at] === 1)
      if (counts) sum += amount[at]!
    }
    return sum
  }

  /** Days past due of the account at the end of `on`, as the contract counts. */
  plainDaysPastDue(on: Day): number {
    const { dueDay, settledDay } = this.columns.debts
    const last = this.#firstDebt + this.#debts
    let days = 0
    for (let at = this.#firstDebt; at < last; at++) {
      days = Math.max(days, daysPastDue(dueDay[at] as Day, settledDay[at] as Day, on))
    }
    return days
  }

  /** Days past due of a granted account at the end of `on`: unprotected days since the relieved due day. */
  relievedDaysPastDue(on: Day, protection: Protection): number {
    let days = 0
    for (let debt = 0; debt < this.#debts; debt++) {
      const settled = this.settledDay(debt)
      const from = this.relievedDay(debt)
      if (settled <= on || on <= from) continue
      days = Math.max(days, on - from - this.protectedDays(debt, from, on - 1, protection))
    }
    return days
  }
}
