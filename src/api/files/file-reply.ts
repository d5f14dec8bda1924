// A list as a file: the whole of it as CSV or as a workbook, or a refusal that says both numbers. Nothing is ever cut.

import { type Refusal, refuse } from '../../kernel/index.ts'
import { type Reply, textReply } from '../route.ts'
import { oneOf } from '../schemas/parts.ts'
import { csvOf } from './csv.ts'
import type { Table } from './table.ts'
import { sheetRowsMax, xlsxOf } from './xlsx.ts'

const fileFormats = ['csv', 'xlsx'] as const
type FileFormat = (typeof fileFormats)[number]

export const fileFormat = oneOf(fileFormats, 'Usual: csv')

/** The answers of a route that gives a file. */
export const fileAnswers = (words: string) => ({
  200: {
    words,
    type: 'text/csv',
    otherType: sheetType,
    headers: ['Content-Disposition', 'X-Row-Count'] as const,
  },
})

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a route that answers with a file says of itself. */
export const fileDetails =
  'CSV (RFC 4180) ends with `#end` and the number of rows before it; a file without it is incomplete. A workbook that would be longer than a sheet can be is refused, never cut. `X-Row-Count` says the number beforehand.'

/** Answers with the table. Refused where a sheet cannot hold it. */
export function fileReply<Row>(table: Table<Row>, format: FileFormat = 'csv'): Reply | Refusal {
  const { name, count } = table
  if (format === 'xlsx' && count > sheetRowsMax) {
    const because = `the list has ${count} rows and a sheet holds ${sheetRowsMax}; take it as CSV, or narrow it`
    return refuse('sheet_is_too_long', because, 'format')
  }
  const reply =
    format === 'csv'
      ? textReply('text/csv; charset=utf-8; header=present', csvOf(table))
      : textReply(sheetType, xlsxOf(table))
  const headers = {
    ...reply.headers,
    'content-disposition': `attachment; filename="${name}.${format}"`,
    'x-row-count': String(count),
  }
  return { ...reply, headers }
}

/** An instant for the name of a file: 2020-04-01T02:00:00Z is 20200401T020000Z. */
export const instantInName = (instant: string): string => instant.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
