// What people paste from a spreadsheet, read cell by cell; choices as cells; and a word for every finding.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { cellsIn, isBlock, lineOf, readBlock } from '../../src/console/pages/programmes/dmn-editor/block.ts'
import { readCases, yamlOf } from '../../src/console/pages/programmes/dmn-editor/case-rows.ts'
import { readCell } from '../../src/console/pages/programmes/dmn-editor/cell.ts'
import {
  anyValue,
  choiceIn,
  textOfChoice,
  toggled,
} from '../../src/console/pages/programmes/dmn-editor/choice.ts'
import { type Column, columnsOf, itemsIn } from '../../src/console/pages/programmes/dmn-editor/columns.ts'
import {
  rowsConcerned,
  type ValueChange,
} from '../../src/console/pages/programmes/dmn-editor/declared-values.ts'
import { cellsOfText } from '../../src/console/pages/programmes/dmn-editor/spreadsheet.ts'
import { valueOfWord } from '../../src/console/pages/programmes/dmn-editor/value-words.ts'
import { findingWords } from '../../src/console/words/editor.ts'
import { decisionCodes } from '../../src/decisions/index.ts'

const columns = columnsOf(
  {
    input: [
      {
        id: 'i1',
        label: '产品 product',
        inputExpression: { text: 'product', typeRef: 'string' },
        inputValues: { text: '"loan","card"' },
      },
      {
        id: 'i2',
        label: '逾期月数',
        inputExpression: { text: 'months', typeRef: 'number' },
        inputValues: { text: '0,1,2,3' },
      },
    ],
    output: [
      { id: 'o1', name: 'covered', typeRef: 'boolean' },
      {
        id: 'o2',
        name: 'creditRecord',
        typeRef: 'string',
        outputValues: { text: '"protect","by_schedule"' },
      },
    ],
  },
  { source: '出处', language: 'zh' },
)
const [product, months, covered, record, source] = columns as [Column, Column, Column, Column, Column]

const cells: readonly (readonly [string, Column, string, readonly string[], string?])[] = [
  ['loan', product, '"loan"', []],
  ['"loan"', product, '"loan"', []],
  ['个人贷款', product, '"loan"', ['word']],
  ['credit card', product, '"card"', ['word']],
  ['loan，card', product, '"loan","card"', ['chinese_comma']],
  ['个人贷款、信用卡', product, '"loan","card"', ['chinese_comma', 'word']],
  ['“loan”', product, '"loan"', ['full_width']],
  ['ｌｏａｎ', product, '"loan"', ['full_width']],
  ['除信用卡外', product, 'not("card")', ['word']],
  ['', product, '-', []],
  ['任意', product, '-', []],
  ['－', product, '-', ['full_width']],
  ['loans', product, '"loans"', [], 'value_not_declared'],
  ['３', months, '3', ['full_width']],
  ['１，２', months, '1,2', ['chinese_comma', 'full_width']],
  ['≥２', months, '>=2', ['full_width']],
  ['1～3', months, '[1..3]', ['full_width', 'range']],
  ['1-3', months, '[1..3]', ['range']],
  ['[1..3)', months, '[1..3)', []],
  ['三', months, '三', [], 'test_has_wrong_type'],
  ['1 or 2', months, '1 or 2', [], 'test_has_wrong_type'],
  ['是', covered, 'true', ['word']],
  ['否', covered, 'false', ['word']],
  ['TRUE', covered, 'true', ['word']],
  ['也许', covered, '也许', [], 'value_not_declared'],
  ['', covered, '', [], 'answer_is_not_a_literal'],
  ['protect', record, '"protect"', []],
  ['protect, by_schedule', record, '"protect","by_schedule"', [], 'answer_is_not_a_literal'],
  ['第八条，「本人和配偶」', source, '第八条，「本人和配偶」', []],
]

for (const [raw, column, text, notes, error] of cells) {
  test(`UX-15 ${JSON.stringify(raw)} under ${column.label} is read as ${text}${error === undefined ? '' : ` and refused as ${error}`}`, () => {
    assert.deepEqual(readCell(raw, column, valueOfWord), {
      text,
      notes,
      ...(error !== undefined && { error }),
    })
  })
}

test('UX-15 a block is cut at tabs and line ends, as Excel and WPS write them', () => {
  assert.deepEqual(cellsIn('a\tb\r\n"c ""d""\nline two"\t\r\n'), [
    ['a', 'b'],
    ['c "d"\nline two', ''],
  ])
  assert.deepEqual(cellsIn('"loan","card"\t-'), [['"loan","card"', '-']])
  assert.deepEqual(cellsIn(''), [])
  assert.deepEqual(
    [isBlock('one cell'), isBlock('one cell\n'), isBlock('a\tb'), isBlock('a\nb')],
    [false, false, true, true],
  )
})

test('UX-15 what was copied from a table is read back cell by cell', () => {
  const rows = [
    ['product', 'months'],
    ['"loan","card"', 'with "quotes"'],
    ['tab\there', 'two\nlines'],
  ]
  assert.deepEqual(cellsIn(rows.map(lineOf).join('\n')), rows)
})

test('UX-15 a first line that names the columns puts the cells under them, in whatever order', () => {
  const block = readBlock('适用\t产品\n是\t信用卡', {
    columns: columns.map((column) => (column === covered ? { ...column, written: '适用 covered' } : column)),
    first: 3,
    wordsOf: valueOfWord,
  })
  assert.equal(block.hasHead, true)
  assert.deepEqual(
    block.columns.map(({ id }) => id),
    ['o1', 'i1'],
  )
  assert.deepEqual(
    block.rows.map((row) => row.map(({ text }) => text)),
    [['true', '"card"']],
  )
})

