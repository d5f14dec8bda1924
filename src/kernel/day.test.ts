// Days and months: what exists, what follows, and where a shorter month ends.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  addDays,
  addMonths,
  type Day,
  dayFromIso,
  findDayFromIso,
  findMonthFromIso,
  isoFromDay,
  isoFromMonth,
  lastDayOfMonth,
  monthOfDay,
} from './day.ts'

test('day 0 is 1970-01-01, and the window opens on day 18286', () => {
  assert.equal(dayFromIso('1970-01-01'), 0)
  assert.equal(dayFromIso('2020-01-25'), 18286)
  assert.equal(dayFromIso('2020-02-29') + 1, dayFromIso('2020-03-01'))
})

const noDays = [
  '2020-02-30',
  '2019-02-29',
  '1900-02-29',
  '2020-13-01',
  '2020-00-10',
  '2020-1-1',
  '20200101',
  '',
]
for (const text of noDays) {
  test(`"${text}" is not a day`, () => assert.equal(findDayFromIso(text), undefined))
}

const additions = [
  ['2020-01-31', 1, '2020-02-29'],
  ['2019-01-31', 1, '2019-02-28'],
  ['2020-02-29', 12, '2021-02-28'],
  ['2019-11-30', 3, '2020-02-29'],
  ['2020-02-05', 3, '2020-05-05'],
  ['2020-12-31', 2, '2021-02-28'],
  ['2020-03-31', -1, '2020-02-29'],
] as const
for (const [from, months, to] of additions) {
  test(`${from} and ${months} months is ${to}`, () => {
    assert.equal(isoFromDay(addMonths(dayFromIso(from), months)), to)
  })
}

const anyDay = fc.integer({ min: -100_000, max: 200_000 }).map((day) => day as Day)

test('a day survives being written and read', () => {
  fc.assert(fc.property(anyDay, (day) => assert.equal(dayFromIso(isoFromDay(day)), day)))
})

test('the written day is the one the platform computes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 84_000 }), (day) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(day * 86_400_000)
      assert.equal(isoFromDay(day as Day), instant.toString().slice(0, 10))
    }),
  )
})

test('the day after the last of a month is the first of the next', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const month = monthOfDay(day)
      const next = addDays(lastDayOfMonth(month), 1)
      assert.equal(isoFromDay(next).slice(8), '01')
      assert.equal(monthOfDay(next), month + 1)
      assert.equal(findMonthFromIso(isoFromMonth(month)), month)
    }),
  )
})
