// Gaps, overlaps and useless rows are found with an example person, and agree with counting by hand.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { areRefusals } from '../kernel/index.ts'
import { type CompleteTable, completeTable } from './complete.ts'
import { readDecisions } from './read-decisions.ts'
import { type Sample, sampleDmn } from './sample.test-data.ts'

async function complete(sample: Sample): Promise<CompleteTable> {
  const tables = await readDecisions(sampleDmn(sample))
  assert.ok(!areRefusals(tables), JSON.stringify(tables))
  return completeTable(tables[0]!)
}

const row = (...tests: string[]) => ({ tests, answer: 'true', annotation: 'a' })
const told = (refusals: CompleteTable['faults']) =>
  refusals.map(({ code, because, at }) => [code, because, at])

test('a complete table answers every kind of person once', async () => {
  const { combinations, faults, remarks } = await complete({})
  assert.deepEqual([faults, remarks], [[], []])
  assert.equal(combinations.length, 6)
  assert.deepEqual(combinations[0], {
    facts: { product: 'loan', months: 1 },
    rows: [1],
    answers: [{ covered: true }],
  })
})

test('a gap is told with the person no row answers', async () => {
  const { faults } = await complete({ rows: [row('"loan"', '-'), row('"card"', '< 3')] })
  assert.deepEqual(told(faults), [
    ['no_row_answers', 'product = card, months = 3: no row answers', 'decision who'],
  ])
})

test('an overlap is told with the rows and a person both answer', async () => {
  const { faults } = await complete({ rows: [row('-', '-'), row('"card"', '[2..3]')] })
  assert.deepEqual(told(faults), [
    ['rows_overlap', 'product = card, months = 2: rows 1 and 2 both answer', 'decision who, row 2'],
  ])
})

test('three rows that answer one person are told together', async () => {
  const { faults } = await complete({ rows: [row('-', '-'), row('-', '-'), row('-', '-')] })
  assert.deepEqual(faults[0]!.because, 'product = loan, months = 1: rows 1, 2 and 3 all answer')
})

test('a row that answers for nobody and a row without annotation are remarks', async () => {
  const { faults, remarks } = await complete({
    rows: [row('-', '-'), { tests: ['"card"', '> 7'], answer: 'true' }],
  })
  assert.deepEqual(faults, [])
  assert.deepEqual(
    remarks.map(({ code, at }) => [code, at]),
    [
      ['row_never_applies', 'decision who, row 2'],
      ['row_without_annotation', 'decision who, row 2'],
    ],
  )
})

test('COLLECT lists all answers and knows neither gaps nor overlaps', async () => {
  const { combinations, faults } = await complete({
    hitPolicy: 'COLLECT',
    rows: [row('"loan"', '-'), row('"loan"', '1')],
  })
  assert.deepEqual(faults, [])
  assert.deepEqual(combinations[0]!.rows, [1, 2])
  assert.deepEqual(combinations.at(-1)!.answers, [])
})

test('a table too large to prove complete is refused, not begun', async () => {
  const values = Array.from({ length: 150 }, (_, at) => at).join(',')
  const inputs = ['a', 'b', 'c'].map((name) => ({ name, type: 'number', values }))
  const { faults, combinations } = await complete({ inputs, rows: [row('-', '-', '-')] })
  assert.deepEqual([faults[0]!.code, combinations.length], ['table_too_large', 0])
})

test('many gaps are told by twenty examples and the number of the others', async () => {
  const values = Array.from({ length: 50 }, (_, at) => at).join(',')
  const { faults } = await complete({ inputs: [{ name: 'n', type: 'number', values }], rows: [row('0')] })
  assert.equal(faults.length, 20)
  assert.match(faults.at(-1)!.because, /nor for 29 more kinds of people$/)
})

/** A random test of one column: the text of the cell and, by hand, the values it accepts. */
const anyTest = (values: readonly number[]): fc.Arbitrary<{ text: string; accepts: readonly number[] }> => {
  const some = fc.subarray([...values], { minLength: 1 })
  const bound = fc.constantFrom(...values)
  return fc.oneof(
    fc.constant({ text: '-', accepts: values }),
    some.map((list) => ({ text: list.join(', '), accepts: list })),
    some.map((list) => ({
      text: `not(${list.join(',')})`,
      accepts: values.filter((value) => !list.includes(value)),
    })),
    bound.map((limit) => ({ text: `< ${limit}`, accepts: values.filter((value) => value < limit) })),
    bound.map((limit) => ({ text: `>= ${limit}`, accepts: values.filter((value) => value >= limit) })),
    fc
      .tuple(bound, bound)
      .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
      .map(([from, to]) => ({
        text: `[${from}..${to})`,
        accepts: values.filter((value) => value >= from && value < to),
      })),
  )
}

test('gaps, overlaps and useless rows of random tables agree with brute force', async () => {
  const values = [-1, 0, 1, 2]
  const names = ['a', 'b', 'c']
  const inputs = names.map((name) => ({ name, type: 'number', values: values.join(',') }))
  const anyRow = fc.tuple(anyTest(values), anyTest(values), anyTest(values))
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 6 }), async (rows) => {
      const { combinations, remarks } = await complete({
        inputs,
        rows: rows.map((tests) => row(...tests.map(({ text }) => text))),
      })
      const used = new Set<number>()
      for (const { facts, rows: answering } of combinations) {
        const byHand = rows.flatMap((tests, at) =>
          tests.every(({ accepts }, column) => accepts.includes(Number(facts[names[column]!])))
            ? [at + 1]
            : [],
        )
        assert.deepEqual(answering, byHand)
        for (const number of byHand) used.add(number)
      }
      assert.equal(combinations.length, 64)
      assert.equal(remarks.length, rows.length - used.size)
    }),
    { numRuns: 150 },
  )
})

test('a table has a fault exactly where brute force counts none or several rows', async () => {
  const values = [0, 1, 2]
  const anyRow = fc.tuple(anyTest(values), anyTest(values))
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 4 }), async (rows) => {
      const { faults } = await complete({
        inputs: ['a', 'b'].map((name) => ({ name, type: 'number', values: '0,1,2' })),
        rows: rows.map((tests) => row(...tests.map(({ text }) => text))),
      })
      const counts = values.flatMap((a) =>
        values.map(
          (b) => rows.filter(([one, other]) => one.accepts.includes(a) && other.accepts.includes(b)).length,
        ),
      )
      assert.equal(
        faults.filter(({ code }) => code === 'no_row_answers').length,
        counts.filter((n) => n === 0).length,
      )
      assert.equal(
        faults.some(({ code }) => code === 'rows_overlap'),
        counts.some((n) => n > 1),
      )
    }),
    { numRuns: 150 },
  )
})
