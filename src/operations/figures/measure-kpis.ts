// What each measure comes to in figures (S0.4): from stored nights, the word of outlets and decisions of people alone.

import { moneyKinds } from '../../reconcile/index.ts'
import type { EarlierNights, MeasureFigures, NightOnRecord } from '../../store/index.ts'
import type { ServicesStanding } from '../outlets/outlet-services.ts'

export const kpiUnits = ['count', 'minor', 'hours'] as const

/** Why a figure is not known. */
export const kpiUnknowns = ['no_night', 'not_verified', 'nobody_yet', 'not_recorded', 'not_yours'] as const
export type KpiUnknown = (typeof kpiUnknowns)[number]

export const kpiCodes = [
  'entitled',
  'broken_today',
  'verified',
  'returned',
  'months_open',
  'months_verified',
  'channels_open',
  'calls_against',
  'circumstances_verified',
  'people_reached',
  'requests_waiting',
  'median_hours',
  'outlets_serving',
  'services_online',
  'objections',
  'unmasked',
  'complaints',
  'transfers_free',
  'share_online',
  'e_cards',
  'payroll_batches',
  'exchange_requests',
] as const
export type KpiCode = (typeof kpiCodes)[number]

/** What the list behind a figure is of: a figure is as many as its list has lines, or their sum. */
export const kpiLists = ['plan', 'plans', 'corrections', 'outcomes', 'services', 'circumstances'] as const

export interface KpiList {
  readonly of: (typeof kpiLists)[number]
  readonly plan?: string
  readonly measure?: string
  readonly service?: string
  readonly part?: 'verified'
  readonly state?: string
}

export interface KpiOfNight {
  /** Day of the book. */
  readonly asOf: string
  readonly value: number
  readonly list?: KpiList
}

/** A figure with the instant or the day on which it stood so; or why there is none. */
export interface Kpi {
  readonly code: KpiCode
  readonly unit: (typeof kpiUnits)[number]
  readonly value?: number
  /** What the value is a part of. */
  readonly of?: number
  readonly asOf?: string
  /** From night to night, the oldest first, each with the list of its own where there is one. */
  readonly trend?: readonly KpiOfNight[]
  readonly list?: KpiList
  readonly unknown?: KpiUnknown
}

/** A night as far as the caller may know of it; the summary is theirs. */
export interface NightOfMeasures
  extends Pick<NightOnRecord, 'plan' | 'asOf' | 'run' | 'verdict'>,
    Readonly<Record<'summary', Readonly<Record<string, unknown>>>> {}

/** What nights before those came to, as far as the caller may know of it. */
export interface EarlierOfMeasures
  extends Pick<NightOfMeasures, 'summary'>,
    Pick<EarlierNights, 'doneByMeasure'> {}

export interface KpiGround {
  readonly at: string
  /** The newest first; absent where the caller may not read plans. */
  readonly nights?: readonly NightOfMeasures[]
  /** Of the nights before these: what is added up is added up from the first night on. */
  readonly earlier?: EarlierOfMeasures
  /** True where the caller may know of the whole province. */
  readonly isWhole: boolean
  readonly services: ServicesStanding
  /** Absent where the caller may not read work items. */
  readonly figures?: MeasureFigures
}

type KpiOf = (ground: KpiGround) => Kpi

interface Line {
  readonly measure?: string
  readonly kind?: string
  readonly outcome?: string
  readonly product?: string
  readonly count?: number
  readonly accounts?: number
  readonly amountMinor?: number
}

const linesOf = ({ summary }: Pick<NightOfMeasures, 'summary'>, name: string): readonly Line[] =>
  (summary[name] ?? []) as readonly Line[]

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const unknownOf = (code: KpiCode, unknown: KpiUnknown): Kpi => ({ code, unit: 'count', unknown })

/** How many nights a trend goes back. */
const trendNights = 7

interface NightFigure {
  readonly code: KpiCode
  readonly unit?: Kpi['unit']
  /** Only of the whole province: it is not told by league. */
  readonly isWhole?: true
  readonly of: (night: NightOfMeasures) => number
  readonly list: (night: NightOfMeasures) => KpiList
}

