// Thousands of nights in seconds: whatever is lost, repeated, delayed or killed, nothing is applied twice and all ends well.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultKinds } from '../../src/connectors/index.ts'
import type { Minor } from '../../src/kernel/index.ts'
import type { Correction } from '../../src/reconcile/index.ts'
import { Coverage } from './coverage.ts'
import { MoneyWatch } from './invariants.ts'
import { sampleWatch } from './sample-watch.ts'
import { ownFaultKinds, runSeed } from './simulation.ts'

const seeds = 1_000

test(`R1 R3 X7 every one of ${seeds} seeds keeps its promises and ends with nothing left to correct`, async (t) => {
  const coverage = new Coverage()
  for (let seed = 1; seed <= seeds; seed++) coverage.add(await runSeed(seed))
  for (const line of coverage.lines) t.diagnostic(line)
  assert.ok(coverage.corrections > seeds * 50, 'there is something to correct')
  for (const fault of [...faultKinds, ...ownFaultKinds]) {
    assert.ok(coverage.shareOf(fault) >= 0.1, `R2 ${fault} occurs in at least a tenth of the seeds`)
  }
})

test('R1 the same seed gives the same log twice, another seed another', async () => {
  const digests = await Promise.all([7, 7, 8].map(async (seed) => (await runSeed(seed)).digest))
  assert.equal(digests[0], digests[1])
  assert.notEqual(digests[0], digests[2])
})

test('the log of a seed has one line for each event, in fixed columns', async () => {
  const { lines } = await runSeed(3, true)
  assert.ok(lines.length > 50)
  for (const line of lines) assert.match(line, /^ {0,4}\d+ [a-z_]+ +\S/)
})

test('the watch notices money booked twice under another id', async () => {
  const { bank, book, answer, refund } = sampleWatch()
  const watch = new MoneyWatch()
  watch.note(book, answer)
  await bank.systems.core.submit([refund])
  watch.check(bank)
  const again: Correction = { ...refund, id: `${refund.id}0`, amountMinor: 1 as Minor }
  await bank.systems.core.submit([again])
  assert.throws(() => watch.check(bank), /corrected at most what was owed/)
})
