// The cells of a file somebody chose: an Excel workbook's first sheet, or text between commas or tabs.

import { cellsIn } from './block.ts'

/** Throws when a workbook cannot be read. */
export async function cellsOfFile(file: File): Promise<readonly (readonly string[])[]> {
  if (!/\.xlsx$/i.test(file.name)) return cellsOfText(await file.text())
  const { readSheet } = await import('read-excel-file/browser')
  const rows = await readSheet(file)
  return rows.map((row) => row.map(textOf))
}

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

/** Cells between tabs as they are pasted, or between commas as CSV has them. */
export const cellsOfText = (text: string): readonly (readonly string[])[] =>
  cellsIn(text.replace(/^\uFEFF/, ''), text.includes('\t') ? '\t' : ',')
