// S7.9, X19: lists as they really come, line by line; every line once, and no name without its number.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Day, dayFromIso, isRefusal, refuse } from '../kernel/index.ts'
import { badLinesCsv } from './bad-lines.ts'
import { findCategory, findDay, findName, idNumberFrom, isSameName } from './cells.ts'
import { countOutcomes, type KnownCustomer, type MatchedLine, matchLines } from './match.ts'
import { codeOf, liId, limits, read, today, zhang, zhangId } from './people-for-tests.ts'
import type { ListedPerson } from './read-line.ts'
import { type ReadOptions, readList } from './read-list.ts'

const find = async (idNumber: string): Promise<KnownCustomer | undefined> =>
  idNumber === zhangId ? zhang : undefined
const nothingEarlier = { find, earlier: () => [] }

async function outcomes(
  content: string,
  options: Partial<ReadOptions> = {},
): Promise<readonly MatchedLine[]> {
  const matched = await matchLines((await read(content, options)).lines, nothingEarlier)
  assert.ok(!isRefusal(matched))
  return matched
}

test('S7.9 columns are found by their headings in Chinese and English, below a title', async () => {
  const rows: readonly (readonly [string, string])[] = [
    ['姓名,身份证号,类别,起始日期', `张三,${zhangId},一线,2020-02-01`],
    ['公民身份号码\t姓 名（必填）\t人员类别\t入院日期', `${zhangId}\t张三\t住院\t2020/2/1`],
    ['name;ID number;category;first_day', `张三;${zhangId};frontline;20200201`],
    [
      '海勃湾区医院支援人员名单\n\n姓名，证件号码，类别，开始日期',
      `张三，${zhangId}，医护人员，2020年2月1日`,
    ],
  ]
  for (const [heading, row] of rows) {
    const [line] = (await read(`${heading}\r\n${row}\r\n`)).lines
    assert.ok(line !== undefined && 'person' in line, heading)
    assert.equal(line.person.idNumber, zhangId)
    assert.equal(line.person.firstDay, dayFromIso('2020-02-01'))
  }
})

test('R25 a heading of nothing but open brackets is looked through once', { timeout: 60_000 }, async () => {
  assert.equal(await codeOf(`${'('.repeat(4_000_000)}\n姓名,身份证号\n`), 'list_has_no_lines')
})

test('S7.9 the encoding is found out and said: UTF-8 with and without a mark, GBK, GB18030, UTF-16', async () => {
  const text = `姓名,身份证号,类别,起始日期\n张三,${zhangId},一线,2020-02-01\n`
  const gbk = Buffer.concat([
    Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x2c]),
    Buffer.from('category,from\n'),
    Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
    Buffer.from(`,${zhangId},frontline,2020-02-01\n`),
  ])
  const table: readonly (readonly [Buffer, string])[] = [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\ufeff${text}`), 'utf-8'],
    [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    [Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
    [gbk, 'gb18030'],
  ]
  for (const [bytes, encoding] of table) {
    const list = await read(bytes)
    assert.equal(list.encoding, encoding)
    assert.ok('person' in list.lines[0]! && list.lines[0].person.name === '张三', encoding)
  }
})

test('S7.9 days are read in every usual spelling, and a doubtful one is not guessed', () => {
  const first = dayFromIso('2020-02-01')
  for (const text of [
    '2020-02-01',
    '2020-2-1',
    '2020/02/01',
    '2020.2.1',
    '20200201',
    '2020年2月1日',
    '２０２０年２月１号',
    '2020 年 02 月 01 日',
    '二〇二〇年二月一日',
    '二零二零年二月一日',
    '2020-02-01 00:00:00',
    '43862',
  ])
    assert.equal(findDay(text), first, text)
  assert.equal(findDay('二〇二〇年十二月三十一日'), dayFromIso('2020-12-31'))
  for (const text of ['2/1/2020', '20-2-1', '2020-02-30', '2月1日', 'yesterday', '', '1e9', '99999999'])
    assert.equal(findDay(text), undefined, text)
})

test('S7.9 an identity number is read through full-width digits and blanks, and its check digit is verified', () => {
  const wide = [...zhangId].map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)).join('')
  for (const text of [
    zhangId,
    ` ${zhangId} `,
    `'${zhangId}`,
    wide,
    zhangId.toLowerCase(),
    `${zhangId.slice(0, 6)} ${zhangId.slice(6)}`,
  ])
    assert.deepEqual(idNumberFrom(text), { idNumber: zhangId }, text)
  const off = zhangId.slice(0, 17) + (zhangId.endsWith('1') ? '2' : '1')
  const table: readonly (readonly [string, string])[] = [
    ['', 'id_number_is_missing'],
    ['1.59900199001010E+17', 'id_number_lost_digits'],
    ['159900900101001', 'id_number_is_old'],
    ['15990019901301001X', 'id_number_is_malformed'],
    ['张三', 'id_number_is_malformed'],
    [off, 'id_number_fails_its_check'],
  ]
  for (const [text, mistake] of table) assert.deepEqual(idNumberFrom(text), { mistake }, text)
})

