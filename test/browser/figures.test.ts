// Figures as people read them: exact to the fen, never rounded up, on the clock of Shanghai.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  countText,
  daysBetween,
  dayText,
  instantText,
  monthText,
  percentOf,
  yuanText,
} from '../../src/console/figures/figures.ts'
import { elsewhereFor } from '../../src/console/pages/customers/elsewhere.ts'
import { kindsOfList } from '../../src/console/pages/plans/kinds-of-list.ts'
import { listKinds } from '../../src/operations/index.ts'

test('X6: money is shown to the fen, whatever its size and sign', () => {
  const rows = [
    [0, '0.00'],
    [5, '0.05'],
    [123456, '1,234.56'],
    [-144500, '\u22121,445.00'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ] as const
  for (const [minor, text] of rows) assert.equal(yuanText(minor), text)
})

test('UX-24: 999 of 1000 is not yet a hundred percent, and nothing of nothing is none', () => {
  assert.deepEqual([percentOf(999, 1000), percentOf(1000, 1000), percentOf(0, 0)], [99, 100, 0])
})

test('UX-34: days and instants are those of Shanghai in both languages', () => {
  assert.equal(dayText('2020-02-29', 'zh'), '2020年2月29日')
  assert.equal(dayText('2020-02-29', 'en'), '29 Feb 2020')
  assert.deepEqual([monthText('2020-03', 'zh'), monthText('2020-03', 'en')], ['2020年3月', 'Mar 2020'])
  assert.equal(instantText('2020-03-31T16:30:00Z', 'zh'), '2020年4月1日 00:30')
  assert.equal(instantText('2020-03-31T16:30:00Z', 'en'), '1 Apr 2020, 00:30')
})

test('S0.4: counts are grouped, and days are counted across a leap day', () => {
  assert.equal(countText(13_000_000), '13,000,000')
  assert.equal(daysBetween('2020-02-28', '2020-03-01'), 2)
})

test('S5.7: the console counts in each list of a plan what the server puts into it', () => {
  assert.deepEqual(kindsOfList, listKinds)
})

test('S7.2 a card refused for its circumstance points to the loans, and nothing else does', () => {
  const refused = (code: string) => ({ outcome: 'refused', code })
  const asked = [
    ['card', refused('kind_not_covered'), 'cardElsewhere'],
    ['loan', refused('kind_not_covered'), undefined],
    ['card', refused('outside_window'), undefined],
    ['card', { outcome: 'granted' }, undefined],
  ] as const
  for (const [product, entitlement, word] of asked) assert.equal(elsewhereFor({ product, entitlement }), word)
})
