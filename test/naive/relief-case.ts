// Cases in the format of relief-rules §11, and a generator of random ones around the edges of the windows.

import fc from 'fast-check'
import {
  addDays,
  type ChargeKind,
  type CircumstanceKind,
  channels,
  circumstanceKinds,
  circumstanceStatuses,
  dayFromIso,
  interestHalfUp,
  isoFromDay,
  type Product,
} from '../../src/kernel/index.ts'
import type { Programme, ReliefTerms, Wave } from '../../src/programmes/index.ts'
import { circumstanceWordsFor, reliefTermsDefault } from '../../src/programmes/index.ts'

export interface CaseCircumstance {
  readonly kind: CircumstanceKind
  readonly firstDay: string
  readonly lastDay?: string
  readonly status: string
  readonly knownDay?: string
}

export interface CaseDebt {
  readonly id: string
  readonly dueDay: string
  readonly statementDay?: string
  readonly principalMinor?: number
  readonly interestMinor?: number
  readonly minimumMinor?: number
  readonly payments: readonly { readonly day: string; readonly amountMinor: number }[]
}

export interface CaseCharge {
  readonly id: string
  readonly debtId: string
  readonly kind: ChargeKind
  readonly day: string
  readonly amountMinor: number
  readonly paidMinor: number
  readonly base?: {
    readonly amountMinor: number
    readonly ratePpm: number
    readonly contractRatePpm: number
    readonly firstDay: string
    readonly lastDay: string
  }
}

export interface CaseAccount {
  readonly id: string
  readonly product: Product
  readonly owner: string
  readonly region: string
  readonly finalDay?: string
  readonly listedAsDefaulter?: boolean
  readonly debts: readonly CaseDebt[]
  readonly charges?: readonly CaseCharge[]
  readonly creditRecord?: Readonly<Record<string, string>>
  readonly contactAllowed?: Readonly<Record<string, boolean>>
  readonly contacts?: readonly { readonly day: string; readonly channel: string; readonly type: string }[]
  readonly corrected?: readonly {
    readonly kind: string
    readonly programme?: string
    readonly target?: string
    readonly amountMinor?: number
  }[]
}

export interface ReliefCase {
  readonly asOf: string
  readonly people: readonly {
    readonly id: string
    readonly spouse?: string
    readonly circumstances?: readonly CaseCircumstance[]
  }[]
  readonly accounts: readonly CaseAccount[]
}

const start = dayFromIso('2019-11-01')
const dayBetween = (first: number, last: number): fc.Arbitrary<string> =>
  fc.integer({ min: first, max: last }).map((offset) => isoFromDay(addDays(start, offset)))
/** Days from November 2019 to July 2020, crowded around the edges of the window. */
const anyDay = fc.oneof(
  dayBetween(0, 240),
  fc.constantFrom('2020-01-24', '2020-01-25', '2020-01-26', '2020-02-24', '2020-02-25', '2020-02-26'),
)
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined })

const circumstance: fc.Arbitrary<CaseCircumstance> = fc
  .record({
    kind: fc.constantFrom(...circumstanceKinds),
    firstDay: anyDay,
    length: optional(fc.nat(60)),
    status: fc.constantFrom('verified', 'verified', ...circumstanceStatuses),
    knownDay: optional(anyDay),
  })
  .map(({ kind, firstDay, length, status, knownDay }) => ({
    kind,
    firstDay,
    status,
    ...(length === undefined ? {} : { lastDay: isoFromDay(addDays(dayFromIso(firstDay), length)) }),
    ...(knownDay === undefined ? {} : { knownDay }),
  }))

function debtArbitrary(product: Product, asOf: string, id: string): fc.Arbitrary<CaseDebt> {
  const payment = fc.record({ day: anyDay, amountMinor: fc.constantFrom(1, 40_000, 60_000, 100_000) })
  return fc
    .record({ dueDay: anyDay, payments: fc.array(payment, { maxLength: 3 }) })
    .map(({ dueDay, payments }) => {
      const kept = payments.filter(({ day }) => day <= asOf)
      return product === 'loan'
        ? { id, dueDay, principalMinor: 60_000, interestMinor: 40_000, payments: kept }
        : { id, dueDay, statementDay: dueDay, minimumMinor: 100_000, payments: kept }
    })
}

