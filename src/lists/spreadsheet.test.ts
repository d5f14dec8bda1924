// R26: spreadsheets are read as they stand, and whatever pretends to be one is refused.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import writeXlsxFile from 'write-excel-file/node'
import { isRefusal } from '../kernel/index.ts'
import { codeOf, liId, limits, read, today, zhangId } from './people-for-tests.ts'
import { readList } from './read-list.ts'
import { listTemplate } from './template.ts'
import { packSpreadsheet, unpackSpreadsheet } from './unpack.ts'

async function spreadsheet(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => ({ value })))
  return Buffer.from(await writeXlsxFile(cells as never).toBuffer())
}

test('S7.9 a spreadsheet is read as it stands: text, numbers and days, and a formula is never computed', async () => {
  const bytes = await spreadsheet([
    ['名单'],
    ['姓名', '身份证号', '类别', '起始日期'],
    ['张三', zhangId, '一线', '2020-02-01'],
    ['李四', 159900198506150020, '一线', 43862],
    ['=HYPERLINK("http://x")', liId, '一线', 43862],
  ])
  const list = await read(bytes)
  assert.equal(list.encoding, 'xlsx')
  assert.deepEqual(
    list.lines.map((line) => ('person' in line ? line.person.name : line.mistakes)),
    ['张三', ['id_number_fails_its_check'], ['name_is_malformed']],
  )
})

test('S7.9 the template is a list that is read without a mistake', async () => {
  const { lines, columns } = await read(await listTemplate())
  assert.deepEqual([columns.length, lines.length], [6, 1])
  assert.ok('person' in lines[0]!)
})

/** A spreadsheet with one part taken out, changed or added. */
async function tampered(
  change: (name: string, text: string) => string,
  extra: readonly string[] = [],
): Promise<Buffer> {
  const parts = unpackSpreadsheet(
    await spreadsheet([
      ['姓名', '身份证号'],
      ['张三', zhangId],
    ]),
  )
  assert.ok(!isRefusal(parts))
  const changed = parts.map(({ name, bytes }) => ({
    name,
    bytes: Buffer.from(change(name, bytes.toString())),
  }))
  return packSpreadsheet([...changed, ...extra.map((name) => ({ name, bytes: Buffer.from('x') }))])
}

/** One row of a few bytes, written as readers of spreadsheets take it, that stands for a memory full of empty ones. */
const endless: readonly (readonly [string, string])[] = [
  ['an endless sheet in single quotation marks', "<row r='90000000'><c r='A90000000'><v>1</v></c></row>"],
  ['an endless sheet by an entity', '<row r="&#57;0000000"><c r="A&#57;0000000"><v>1</v></c></row>'],
  ['an endless sheet by more digits than there are rows', '<row r="9999999999"/>'],
  ['an endless row', '<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>'],
  ['an endless sheet under a prefix', '<x:row x:r="90000000"><x:c x:r="A90000000"/></x:row>'],
  ['rows without number or end', '<row/>'.repeat(300_000)],
]

/** The sheet is no worksheet by its name, and is found by what the package says of it. */
const endlessElsewhere = async (): Promise<Buffer> => {
  const parts = unpackSpreadsheet(await tampered((_, text) => text))
  assert.ok(!isRefusal(parts))
  const row = '<row r="90000000"><c r="A90000000"><v>1</v></c></row></sheetData>'
  return packSpreadsheet(
    parts.map(({ name, bytes }) => {
      const text = bytes.toString().replaceAll('worksheets/sheet1', 'other/list')
      return {
        name: name.replace('worksheets/sheet1', 'other/list'),
        bytes: Buffer.from(sheetPart(name) ? text.replace('</sheetData>', row) : text),
      }
    }),
  )
}

const sheetPart = (name: string): boolean => name.startsWith('xl/worksheets/sheet')

test('R26 spreadsheets with macros, bombs, entities, paths or endless sheets are refused', async () => {
  const whole = await tampered((_, text) => text)
  assert.equal(await codeOf(whole), 'read')
  const bomb = deflateRawSync(Buffer.alloc(80 * 1024 * 1024))
  const hostile: readonly (readonly [string, string, Buffer])[] = [
    ['macros', 'spreadsheet_is_unsafe', await tampered((_, text) => text, ['xl/vbaProject.bin'])],
    [
      'outside links',
      'spreadsheet_is_unsafe',
      await tampered((_, text) => text, ['xl/externalLinks/externalLink1.xml']),
    ],
    ['a path upwards', 'spreadsheet_is_unsafe', await tampered((_, text) => text, ['../../etc/x.xml'])],
    [
      'an entity',
      'spreadsheet_is_unsafe',
      await tampered((name, text) => (sheetPart(name) ? `<!DOCTYPE x [<!ENTITY a "b">]>${text}` : text)),
    ],
    [
      'an endless sheet',
      'spreadsheet_is_unsafe',
      await tampered((name, text) =>
        sheetPart(name)
          ? text.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"/></row></sheetData>')
          : text,
      ),
    ],
    ...(await Promise.all(
      endless.map(
        async ([what, row]): Promise<[string, string, Buffer]> => [
          what,
          'spreadsheet_is_unsafe',
          await tampered((name, text) =>
            sheetPart(name) ? text.replace('</sheetData>', `${row}</sheetData>`) : text,
          ),
        ],
      ),
    )),
    ['an endless sheet that lies elsewhere', 'spreadsheet_is_unsafe', await endlessElsewhere()],
    ['a bomb', 'spreadsheet_is_unsafe', bombOf(bomb)],
    [
      'a broken part',
      'spreadsheet_is_broken',
      Buffer.concat([whole.subarray(0, 60), Buffer.from('?'), whole.subarray(61)]),
    ],
    ['half of it', 'spreadsheet_is_broken', whole.subarray(0, whole.length / 2)],
    ['no sheet', 'spreadsheet_is_broken', packSpreadsheet([])],
  ]
  for (const [what, code, bytes] of hostile) {
    const file = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
      ? bytes
      : Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes])
    assert.equal(await codeOf(file), code, what)
  }
})

test('R26 a text of megabytes that stands in every cell is read no further than a cell of a list goes', async () => {
  const bytes = await tampered((name, text) =>
    name === 'xl/sharedStrings.xml' ? text.replace('张三', `${'张'.repeat(1_000_000)}`) : text,
  )
  const { lines } = await read(bytes)
  assert.deepEqual(lines[0], {
    line: 2,
    mistakes: ['name_is_malformed', 'category_is_missing', 'first_day_is_missing'],
  })
})

/** A package whose one part says it is small and unpacks to 80 MB. */
function bombOf(packed: Buffer): Buffer {
  const name = 'xl/worksheets/sheet1.xml'
  const bytes = packSpreadsheet([{ name, bytes: packed }])
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  bytes.writeUInt16LE(8, entry + 10)
  return bytes
}

test('R26 whatever bytes are sent as a file, the answer is a list or a refusal', async () => {
  const whole = await tampered((_, text) => text)
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, value]) => {
      const spoiled = Buffer.from(whole)
      spoiled[at] = value
      return spoiled
    }),
    fc.nat(whole.length).map((length) => whole.subarray(0, length)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const answer = await readList(Buffer.from(content), { today, limits })
      assert.ok(isRefusal(answer) || answer.lines.length > 0)
    }),
    { numRuns: 300 },
  )
})
