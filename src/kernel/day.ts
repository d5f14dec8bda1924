// Days and months as whole numbers: a day counts from 1970-01-01, a month from January of year 0.

declare const dayBrand: unique symbol
declare const monthBrand: unique symbol

/** Whole days since 1970-01-01 in Asia/Shanghai; the DuckDB DATE as it comes. */
export type Day = number & { readonly [dayBrand]: true }

/** `year × 12 + (month − 1)`. */
export type Month = number & { readonly [monthBrand]: true }

/** The day number that means "no end day" or "not yet" in columns of days. */
export const noDay = 0x7fffffff as Day

/** Day number of a proleptic Gregorian date; the caller vouches that the date exists. */
function dayFromCivil(year: number, month: number, dayOfMonth: number): Day {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return (era * 146097 + dayOfEra - 719468) as Day
}

interface CivilDate {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

function civilFromDay(day: Day): CivilDate {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function monthLength(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : monthLengths[month - 1]!
}

const zero = 48
const dash = 45

/** The number written by the decimal digits of `text` in `from … to − 1`, or NaN when one is not a digit. */
function wholeIn(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** The day written as `YYYY-MM-DD`, or undefined when the text is no such day or the day does not exist. */
export function findDayFromIso(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined
  const year = wholeIn(text, 0, 4)
  const month = wholeIn(text, 5, 7)
  const dayOfMonth = wholeIn(text, 8, 10)
  const exists = year >= 0 && month >= 1 && month <= 12 && dayOfMonth >= 1
  return exists && dayOfMonth <= monthLength(year, month) ? dayFromCivil(year, month, dayOfMonth) : undefined
}

/** The day written as `YYYY-MM-DD`. Throws on anything else: for constants and data already validated. */
export function dayFromIso(text: string): Day {
  const day = findDayFromIso(text)
  if (day === undefined) throw new RangeError(`not a day: ${text}`)
  return day
}

const year4 = (value: number): string => (value >= 1000 ? `${value}` : String(value).padStart(4, '0'))
const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** `YYYY-MM-DD`. */
export function isoFromDay(day: Day): string {
  const known = daysWritten.get(day)
  if (known !== undefined) return known
  const { year, month, dayOfMonth } = civilFromDay(day)
  const iso = `${year4(year)}-${two(month)}-${two(dayOfMonth)}`
  if (daysWritten.size >= daysWrittenMax) daysWritten.clear()
  daysWritten.set(day, iso)
  return iso
}

/** Few days are written, and each of them often. */
const daysWritten = new Map<Day, string>()
const daysWrittenMax = 10_000

/** `days` later, or earlier when negative. */
export const addDays = (day: Day, days: number): Day => (day + days) as Day

/**
 * The same day number `months` later, falling back to the last day of a shorter month:
 * 31 January + 1 month = 29 February 2020 (relief-rules §1).
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civilFromDay(day)
  const target = year * 12 + month - 1 + months
  const targetYear = Math.floor(target / 12)
  const targetMonth = (target % 12) + 1
  return dayFromCivil(targetYear, targetMonth, Math.min(dayOfMonth, monthLength(targetYear, targetMonth)))
}

/** The month written as `YYYY-MM`, or undefined when it is not one. */
export function findMonthFromIso(text: string): Month | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const month = Number(match[2])
  if (month < 1 || month > 12) return undefined
  return (Number(match[1]) * 12 + month - 1) as Month
}

/** `YYYY-MM`. */
export const isoFromMonth = (month: Month): string =>
  `${year4(Math.floor(month / 12))}-${two((month % 12) + 1)}`

/** The month a day falls in. */
export function monthOfDay(day: Day): Month {
  const { year, month } = civilFromDay(day)
  return (year * 12 + month - 1) as Month
}

/** The first day of a month. */
export const firstDayOfMonth = (month: Month): Day =>
  dayFromCivil(Math.floor(month / 12), (month % 12) + 1, 1)

/** The last day of a month: the day on which its credit-record code is fixed. */
export const lastDayOfMonth = (month: Month): Day => addDays(firstDayOfMonth((month + 1) as Month), -1)
