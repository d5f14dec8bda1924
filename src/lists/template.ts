// The list as we would like to receive it: headings, one line to write over, and columns of text that lose no digit.

import writeXlsxFile from 'write-excel-file/node'
import { headingOf, listColumns } from './columns.ts'

/** Columns that a spreadsheet takes for text, wide enough for what they hold. */
const widths = {
  name: 12,
  id_number: 24,
  category: 12,
  first_day: 14,
  last_day: 14,
  institution: 28,
} as const
/** Nobody: an identity number of no region, whose check digit fits. */
const example = {
  name: '示例',
  id_number: '159900199001010018',
  category: '一线',
  first_day: '2020-02-01',
  last_day: '',
  institution: '示例医院',
} as const

/** The template as .xlsx. */
export async function listTemplate(): Promise<Buffer> {
  const text = (value: string) => ({ value, type: String, format: '@' }) as const
  const headings = listColumns.map((column) => ({ ...text(headingOf(column)), fontWeight: 'bold' }) as const)
  const row = listColumns.map((column) => text(example[column]))
  const columns = listColumns.map((column) => ({ width: widths[column] }))
  return writeXlsxFile([headings, row], { columns, stickyRowsCount: 1 }).toBuffer()
}