/** A figure of the newest night, with the nights before. */
const ofNight =
  ({ code, unit = 'count', isWhole, of, list }: NightFigure): KpiOf =>
  ({ nights, isWhole: mayKnow }) => {
    if (nights === undefined || (isWhole && !mayKnow)) return unknownOf(code, 'not_yours')
    const [newest] = nights
    if (newest === undefined) return unknownOf(code, 'no_night')
    const trend = nights
      .slice(0, trendNights)
      .map((night) => ({ asOf: night.asOf, value: of(night), list: list(night) }))
    return { code, unit, value: of(newest), asOf: newest.asOf, trend: trend.toReversed(), list: list(newest) }
  }

const correctionsOf = (night: Pick<NightOfMeasures, 'summary'>, measure: string): readonly Line[] =>
  linesOf(night, 'measures').filter((line) => line.measure === measure)

/** Corrections of a room that the newest plan found: what is not as promised. */
const broken = (measure: string, code: KpiCode = 'broken_today'): KpiOf =>
  ofNight({
    code,
    of: (night) => sumOf(correctionsOf(night, measure).map(({ count = 0 }) => count)),
    list: ({ plan }) => ({ of: 'corrections', plan, measure }),
  })

const entitled = (product: string): KpiOf =>
  ofNight({
    code: 'entitled',
    isWhole: true,
    of: (night) =>
      sumOf(
        linesOf(night, 'outcomes')
          .filter((line) => line.outcome === 'granted' && line.product === product)
          .map(({ accounts = 0 }) => accounts),
      ),
    list: ({ plan }) => ({ of: 'plan', plan }),
  })

const callsAgainst: KpiOf = ofNight({
  code: 'calls_against',
  of: (night) => sumOf(linesOf(night, 'violations').map(({ count = 0 }) => count)),
  list: ({ plan }) => ({ of: 'plan', plan }),
})

/** What the books showed of a room, added up over the nights: what one night made right no later one counts again. */
const verified =
  (measure: string, code: KpiCode = 'verified'): KpiOf =>
  ({ nights, earlier, isWhole }) => {
    if (nights === undefined || !isWhole) return unknownOf(code, 'not_yours')
    const before = earlier?.doneByMeasure[measure] ?? 0
    const seen = nights.filter(({ verdict }) => verdict !== undefined)
    const [newest] = seen
    if (newest === undefined) return unknownOf(code, 'not_verified')
    const isCounted = ({ verdict }: NightOfMeasures): boolean =>
      verdict!.done === 0 || Object.keys(verdict!.doneByMeasure).length > 0
    if (!isCounted(newest)) return unknownOf(code, 'not_recorded')
    const trend = seen.filter(isCounted).map(
      ({ asOf, plan, verdict }): KpiOfNight => ({
        asOf,
        value: verdict!.doneByMeasure[measure] ?? 0,
        list: { of: 'outcomes', plan, measure, part: 'verified' },
      }),
    )
    return {
      code,
      unit: 'count',
      value: before + sumOf(trend.map(({ value }) => value)),
      asOf: newest.verdict!.at,
      trend: trend.slice(0, trendNights).toReversed(),
      list: trend.length === 1 && before === 0 ? trend[0]!.list! : { of: 'plans', state: 'approved' },
    }
  }

const movesMoney = ({ kind }: Line): boolean => moneyKinds.some((one) => one === kind)

const moneyOf = (night: Pick<NightOfMeasures, 'summary'>, measure: string): number =>
  sumOf(
    correctionsOf(night, measure)
      .filter(movesMoney)
      .map(({ amountMinor = 0 }) => amountMinor),
  )

/** Yuan waived and refunded by applied plans, added up from night to night. */
const returned =
  (measure: string): KpiOf =>
  ({ nights, earlier }) => {
    if (nights === undefined) return unknownOf('returned', 'not_yours')
    let value = earlier === undefined ? 0 : moneyOf(earlier, measure)
    const trend = nights
      .filter(({ run }) => run?.finishedAt !== undefined)
      .toReversed()
      .map((night) => {
        value += moneyOf(night, measure)
        return { asOf: night.asOf, value }
      })
    const last = trend.at(-1)
    if (last === undefined) return unknownOf('returned', 'no_night')
    return {
      code: 'returned',
      unit: 'minor',
      value,
      asOf: last.asOf,
      trend: trend.slice(-trendNights),
      list: { of: 'plans', state: 'approved' },
    }
  }

