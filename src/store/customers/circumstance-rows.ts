// The words of recorded circumstances, the way from state to state, and rows turned into values.

import type { CircumstanceKind } from '../../kernel/index.ts'

export const circumstanceStates = [
  'recorded',
  'awaiting_customer',
  'accepted',
  'verified',
  'rejected',
  'withdrawn',
  'ended',
  'lapsed',
] as const
export type CircumstanceState = (typeof circumstanceStates)[number]

/** Who told the bank. */
export const howKnownWords = ['customer', 'relative', 'employer', 'hospital', 'authority', 'staff'] as const
export type HowKnown = (typeof howKnownWords)[number]

/** What is wrong with a circumstance that is rejected. */
export const rejectionGrounds = [
  'unreadable',
  'other_person',
  'other_days',
  'not_official',
  'not_proved',
  'other',
] as const
export type RejectionGround = (typeof rejectionGrounds)[number]

export const circumstanceActs = [
  'accept',
  'verify',
  'reject',
  'withdraw',
  'end',
  'lapse',
  'add_document',
  'confirm',
  'decline',
] as const
export type CircumstanceAct = (typeof circumstanceActs)[number]

type Ways = Readonly<Partial<Record<CircumstanceAct, CircumstanceState>>>

/** Which act leads from a state where; the database holds the same (migration 0022). */
const ways: Readonly<Record<CircumstanceState, Ways>> = {
  recorded: {
    accept: 'accepted',
    verify: 'verified',
    reject: 'rejected',
    withdraw: 'withdrawn',
    lapse: 'lapsed',
    add_document: 'recorded',
  },
  awaiting_customer: { confirm: 'verified', decline: 'withdrawn' },
  accepted: {
    verify: 'verified',
    reject: 'rejected',
    withdraw: 'withdrawn',
    lapse: 'lapsed',
    add_document: 'accepted',
  },
  verified: { end: 'ended', withdraw: 'withdrawn' },
  ended: { withdraw: 'withdrawn' },
  rejected: {},
  withdrawn: {},
  lapsed: {},
}

/** The state an act leads to; undefined where nothing of the kind is done. */
export const stateAfter = (state: CircumstanceState, act: CircumstanceAct): CircumstanceState | undefined =>
  ways[state][act]

export interface Circumstance {
  readonly id: string
  readonly customer: string
  /** Empty when it is not known. */
  readonly region: string
  readonly kind: CircumstanceKind
  readonly firstDay: string
  readonly lastDay?: string
  readonly howKnown: HowKnown
  readonly source: 'counter' | 'name_list'
  readonly list?: string
  readonly line?: number
  readonly continues?: string
  readonly documentDueDay?: string
  readonly state: CircumstanceState
  readonly recordedBy: string
  readonly recordedAt: string
}

type Nullable = 'lastDay' | 'list' | 'line' | 'continues' | 'documentDueDay'

export type CircumstanceRow = Omit<Circumstance, Nullable> & {
  readonly [Name in Nullable]: Exclude<Circumstance[Name], undefined> | null
}

export function circumstanceFromRow(row: CircumstanceRow): Circumstance {
  const { id, customer, region, kind, firstDay, howKnown, source, state, recordedBy, recordedAt } = row
  const { lastDay, list, line, continues, documentDueDay } = row
  return {
    id,
    customer,
    region,
    kind,
    firstDay,
    ...(lastDay !== null && { lastDay }),
    howKnown,
    source,
    ...(list !== null && { list }),
    ...(line !== null && { line }),
    ...(continues !== null && { continues }),
    ...(documentDueDay !== null && { documentDueDay }),
    state,
    recordedBy,
    recordedAt,
  }
}

/** One decision about a circumstance. */
export interface CircumstanceEvent {
  readonly act: CircumstanceAct
  readonly state: CircumstanceState
  /** Absent where it lapsed by itself. */
  readonly person?: string
  readonly at: string
  readonly ground?: RejectionGround
  readonly reason?: string
  readonly lastDay?: string
}

export interface EventRow {
  readonly act: CircumstanceAct
  readonly state: CircumstanceState
  readonly person: string | null
  readonly at: string
  readonly ground: RejectionGround | null
  readonly reason: string | null
  readonly lastDay: string | null
}

export function eventFromRow({ person, ground, reason, lastDay, ...row }: EventRow): CircumstanceEvent {
  return {
    ...row,
    ...(person !== null && { person }),
    ...(ground !== null && { ground }),
    ...(reason !== null && { reason }),
    ...(lastDay !== null && { lastDay }),
  }
}
