// Good and bad pairs of decision files: each mistake is refused by its own code at its own place.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areRefusals } from '../kernel/index.ts'
import { readDecisions } from './read-decisions.ts'
import { type Sample, sampleDmn } from './sample.test-data.ts'

const good = sampleDmn()
const fact = { name: 'product', type: 'string', values: '"loan","card"' }
const rows = (test: string, answer = 'true') => [{ tests: [test, '-'], answer, annotation: 'a' }]
const one = (input: { name: string; type: string; values?: string }, test: string): Sample => ({
  inputs: [input],
  rows: [{ tests: [test], answer: 'true', annotation: 'a' }],
})

const bad: readonly (readonly [string, string, string, string])[] = [
  ['a hit policy of order', sampleDmn({ hitPolicy: 'FIRST' }), 'hit_policy_not_supported', 'decision who'],
  [
    'an aggregation',
    good.replace('UNIQUE"', 'COLLECT" aggregation="SUM"'),
    'aggregation_not_supported',
    'decision who',
  ],
  ['no rows', sampleDmn({ rows: [] }), 'rows_missing', 'decision who'],
  [
    'no inputs',
    sampleDmn({ inputs: [], rows: [{ tests: [], answer: 'true' }] }),
    'columns_missing',
    'decision who',
  ],
  [
    'an expression as fact',
    sampleDmn(one({ ...fact, name: 'a + b' }, '-')),
    'input_is_not_a_fact',
    'decision who, input 1',
  ],
  [
    'a property as fact',
    sampleDmn(one({ ...fact, name: 'a.b' }, '-')),
    'input_is_not_a_fact',
    'decision who, input 1',
  ],
  [
    'a day as fact',
    sampleDmn(one({ ...fact, type: 'date' }, '-')),
    'type_not_supported',
    'decision who, input 1 (product)',
  ],
  [
    'undeclared values',
    sampleDmn(one({ name: 'product', type: 'string' }, '-')),
    'values_not_declared',
    'decision who, input 1 (product)',
  ],
  [
    'values of another type',
    sampleDmn(one({ ...fact, values: '1,2' }, '-')),
    'values_not_declared',
    'decision who, input 1 (product)',
  ],
  [
    'a range as declared values',
    sampleDmn(one({ name: 'n', type: 'number', values: '[1..9]' }, '-')),
    'values_not_declared',
    'decision who, input 1 (n)',
  ],
  [
    'a value declared twice',
    sampleDmn(one({ ...fact, values: '"a","a"' }, '-')),
    'value_declared_twice',
    'decision who, input 1 (product)',
  ],
  [
    'two columns of one name',
    sampleDmn({ inputs: [fact, fact], rows: rows('-') }),
    'column_named_twice',
    'decision who',
  ],
  [
    'an output of money',
    sampleDmn({ output: { name: 'covered', type: 'context' } }),
    'type_not_supported',
    'decision who, output 1 (covered)',
  ],
  [
    'a value nobody declared',
    sampleDmn({ rows: rows('"lone"') }),
    'value_not_declared',
    'decision who, row 1, input product',
  ],
  [
    'a range that runs backwards',
    sampleDmn(one({ name: 'n', type: 'number', values: '1,2' }, '[2..1]')),
    'range_runs_backwards',
    'decision who, row 1, input n',
  ],
  [
    'text where a number is',
    sampleDmn({ rows: [{ tests: ['-', '"1"'], answer: 'true' }] }),
    'test_has_wrong_type',
    'decision who, row 1, input months',
  ],
  [
    'text compared by size',
    sampleDmn({ rows: rows('< "loan"') }),
    'test_has_wrong_type',
    'decision who, row 1, input product',
  ],
  [
    'a misspelt name',
    sampleDmn({ rows: rows('loan') }),
    'test_not_allowed',
    'decision who, row 1, input product',
  ],
  ['null', sampleDmn({ rows: rows('null') }), 'test_not_allowed', 'decision who, row 1, input product'],
  [
    'a missing cell',
    sampleDmn({ rows: [{ tests: ['-'], answer: 'true' }] }),
    'row_has_wrong_width',
    'decision who, row 1',
  ],
  [
    'an answer without quotes',
    sampleDmn({ rows: rows('-', 'yes') }),
    'answer_is_not_a_literal',
    'decision who, row 1, output covered',
  ],
  [
    'no answer',
    sampleDmn({ rows: rows('-', '') }),
    'answer_is_not_a_literal',
    'decision who, row 1, output covered',
  ],
  [
    'a null answer',
    sampleDmn({ rows: rows('-', 'null') }),
    'answer_is_not_a_literal',
    'decision who, row 1, output covered',
  ],
  [
    'an answer of another type',
    sampleDmn({ rows: rows('-', '"true"') }),
    'answer_has_wrong_type',
    'decision who, row 1, output covered',
  ],
  [
    'an answer nobody declared',
    sampleDmn({
      output: { name: 'covered', type: 'string', values: '"yes","no"' },
      rows: rows('-', '"maybe"'),
    }),
    'answer_not_declared',
    'decision who, row 1, output covered',
  ],
  ['an id used twice', good.replace('id="r1"', 'id="r0"'), 'id_used_twice', ''],
  ['an unknown element', good.replace('<output ', '<outcome/><output '), 'dmn_not_understood', ''],
  ['an unknown attribute', good.replace('hitPolicy', 'hitpolicy'), 'dmn_not_understood', ''],
  [
    'literal code',
    good.replace(/<decisionTable[\s\S]*<\/decisionTable>/, '<literalExpression/>'),
    'decision_is_not_a_table',
    'decision who',
  ],
  [
    'a business knowledge model',
    good.replace(/decision (id="who")[\s\S]*<\/decision>/, 'businessKnowledgeModel $1/>'),
    'decision_is_not_a_table',
    'decision who',
  ],
  ['nothing but the frame', good.replace(/<decision [\s\S]*<\/decision>/, ''), 'decision_missing', ''],
  ['no XML', 'who: everybody', 'dmn_not_understood', ''],
  ['an empty file', '', 'dmn_not_understood', ''],
  ['a file cut off', good.slice(0, 400), 'xml_not_well_formed', 'line 4'],
]

