// SQL that reads one column of an extract: its value as the book stores it, and what is wrong with it.

import { dayChargeKinds } from '../../kernel/index.ts'
import { sqlCardNumberDigits, sqlIdNumberDigits, sqlIsCardNumber, sqlIsIdNumber } from '../check-digits.ts'
import { quoted } from '../database.ts'
import { type Column, type ColumnType, type TableName, tables } from '../schema.ts'
import type { QuarantineReason } from './reasons.ts'

/** How a column stands in the file: as text (CSV, or Parquet strings), or as a Parquet type of its own. */
export type Physical = 'text' | 'whole' | 'decimal' | 'date' | 'boolean'

/** The physical form of a DuckDB type, or undefined for one that no column of an extract may have. */
export function findPhysical(duckdbType: string): Physical | undefined {
  if (duckdbType === 'VARCHAR' || duckdbType.startsWith('ENUM')) return 'text'
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/.test(duckdbType)) return 'whole'
  if (/^(DOUBLE|FLOAT|DECIMAL)/.test(duckdbType)) return 'decimal'
  if (duckdbType === 'DATE') return 'date'
  return duckdbType === 'BOOLEAN' ? 'boolean' : undefined
}

const numberForms: readonly Physical[] = ['text', 'whole', 'decimal']

/** Whether a column of this type may stand in the file in this form. */
export function maySee(type: ColumnType, physical: Physical): boolean {
  if (type === 'money' || type === 'rate') return numberForms.includes(physical)
  if (type === 'day') return physical === 'text' || physical === 'date'
  if (type === 'boolean') return physical === 'text' || physical === 'boolean'
  return physical === 'text'
}

/** The greatest amount: 2^53 − 1. */
const amountMax = Number.MAX_SAFE_INTEGER
const rateMax = 1_000_000_000
const separator = 'chr(31)'

/** SQL text `column␟reason␟value`, the form in which a fault travels to the quarantine. */
export const sqlFault = (column: string, reason: QuarantineReason, value: string): string =>
  `concat_ws(${separator}, ${quoted(column)}, ${quoted(reason)}, coalesce(CAST(${value} AS VARCHAR), ''))`

type Check = readonly [condition: string, reason: QuarantineReason]

const matches = (raw: string, pattern: string): string => `regexp_full_match(${raw}, ${quoted(pattern)})`

function wholeNumber(raw: string, physical: Physical): string {
  if (physical === 'whole') return `TRY_CAST(${raw} AS BIGINT)`
  if (physical === 'decimal') return `CASE WHEN ${raw} = trunc(${raw}) THEN TRY_CAST(${raw} AS BIGINT) END`
  return `CASE WHEN ${matches(raw, '-?[0-9]{1,18}')} THEN TRY_CAST(${raw} AS BIGINT) END`
}

function moneyChecks(raw: string, physical: Physical): readonly Check[] {
  if (physical === 'decimal')
    return [
      [`NOT isfinite(CAST(${raw} AS DOUBLE)) OR ${raw} <> trunc(${raw})`, 'not_a_whole_amount'],
      [`${raw} < 0`, 'negative_amount'],
      [`${raw} > ${amountMax}`, 'amount_too_large'],
    ]
  const whole = wholeNumber(raw, physical)
  return [
    [physical === 'text' ? matches(raw, '[0-9]{19,}') : `${raw} > ${amountMax}`, 'amount_too_large'],
    [`(${whole}) IS NULL`, 'not_a_whole_amount'],
    [`(${whole}) < 0`, 'negative_amount'],
    [`(${whole}) > ${amountMax}`, 'amount_too_large'],
  ]
}

function dayChecks(raw: string, physical: Physical): readonly Check[] {
  const day = physical === 'date' ? raw : `TRY_CAST(${raw} AS DATE)`
  const range = `${day} NOT BETWEEN DATE '1900-01-01' AND DATE '2200-12-31'`
  if (physical === 'date') return [[range, 'not_a_day']]
  return [[`NOT ${matches(raw, '[0-9]{4}-[0-9]{2}-[0-9]{2}')} OR ${day} IS NULL OR ${range}`, 'not_a_day']]
}

const textPatterns: Partial<Record<ColumnType, Check>> = {
  id: ['[A-Za-z0-9._-]{1,40}', 'not_an_id'],
  correction_id: ['[A-Za-z0-9._:-]{1,200}', 'not_a_correction_id'],
  text: ['[^\\x00-\\x1f\\x7f]{1,100}', 'not_a_text'],
  month: ['(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])', 'not_a_month'],
  region: ['[1-9][0-9]{5}', 'not_a_region'],
  phone: ['1[0-9]{10}', 'not_a_phone'],
  credit_code: ['[A-Z0-9*#/]{1,2}', 'not_a_credit_code'],
}

const digitsOf = (column: Column): string => `"${column.name}_digits"`

/** SQL of the columns that a view of the table needs besides its own, so that checks are computed once. */
export const sqlPrepared = (name: TableName): readonly string[] =>
  (tables[name].columns as readonly Column[]).flatMap((column) => {
    if (column.type === 'id_number') return [`${sqlIdNumberDigits(column.name)} AS ${digitsOf(column)}`]
    return column.type === 'card_number' ? [`${sqlCardNumberDigits(column.name)} AS ${digitsOf(column)}`] : []
  })