function chargeArbitrary(debts: readonly CaseDebt[], id: string): fc.Arbitrary<CaseCharge> {
  return fc
    .record({
      debtId: fc.constantFrom(...debts.map((debt) => debt.id)),
      kind: fc.constantFrom<ChargeKind[]>(
        'penalty_interest',
        'compound_interest',
        'late_fee',
        'overlimit_fee',
      ),
      day: anyDay,
      firstDay: anyDay,
      days: fc.nat(70),
      base: fc.oneof(fc.nat(20_000_000), fc.constant(900_000_000_001)),
      off: fc.constantFrom(0, 0, 0, 1, -1, 2),
      paid: fc.constantFrom(0, 0.3, 1),
    })
    .map(({ debtId, kind, day, firstDay, days, base, off, paid }): CaseCharge => {
      const accrued = kind.endsWith('_interest')
      const interest = interestHalfUp(base, 73_500, days + 1)
      const amountMinor = Math.max(0, accrued ? interest + off : 5_000)
      const paidMinor = Math.floor(amountMinor * paid)
      const charge = { id, debtId, kind, day, amountMinor, paidMinor }
      if (!accrued) return charge
      const lastDay = isoFromDay(addDays(dayFromIso(firstDay), days))
      return {
        ...charge,
        base: { amountMinor: base, ratePpm: 73_500, contractRatePpm: 49_000, firstDay, lastDay },
      }
    })
}

const channel = fc.constantFrom(...channels)
const months = ['2019-12', '2020-01', '2020-02', '2020-03', '2020-04']
const codes = fc.constantFrom('N', '1', '2', '3', '4', '5', '7', '*', 'C')

function accountArbitrary(asOf: string, id: string, owner: string): fc.Arbitrary<CaseAccount> {
  return fc.constantFrom<Product[]>('loan', 'card').chain((product) =>
    fc.tuple(...['d1', 'd2', 'd3'].map((debt) => debtArbitrary(product, asOf, debt))).chain((debts) =>
      fc
        .record({
          region: fc.constantFrom('150300', '150302', '152900', '110000'),
          finalDay: optional(anyDay),
          listedAsDefaulter: fc.boolean(),
          charges: fc.tuple(...['c1', 'c2'].map((charge) => chargeArbitrary(debts, charge))),
          creditRecord: fc.dictionary(fc.constantFrom(...months), codes),
          contactAllowed: fc.dictionary(channel, fc.boolean()),
          contacts: fc.array(
            fc.record({ day: anyDay, channel, type: fc.constantFrom('collection', 'collection', 'service') }),
            { maxLength: 3 },
          ),
          corrected: fc.array(correctedArbitrary, { maxLength: 3 }),
        })
        .map(({ finalDay, ...rest }) => ({
          id,
          product,
          owner,
          debts,
          ...rest,
          ...(finalDay === undefined ? {} : { finalDay }),
        })),
    ),
  )
}

const correctedArbitrary = fc
  .tuple(
    fc.constantFrom({}, {}, { programme: 'random' }, { programme: 'another' }),
    fc.oneof(
      fc.record({ kind: fc.constant('hold_contact'), target: channel }),
      fc.record({ kind: fc.constant('move_due_day'), target: fc.constantFrom('d1', 'd2') }),
      fc.record({
        kind: fc.constantFrom('waive_charge', 'refund_charge'),
        target: fc.constantFrom('c1', 'c2'),
        amountMinor: fc.constantFrom(1, 500, 5_000, 90_000),
      }),
    ),
  )
  .map(([whose, correction]) => ({ ...correction, ...whose }))

