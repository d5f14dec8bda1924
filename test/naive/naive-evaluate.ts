// The relief arithmetic a second time, day by day and without any cleverness, to compare the engine with.

import type { Day } from '../../src/kernel/index.ts'
import {
  addMonths,
  dayFromIso,
  findMonthFromIso,
  isoFromDay,
  lastDayOfMonth,
} from '../../src/kernel/index.ts'
import type { Eligibility, Programme, ReliefTerms, ReliefWindow } from '../../src/programmes/index.ts'
import type { CaseAccount, CaseCharge, CaseCircumstance, CaseDebt, ReliefCase } from './relief-case.ts'

interface Fact extends CaseCircumstance {
  readonly person: string
  readonly relation: 'owner' | 'spouse'
}

const far = dayFromIso('2021-12-31')
const day = dayFromIso

export function naiveEvaluate(programme: Programme, input: ReliefCase): unknown {
  return {
    asOf: input.asOf,
    accounts: input.accounts.map((account) => naiveAccount(programme, input, account)),
  }
}

function naiveAccount(programme: Programme, input: ReliefCase, account: CaseAccount): unknown {
  const asOf = day(input.asOf)
  const terms = programme.terms[account.product]
  const window = programme.windows
    .filter(({ region }) => account.region.startsWith(region))
    .sort((a, b) => b.region.length - a.region.length)[0]
  const facts = factsOf(input, account.owner)
  const decision = decide(programme, { account, window, facts, asOf, terms })
  const world = new World({ account, window, decision, asOf, terms, programme: programme.id })
  return {
    id: account.id,
    entitlement: decision.entitlement,
    deferred: world.deferred(),
    daysPastDue: { standing: world.worst(asOf, 'plain'), entitled: world.worst(asOf, 'protect') },
    ...world.differences(programme),
  }
}

function factsOf(input: ReliefCase, ownerId: string): Fact[] {
  const owner = input.people.find(({ id }) => id === ownerId)!
  const spouse = input.people.find(({ id }) => id === owner.spouse)
  const of = (person: typeof owner, relation: Fact['relation']): Fact[] =>
    (person.circumstances ?? []).map((fact) => ({ ...fact, person: person.id, relation }))
  return [...of(owner, 'owner'), ...(spouse === undefined ? [] : of(spouse, 'spouse'))]
}

interface Situation {
  readonly account: CaseAccount
  readonly window: ReliefWindow | undefined
  readonly facts: readonly Fact[]
  readonly asOf: Day
  readonly terms: ReliefTerms
}

interface Decision {
  readonly entitlement: { readonly outcome: string; readonly code?: string }
  readonly granting: readonly Fact[]
  readonly covered: ReadonlySet<number>
  readonly policy: 'protect' | 'by_schedule'
  readonly hardship: boolean
}

const isHardship = (fact: Fact): boolean => fact.kind === 'verified_hardship'
const lastOf = (fact: { readonly lastDay?: string }): number =>
  fact.lastDay === undefined ? far : day(fact.lastDay)

function decide(programme: Programme, situation: Situation): Decision {
  const refused = (code: string): Decision => noGrant({ outcome: 'refused', code })
  const first = decideWindow(programme, situation, refused)
  if (first.entitlement.outcome === 'granted') return first
  return decideHardship(situation) ?? first
}

const noGrant = (entitlement: Decision['entitlement']): Decision => ({
  entitlement,
  granting: [],
  covered: new Set(),
  policy: 'by_schedule',
  hardship: false,
})

function decideWindow(
  programme: Programme,
  situation: Situation,
  refused: (code: string) => Decision,
): Decision {
  const { account, window, facts, asOf, terms } = situation
  const usual = facts.filter((fact) => !isHardship(fact))
  if (usual.length === 0) return noGrant({ outcome: 'none' })
  const candidates = usual.filter(({ status }) => status !== 'rejected')
  if (candidates.length === 0) return refused('evidence_rejected')
  if (window === undefined) return refused('unknown_region')
  const table = programme.eligibility[account.product]
  if (table === undefined) return refused('product_not_covered')
  const inWindow = candidates.filter(
    (fact) => day(fact.firstDay) <= (window.lastDay ?? far) && lastOf(fact) >= window.firstDay,
  )
  if (inWindow.length === 0 || asOf < window.firstDay) return refused('outside_window')
  const row = (fact: Fact): Eligibility | undefined => table[fact.kind]
  const covered = inWindow.filter((fact) => row(fact)?.covered)
  if (covered.length === 0) return refused('kind_not_covered')
  const related = covered.filter((fact) => fact.relation === 'owner' || row(fact)!.spouse)
  if (related.length === 0) return refused('spouse_not_covered')
  const granting = related.filter(({ status }) => status === 'verified')
  if (granting.length === 0) return refused('evidence_pending')
  const days = new Set<number>()
  for (let on: number = window.firstDay; on <= (window.lastDay ?? far); on++) {
    const whole = terms.coverage === 'whole_window'
    if (whole || granting.some((fact) => day(fact.firstDay) <= on && on <= lastOf(fact))) days.add(on)
  }
  const policy = granting.some((fact) => row(fact)!.creditRecord === 'protect') ? 'protect' : 'by_schedule'
  return grant(granting, days, policy, false)
}