test('S7.9 names are the same through blanks, dots and widths, and similar characters are another name', () => {
  const same: readonly (readonly [string, string])[] = [
    ['张 三', '张三'],
    ['　张三　', '张三'],
    ['阿依古丽·买买提', '阿依古丽•买买提'],
    ['Anna  LI', 'anna li'],
  ]
  for (const [one, other] of same) assert.ok(isSameName(one, other), one)
  for (const [one, other] of [
    ['张三', '张珊'],
    ['王秀兰', '王秀蘭'],
    ['张三', '张三丰'],
  ] as const)
    assert.ok(!isSameName(one, other), one)
  assert.equal(findName('张三1'), undefined)
  assert.equal(findName('=cmd|1'), undefined)
  assert.equal(findCategory('constructor'), undefined)
  assert.deepEqual(['因灾住院', '转移安置', '抢险救灾', '因灾失去收入', 'evacuated'].map(findCategory), [
    'hospitalised',
    'quarantined',
    'frontline',
    'income_lost',
    'quarantined',
  ])
  assert.deepEqual([findCategory('Income lost'), findCategory('lost income')], ['income_lost', 'income_lost'])
})

test('S7.9 a name without its identity number never matches, nor a number whose name differs', async () => {
  const lines = await outcomes(
    [
      '姓名,身份证号,类别,起始日期',
      `张三,${zhangId},一线,2020-02-01`,
      `张珊,${zhangId},一线,2020-02-01`,
      `张三,${liId},一线,2020-02-01`,
      '张三,,一线,2020-02-01',
    ].join('\n'),
  )
  assert.deepEqual(
    lines.map(({ line, outcome, customer }) => [line, outcome, customer?.customer]),
    [
      [2, 'matched', 'P1'],
      [3, 'name_differs', 'P1'],
      [4, 'not_customer', undefined],
      [5, 'malformed', undefined],
    ],
  )
})

test('X19 bad lines are told with their mistakes, and good lines stay good', async () => {
  const lines = await outcomes(
    [
      '姓名,身份证号,类别,起始日期,终止日期',
      `张三,${zhangId},一线,2020-02-01,至今`,
      `张三,${zhangId},厨师,2020-02-01,`,
      `"张三,${zhangId},一线,2020-02-01,`,
      `张三,${zhangId},隔离,2020-04-01,`,
      `,x,隔离,2020-03-02,2020-03-01`,
      `张三,${zhangId},住院,2020-03-01,2020-03-15`,
    ].join('\n'),
  )
  assert.deepEqual(
    lines.map(({ line, outcome, mistakes }) => [line, outcome, ...mistakes]),
    [
      [2, 'matched'],
      [3, 'malformed', 'category_is_unknown'],
      [4, 'malformed', 'line_is_broken'],
      [5, 'malformed', 'first_day_is_ahead'],
      [6, 'malformed', 'name_is_missing', 'id_number_is_malformed', 'last_day_is_before_first'],
      [7, 'matched'],
    ],
  )
})

test('S7.9 what was said before is a duplicate: in the list, in an earlier list, but not when it says more days', async () => {
  const rows = [
    '姓名,身份证号,类别,起始日期,终止日期',
    `张三,${zhangId},一线,2020-02-01,2020-02-29`,
    `张 三,${zhangId},医护,2020-02-05,2020-02-10`,
    `张三,${zhangId},一线,2020-02-05,2020-03-10`,
    `张三,${zhangId},住院,2020-02-05,2020-02-10`,
  ].join('\n')
  const earlier = (person: ListedPerson) =>
    person.category === 'hospitalised' ? [{ list: 'list_a', line: 9, firstDay: 0 as Day }] : []
  const matched = await matchLines((await read(rows)).lines, { find, earlier })
  assert.ok(!isRefusal(matched))
  assert.deepEqual(
    matched.map(({ outcome, earlier: place }) => [outcome, place]),
    [
      ['matched', undefined],
      ['duplicate', { line: 2 }],
      ['matched', undefined],
      ['duplicate', { list: 'list_a', line: 9 }],
    ],
  )
})

