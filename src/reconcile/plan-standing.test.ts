// The parts of a plan add up to it, whatever was answered and whatever a book showed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { reasonsOfPart, standingOf } from './plan-standing.ts'
import { verdictReasons } from './verify.ts'

const count = fc.nat({ max: 5_000_000 })

test('UX-24 before a book has spoken nothing is verified, whatever the systems answered', () => {
  fc.assert(
    fc.property(count, count, count, count, (accepted, refused, unknown, unsent) => {
      const corrections = accepted + refused + unknown + unsent
      const { total, verified, waiting, failed, ...rest } = standingOf({
        corrections,
        accepted,
        refused,
        unknown,
      })
      assert.deepEqual([total, verified, failed], [corrections, 0, 0])
      assert.equal(waiting, accepted + unknown + unsent)
      assert.deepEqual(rest, { refused, skipped: 0 })
    }),
  )
})

test('UX-24 once a book has spoken every reason belongs to one part, and the parts add up', () => {
  const names = Object.keys(verdictReasons) as (keyof typeof verdictReasons)[]
  assert.deepEqual(Object.values(reasonsOfPart).flat().sort(), [...names].sort())
  const counts = fc.tuple(...names.map(() => count))
  fc.assert(
    fc.property(counts, (drawn) => {
      const reasons = Object.fromEntries(names.map((name, at) => [name, drawn[at]!]))
      const corrections = drawn.reduce((sum, one) => sum + one, 0)
      const standing = standingOf({ corrections, accepted: 0, refused: 0, unknown: 0, reasons })
      const { total, verified, waiting, refused, failed, skipped } = standing
      assert.equal(verified + waiting + refused + failed + skipped, total)
      assert.ok([verified, waiting, refused, failed].every((part) => part >= 0))
      assert.equal(failed, reasons.gone_again! + reasons.never_arrived! + reasons.other_amount!)
    }),
  )
})
