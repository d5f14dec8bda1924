// The control file of an extract: how many rows and which sums the bank says it delivered.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, findDayFromIso, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { type Column, moneyColumns, type TableName, tableNames, tables } from '../schema.ts'
import type { ImportRefusal } from './refusals.ts'

export interface ControlTotals {
  readonly rows: bigint
  readonly sums: ReadonlyMap<string, bigint>
}

export interface Control {
  readonly asOf: Day
  readonly currency: string
  readonly tables: ReadonlyMap<TableName, ControlTotals>
}

const wrong = (because: string, at: string): Refusal<ImportRefusal> =>
  refuse('wrong_control_file', `${because}; see docs/reference/book.md and ask for the extract again`, at)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A whole number, or one written as text where it exceeds 2^53. */
function findWhole(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined
  return typeof value === 'string' && /^-?\d{1,38}$/.test(value) ? BigInt(value) : undefined
}

const isOptional = (table: TableName, name: string): boolean =>
  (tables[table].columns as readonly Column[]).some((column) => column.name === name && column.optional)

function readTotals(name: TableName, value: unknown): ControlTotals | Refusal {
  const at = `control.json tables.${name}`
  if (!isRecord(value)) return wrong(`the table ${name} is not mentioned`, at)
  const rows = findWhole(value.rows)
  if (rows === undefined || rows < 0n) return wrong('rows is not a whole number', `${at}.rows`)
  const stated = isRecord(value.sums) ? value.sums : {}
  const sums = new Map<string, bigint>()
  for (const column of moneyColumns(name)) {
    const sum = findWhole(stated[column] ?? (isOptional(name, column) ? 0 : undefined))
    if (sum === undefined)
      return wrong(`the sum of ${column} is missing or not whole`, `${at}.sums.${column}`)
    sums.set(column, sum)
  }
  return { rows, sums }
}

function readTables(value: unknown): Control['tables'] | Refusal {
  if (!isRecord(value)) return wrong('tables is missing', 'control.json tables')
  const unknown = Object.keys(value).find((name) => !tableNames.includes(name as TableName))
  if (unknown !== undefined) return wrong(`there is no table ${unknown}`, `control.json tables.${unknown}`)
  const found = new Map<TableName, ControlTotals>()
  for (const name of tableNames) {
    const totals = readTotals(name, value[name])
    if (isRefusal(totals)) return totals
    found.set(name, totals)
  }
  return found
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Reads `control.json` of an extract; refuses one that is missing, malformed or silent about a table or sum. */
export async function readControl(dir: string): Promise<Control | Refusal> {
  const json = await readJson(join(dir, 'control.json'))
  if (!isRecord(json)) return wrong('the file is missing or not a JSON object', 'control.json')
  const asOf = typeof json.asOf === 'string' ? findDayFromIso(json.asOf) : undefined
  if (asOf === undefined) return wrong('asOf is not a day', 'control.json asOf')
  const currency = json.currency
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
    return wrong('currency is not a three-letter code', 'control.json currency')
  const found = readTables(json.tables)
  return isRefusal(found) ? found : { asOf, currency, tables: found }
}
