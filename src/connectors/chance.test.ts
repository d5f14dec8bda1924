// Chance by seed: repeatable, within its range, and different for different seeds.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFromSeed, shuffle, wholeBelow } from './chance.ts'

const draw = (seed: number, count: number): number[] => {
  const chance = chanceFromSeed(seed)
  return Array.from({ length: count }, () => chance.next())
}

test('the same seed draws the same numbers, another seed others, also above 2^32', () => {
  assert.deepEqual(draw(7, 50), draw(7, 50))
  const seeds = [0, 1, 7, 0x1_0000_0000, 0x1_0000_0001, 2 ** 52]
  assert.equal(new Set(seeds.map((seed) => draw(seed, 4).join())).size, seeds.length)
})

test('numbers lie in 0 … 1 and are spread evenly', () => {
  const tenths = new Array(10).fill(0)
  for (const number of draw(3, 20_000)) {
    assert.ok(number >= 0 && number < 1)
    tenths[Math.floor(number * 10)] += 1
  }
  for (const count of tenths) assert.ok(count > 1_800 && count < 2_200, String(tenths))
})

test('whole numbers reach every value below their bound, and shuffling loses nothing', () => {
  const chance = chanceFromSeed(11)
  const seen = new Set(Array.from({ length: 200 }, () => wholeBelow(chance, 6)))
  assert.deepEqual([...seen].toSorted(), [0, 1, 2, 3, 4, 5])
  const items = Array.from({ length: 30 }, (_, index) => index)
  const shuffled = [...items]
  shuffle(chance, shuffled)
  assert.notDeepEqual(shuffled, items)
  assert.deepEqual(
    shuffled.toSorted((a, b) => a - b),
    items,
  )
})