interface PeopleFigure {
  readonly unit?: Kpi['unit']
  readonly list?: KpiList
}

/** A figure that decisions of people tell. */
const ofPeople =
  (
    code: KpiCode,
    of: (figures: MeasureFigures) => number | undefined,
    { unit = 'count', list }: PeopleFigure = {},
  ): KpiOf =>
  ({ figures, at }) => {
    if (figures === undefined) return unknownOf(code, 'not_yours')
    const value = of(figures)
    return value === undefined
      ? unknownOf(code, 'nobody_yet')
      : { code, unit, value, asOf: at, ...(list && { list }) }
  }

/** Outlets that serve, some with less than usual. */
export const outletsServing =
  (service: string): KpiOf =>
  ({ services }) => {
    const found = services.services.find((line) => line.service === service)
    if (found === undefined) return unknownOf('outlets_serving', 'not_recorded')
    const { running, reduced, closed, not_known: silent } = found.outlets
    if (running + reduced + closed === 0) return unknownOf('outlets_serving', 'nobody_yet')
    return {
      code: 'outlets_serving',
      unit: 'count',
      value: running + reduced,
      of: running + reduced + closed + silent,
      asOf: services.asOf,
      list: { of: 'services', service },
    }
  }

const servicesOnline: KpiOf = ({ services: { services, asOf } }) => ({
  code: 'services_online',
  unit: 'count',
  value: services.filter(({ isOnline }) => isOnline).length,
  of: services.length,
  asOf,
  list: { of: 'services' },
})

/** What nothing here records yet. */
const notRecorded =
  (code: KpiCode): KpiOf =>
  () =>
    unknownOf(code, 'not_recorded')

/** What people told and others verified serves loans and cards alike, and so does the credit record. */
const reliefOfPeople: readonly KpiOf[] = [
  ofPeople('circumstances_verified', ({ verified: count }) => count, {
    list: { of: 'circumstances', state: 'verified' },
  }),
  ofPeople('people_reached', ({ people }) => people),
  ofPeople('requests_waiting', ({ waiting }) => waiting, {
    list: { of: 'circumstances', state: 'recorded' },
  }),
  ofPeople('median_hours', ({ medianHours }) => medianHours, { unit: 'hours' }),
  broken('credit-record', 'months_open'),
  verified('credit-record', 'months_verified'),
]

/** The figures of each measure by its id, in the order in which they are shown. */
const kpisOfMeasure: Readonly<Record<string, readonly KpiOf[]>> = {
  'consumer-protection': [
    callsAgainst,
    ofPeople('objections', ({ objections }) => objections),
    ofPeople('unmasked', ({ unmasked }) => unmasked),
    outletsServing('consumer_protection'),
    notRecorded('complaints'),
  ],
  'free-donation-transfers': [
    broken('donation-fees'),
    verified('donation-fees'),
    returned('donation-fees'),
    notRecorded('transfers_free'),
  ],
  'online-service': [servicesOnline, outletsServing('cards'), notRecorded('share_online')],
  'social-security': [outletsServing('social_security'), notRecorded('e_cards')],
  payroll: [outletsServing('payroll'), notRecorded('payroll_batches')],
  'foreign-exchange': [outletsServing('foreign_exchange'), notRecorded('exchange_requests')],
  'card-relief': [
    entitled('card'),
    broken('card-relief'),
    verified('card-relief'),
    returned('card-relief'),
    ...reliefOfPeople,
  ],
  'loan-relief': [
    entitled('loan'),
    broken('loan-relief'),
    verified('loan-relief'),
    returned('loan-relief'),
    broken('collections-hold', 'channels_open'),
    callsAgainst,
    outletsServing('personal_loans'),
    ...reliefOfPeople,
  ],
}

/** The figures of a measure; none for one that a programme of another bank names. */
export const kpisOf = (measure: string, ground: KpiGround): readonly Kpi[] =>
  (kpisOfMeasure[measure] ?? []).map((kpi) => kpi(ground))
