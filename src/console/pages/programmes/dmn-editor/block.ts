// A block copied from a spreadsheet: cut into cells, put under the columns of the table, each cell read and judged.

import { type ReadCell, readCell, type ValueWords } from './cell.ts'
import type { Column } from './columns.ts'

export interface Block {
  /** The columns the cells stand under, from left to right. */
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly ReadCell[])[]
  /** True where the first line named the columns. */
  readonly hasHead: boolean
  /** Columns of the block that the table has no place for. */
  readonly left: number
  readonly errors: readonly BlockError[]
}

export interface BlockError {
  /** Line of the block and column of the table, from 1. */
  readonly line: number
  readonly column: Column
  readonly cell: ReadCell
}

/** The cells of a block as Excel and WPS copy it: tabs between cells, quotes round cells that hold line ends. */
export function cellsIn(text: string, between: '\t' | ',' = '\t'): readonly (readonly string[])[] {
  const pattern =
    between === '\t'
      ? /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/g
      : /(?:"((?:[^"]|"")*)"(?=,|\r?\n|$)|([^,\r\n]*))(,|\r?\n|$)/g
  const rows: string[][] = [[]]
  for (const [whole, quoted, bare, end] of text.matchAll(pattern)) {
    if (whole === '' && rows.at(-1)!.length === 0) break
    rows.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== between) rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''))
}

/** True where text is a block rather than the text of one cell. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.trim())

interface Reading {
  readonly columns: readonly Column[]
  /** Where the block begins when it does not name its columns. */
  readonly first: number
  readonly wordsOf: ValueWords
}

/** Reads a block. Lines shorter than the block are filled with empty cells. */
export function readBlock(text: string, { columns, first, wordsOf }: Reading): Block {
  const cells = cellsIn(text)
  const named = headOf(cells[0] ?? [], columns)
  const width = Math.max(0, ...cells.map((row) => row.length))
  const places = named ?? Array.from({ length: width }, (_, at) => columns[first + at])
  const kept = places.flatMap((column, at) => (column === undefined ? [] : [{ column, at }]))
  const lines = named === undefined ? cells : cells.slice(1)
  const rows = lines.map((row) => kept.map(({ column, at }) => readCell(row[at] ?? '', column, wordsOf)))
  const errors = rows.flatMap((row, line) =>
    row.flatMap((cell, at) =>
      cell.error === undefined ? [] : [{ line: line + 1, column: kept[at]!.column, cell }],
    ),
  )
  const left = places.length - kept.length
  return { columns: kept.map(({ column }) => column), rows, hasHead: named !== undefined, left, errors }
}

/** The columns a first line names, by name or by label; undefined unless it names at least every second of them. */
function headOf(
  line: readonly string[],
  columns: readonly Column[],
): readonly (Column | undefined)[] | undefined {
  const found = line.map((cell) => columns.find((column) => isNameOf(cell.trim(), column)))
  const named = found.filter((column) => column !== undefined).length
  return named > 0 && named * 2 >= found.length ? found : undefined
}

const isNameOf = (text: string, { name, label, written }: Column): boolean =>
  text !== '' && [name, label, written, ...written.split(' ')].includes(text)

/** A row as it is copied: cells between tabs, those with tabs, quotes or line ends in quotes. */
export const lineOf = (cells: readonly string[]): string =>
  cells.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')
