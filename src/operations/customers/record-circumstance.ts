// A circumstance that somebody of the bank records: within the days one may speak about, and once.

import {
  addDays,
  type Day,
  findDayFromIso,
  isoFromDay,
  isRefusal,
  type Refusal,
  refuse,
} from '../../kernel/index.ts'
import type { Circumstance, NewCircumstance } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bookOfDesk } from '../night/books.ts'

export interface RecordCircumstance extends Omit<NewCircumstance, 'reviewDays'> {
  /** Today in Asia/Shanghai. */
  readonly today: Day
  readonly key?: string
}

/**
 * Keeps a circumstance, waiting for a second person. Without a document one follows, by the last day possible unless
 * another is said. Refused outside the limits, naming the nearest day within.
 */
export async function recordCircumstance(
  desk: Desk,
  { today, key, ...circumstance }: RecordCircumstance,
): Promise<Circumstance | Refusal> {
  const bounds = await dayBounds(desk, today)
  const refusal = refuseDays(circumstance, bounds)
  if (refusal !== undefined) return refusal
  const isProved = (circumstance.documents ?? []).length > 0
  const documentDueDay = circumstance.documentDueDay ?? isoFromDay(bounds.documentDayMax)
  const reviewDays = desk.house.rules.deadlines.evidenceReview
  const known = { ...circumstance, reviewDays }
  return desk.store.circumstances.record(isProved ? known : { ...known, documentDueDay }, key)
}

/** The days one may speak about, all inclusive. */
export interface DayBounds {
  readonly firstDayMin: Day
  readonly firstDayMax: Day
  readonly lastDayMax: Day
  readonly documentDayMin: Day
  readonly documentDayMax: Day
}

/**
 * The bounds of today. Back-dating counts from the bank's own day, the day after its newest book, where that lies
 * before today: a bank whose extracts are late takes nobody's right to be late too.
 */
export async function dayBounds(desk: Desk, today: Day): Promise<DayBounds> {
  const { daysBackMax, daysAheadMax, documentDaysMax } = desk.house.rules.circumstances
  const book = await bookOfDesk(desk)
  const bankDay = isRefusal(book) || book.asOf >= today ? today : addDays(book.asOf, 1)
  return {
    firstDayMin: addDays(bankDay, -daysBackMax),
    firstDayMax: today,
    lastDayMax: addDays(today, daysAheadMax),
    documentDayMin: today,
    documentDayMax: addDays(today, documentDaysMax),
  }
}

/** The first day that does not fit, with its limit and the nearest day that does. */
export function refuseDays(
  { firstDay, lastDay, documentDueDay }: Pick<NewCircumstance, 'firstDay' | 'lastDay' | 'documentDueDay'>,
  bounds: DayBounds,
): Refusal | undefined {
  const first = findDayFromIso(firstDay)
  if (first === undefined || first < bounds.firstDayMin)
    return refuse(
      'first_day_is_too_early',
      `a circumstance may begin on ${isoFromDay(bounds.firstDayMin)} at the earliest`,
      'firstDay',
    )
  if (first > bounds.firstDayMax)
    return refuse(
      'first_day_is_too_late',
      `what has not begun is not recorded; ${isoFromDay(bounds.firstDayMax)} is the latest day`,
      'firstDay',
    )
  return refuseLastDay(lastDay, first, bounds) ?? refuseDocumentDay(documentDueDay, bounds)
}

function refuseLastDay(
  lastDay: string | undefined,
  first: Day,
  { lastDayMax }: DayBounds,
): Refusal | undefined {
  if (lastDay === undefined) return undefined
  const last = findDayFromIso(lastDay)
  const span = `${isoFromDay(first)} to ${isoFromDay(lastDayMax)}`
  if (last === undefined || last < first)
    return refuse(
      'last_day_is_before_first',
      `it ends on ${isoFromDay(first)} at the earliest; leave it empty while it holds (${span})`,
      'lastDay',
    )
  return last <= lastDayMax
    ? undefined
    : refuse('last_day_is_too_late', `${isoFromDay(lastDayMax)} is the latest day that is taken`, 'lastDay')
}

function refuseDocumentDay(
  documentDueDay: string | undefined,
  { documentDayMin, documentDayMax }: DayBounds,
): Refusal | undefined {
  if (documentDueDay === undefined) return undefined
  const due = findDayFromIso(documentDueDay)
  if (due !== undefined && due >= documentDayMin && due <= documentDayMax) return undefined
  const nearest = due !== undefined && due < documentDayMin ? documentDayMin : documentDayMax
  const because = `a document follows from ${isoFromDay(documentDayMin)} to ${isoFromDay(documentDayMax)}; ${isoFromDay(nearest)} is the nearest day`
  return refuse('document_day_is_not_within', because, 'documentDueDay')
}
