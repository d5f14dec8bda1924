// S0.3: two changes of one text are both kept where they touch other lines, and never mixed where they do not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mergedText } from './merged-text.ts'

/** The text before, one, the other, and both; letters are lines. */
const rows = [
  ['abcdef', 'aBcdef', 'abcdEf', 'aBcdEf'],
  ['abcdef', 'abcdef', 'abXdef', 'abXdef'],
  ['abcdef', 'aXbcdef', 'abcdf', 'aXbcdf'],
  ['abcdef', 'bcdef', 'abcdefX', 'bcdefX'],
  ['abcdef', 'abXdef', 'abXdef', 'abXdef'],
  ['abcdef', 'aXcdef', 'aYcdef', undefined],
  ['abcdef', 'aXcdef', 'abYdef', undefined],
  ['abcdef', 'abcdefX', 'abcdefY', undefined],
  ['', 'a', '', 'a'],
] as const

const lines = (letters: string): string => [...letters].map((letter) => `${letter}\n`).join('')

test('S0.3 what two people changed on other lines stands in the text of both; on the same or next lines nothing is guessed', () => {
  for (const [before, one, other, both] of rows) {
    const expected = both === undefined ? undefined : lines(both)
    assert.equal(mergedText(lines(before), lines(one), lines(other)), expected, `${before} ${one} ${other}`)
    assert.equal(mergedText(lines(before), lines(other), lines(one)), expected, `${before} ${other} ${one}`)
  }
})

test('S0.3 a text that only one of two changed is taken as it is, with or without a last line end', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), maxLength: 40 })
  fc.assert(
    fc.property(text, text, (before, changed) => {
      assert.equal(mergedText(before, changed, before), changed)
      assert.equal(mergedText(before, before, changed), changed)
      assert.equal(mergedText(before, changed, changed), changed)
    }),
  )
})
