// Lists as CSV (RFC 4180), row by row, ending with a line that says how many rows there were.

import { Readable } from 'node:stream'
import type { Cell, Table } from './table.ts'

const lineEnd = '\r\n'

/** Quotes what would break a line, and what a spreadsheet would take for a formula. */
function cellFrom(value: Cell): string {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The table as a stream of text. */
export const csvOf = <Row>(table: Table<Row>): Readable => Readable.from(linesOf(table))

async function* linesOf<Row>({ columns, rows }: Table<Row>): AsyncGenerator<string> {
  yield columns.map(({ name }) => name).join(',') + lineEnd
  let count = 0
  for await (const page of rows) {
    count += page.length
    yield page.map((row) => columns.map(({ of }) => cellFrom(of(row))).join(',') + lineEnd).join('')
  }
  yield `#end,${count}${lineEnd}`
}
