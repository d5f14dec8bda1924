// Days past due and the code that reports them, at every edge.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, noDay } from './day.ts'
import { creditCodeFromDays, daysPastDue, textFromCreditCode } from './days-past-due.ts'

const codes = [
  [0, 'N'],
  [1, '1'],
  [30, '1'],
  [31, '2'],
  [60, '2'],
  [61, '3'],
  [90, '3'],
  [91, '4'],
  [120, '4'],
  [121, '5'],
  [150, '5'],
  [151, '6'],
  [180, '6'],
  [181, '7'],
  [4000, '7'],
] as const
for (const [days, code] of codes) {
  test(`S7.6: ${days} days past due is reported as ${code}`, () => {
    assert.equal(textFromCreditCode(creditCodeFromDays(days)), code)
  })
}

const due = 100 as Day
const cases = [
  ['on the due day', noDay, 100, 0],
  ['the day after', noDay, 101, 1],
  ['settled on the due day', 100, 101, 0],
  ['settled a day later, on that day', 101, 101, 0],
  ['settled a day later, on the due day', 101, 100, 0],
  ['settled later than the day asked', 110, 105, 5],
] as const
for (const [name, settled, on, days] of cases) {
  test(`days past due ${name}: ${days}`, () => {
    assert.equal(daysPastDue(due, settled as Day, on as Day), days)
  })
}