/** A couple with an account each. */
export const reliefCase: fc.Arbitrary<ReliefCase> = anyDay.chain((asOf) =>
  fc
    .record({
      own: fc.array(circumstance, { maxLength: 2 }),
      spouse: fc.array(circumstance, { maxLength: 2 }),
      first: accountArbitrary(asOf, 'a1', 'p1'),
      second: accountArbitrary(asOf, 'a2', 'p2'),
    })
    .map(({ own, spouse, first, second }) => ({
      asOf,
      people: [
        { id: 'p1', spouse: 'p2', circumstances: own },
        { id: 'p2', spouse: 'p1', circumstances: spouse },
      ],
      accounts: [first, second],
    })),
)

const terms: fc.Arbitrary<ReliefTerms> = fc
  .record({
    coverage: fc.constantFrom('whole_window' as const, 'circumstance_days' as const),
    deferTo: fc.constantFrom('months' as const, 'months' as const, 'window_end' as const),
    deferMonths: fc.integer({ min: 0, max: 6 }),
    deferAheadDays: fc.constantFrom(0, 31, 90),
    graceDays: fc.constantFrom(0, 10),
    stopClock: fc.boolean(),
    waiverBasis: fc.constantFrom('whole' as const, 'markup_only' as const),
    waivable: fc.constantFrom<ChargeKind[][]>(['late_fee'], ['late_fee', 'overlimit_fee'], []),
    coreCanWaive: fc.boolean(),
    defaultDays: fc.constantFrom(0, 30, 90),
    standstill: fc.constantFrom('all' as const, 'covered' as const),
    percent: optional(fc.constantFrom(0, 33, 50, 100)),
  })
  .map(({ percent, ...rest }) => ({
    ...reliefTermsDefault,
    ...rest,
    ...(percent === undefined
      ? {}
      : { postApplication: { untilDay: dayFromIso('2020-05-31'), waiverPercent: percent } }),
  }))

const wave: fc.Arbitrary<Wave> = fc
  .record({
    releasedDay: anyDay.map(dayFromIso),
    regions: optional(fc.constant(['1503'])),
    minDaysPastDue: optional(fc.constantFrom(1, 30)),
    channels: fc.subarray([...channels]),
  })
  .map(({ regions, minDaysPastDue, ...rest }) => ({
    id: 'w',
    ...rest,
    ...(regions === undefined ? {} : { regions }),
    ...(minDaysPastDue === undefined ? {} : { minDaysPastDue }),
  }))

const answer = fc.record({
  covered: fc.constantFrom(true, true, true, false),
  spouse: fc.constantFrom(true, true, false),
  creditRecord: fc.constantFrom('protect' as const, 'by_schedule' as const),
})
const table = fc.record({ hospitalised: answer, quarantined: answer, frontline: answer, income_lost: answer })

/** Random tables, terms, windows and waves over the shipped programme's shape. */
export const programme: fc.Arbitrary<Programme> = fc
  .record({
    loanTable: optional(table),
    cardTable: optional(table),
    loan: terms,
    card: terms,
    waves: fc.array(wave, { maxLength: 2 }),
    open: fc.boolean(),
    county: fc.boolean(),
  })
  .map(({ loanTable, cardTable, loan, card, waves, open, county }) => ({
    id: 'random',
    title: { zh: '随机', en: 'Random' },
    emergency: {
      name: { zh: '随机', en: 'Random' },
      kind: 'public_health',
      declaredDay: dayFromIso('2020-01-25'),
      authority: 'x',
      document: 'x',
    },
    circumstances: circumstanceWordsFor('public_health', {}),
    windows: [
      {
        region: '15',
        firstDay: dayFromIso('2020-01-25'),
        ...(open ? {} : { lastDay: dayFromIso('2020-02-25') }),
      },
      ...(county
        ? [{ region: '150302', firstDay: dayFromIso('2020-02-01'), lastDay: dayFromIso('2020-03-15') }]
        : []),
    ],
    waves,
    eligibility: {
      ...(loanTable === undefined ? {} : { loan: loanTable }),
      ...(cardTable === undefined ? {} : { card: cardTable }),
    },
    terms: { loan, card },
  }))