function checksOf(column: Column, physical: Physical): readonly Check[] {
  const raw = `"${column.name}"`
  const pattern = textPatterns[column.type]
  if (pattern !== undefined) return [[`NOT ${matches(raw, pattern[0])}`, pattern[1]]]
  switch (column.type) {
    case 'money':
      return moneyChecks(raw, physical)
    case 'rate':
      return [[`coalesce((${wholeNumber(raw, physical)}) NOT BETWEEN 0 AND ${rateMax}, true)`, 'not_a_rate']]
    case 'day':
      return dayChecks(raw, physical)
    case 'boolean':
      return physical === 'boolean' ? [] : [[`${raw} NOT IN ('true', 'false')`, 'not_true_or_false']]
    case 'word':
      return [[`${raw} NOT IN (${column.words!.map(quoted).join(', ')})`, 'unknown_word']]
    case 'id_number':
      return [[`NOT ${sqlIsIdNumber(raw, digitsOf(column))}`, 'not_an_id_number']]
    default:
      return [[`NOT ${sqlIsCardNumber(raw, digitsOf(column))}`, 'not_a_card_number']]
  }
}

/** SQL for the value as the book stores it: days and months as numbers, words as positions; NULL where it cannot be read. */
export function sqlValue(column: Column, physical: Physical): string {
  const raw = `"${column.name}"`
  switch (column.type) {
    case 'money':
      return wholeNumber(raw, physical)
    case 'rate':
      return `TRY_CAST(${wholeNumber(raw, physical)} AS INTEGER)`
    case 'day':
      return `CAST(date_diff('day', DATE '1970-01-01', TRY_CAST(${raw} AS DATE)) AS INTEGER)`
    case 'month':
      return `TRY_CAST(substr(${raw}, 1, 4) AS INTEGER) * 12 + TRY_CAST(substr(${raw}, 6, 2) AS INTEGER) - 1`
    case 'boolean':
      return physical === 'boolean' ? raw : `TRY_CAST(${raw} AS BOOLEAN)`
    case 'word':
      return `CAST(list_position([${column.words!.map(quoted).join(', ')}], ${raw}) - 1 AS UTINYINT)`
    default:
      return raw
  }
}

const absentBase = ['base_amount_minor', 'rate_ppm', 'contract_rate_ppm', 'base_first_day', 'base_last_day']
const isDayCharge = `kind IN (${dayChargeKinds.map(quoted).join(', ')})`
const number = (name: string) => `TRY_CAST("${name}" AS BIGINT)`
const date = (name: string) => `TRY_CAST("${name}" AS DATE)`

/** What can only be seen across columns of one row: condition, column blamed, reason. */
const rowChecks: Partial<
  Record<TableName, (asOf: string) => readonly (readonly [string, string, QuarantineReason])[]>
> = {
  customers: () => [['spouse = customer', 'spouse', 'refers_to_itself']],
  circumstances: () => [
    [`${date('last_day')} < ${date('first_day')}`, 'last_day', 'last_day_before_first_day'],
  ],
  payments: (asOf) => [[`${date('day')} > DATE ${quoted(asOf)}`, 'day', 'payment_after_as_of']],
  charges: () => [
    [`${number('paid_minor')} > ${number('amount_minor')}`, 'paid_minor', 'paid_above_amount'],
    ...absentBase.map((name) => [`${isDayCharge} AND "${name}" IS NULL`, name, 'base_missing'] as const),
    ...absentBase.map(
      (name) => [`NOT ${isDayCharge} AND "${name}" IS NOT NULL`, name, 'base_not_allowed'] as const,
    ),
    [`${date('base_last_day')} < ${date('base_first_day')}`, 'base_last_day', 'last_day_before_first_day'],
  ],
  transfers: () => [
    [`${number('fee_paid_minor')} > ${number('fee_minor')}`, 'fee_paid_minor', 'paid_above_amount'],
    [`${number('fee_minor')} > 0 AND fee IS NULL`, 'fee', 'fee_without_id'],
  ],
}

/** SQL for the first fault of a row of a table, or NULL. Columns missing from the file count as empty. */
export function sqlRowFault(name: TableName, physical: ReadonlyMap<string, Physical>, asOf: string): string {
  const branches: string[] = []
  const blame = (condition: string, column: string, reason: QuarantineReason) =>
    branches.push(`WHEN ${condition} THEN ${sqlFault(column, reason, `"${column}"`)}`)
  for (const column of tables[name].columns as readonly Column[]) {
    if (!column.optional) blame(`"${column.name}" IS NULL`, column.name, 'missing_value')
    for (const [condition, reason] of checksOf(column, physical.get(column.name) ?? 'text'))
      blame(`"${column.name}" IS NOT NULL AND (${condition})`, column.name, reason)
  }
  for (const [condition, column, reason] of rowChecks[name]?.(asOf) ?? []) blame(condition, column, reason)
  return `CASE ${branches.join('\n ')} END`
}
