// Files of lists: as many rows as there are, in every form; nothing that a spreadsheet would run; nothing cut in silence.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheet } from 'read-excel-file/node'
import { isRefusal } from '../../kernel/index.ts'
import type { Reply } from '../route.ts'
import { fileReply, instantInName } from './file-reply.ts'
import type { Cell, Table } from './table.ts'
import { sheetRowsMax } from './xlsx.ts'

const inAll = 60_001
const rowsAtOnce = 5000

interface Row {
  readonly account: string
  readonly note: Cell
  readonly amount: number
}

const notes: readonly Cell[] = [
  '=HYPERLINK("http://x")',
  '+1',
  '-1',
  '@SUM(1)',
  '图雅, "乌海"',
  'a\nb',
  '<&>',
  undefined,
]

async function* rows(): AsyncGenerator<readonly Row[]> {
  for (let first = 0; first < inAll; first += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, inAll - first)
    yield Array.from({ length: count }, (_, at) => ({
      account: `A${String(first + at).padStart(10, '0')}`,
      note: notes[(first + at) % notes.length],
      amount: first + at,
    }))
  }
}

const table = (count = inAll): Table<Row> => ({
  name: 'corrections-2020-03-31',
  count,
  rows: rows(),
  columns: [
    { name: 'account', of: ({ account }) => account },
    { name: 'note', of: ({ note }) => note },
    { name: 'amount_minor', of: ({ amount }) => amount },
  ],
})

async function bytesOf(reply: ReturnType<typeof fileReply>): Promise<Buffer> {
  assert.ok(!isRefusal(reply))
  const pieces: Buffer[] = []
  for await (const piece of (reply as Reply).body as AsyncIterable<string | Buffer>)
    pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

test('UX-9 a list of 60,001 rows has as many in CSV and in the workbook, and says so beforehand', async () => {
  const reply = fileReply(table())
  assert.ok(!isRefusal(reply))
  assert.equal((reply as Reply).headers!['x-row-count'], String(inAll))
  const csv = (await bytesOf(reply)).toString('utf8')
  assert.ok(csv.endsWith(`\r\n#end,${inAll}\r\n`))
  assert.equal(csv.match(/^A\d{10},/gm)!.length, inAll)
  const sheet = await readSheet(await bytesOf(fileReply(table(), 'xlsx')))
  assert.equal(sheet.length, inAll + 1)
  assert.deepEqual(sheet.at(-1), ['A0000060000', '=HYPERLINK("http://x")', 60_000])
})

test('UX-9 nothing in a file is run as a formula, and every text comes back as it was', async () => {
  const csv = (await bytesOf(fileReply(table()))).toString('utf8')
  assert.doesNotMatch(csv, /(?:^|,)"?[=+\-@]/m)
  const bytes = await bytesOf(fileReply(table(), 'xlsx'))
  assert.equal(bytes.includes('<f>'), false)
  const sheet = await readSheet(bytes)
  const read = sheet.slice(1, notes.length + 1).map(([, note]) => note ?? undefined)
  assert.deepEqual(read, notes)
})

test('UX-9 a workbook that would be too long is refused with both numbers; the CSV holds all of it', () => {
  const refused = fileReply(table(sheetRowsMax + 1), 'xlsx')
  assert.ok(isRefusal(refused))
  assert.equal(refused.code, 'sheet_is_too_long')
  assert.match(refused.because, /1048576 rows and a sheet holds 1048575/)
  assert.ok(!isRefusal(fileReply(table(sheetRowsMax + 1), 'csv')))
})

test('UX-9 a text longer than a cell says in the cell that it goes on', async () => {
  async function* one() {
    yield ['x'.repeat(40_000)]
  }
  const long: Table<string> = {
    name: 'n',
    count: 1,
    rows: one(),
    columns: [{ name: 'body', of: (text) => text }],
  }
  const sheet = await readSheet(await bytesOf(fileReply(long, 'xlsx')))
  assert.match(String(sheet[1]![0]), /x … \[32000 of 40000 characters; the rest is in the CSV\]$/)
})

test('UX-34 instants in names of files are ISO 8601', () => {
  assert.equal(instantInName('2020-04-01T02:00:00.123Z'), '20200401T020000Z')
})
