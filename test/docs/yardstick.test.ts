// docs/reference/yardstick.md names the tests that prove each item, and those tests carry the item's number.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../tidy/sources.ts'

/** The items that have their row; one that is built gets its number here. */
const items = [4, 5, 6, 7, 9, 10, 15, 16, 17, 18, 19, 24, 25, 26, 27, 30, 31, 32, 33, 34, 35, 38, 39, 40]

const page = readFileSync(join(root, 'docs', 'reference', 'yardstick.md'), 'utf8')
const rows = [...page.matchAll(/^\| (UX-\d+) \|(.*)\|$/gm)].map(([, item, rest]) => {
  const cells = rest!.split(' | ').map((cell) => cell.trim())
  return {
    item: item!,
    cells,
    tests: [...cells[2]!.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path]) => path!),
  }
})

test('every item has its row, in order, with a sentence and what it means here', () => {
  assert.deepEqual(
    rows.map(({ item }) => item),
    items.map((item) => `UX-${item}`),
  )
  assert.deepEqual(
    rows.filter(({ cells }) => cells.slice(0, 3).some((cell) => cell === '')).map(({ item }) => item),
    [],
  )
})

test('every item names at least one test, and each that is named says the item in the name of a test', () => {
  const missing = rows.flatMap(({ item, tests }) =>
    tests.length === 0
      ? [`${item} names no test`]
      : tests
          .filter((path) => !existsSync(join(root, path)) || !namesItem(path, item))
          .map((path) => `${item}: ${path}`),
  )
  assert.deepEqual(missing, [])
})

/** True where a test of the file begins with the item, alone or with others. */
const namesItem = (path: string, item: string): boolean =>
  new RegExp(`test\\(\\s*['\`][^'\`]*\\b${item}\\b`).test(readFileSync(join(root, path), 'utf8'))
