// X5: an export is checked with nothing but the file; any changed character, and any line left out, is noticed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayFromIso, isRefusal } from '../kernel/index.ts'
import { checkExport, type ExportHead, exportLines, isExport } from './export-file.ts'
import type { Hash } from './hash.ts'
import { EvidenceLog } from './log.ts'
import { MemoryLogEntries } from './log-entries.ts'

const log = new EvidenceLog(new MemoryLogEntries(), () => '2020-04-01T01:00:00Z')
const day = dayFromIso('2020-03-31')
const size = 37
await log.append(
  Array.from({ length: size }, (_, at) => ({
    day,
    kind: 'plan_approved',
    actor: 'p',
    subject: `${at}`,
    body: {},
  })),
)

async function exportOf(indexes: readonly number[]): Promise<string> {
  const { head, proved } = await log.proofs(indexes)
  let text = ''
  for await (const line of exportLines({ ...head, entries: indexes.length, asked: { actor: 'p' } }, proved))
    text += line
  return text
}

test('X5: an export of any entries is checked against the root of the log', async () => {
  const { root } = await log.checkpoint()
  for (const indexes of [[], [0], [36], [3, 17, 36], Array.from({ length: size }, (_, at) => at)]) {
    const text = await exportOf(indexes)
    assert.ok(isExport(text))
    const head = checkExport(text, root) as ExportHead
    assert.deepEqual([head.entries, head.size, head.root], [indexes.length, size, root])
  }
})

test('X5: whatever one character is changed to, left out or put in, the export is refused', async () => {
  const text = await exportOf([0, 5, 36])
  const place = fc.integer({ min: 0, max: text.length - 1 })
  fc.assert(
    fc.property(place, fc.constantFrom('', 'a', '0', '9', ' ', '\n', '}'), (at, put) => {
      const damaged = text.slice(0, at) + put + text.slice(at + 1)
      assert.ok(damaged === text || isRefusal(checkExport(damaged)), `${at} ${JSON.stringify(put)}`)
    }),
    { numRuns: 1000 },
  )
})

test('X5: an entry left out with its count, and another root, are refused', async () => {
  const lines = (await exportOf([0, 5])).split('\n')
  const without = [lines[0]!.replace('"entries":2', '"entries":1'), lines[1], ...lines.slice(3)].join('\n')
  assert.equal((checkExport(without) as { code?: string }).code, 'proof_file_was_changed')
  const other = 'ab'.repeat(32) as Hash
  assert.equal(
    (checkExport(lines.join('\n'), other) as { code?: string }).code,
    'root_is_not_the_expected_one',
  )
})
