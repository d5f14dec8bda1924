// Lists as a workbook of one sheet (ECMA-376), written as its rows come: a list of any length takes the memory of a page.

import { Readable } from 'node:stream'
import type { Cell, Table } from './table.ts'
import { zipOf } from './zip.ts'

/** Rows of a sheet at most, without its head: what every spreadsheet program reads. */
export const sheetRowsMax = 1_048_575

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const typed = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typed}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${typed}.worksheet+xml"/></Types>`
const relationships = (type: string, target: string): string =>
  `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${related}/${type}" Target="${target}"/></Relationships>`
const workbook = `${head}<workbook xmlns="${main}" xmlns:r="${related}"><sheets><sheet name="Reprieve" sheetId="1" r:id="rId1"/></sheets></workbook>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Characters that XML cannot hold, and half characters. */
const unwritable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

/** A cell holds so many characters; a longer text says that it goes on and how long it is. */
const cellMax = 32_767
const cutTo = 32_000

const whole = (text: string): string =>
  text.length <= cellMax
    ? text
    : `${text.slice(0, cutTo)} … [${cutTo} of ${text.length} characters; the rest is in the CSV]`

const written = (text: string): string =>
  whole(text)
    .replace(unwritable, (sign) => (/[\t\n]/.test(sign) ? sign : '\uFFFD'))
    .replace(/[&<>]/g, (sign) => entities[sign]!)

/** Text is text whatever it begins with: a cell of this kind is never a formula. */
function cellFrom(value: Cell, address: string): string {
  if (value === undefined || value === '') return ''
  if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${written(value)}</t></is></c>`
}

/** Letters of columns; no list has more than these. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const rowFrom = (cells: readonly Cell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, at) => cellFrom(cell, `${letters[at]}${row}`)).join('')}</row>`

async function* sheetOf<Row>({ columns, rows }: Table<Row>): AsyncGenerator<string> {
  const names = columns.map(({ name }) => name)
  yield `${head}<worksheet xmlns="${main}"><sheetData>${rowFrom(names, 1)}`
  let row = 1
  for await (const page of rows) {
    yield page
      .map((one) => {
        row += 1
        return rowFrom(
          columns.map(({ of }) => of(one)),
          row,
        )
      })
      .join('')
  }
  yield '</sheetData></worksheet>'
}

/** The table as a stream of the bytes of a workbook. */
export const xlsxOf = <Row>(table: Table<Row>): Readable =>
  Readable.from(
    zipOf([
      { name: '[Content_Types].xml', content: contentTypes },
      { name: '_rels/.rels', content: relationships('officeDocument', 'xl/workbook.xml') },
      { name: 'xl/workbook.xml', content: workbook },
      { name: 'xl/_rels/workbook.xml.rels', content: relationships('worksheet', 'worksheets/sheet1.xml') },
      { name: 'xl/worksheets/sheet1.xml', content: sheetOf(table) },
    ]),
  )
