// A random world for the simulation: people, accounts and what will happen to them, consistent with the arithmetic.

import type {
  AccountCase,
  CaseAccount,
  CaseCharge,
  CaseCircumstance,
  CaseDebt,
  CasePerson,
} from '../../src/book/index.ts'
import { type Chance, happens, wholeBelow } from '../../src/connectors/index.ts'
import {
  addDays,
  circumstanceKinds,
  creditCodeFromDays,
  type Day,
  dayFromIso,
  daysPastDue,
  findMonthFromIso,
  interestHalfUp,
  isoFromDay,
  isoFromMonth,
  lastDayOfMonth,
  type Month,
  noDay,
  textFromCreditCode,
} from '../../src/kernel/index.ts'

/** Something that comes to light on a later night. */
export type Happening =
  | { readonly what: 'learn'; readonly person: string; readonly circumstances: readonly CaseCircumstance[] }
  | { readonly what: 'post'; readonly account: string; readonly charge: CaseCharge }
  | { readonly what: 'report'; readonly account: string; readonly month: string; readonly code: string }
  | { readonly what: 'list'; readonly account: string }
  | { readonly what: 'pay_charge'; readonly account: string; readonly charge: string }
  | {
      readonly what: 'pay_debt'
      readonly account: string
      readonly debt: string
      readonly amountMinor: number
    }
  | { readonly what: 'undo'; readonly account: string }

export interface World {
  readonly start: AccountCase
  /** What happens before each night's extract; the first night has none. */
  readonly happenings: readonly (readonly Happening[])[]
}

export interface WorldOptions {
  readonly chance: Chance
  readonly accounts: number
  readonly nights: number
  /** The as-of day of the first night. */
  readonly firstDay: Day
}

const contractRatePpm = 49_000
const penaltyRatePpm = 73_500
const regions = ['150300', '150302', '150100', '152900', '110000']

/** Makes a world; the same chance makes the same world. */
export function worldFrom(options: WorldOptions): World {
  const maker = new WorldMaker(options)
  return maker.make()
}

class WorldMaker {
  readonly #options: WorldOptions
  readonly #chance: Chance
  readonly #happenings: Happening[][]

  constructor(options: WorldOptions) {
    this.#options = options
    this.#chance = options.chance
    this.#happenings = Array.from({ length: options.nights }, () => [])
  }

