// The first sheet of a spreadsheet as rows of text: formulas are never computed, numbers and days come as they stand.

import { readSheet } from 'read-excel-file/node'
import { isRefusal, refuse } from '../kernel/index.ts'
import type { TableRow } from './delimited.ts'
import type { ListRefusal } from './refusals.ts'
import { type PackagePart, packSpreadsheet, unpackSpreadsheet } from './unpack.ts'

/** Rows times columns of the greatest sheet that is read. */
const cellsMax = 2_000_000

const broken: ListRefusal = refuse(
  'spreadsheet_is_broken',
  'the spreadsheet cannot be read; open it, save it as .xlsx again',
  'content',
)

export async function rowsOfSpreadsheet(bytes: Buffer): Promise<readonly TableRow[] | ListRefusal> {
  const parts = unpackSpreadsheet(bytes)
  if (isRefusal(parts)) return parts
  const wide = parts.some((part) => part.name.startsWith('xl/worksheets/') && extentOf(part) > cellsMax)
  if (wide) {
    const because = 'the sheet reaches far beyond its names; copy the names into a new .xlsx file'
    return refuse('spreadsheet_is_unsafe', because, 'content')
  }
  try {
    const sheet = await readSheet(packSpreadsheet(parts), 1, { trim: false, parseNumber: (text) => text })
    return sheet.map((row, at) => ({ line: at + 1, cells: row.map(textOf), isBroken: false }))
  } catch {
    return broken
  }
}

/** Last row times last column of a sheet's cells. */
function extentOf({ bytes }: PackagePart): number {
  let rows = 1
  let columns = 1
  for (const [, letters = 'A', digits = '1'] of bytes
    .toString('latin1')
    .matchAll(/r="([A-Z]{0,9})(\d{1,9})"/g)) {
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, columnOf(letters))
  }
  return rows * columns
}

const letterA = 'A'.charCodeAt(0)
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - letterA + 1, 0)

const dayLength = 'YYYY-MM-DD'.length

function textOf(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, dayLength)
  return value === null || value === undefined ? '' : String(value)
}