for (const [what, xml, code, place] of bad) {
  test(`${what} is refused as ${code}`, async () => {
    const answer = await readDecisions(xml)
    assert.ok(areRefusals(answer), 'was not refused')
    assert.deepEqual([answer[0]!.code, answer[0]!.at ?? ''], [code, place])
    assert.ok(answer[0]!.because.length > 10)
  })
}

test('a good table is read as it was written, whichever version of DMN wrote it', async () => {
  for (const model of ['20180521', '20191111', '20211108', '20230324']) {
    const written = sampleDmn({ model })
    const xml = model === '20180521' ? written.replace('https://www.omg', 'http://www.omg') : written
    const tables = await readDecisions(xml)
    assert.ok(!areRefusals(tables))
    const [table] = tables
    assert.deepEqual(table!.inputs, [
      { name: 'product', type: 'string', values: ['loan', 'card'] },
      { name: 'months', type: 'number', values: [1, 2, 3] },
    ])
    assert.deepEqual(
      table!.rows.map(({ tests, answers, annotation }) => ({ tests, answers, annotation })),
      [
        { tests: ['"loan"', '-'], answers: [true], annotation: 'article 1' },
        { tests: ['"card"', '[1..3]'], answers: [false], annotation: 'article 2' },
      ],
    )
  }
})

test('an empty cell means any value, and a description is an annotation, as modelling tools write them', async () => {
  const xml = sampleDmn({ rows: rows('') }).replace(
    '<rule id="r0">',
    '<rule id="r0"><description>b</description>',
  )
  const tables = await readDecisions(xml)
  assert.ok(!areRefusals(tables))
  assert.deepEqual([tables[0]!.rows[0]!.tests, tables[0]!.rows[0]!.annotation], [['-', '-'], 'b a'])
})

test('a true-or-false fact needs no declared values', async () => {
  const tables = await readDecisions(sampleDmn(one({ name: 'insured', type: 'boolean' }, 'true')))
  assert.ok(!areRefusals(tables))
  assert.deepEqual(tables[0]!.inputs[0]!.values, [true, false])
})
