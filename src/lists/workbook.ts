// The first sheet of a spreadsheet as rows of text: formulas are never computed, numbers and days come as they stand.

import { readSheet } from 'read-excel-file/node'
import { isRefusal, refuse } from '../kernel/index.ts'
import type { TableRow } from './delimited.ts'
import type { ListRefusal } from './refusals.ts'
import { type PackagePart, packSpreadsheet, unpackSpreadsheet } from './unpack.ts'

/** Rows times columns of the greatest sheet that is read. */
const cellsMax = 2_000_000
/** Ten times the longest list; what reads a sheet copies the rows it has whenever it goes on. */
const rowsMax = 200_000

const broken: ListRefusal = refuse(
  'spreadsheet_is_broken',
  'the spreadsheet cannot be read; open it, save it as .xlsx again',
  'content',
)

export async function rowsOfSpreadsheet(bytes: Buffer): Promise<readonly TableRow[] | ListRefusal> {
  const parts = unpackSpreadsheet(bytes)
  if (isRefusal(parts)) return parts
  if (parts.some((part) => part.bytes.includes(sheetMark) && extentOf(part) > cellsMax)) {
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

/** Whatever a sheet is called and wherever it lies in the package, its cells stand in this element. */
const sheetMark = 'sheetData'
const rowMark = /<(?:[\w.-]+:)?row[\s/>]/g
/** The place of a row or cell, in either quotation mark and with or without a prefix; `xmlns:r` declares one and is none. */
const placeMark = /(?<=[\s:])(?<!\sxmlns:)r=(?:"([^"]*)"|'([^']*)')/g
/** As every spreadsheet writes it; anything else, such as a digit written as an entity, reaches nobody knows how far. */
const placeForm = /^([A-Z]{0,3})([1-9]\d{0,6})$/

/** Last row times last column of a sheet's cells; endless where a row or a place is beyond all lists. */
function extentOf({ bytes }: PackagePart): number {
  const text = bytes.toString('latin1')
  let rows = 1
  let columns = 1
  for (const _ of text.matchAll(rowMark)) rows++
  for (const [, inDouble, inSingle] of text.matchAll(placeMark)) {
    const [, letters, digits] = placeForm.exec(inDouble ?? inSingle ?? '') ?? []
    if (digits === undefined) return Number.POSITIVE_INFINITY
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, columnOf(letters!))
  }
  return rows > rowsMax ? Number.POSITIVE_INFINITY : rows * columns
}

const letterA = 'A'.charCodeAt(0)
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - letterA + 1, 0)

const dayLength = 'YYYY-MM-DD'.length
/** No cell of a list is so long. A text of megabytes may stand in every cell at no cost to its sender. */
const cellCharactersMax = 1000
const unread = '\uFFFD'

function textOf(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, dayLength)
  const text = value === null || value === undefined ? '' : String(value)
  return text.length > cellCharactersMax ? text.slice(0, cellCharactersMax) + unread : text
}
