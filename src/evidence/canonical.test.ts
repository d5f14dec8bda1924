// One value, one text; anything that languages write differently is refused.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, findCanonicalValue, type PlainData, plainDataProblem } from './canonical.ts'

const plainData = fc.letrec<{ value: PlainData }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => n + 0),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

test('keys are sorted, nothing is spaced, text keeps its characters', () => {
  assert.equal(
    canonicalJson({ b: [1, null, true], a: { 金额: '一\n元', é: -5 } }),
    '{"a":{"é":-5,"金额":"一\\n元"},"b":[1,null,true]}',
  )
})

test('reading a canonical text gives the value it was written from', () => {
  fc.assert(
    fc.property(plainData, (value) => {
      const text = canonicalJson(value)
      assert.deepEqual(findCanonicalValue(text), value)
      assert.equal(canonicalJson(JSON.parse(text)), text)
    }),
  )
})

test('a text that is not written exactly canonically is not accepted', () => {
  for (const text of [
    '{"b":1,"a":2}',
    '{"a": 1}',
    '{"a":1,"a":1}',
    '1.0',
    '1e2',
    '"\\u0041"',
    '-0',
    '1.5',
    '[1',
    '',
    '9007199254740993',
  ]) {
    assert.equal(findCanonicalValue(text), undefined, text)
  }
})

test('what has no canonical form is named with its place', () => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [{ a: [1, 0.5] }, /^a: 1: 0.5 is no safe whole number/],
    [{ a: -0 }, /no safe whole number/],
    [{ a: 2 ** 53 }, /no safe whole number/],
    [{ a: undefined }, /^a: a undefined is not plain data/],
    [{ a: '\ud800' }, /not well-formed/],
    [{ '\ud800': 1 }, /key is not well-formed/],
    [new Map(), /a object is not plain data/],
    [10n, /a bigint is not plain data/],
    [Array.from({ length: 40 }).reduce((inner) => [inner], 1), /nested deeper than 32/],
  ]
  for (const [value, problem] of cases) assert.match(plainDataProblem(value) ?? 'no problem', problem)
  assert.throws(() => canonicalJson({ a: 0.5 }), /only plain data has a canonical form/)
})
