// A list as it arrives, CSV or XLSX, as its lines: the good ones with whom they name, the bad ones with what to do.

import { isRefusal, refuse } from '../kernel/index.ts'
import { type FoundColumns, findColumns, type ListColumn } from './columns.ts'
import { decodeText, type Encoding } from './decode.ts'
import { rowsOfText, type TableRow } from './delimited.ts'
import { type LineDefaults, type ListLine, readLine } from './read-line.ts'
import type { ListRefusal } from './refusals.ts'
import { rowsOfSpreadsheet } from './workbook.ts'

export interface ReadList {
  readonly encoding: Encoding
  readonly columns: readonly ListColumn[]
  /** Every line that is not empty, once, in the order of the file. */
  readonly lines: readonly ListLine[]
}

/** How large a list may be, by the rules of the bank. */
export interface ListLimits {
  readonly bytesMax: number
  readonly linesMax: number
}

export interface ReadOptions extends LineDefaults {
  readonly limits: ListLimits
  /** How many lines the institution says it sent. */
  readonly controlTotal?: number
}

/** Reads a list. A bad line never spoils a good one; refused when the list as a whole cannot be what was sent. */
export async function readList(bytes: Buffer, options: ReadOptions): Promise<ReadList | ListRefusal> {
  const table = await tableOf(bytes, options.limits)
  if (isRefusal(table)) return table
  const { encoding, rows } = table
  const found = findColumns(rows)
  if (isRefusal(found)) return found
  const filled = rows.filter(
    ({ line, cells }) => line > found.line && cells.some((cell) => cell.trim() !== ''),
  )
  const refusal = refuseCount(filled.length, options)
  if (refusal !== undefined) return refusal
  const lines = filled.map((row) => readLine(row, found, options))
  return { encoding, columns: columnsOf(found), lines }
}

const columnsOf = ({ places }: FoundColumns): readonly ListColumn[] => [...places.keys()]

interface Table {
  readonly encoding: Encoding
  readonly rows: readonly TableRow[]
}

async function tableOf(bytes: Buffer, { bytesMax }: ListLimits): Promise<Table | ListRefusal> {
  if (bytes.length === 0)
    return refuse('list_file_is_empty', 'the file is empty; choose the list again', 'content')
  if (bytes.length > bytesMax) {
    const because = `the file has ${bytes.length} bytes and at most ${bytesMax} are read; split the list`
    return refuse('list_file_is_too_large', because, 'content')
  }
  if (beginsWith(bytes, 'PK\u0003\u0004')) {
    const rows = await rowsOfSpreadsheet(bytes)
    return isRefusal(rows) ? rows : { encoding: 'xlsx', rows }
  }
  if (otherFormats.some((mark) => beginsWith(bytes, mark))) {
    const because = 'neither text nor .xlsx; open the list and save it as .xlsx or CSV, without a password'
    return refuse('list_file_is_not_read', because, 'content')
  }
  const decoded = decodeText(bytes)
  return isRefusal(decoded) ? decoded : { encoding: decoded.encoding, rows: rowsOfText(decoded.text) }
}

/** The first bytes of an old or encrypted Office file, PDF, RTF, pictures and other archives. */
const otherFormats = [
  '\u00d0\u00cf\u0011\u00e0',
  '%PDF',
  '{\\rtf',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'PK',
  'Rar!',
]

const beginsWith = (bytes: Buffer, mark: string): boolean => bytes.toString('latin1', 0, mark.length) === mark

function refuseCount(
  count: number,
  { controlTotal: stated, limits: { linesMax } }: ReadOptions,
): ListRefusal | undefined {
  if (count === 0) return refuse('list_has_no_lines', 'nobody stands below the headings', 'content')
  if (count > linesMax)
    return refuse(
      'list_is_too_long',
      `${count} lines and at most ${linesMax} are read; split the list`,
      'content',
    )
  if (stated === undefined || stated === count) return undefined
  const because = `the institution states ${stated} lines and the file has ${count}; ask it which is right. Nothing was kept`
  return refuse('list_control_total_differs', because, 'controlTotal')
}
