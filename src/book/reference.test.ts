// docs/reference/book.md says what the code does: its tables are generated from the schema and the closed lists.

import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { quarantineReasons } from './import/reasons.ts'
import { importRefusals } from './import/refusals.ts'
import { coldColumns, hotColumns } from './layout.ts'
import { type Column, type Table, tables } from './schema.ts'

const file = new URL('../../docs/reference/book.md', import.meta.url)

/** How a type is written in CSV and in Parquet. */
const types: Readonly<Record<Column['type'], string>> = {
  id: 'id',
  correction_id: 'correction id',
  text: 'text',
  word: 'word',
  day: 'day',
  month: 'month',
  money: 'money (fen)',
  rate: 'rate (ppm)',
  boolean: 'true/false',
  region: 'region',
  id_number: 'identity number',
  phone: 'phone',
  card_number: 'card number',
  credit_code: 'credit code',
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

function columnLine(column: Column, key: readonly string[]): string {
  const words = column.words === undefined ? '' : `: ${column.words.map((word) => `\`${word}\``).join(', ')}`
  const need = key.includes(column.name) ? 'key' : column.optional ? 'optional' : 'required'
  return `| \`${column.name}\` | ${types[column.type]} | ${need} | ${cell(column.meaning)}${words} | \`${column.example}\` |`
}

const tableText = ({ name, meaning, columns, key }: Table): string =>
  [
    `### ${name}`,
    '',
    meaning,
    '',
    '| column | type | | meaning | example |',
    '|---|---|---|---|---|',
    ...columns.map((column) => columnLine(column, key)),
  ].join('\n')

const closedList = (list: Readonly<Record<string, string>>): string =>
  [
    '| code | meaning |',
    '|---|---|',
    ...Object.entries(list).map(([code, text]) => `| \`${code}\` | ${cell(text)} |`),
  ].join('\n')

const blocks: Readonly<Record<string, string>> = {
  tables: Object.values(tables).map(tableText).join('\n\n'),
  reasons: closedList(quarantineReasons),
  refusals: closedList(importRefusals),
  columns: `Bulk reading: ${hotColumns.map((name) => `\`${name}\``).join(', ')}.\n\nExplaining one account: ${coldColumns.map((name) => `\`${name}\``).join(', ')}.`,
}

/** The text with the block between its two marks written anew. */
function withBlock(text: string, name: string, block: string): string {
  const [before, rest] = text.split(`<!-- begin ${name} -->`)
  const after = rest?.split(`<!-- end ${name} -->`)[1]
  assert.ok(before !== undefined && after !== undefined, `the marks of ${name} are missing`)
  return `${before}<!-- begin ${name} -->\n\n${block}\n\n<!-- end ${name} -->${after}`
}

test('the reference of the book is what the code says (WRITE_DOCS=1 writes it anew)', async () => {
  const text = await readFile(file, 'utf8')
  const expected = Object.entries(blocks).reduce(
    (sofar, [name, block]) => withBlock(sofar, name, block),
    text,
  )
  if (process.env.WRITE_DOCS === '1') await writeFile(file, expected)
  else assert.equal(text, expected)
})