  make(): World {
    const { accounts, firstDay } = this.#options
    const people = this.#people(Math.ceil(accounts * 0.7))
    const made = Array.from({ length: accounts }, (_, index) => this.#account(index, people))
    return {
      start: { asOf: isoFromDay(firstDay), people, accounts: made },
      happenings: this.#happenings,
    }
  }

  #later(happening: Happening): void {
    const night = 1 + wholeBelow(this.#chance, this.#options.nights - 1)
    this.#happenings[night]!.push(happening)
  }

  #people(count: number): CasePerson[] {
    return Array.from({ length: count }, (_, index) => {
      const id = `p${index}`
      const other = index ^ 1
      const isMarried = other < count && index % 4 < 2
      return { id, ...(isMarried && { spouse: `p${other}` }), circumstances: this.#circumstances(id) }
    })
  }

  /** Half the people have none; of the others some come late, change status, or turn out wrong. */
  #circumstances(person: string): readonly CaseCircumstance[] {
    if (happens(this.#chance, 0.45)) return []
    const circumstances = Array.from({ length: 1 + wholeBelow(this.#chance, 2) }, () => this.#circumstance())
    if (happens(this.#chance, 0.3)) {
      this.#later({ what: 'learn', person, circumstances })
      return []
    }
    if (happens(this.#chance, 0.3)) {
      this.#later({ what: 'learn', person, circumstances: circumstances.map((each) => this.#restated(each)) })
    }
    return circumstances
  }

  #circumstance(): CaseCircumstance {
    const kind = circumstanceKinds[wholeBelow(this.#chance, circumstanceKinds.length)]!
    const start = kind === 'verified_hardship' ? '2020-02-26' : '2020-01-10'
    const firstDay = addDays(dayFromIso(start), wholeBelow(this.#chance, 50))
    const lastDay = addDays(firstDay, wholeBelow(this.#chance, 30))
    const knownDay = addDays(firstDay, wholeBelow(this.#chance, 20))
    return {
      kind,
      firstDay: isoFromDay(firstDay),
      ...(happens(this.#chance, 0.6) && { lastDay: isoFromDay(lastDay) }),
      status: happens(this.#chance, 0.7) ? 'verified' : happens(this.#chance, 0.7) ? 'pending' : 'rejected',
      ...(happens(this.#chance, 0.5) && { knownDay: isoFromDay(knownDay) }),
    }
  }

  /** A pending one is decided, a verified one sometimes turns out wrong: a grant that must end. */
  #restated(circumstance: CaseCircumstance): CaseCircumstance {
    if (circumstance.status === 'verified') return { ...circumstance, status: 'rejected' }
    return { ...circumstance, status: happens(this.#chance, 0.7) ? 'verified' : 'rejected' }
  }

  #account(index: number, people: readonly CasePerson[]): CaseAccount {
    const id = `a${String(index).padStart(3, '0')}`
    const product = happens(this.#chance, 0.6) ? 'loan' : 'card'
    const debts = this.#debts(product)
    const allowed = happens(this.#chance, 0.9)
    const listed = happens(this.#chance, 0.15)
    if (!listed && happens(this.#chance, 0.1)) this.#later({ what: 'list', account: id })
    if (happens(this.#chance, 0.25)) this.#later({ what: 'undo', account: id })
    this.#laterPayments(id, debts)
    return {
      id,
      product,
      owner: people[wholeBelow(this.#chance, people.length)]!.id,
      region: regions[wholeBelow(this.#chance, regions.length)]!,
      listedAsDefaulter: listed,
      debts,
      charges: this.#charges(id, product, debts),
      creditRecord: this.#creditRecord(id, debts),
      contactAllowed: {
        agent: allowed,
        auto_voice: true,
        ...(happens(this.#chance, 0.7) && { manager: allowed }),
      },
      contacts: [],
      corrected: [],
    }
  }

  #debts(product: 'loan' | 'card'): CaseDebt[] {
    const firstDue = addDays(dayFromIso('2019-12-01'), wholeBelow(this.#chance, 28))
    return Array.from({ length: 2 + wholeBelow(this.#chance, 4) }, (_, index) => {
      const dueDay = addDays(firstDue, 30 * index)
      const principalMinor = 50_000 + wholeBelow(this.#chance, 400_000)
      const interestMinor = interestHalfUp(principalMinor * 10, contractRatePpm, 30)
      const amounts =
        product === 'loan'
          ? { principalMinor, interestMinor }
          : { statementDay: isoFromDay(addDays(dueDay, -25)), minimumMinor: principalMinor }
      return {
        id: `d${index}`,
        dueDay: isoFromDay(dueDay),
        ...amounts,
        payments: this.#payments(dueDay, amounts),
      }
    })
  }

  #payments(dueDay: Day, amounts: Partial<CaseDebt>): CaseDebt['payments'] {
    const day = happens(this.#chance, 0.4) ? dueDay : addDays(dueDay, 1 + wholeBelow(this.#chance, 60))
    const isKnown = day <= this.#options.firstDay && happens(this.#chance, 0.7)
    return isKnown ? [{ day: isoFromDay(day), amountMinor: amountOf(amounts) }] : []
  }

  #laterPayments(account: string, debts: readonly CaseDebt[]): void {
    for (const debt of debts) {
      if (debt.payments.length === 0 && happens(this.#chance, 0.2)) {
        this.#later({ what: 'pay_debt', account, debt: debt.id, amountMinor: amountOf(debt) })
      }
    }
  }

  /** Penalty interest or a late fee for each debt that was or is late, some of it posted on a later night. */
  #charges(account: string, product: 'loan' | 'card', debts: readonly CaseDebt[]): CaseCharge[] {
    const charges: CaseCharge[] = []
    for (const debt of debts) {
      const charge = this.#chargeFor(product, debt)
      if (charge === undefined) continue
      if (happens(this.#chance, 0.25)) this.#later({ what: 'post', account, charge })
      else charges.push(charge)
      if (charge.paidMinor < charge.amountMinor && happens(this.#chance, 0.15)) {
        this.#happenings.at(-1)!.push({ what: 'pay_charge', account, charge: charge.id })
      }
    }
    return charges
  }

  #chargeFor(product: 'loan' | 'card', debt: CaseDebt): CaseCharge | undefined {
    const dueDay = dayFromIso(debt.dueDay)
    const settled = settledDayOf(debt)
    const lastDay = addDays(settled === noDay ? this.#options.firstDay : settled, -1)
    const days = lastDay - dueDay + 1
    if (days < 4 || happens(this.#chance, 0.15)) return undefined
    const amount = amountOf(debt)
    const isLate = product === 'card'
    const amountMinor = isLate
      ? Math.max(1, Math.floor(amount / 20))
      : interestHalfUp(amount, penaltyRatePpm, days)
    const paidMinor = this.#paidOf(amountMinor)
    const named = { id: `c-${debt.id}`, debtId: debt.id, amountMinor, paidMinor }
    if (isLate) return { ...named, kind: 'late_fee', day: isoFromDay(addDays(dueDay, 3)) }
    const base = { amountMinor: amount, ratePpm: penaltyRatePpm, contractRatePpm }
    const span = { firstDay: debt.dueDay, lastDay: isoFromDay(lastDay) }
    return {
      ...named,
      kind: 'penalty_interest',
      day: isoFromDay(addDays(lastDay, 1)),
      base: { ...base, ...span },
    }
  }

  #paidOf(amountMinor: number): number {
    if (happens(this.#chance, 0.4)) return 0
    return happens(this.#chance, 0.6) ? amountMinor : wholeBelow(this.#chance, amountMinor + 1)
  }

  /** What the plain arithmetic reports, month by month; the last month sometimes only on a later night. */
  #creditRecord(account: string, debts: readonly CaseDebt[]): Record<string, string> {
    const first = findMonthFromIso('2019-12')!
    const record: Record<string, string> = {}
    for (let month = first; lastDayOfMonth(month) <= this.#options.firstDay; month = (month + 1) as Month) {
      const days = Math.max(
        ...debts.map((debt) =>
          daysPastDue(dayFromIso(debt.dueDay), settledDayOf(debt), lastDayOfMonth(month)),
        ),
      )
      const code = textFromCreditCode(creditCodeFromDays(days))
      const named = isoFromMonth(month)
      if (happens(this.#chance, 0.1)) this.#later({ what: 'report', account, month: named, code })
      else record[named] = code
    }
    return record
  }
}

const amountOf = (debt: Partial<CaseDebt>): number =>
  debt.minimumMinor ?? (debt.principalMinor ?? 0) + (debt.interestMinor ?? 0)

const settledDayOf = (debt: CaseDebt): Day =>
  debt.payments.length === 0 ? noDay : dayFromIso(debt.payments[0]!.day)
