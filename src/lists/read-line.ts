// One row of a list as a person it names, or as everything that is wrong with it.

import type { CircumstanceKind, Day } from '../kernel/index.ts'
import { findCategory, findDay, findName, idNumberFrom, isOpenEnd, shortText } from './cells.ts'
import type { FoundColumns, ListColumn } from './columns.ts'
import type { TableRow } from './delimited.ts'
import type { MistakeCode } from './words.ts'

/** A person as the institution names them. */
export interface ListedPerson {
  readonly name: string
  readonly idNumber: string
  readonly category: CircumstanceKind
  readonly firstDay: Day
  /** Absent while it holds. */
  readonly lastDay?: Day
  /** Where they work or are treated, when the list has a column for it. */
  readonly institution?: string
}

export interface GoodLine {
  readonly line: number
  readonly person: ListedPerson
}

export interface BadLine {
  readonly line: number
  readonly mistakes: readonly MistakeCode[]
}

export type ListLine = GoodLine | BadLine

/** What the whole list says where a line says nothing, and the day on which it is read. */
export interface LineDefaults {
  readonly category?: CircumstanceKind
  readonly firstDay?: Day
  readonly lastDay?: Day
  readonly today: Day
}

const institutionLengthMax = 100

/** Reads a row. Never throws. */
export function readLine(row: TableRow, { places }: FoundColumns, defaults: LineDefaults): ListLine {
  const { line } = row
  if (row.isBroken) return { line, mistakes: ['line_is_broken'] }
  const cell = (column: ListColumn): string => row.cells[places.get(column) ?? -1] ?? ''
  const wrong: MistakeCode[] = []
  const name = nameFrom(cell('name'), wrong)
  const idNumber = idFrom(cell('id_number'), wrong)
  const category = categoryFrom(cell('category'), defaults, wrong)
  const firstDay = firstDayFrom(cell('first_day'), defaults, wrong)
  const lastDay = lastDayFrom(
    cell('last_day'),
    { ...defaults, ...(firstDay !== undefined && { firstDay }) },
    wrong,
  )
  if (wrong.length > 0 || !name || !idNumber || !category || firstDay === undefined)
    return { line, mistakes: wrong }
  const institution = shortText(cell('institution'), institutionLengthMax)
  const period = { firstDay, ...(lastDay !== undefined && { lastDay }) }
  return { line, person: { name, idNumber, category, ...period, ...(institution !== '' && { institution }) } }
}

const isBlank = (text: string): boolean => text.trim() === ''

function nameFrom(text: string, wrong: MistakeCode[]): string | undefined {
  const name = findName(text)
  if (name === undefined) wrong.push(isBlank(text) ? 'name_is_missing' : 'name_is_malformed')
  return name
}

function idFrom(text: string, wrong: MistakeCode[]): string | undefined {
  const read = idNumberFrom(text)
  if ('idNumber' in read) return read.idNumber
  wrong.push(read.mistake)
  return undefined
}

function categoryFrom(
  text: string,
  defaults: LineDefaults,
  wrong: MistakeCode[],
): CircumstanceKind | undefined {
  const category = isBlank(text) ? defaults.category : findCategory(text)
  if (category === undefined) wrong.push(isBlank(text) ? 'category_is_missing' : 'category_is_unknown')
  return category
}

function firstDayFrom(text: string, defaults: LineDefaults, wrong: MistakeCode[]): Day | undefined {
  const day = isBlank(text) ? defaults.firstDay : findDay(text)
  if (day === undefined) wrong.push(isBlank(text) ? 'first_day_is_missing' : 'first_day_is_malformed')
  else if (day > defaults.today) wrong.push('first_day_is_ahead')
  return day
}

function lastDayFrom(text: string, defaults: LineDefaults, wrong: MistakeCode[]): Day | undefined {
  if (isBlank(text) || isOpenEnd(text)) return isBlank(text) ? defaults.lastDay : undefined
  const day = findDay(text)
  if (day === undefined) wrong.push('last_day_is_malformed')
  else if (defaults.firstDay !== undefined && day < defaults.firstDay) wrong.push('last_day_is_before_first')
  return day
}