function decideHardship({ account, window, facts, asOf, terms }: Situation): Decision | undefined {
  const after = terms.postApplication
  if (account.product !== 'loan' || window?.lastDay === undefined || after === undefined) return undefined
  const granting = facts.filter((fact) => {
    const from = day(fact.firstDay)
    const inTime = window.lastDay! < from && from <= after.untilDay && from <= asOf
    return isHardship(fact) && fact.status === 'verified' && inTime
  })
  if (granting.length === 0) return undefined
  const days = new Set<number>()
  for (let on: number = window.firstDay; on <= window.lastDay; on++) days.add(on)
  return grant(granting, days, 'protect', true)
}

function grant(
  granting: readonly Fact[],
  covered: ReadonlySet<number>,
  policy: Decision['policy'],
  hardship: boolean,
): Decision {
  const because = granting
    .map(({ person, kind, relation }) => ({ person, kind, relation }))
    .sort((a, b) =>
      a.person + a.kind < b.person + b.kind ? -1 : a.person + a.kind > b.person + b.kind ? 1 : 0,
    )
  const entitlement = { outcome: 'granted', because, coverage: spansOf(covered), creditRecord: policy }
  return { entitlement, granting, covered, policy, hardship }
}

function spansOf(days: ReadonlySet<number>): unknown[] {
  const spans: { firstDay: string; lastDay?: string }[] = []
  for (const on of [...days].sort((a, b) => a - b)) {
    if (days.has(on - 1)) continue
    let last = on
    while (days.has(last + 1)) last++
    const firstDay = isoFromDay(on as Day)
    spans.push(last === far ? { firstDay } : { firstDay, lastDay: isoFromDay(last as Day) })
  }
  return spans
}

type Count = 'plain' | 'protect' | 'by_schedule'

class World {
  readonly #account: CaseAccount
  readonly #window: ReliefWindow | undefined
  readonly #decision: Decision
  readonly #asOf: Day
  readonly #terms: ReliefTerms
  readonly #programme: string
  readonly #corrections: { kind: string; target?: string; [key: string]: unknown }[] = []
  readonly #exceptions: { code: string; target: string; amountMinor?: number }[] = []

  constructor(world: Omit<Situation, 'facts'> & { readonly decision: Decision; readonly programme: string }) {
    this.#account = world.account
    this.#window = world.window
    this.#decision = world.decision
    this.#asOf = world.asOf
    this.#terms = world.terms
    this.#programme = world.programme
  }

