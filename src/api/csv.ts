// Lists as CSV (RFC 4180), row by row, ending with a line that says how many rows there were.

import { Readable } from 'node:stream'
import type { ListName } from '../operations/index.ts'
import type { Correction } from '../reconcile/index.ts'

interface Column {
  readonly name: string
  readonly of: (correction: Correction) => string | number | undefined
}

const correctionColumn: Column = { name: 'correction', of: ({ id }) => id }
const account: Column = { name: 'account', of: (correction) => correction.account }

const columns: Readonly<Record<ListName, readonly Column[]>> = {
  suppression: [
    account,
    { name: 'channel', of: ({ target }) => target },
    { name: 'until_day', of: ({ untilDay }) => untilDay },
    correctionColumn,
  ],
  'fee-waivers': [
    account,
    { name: 'kind', of: ({ kind }) => kind },
    { name: 'charge', of: ({ target }) => target },
    { name: 'amount_minor', of: ({ amountMinor }) => amountMinor },
    { name: 'system', of: ({ system }) => system },
    correctionColumn,
  ],
  'defaulter-corrections': [account, correctionColumn],
  'bureau-corrections': [
    account,
    { name: 'month', of: ({ target }) => target },
    { name: 'from_code', of: ({ from }) => from },
    { name: 'to_code', of: ({ to }) => to },
    correctionColumn,
  ],
}

const lineEnd = '\r\n'

/** Quotes what would break a line, and what a spreadsheet would take for a formula. */
function cellFrom(value: string | number | undefined): string {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The list as a stream of text. */
export const csvOf = (list: ListName, rows: AsyncIterable<readonly Correction[]>): Readable =>
  Readable.from(linesOf(columns[list], rows))

async function* linesOf(
  shown: readonly Column[],
  pages: AsyncIterable<readonly Correction[]>,
): AsyncGenerator<string> {
  yield shown.map(({ name }) => name).join(',') + lineEnd
  let count = 0
  for await (const page of pages) {
    count += page.length
    yield page.map((row) => shown.map(({ of }) => cellFrom(of(row))).join(',') + lineEnd).join('')
  }
  yield `#end,${count}${lineEnd}`
}
