// Reads untrusted input field by field; the first mistake is reported with the path where it was written.

import { type Day, findDayFromIso, isoFromDay } from '../../kernel/index.ts'

/** Where a value stands in the input; the text is only built when there is something to report. */
export interface Place {
  readonly parent?: Place
  readonly step: string | number
}

/** Thrown inside the reader only; the front door turns it into a refusal. */
export class Mistake extends Error {
  override readonly name = 'Mistake'
  readonly place: Place

  constructor(place: Place, because: string) {
    super(because)
    this.place = place
  }
}

/** `accounts[0].debts[1].dueDay`. */
export function pathFrom(place: Place): string {
  const before = place.parent === undefined ? '' : pathFrom(place.parent)
  if (typeof place.step === 'number') return `${before}[${place.step}]`
  return before === '' ? place.step : `${before}.${place.step}`
}

export type Fields = Readonly<Record<string, unknown>>

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

export const below = (parent: Place, step: string | number): Place => ({ parent, step })

/** The value as an object with no other keys than `known`. */
export function fieldsOf(value: unknown, place: Place, known: ReadonlySet<string>): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Mistake(place, `must be an object, not ${shown(value)}`)
  }
  for (const key in value) {
    if (!known.has(key)) {
      throw new Mistake(below(place, key), `is not a known key; known are ${[...known].join(', ')}`)
    }
  }
  return value as Fields
}

/** The list under `key`; empty when absent. */
export function listOf(fields: Fields, key: string, place: Place): readonly unknown[] {
  const value = fields[key]
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new Mistake(below(place, key), `must be a list, not ${shown(value)}`)
  return value
}

/** The list under `key`, which must be there. */
export function requiredListOf(fields: Fields, key: string, place: Place): readonly unknown[] {
  if (fields[key] === undefined) throw new Mistake(below(place, key), 'is missing')
  return listOf(fields, key, place)
}

/** Text of at least one character. */
export function textOf(fields: Fields, key: string, place: Place): string {
  const value = fields[key]
  if (typeof value === 'string' && value !== '') return value
  if (value === undefined) throw new Mistake(below(place, key), 'is missing')
  throw new Mistake(
    below(place, key),
    `must be text (in quotes where it looks like a number), not ${shown(value)}`,
  )
}

/** The position of a word in its closed list. */
export function wordOf(fields: Fields, key: string, place: Place, words: readonly string[]): number {
  const position = words.indexOf(fields[key] as string)
  if (position >= 0) return position
  if (fields[key] === undefined) throw new Mistake(below(place, key), 'is missing')
  throw new Mistake(below(place, key), `must be one of ${words.join(', ')}, not ${shown(fields[key])}`)
}

/** The day under `key`. */
export function dayOf(fields: Fields, key: string, place: Place): Day {
  const day = findDayOf(fields, key, place)
  if (day === undefined) throw new Mistake(below(place, key), 'is missing')
  return day
}

/** The day under `key`, or undefined when absent. */
export function findDayOf(fields: Fields, key: string, place: Place): Day | undefined {
  const value = fields[key]
  if (value === undefined) return undefined
  const day = typeof value === 'string' ? findDayFromIso(value) : undefined
  if (day === undefined)
    throw new Mistake(below(place, key), `must be a day YYYY-MM-DD that exists, not ${shown(value)}`)
  return day
}

/** Checks the order of a span whose last day may be absent. */
export function checkSpan(firstDay: Day, lastDay: Day | undefined, place: Place): void {
  if (lastDay === undefined || lastDay >= firstDay) return
  throw new Mistake(below(place, 'lastDay'), `lies before firstDay ${isoFromDay(firstDay)}`)
}

/** Money: a whole number of minor units, not negative, at most 2^53 − 1. */
export const moneyOf = (fields: Fields, key: string, place: Place): number =>
  wholeOf(fields, key, place, 'a whole number of minor units, not negative')

/** A rate in parts per million per year, up to 2^31 − 1. */
export function rateOf(fields: Fields, key: string, place: Place): number {
  const what = 'a whole number of parts per million per year, 0 to 2147483647'
  const rate = wholeOf(fields, key, place, what)
  if (rate > 0x7fffffff) throw new Mistake(below(place, key), `must be ${what}, not ${rate}`)
  return rate
}

function wholeOf(fields: Fields, key: string, place: Place, what: string): number {
  const value = fields[key]
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  if (value === undefined) throw new Mistake(below(place, key), 'is missing')
  throw new Mistake(below(place, key), `must be ${what}, not ${shown(value)}`)
}

/** True or false; false when absent. */
export function flagOf(fields: Fields, key: string, place: Place): boolean {
  const value = fields[key]
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  throw new Mistake(below(place, key), `must be true or false, not ${shown(value)}`)
}
