// Spans behave as the plain set of their days.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noDay } from './day.ts'
import { Spans } from './spans.ts'

const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 12 }))
const spanList = fc.array(span, { maxLength: 12 })

function spansAndDays(list: readonly (readonly [number, number])[]): { spans: Spans; days: Set<number> } {
  const spans = new Spans()
  const days = new Set<number>()
  for (const [first, length] of list) {
    spans.add(first, first + length)
    for (let day = first; day <= first + length; day++) days.add(day)
  }
  return { spans, days }
}

test('spans hold exactly the days that were added', () => {
  fc.assert(
    fc.property(spanList, (list) => {
      const { spans, days } = spansAndDays(list)
      for (let day = -3; day < 80; day++) assert.equal(spans.has(day), days.has(day), `day ${day}`)
    }),
  )
})

test('days within a range are counted once each', () => {
  fc.assert(
    fc.property(spanList, fc.nat(70), fc.integer({ min: -3, max: 30 }), (list, first, length) => {
      const { spans, days } = spansAndDays(list)
      const within = [...days].filter((day) => first <= day && day <= first + length)
      assert.equal(spans.countWithin(first, first + length), within.length)
    }),
  )
})

test('spans are sorted and never touch', () => {
  fc.assert(
    fc.property(spanList, (list) => {
      const { spans } = spansAndDays(list)
      for (let at = 1; at < spans.count; at++) assert.ok(spans.firstDay(at) > spans.lastDay(at - 1) + 1)
    }),
  )
})

test('an open span swallows what follows it', () => {
  const spans = new Spans()
  spans.add(10, 12)
  spans.add(20, noDay)
  spans.add(30, 40)
  spans.add(13, 19)
  assert.equal(spans.count, 1)
  assert.equal(spans.firstDay(0), 10)
  assert.equal(spans.lastDay(0), noDay)
})
