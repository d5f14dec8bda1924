// docs/reference/cli.md is what the commands say of themselves.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { verbs } from '../../src/cli/verbs/index.ts'
import { cliPage } from './cli-page.ts'

const file = new URL('../../docs/reference/cli.md', import.meta.url)

test('the page of the command line is fresh (UPDATE_GOLDEN=1 writes it anew)', () => {
  const page = cliPage(verbs)
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, page)
  assert.equal(readFileSync(file, 'utf8'), page)
})

test('every summary is a sentence that fits the overview', () => {
  for (const { name, summary } of verbs) {
    assert.match(summary, /^[A-Z].*\.$/, name.join(' '))
    assert.ok(summary.length <= 100, `${name.join(' ')}: ${summary.length} characters`)
  }
})

test('the prose of a help text fits a terminal of 120 columns', () => {
  const long = verbs
    .flatMap(({ details }) => details.split('\n'))
    .filter((line) => !line.startsWith('  ') && line.length > 120)
  assert.deepEqual(long, [])
})