test('UX-15 without such a line a block begins in the selected column, and what finds no place is counted', () => {
  const block = readBlock('2\t是\tprotect\t第八条\tmore\tand more', {
    columns,
    first: 1,
    wordsOf: valueOfWord,
  })
  assert.deepEqual(
    [block.hasHead, block.left, block.columns.map(({ id }) => id)],
    [false, 2, ['i2', 'o1', 'o2', 'annotations']],
  )
})

test('UX-15 of 200 × 12 cells each wrong one is told with its line and its column', () => {
  const wide = Array.from({ length: 12 }, (_, at) => ({ ...months, id: `m${at}`, name: `m${at}` }))
  const lines = Array.from({ length: 200 }, (_, line) =>
    wide
      .map((_column, at) => (line === 119 && at === 7 ? '很多' : at % 2 === 0 ? '１，２' : '≤３'))
      .join('\t'),
  )
  const block = readBlock(lines.join('\r\n'), { columns: wide, first: 0, wordsOf: valueOfWord })
  assert.deepEqual([block.rows.length, block.columns.length], [200, 12])
  assert.deepEqual(
    block.errors.map(({ line, column, cell }) => [line, column.id, cell.error]),
    [[120, 'm7', 'test_has_wrong_type']],
  )
  assert.equal(block.rows[0]![0]!.text, '1,2')
  assert.equal(block.rows[199]![11]!.text, '<=3')
})

test('UX-39 a cell is a choice of any, some, or all but some of its values', () => {
  assert.deepEqual(choiceIn('-', product), anyValue)
  assert.deepEqual(choiceIn('not("card")', product), { values: ['card'], isExcept: true })
  assert.equal(choiceIn('"lone"', product), undefined)
  assert.equal(choiceIn('[1..3]', months), undefined)
  assert.equal(textOfChoice({ values: ['card', 'loan'], isExcept: false }, product), '"loan","card"')
  assert.equal(textOfChoice(anyValue, product), '-')
  const both = toggled({ values: ['loan'], isExcept: false }, 'card', product)
  assert.equal(textOfChoice(both, product), '"loan","card"')
  assert.equal(textOfChoice(toggled(both, 'loan', product), product), '"card"')
  assert.equal(
    textOfChoice(toggled({ values: ['true'], isExcept: false }, 'false', covered), covered),
    'false',
  )
  assert.deepEqual(itemsIn('"a, b", 3'), ['a, b', '3'])
})

test('X1 a change of a declared value tells which rows answer too, read otherwise, or name it alone', () => {
  const rows = ['"loan"', '"loan","card"', 'not("card")', '-', '"lone"']
  const told = (change: ValueChange) =>
    rowsConcerned(rows, product, change).map(({ row, effect, after }) => [row, effect, after])
  assert.deepEqual(told({ kind: 'add', value: 'mortgage' }), [
    [3, 'answers_too', 'not("card")'],
    [4, 'answers_too', '-'],
  ])
  assert.deepEqual(told({ kind: 'rename', value: 'card', to: 'credit' }), [
    [2, 'rewritten', '"loan","credit"'],
    [3, 'rewritten', 'not("credit")'],
  ])
  assert.deepEqual(told({ kind: 'remove', value: 'loan' }), [
    [1, 'names_it_alone', '"loan"'],
    [2, 'rewritten', '"card"'],
  ])
  assert.deepEqual(told({ kind: 'remove', value: 'card' }), [
    [2, 'rewritten', '"loan"'],
    [3, 'rewritten', '-'],
  ])
})

test('UX-16 cases of a spreadsheet are read line by line, in words or codes, and become cases as YAML', () => {
  const head = '名称,产品,情形,关系,首日,日期,地区,结果'
  const read = readCases(
    cellsOfText(
      [
        head,
        '"护士, 一线",信用卡,参加疫情防控,本人,2020/2/1,2020年3月31日,150300,granted',
        'b,loan,income_lost,配偶,2020-02-01,2020-03-31,150100,none',
      ].join('\r\n'),
    ),
  )
  assert.deepEqual([read.missing, read.errors], [[], []])
  const cases = parse(yamlOf(read)) as readonly { name: string; case: object; answer: object }[]
  assert.deepEqual(cases[0], {
    name: '护士, 一线',
    case: {
      asOf: '2020-03-31',
      people: [
        { id: 'p1', circumstances: [{ kind: 'frontline', firstDay: '2020-02-01', status: 'verified' }] },
      ],
      accounts: [{ id: 'a1', product: 'card', owner: 'p1', region: '150300', debts: [] }],
    },
    answer: { accounts: [{ id: 'a1', entitlement: { outcome: 'granted' } }] },
  })
  const refused = readCases(cellsOfText(`${head}\nc\t\t\t`.replaceAll(',', '\t')))
  assert.deepEqual(refused.errors.map(({ key, error }) => [key, error]).slice(0, 2), [
    ['product', 'missing'],
    ['kind', 'missing'],
  ])
  const wrong = readCases(
    cellsOfText(`${head}\nd,抵押,参加疫情防控,本人,2020-13-01,2020-03-31,呼和浩特,kind_not_covered`),
  )
  assert.deepEqual(
    wrong.errors.map(({ line, key, error }) => [line, key, error]),
    [
      [1, 'product', 'word_unknown'],
      [1, 'firstDay', 'not_a_day'],
      [1, 'region', 'not_a_region'],
    ],
  )
  assert.deepEqual(readCases(cellsOfText('name,product')).missing, [
    'kind',
    'firstDay',
    'asOf',
    'region',
    'answer',
  ])
})

test('UX-17 every finding on a decision table has its words in both languages', () => {
  assert.deepEqual(
    decisionCodes.filter((code) => !(code in findingWords)),
    [],
  )
})
