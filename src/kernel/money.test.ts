// Interest and shares: half up, once, and exact where floating point is not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AssertionError } from './assert.ts'
import { interestHalfUp, minorFrom, percentHalfUp, yuanFromMinor } from './money.ts'

const interests = [
  ['S8.6: 100,000.00 at 7.35 % for 21 days', 10_000_000, 73_500, 21, 42_875],
  ['S8.6: the mark-up only', 10_000_000, 24_500, 21, 14_292],
  ['nothing for no days', 10_000_000, 73_500, 0, 0],
  ['exactly half a fen is rounded up', 180, 1_000_000, 1, 1],
  ['just below half a fen is rounded down', 179, 1_000_000, 1, 0],
  ['beyond 2^53 before division', 900_000_000_001, 73_500, 56, 10_290_000_000],
] as const
for (const [name, base, rate, days, interest] of interests) {
  test(`interest: ${name}`, () => assert.equal(interestHalfUp(base, rate, days), interest))
}

test('X6: interest equals the exact quotient rounded half up, whatever the size', () => {
  const base = fc.oneof(fc.nat(1_000_000), fc.maxSafeNat())
  fc.assert(
    fc.property(base, fc.integer({ min: 0, max: 1_000_000 }), fc.nat(4000), (amount, rate, days) => {
      const doubled = BigInt(amount) * BigInt(rate) * BigInt(days) * 2n
      const exact = (doubled + 360_000_000n) / 720_000_000n
      fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER))
      assert.equal(BigInt(interestHalfUp(amount, rate, days)), exact)
    }),
  )
})

test('X6: a percentage equals the exact quotient rounded half up', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 100 }), (amount, percent) => {
      assert.equal(BigInt(percentHalfUp(amount, percent)), (BigInt(amount) * BigInt(percent) + 50n) / 100n)
    }),
  )
})

test('X6: money with a third decimal is not money', () => {
  assert.throws(() => minorFrom(12.5), AssertionError)
  assert.throws(() => minorFrom(2 ** 53), AssertionError)
})

test('yuan are written with two decimals and separators', () => {
  assert.equal(yuanFromMinor(123_456_789), '1,234,567.89')
  assert.equal(yuanFromMinor(5), '0.05')
  assert.equal(yuanFromMinor(-100_000), '-1,000.00')
})