  get #granted(): boolean {
    return this.#decision.entitlement.outcome === 'granted'
  }

  #settled(debt: CaseDebt): number {
    const amount = debt.minimumMinor ?? debt.principalMinor! + debt.interestMinor!
    let paid = 0
    for (const payment of [...debt.payments].sort((a, b) => day(a.day) - day(b.day))) {
      paid += payment.amountMinor
      if (paid >= amount) return day(payment.day)
    }
    return far
  }

  #relieved(debt: CaseDebt): Day | undefined {
    const due = day(debt.dueDay)
    if (!this.#granted || this.#decision.hardship || !this.#decision.covered.has(due)) return undefined
    if (due > this.#asOf + this.#terms.deferAheadDays || this.#settled(debt) <= due) return undefined
    const end = this.#window!.lastDay ?? this.#asOf
    const wished =
      this.#terms.deferTo === 'window_end'
        ? end + this.#terms.graceDays
        : addMonths(due, this.#terms.deferMonths)
    const notBefore = Math.max(wished, due)
    const { finalDay } = this.#account
    if (finalDay === undefined || day(finalDay) < due) return notBefore as Day
    return Math.min(notBefore, day(finalDay)) as Day
  }

  #isProtected(debt: CaseDebt, on: number, count: Count): boolean {
    const due = day(debt.dueDay)
    if (on < due || count === 'plain') return false
    const relieved = this.#relieved(debt)
    if (relieved !== undefined && on < relieved) return true
    if (count === 'by_schedule') return false
    const clock = relieved !== undefined || this.#terms.stopClock || this.#decision.hardship
    return clock && this.#decision.covered.has(on)
  }

  #daysPastDue(debt: CaseDebt, on: number, count: Count): number {
    if (this.#settled(debt) <= on) return 0
    const from = count === 'plain' ? day(debt.dueDay) : (this.#relieved(debt) ?? day(debt.dueDay))
    let days = 0
    for (let at: number = from; at < on; at++) if (!this.#isProtected(debt, at, count)) days++
    return days
  }

  worst(on: number, count: Count): number {
    const asked = this.#granted ? count : 'plain'
    return Math.max(0, ...this.#account.debts.map((debt) => this.#daysPastDue(debt, on, asked)))
  }

  deferred(): unknown[] {
    return this.#account.debts.flatMap((debt) => {
      const to = this.#relieved(debt)
      return to === undefined ? [] : [{ debt: debt.id, from: debt.dueDay, to: isoFromDay(to) }]
    })
  }

  differences(programme: Programme): object {
    if (this.#granted) {
      for (const debt of this.#account.debts) this.#move(debt)
      for (const charge of this.#account.charges ?? []) this.#charge(charge)
      if (this.#account.listedAsDefaulter && this.worst(this.#asOf, 'protect') <= this.#terms.defaultDays) {
        this.#corrections.push({ kind: 'delist_default' })
      }
      for (const [month, code] of Object.entries(this.#account.creditRecord ?? {})) this.#record(month, code)
    }
    this.#holds(programme)
    const kinds =
      'move_due_day waive_charge refund_charge delist_default amend_credit_record hold_contact release_contact'
    const order = kinds.split(' ')
    const text = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)
    this.#corrections.sort(
      (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || text(a.target, b.target),
    )
    this.#exceptions.sort((a, b) => text(a.code, b.code) || text(a.target, b.target))
    return {
      corrections: this.#corrections,
      exceptions: this.#exceptions,
      violations: this.#violations(programme),
    }
  }

  #sent(kind: string, target: string) {
    return (this.#account.corrected ?? []).filter((sent) => sent.kind === kind && sent.target === target)
  }

  /** Under another programme than the one asked about. */
  #isForeign = (sent: { readonly programme?: string }): boolean =>
    sent.programme !== undefined && sent.programme !== this.#programme

  #sum(kind: string, target: string): number {
    return this.#sent(kind, target).reduce((sum, sent) => sum + (sent.amountMinor ?? 0), 0)
  }

  /** What the programme itself gave on a charge. */
  #given(target: string): number {
    return [...this.#sent('waive_charge', target), ...this.#sent('refund_charge', target)]
      .filter((sent) => !this.#isForeign(sent))
      .reduce((sum, sent) => sum + (sent.amountMinor ?? 0), 0)
  }

  #move(debt: CaseDebt): void {
    const to = this.#relieved(debt)
    if (
      to === undefined ||
      this.#settled(debt) <= this.#asOf ||
      this.#sent('move_due_day', debt.id).length > 0
    )
      return
    this.#corrections.push({ kind: 'move_due_day', target: debt.id, from: debt.dueDay, to: isoFromDay(to) })
  }

  #entitled(charge: CaseCharge): number | 'inconsistent' {
    const debt = this.#account.debts.find(({ id }) => id === charge.debtId)!
    if (
      charge.base === undefined ||
      !charge.kind.endsWith('_interest') ||
      charge.kind === 'overdraft_interest'
    ) {
      const relieved = this.#relieved(debt)
      const early = relieved !== undefined && day(charge.day) <= relieved
      const free = early || this.#isProtected(debt, day(charge.day), 'protect')
      return this.#terms.waivable.includes(charge.kind) && free ? 0 : charge.amountMinor
    }
    const { amountMinor, ratePpm, contractRatePpm, firstDay, lastDay } = charge.base
    let sheltered = 0
    let open = 0
    for (let on: number = day(firstDay); on <= day(lastDay); on++) {
      if (this.#isProtected(debt, on, 'protect')) sheltered++
      else open++
    }
    if (sheltered === 0) return charge.amountMinor
    if (Math.abs(charge.amountMinor - interest(amountMinor, ratePpm, open + sheltered)) > 1)
      return 'inconsistent'
    const markup = this.#terms.waiverBasis === 'markup_only'
    const due =
      interest(amountMinor, ratePpm, open) + (markup ? interest(amountMinor, contractRatePpm, sheltered) : 0)
    return Math.min(due, charge.amountMinor)
  }

  #charge(charge: CaseCharge): void {
    const entitled = this.#entitled(charge)
    if (entitled === 'inconsistent') {
      this.#exceptions.push({ code: 'inconsistent_charge', target: charge.id })
      return
    }
    const waived = this.#sum('waive_charge', charge.id)
    const refunded = this.#sum('refund_charge', charge.id)
    let difference = charge.amountMinor - entitled
    if (this.#decision.hardship) difference = share(difference, this.#terms.postApplication!.waiverPercent)
    let due = difference - waived - refunded
    const tooMuch = this.#given(charge.id) - difference
    if (tooMuch > 0)
      this.#exceptions.push({ code: 'over_corrected', target: charge.id, amountMinor: tooMuch })
    const push = (kind: string, limit: number): void => {
      const amountMinor = Math.min(due, Math.max(0, limit))
      if (amountMinor > 0) this.#corrections.push({ kind, target: charge.id, amountMinor })
      due -= Math.max(0, amountMinor)
    }
    if (due <= 0) return
    if (this.#terms.coreCanWaive) {
      push('waive_charge', charge.amountMinor - charge.paidMinor - waived)
      push('refund_charge', due)
    } else {
      push('refund_charge', charge.paidMinor - refunded)
      if (due > 0) this.#exceptions.push({ code: 'awaiting_collection', target: charge.id, amountMinor: due })
    }
  }

  #record(text: string, reported: string): void {
    const on = lastDayOfMonth(findMonthFromIso(text)!)
    if (on > this.#asOf || !/^[1-7]$/.test(reported)) return
    const plain = this.worst(on, 'plain')
    const relieved = this.worst(on, this.#decision.policy)
    const rank = (code: string): number => (code === 'N' ? 0 : Number(code))
    if (plain === relieved || rank(codeOf(relieved)) >= rank(reported)) return
    this.#corrections.push({
      kind: 'amend_credit_record',
      target: text,
      from: reported,
      to: codeOf(relieved),
    })
    if (rank(reported) > rank(codeOf(plain))) {
      this.#exceptions.push({ code: 'record_worse_than_arithmetic', target: text })
    }
  }

  /** The last days of the reasons that forbid the channel on the day; `far` for a reason without end. */
  #reasons(programme: Programme, channel: string, on: number): number[] {
    const reasons: number[] = []
    const end = this.#window?.lastDay ?? far
    const freed = programme.waves.some(
      (wave) =>
        wave.releasedDay <= on &&
        (wave.channels as readonly string[]).includes(channel) &&
        (wave.regions === undefined ||
          wave.regions.some((prefix) => this.#account.region.startsWith(prefix))) &&
        this.worst(this.#asOf, 'protect') >= (wave.minDaysPastDue ?? 0),
    )
    const loan = this.#account.product === 'loan' && this.#terms.standstill === 'all'
    if (loan && this.#window !== undefined && this.#window.firstDay <= on && (end >= on || !freed))
      reasons.push(far)
    if (this.#granted && !this.#decision.hardship) {
      const known = Math.min(...this.#decision.granting.map((fact) => day(fact.knownDay ?? fact.firstDay)))
      const until = Math.max(end, ...this.#account.debts.map((debt) => this.#relieved(debt) ?? 0))
      if (known <= on && on <= until) reasons.push(until)
    }
    if (this.#decision.entitlement.code === 'evidence_pending') reasons.push(far)
    return reasons
  }

  #holds(programme: Programme): void {
    for (const [channel, allowed] of Object.entries(this.#account.contactAllowed ?? {})) {
      const reasons = this.#reasons(programme, channel, this.#asOf)
      const holds = this.#sent('hold_contact', channel)
      const foreignOnly = holds.length > 0 && holds.every(this.#isForeign)
      if (reasons.length > 0 && (allowed || foreignOnly)) {
        const until = Math.max(...reasons)
        const hold = { kind: 'hold_contact', target: channel }
        const open = until === far || this.#window?.lastDay === undefined
        this.#corrections.push(open ? hold : { ...hold, untilDay: isoFromDay(until as Day) })
      }
      if (reasons.length === 0 && !allowed && holds.length > 0 && !foreignOnly) {
        this.#corrections.push({ kind: 'release_contact', target: channel })
      }
    }
  }

  #violations(programme: Programme): unknown[] {
    return (this.#account.contacts ?? [])
      .filter(({ type }) => type === 'collection')
      .filter((contact) => this.#reasons(programme, contact.channel, day(contact.day)).length > 0)
      .map((contact) => ({ day: contact.day, channel: contact.channel }))
      .sort((a, b) =>
        a.day + a.channel < b.day + b.channel ? -1 : a.day + a.channel > b.day + b.channel ? 1 : 0,
      )
  }
}

const codeOf = (days: number): string => {
  if (days === 0) return 'N'
  const bounds = [30, 60, 90, 120, 150, 180]
  const at = bounds.findIndex((bound) => days <= bound)
  return String(at === -1 ? 7 : at + 1)
}

/** Half up with big integers only. */
function interest(base: number, ppm: number, days: number): number {
  const product = BigInt(base) * BigInt(ppm) * BigInt(days)
  return Number((product + 180_000_000n) / 360_000_000n)
}

const share = (amount: number, percent: number): number =>
  Number((BigInt(amount) * BigInt(percent) + 50n) / 100n)