test('S7.9 what the whole list says holds for lines that do not say it', async () => {
  const said = {
    category: 'frontline',
    firstDay: dayFromIso('2020-02-01'),
    lastDay: dayFromIso('2020-03-01'),
  } as const
  const [line, other] = (await read(`姓名,身份证号,终止日期\n张三,${zhangId},\n李四,${liId},至今`, said))
    .lines
  assert.deepEqual(line, { line: 2, person: { name: '张三', idNumber: zhangId, ...said } })
  assert.ok('person' in other! && other.person.lastDay === undefined)
})

test('X19 a list that cannot be what was sent is refused whole', async () => {
  const rows = `姓名,身份证号\n张三,${zhangId}\n`
  const table: readonly (readonly [string, string | Buffer, Partial<ReadOptions>?])[] = [
    ['list_file_is_empty', ''],
    ['list_file_is_too_large', Buffer.alloc(5 * 1024 * 1024 + 1, 'a')],
    ['list_file_is_not_read', '%PDF-1.7 …'],
    ['list_file_is_not_read', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['list_file_is_not_read', 'PK\u0005\u0006'],
    ['list_encoding_is_unknown', Buffer.from([0x41, 0x00, 0x42, 0xff, 0xff, 0xff])],
    ['list_columns_are_missing', `张三,${zhangId}\n`],
    ['list_column_stands_twice', `姓名,身份证号,姓 名\n张三,${zhangId},李四\n`],
    ['list_has_no_lines', '姓名,身份证号\n,\n'],
    ['list_is_too_long', `姓名,身份证号\n${`张三,${zhangId}\n`.repeat(20_001)}`],
    ['list_control_total_differs', rows, { controlTotal: 2 }],
    ['read', rows, { controlTotal: 1 }],
  ]
  for (const [code, content, options] of table) assert.equal(await codeOf(content, options), code)
})

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '张三',
    '张 三',
    zhangId,
    liId,
    '一线',
    '隔离',
    '2020-02-01',
    '至今',
    '"',
    '""',
    ',',
    '\t',
    '=1+1',
    '\u0000',
  ),
)
const table = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
const bytesOf = (text: string, encoding: 'utf8' | 'utf16le' | 'latin1'): Buffer =>
  encoding === 'utf16le' ? Buffer.from(`\ufeff${text}`, encoding) : Buffer.from(text, encoding)

test('X19 whatever is sent, nothing is thrown, every line has one outcome, and the outcomes add up', async () => {
  const encodings = fc.constantFrom('utf8', 'utf16le', 'latin1' as const)
  await fc.assert(
    fc.asyncProperty(
      table,
      encodings as fc.Arbitrary<'utf8' | 'utf16le' | 'latin1'>,
      async (rows, encoding) => {
        const text = ['姓名,身份证号,类别,起始日期,终止日期', ...rows.map((row) => row.join(','))].join('\n')
        const list = await readList(bytesOf(text, encoding), { today, limits, category: 'frontline' })
        if (isRefusal(list)) return
        const matched = await matchLines(list.lines, nothingEarlier)
        assert.ok(!isRefusal(matched))
        const numbers = matched.map(({ line }) => line)
        assert.deepEqual(
          numbers,
          [...new Set(numbers)].sort((a, b) => a - b),
        )
        assert.equal(matched.length, list.lines.length)
        const sum = Object.values(countOutcomes(matched)).reduce((total, count) => total + count, 0)
        assert.equal(sum, list.lines.length)
        for (const { outcome, person, customer } of matched)
          if (outcome === 'matched') assert.ok(person!.idNumber === zhangId && customer === zhang)
      },
    ),
    { numRuns: 400 },
  )
})

test('a directory that cannot be read refuses the list instead of calling people strangers', async () => {
  const gone = refuse('directory_was_changed', 'x')
  const { lines } = await read(`姓名,身份证号,类别,起始日期\n张三,${zhangId},一线,2020-02-01\n`)
  assert.equal(await matchLines(lines, { find: async () => gone, earlier: () => [] }), gone)
})

test('X19 the lines to send back say where, what and how, and name nobody', async () => {
  const { lines } = await read(`姓名,身份证号,类别,起始日期\n张三,${liId},厨师,2/1/20\n`)
  const [bad] = lines
  assert.ok(bad !== undefined && 'mistakes' in bad)
  const zh = badLinesCsv([bad], 'zh')
  assert.deepEqual(zh.split('\r\n'), [
    '\ufeff"行号","列","需要更正"',
    '"2","类别","类别不在范围内。请填住院、隔离、转移安置、一线或失去收入。"',
    '"2","起始日期","起始日期无法识别。请写成 2020-02-01。"',
    '',
  ])
  assert.ok(!zh.includes('张三') && !zh.includes(liId))
  assert.match(badLinesCsv([bad], 'en'), /"2","category","The category is none of/)
})
