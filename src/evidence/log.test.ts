// X5: what was recorded cannot be changed, dropped, put in, reordered or replaced without being noticed and named.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayFromIso, isRefusal } from '../kernel/index.ts'
import { type Checkpoint, checkpointFromText, textFromCheckpoint } from './checkpoint.ts'
import { type NewEntry, type StoredEntry, storedEntry } from './entry.ts'
import { leafHash } from './hash.ts'
import { EvidenceLog } from './log.ts'
import { continueLog, type LogTip, MemoryLogEntries } from './log-entries.ts'
import { consistencyProof } from './proofs.ts'
import { rootFrom } from './tree.ts'
import { verifyConsistency } from './verify.ts'
import { type LogFinding, verifyLog } from './verify-log.ts'

const clock = () => '2020-04-01T01:00:00Z'

const decision = (number: number): NewEntry => ({
  day: dayFromIso('2020-03-31'),
  kind: 'plan_approved',
  actor: 'wang.li',
  subject: `plan_${number}`,
  body: { number, 原因: '核对无误' },
})

/** A log of single appends, as approvals make them; `variant` gives another history. */
function logOf(size: number, variant = 0): { readonly stored: readonly StoredEntry[]; readonly tip: LogTip } {
  let tip: LogTip = { size: 0, peaks: [] }
  const stored: StoredEntry[] = []
  for (let i = 0; i < size; i++) {
    const next = continueLog(tip, [decision(i === 20 ? i + variant : i)])
    stored.push(...next.stored)
    tip = next.tip
  }
  return { stored, tip }
}

const size = 40
const original = logOf(size)

const findingsOf = async (stored: readonly StoredEntry[], tip = original.tip, checkpoint?: Checkpoint) =>
  (await verifyLog(new MemoryLogEntries(stored, tip), checkpoint)).findings

const first = (findings: readonly LogFinding[]) => [findings[0]?.code, findings[0]?.index]

test('X5 a log as it was written has no findings and the root of its checkpoint', async () => {
  const log = new EvidenceLog(new MemoryLogEntries(), clock)
  const early = await log.append([decision(0), decision(1)])
  const late = await log.append(Array.from({ length: 30 }, (_, i) => decision(i + 2)))
  assert.equal(await log.size(), 32)
  assert.deepEqual(await log.append([]), late)
  assert.deepEqual(await log.checkpoint(), late)
  assert.deepEqual(await log.verify(early), { size: 32, root: late.root, findings: [] })
  const kept = []
  for await (const entry of log.entries(1, 3)) kept.push(entry)
  assert.deepEqual(kept, [
    { ...decision(1), index: 1 },
    { ...decision(2), index: 2 },
  ])
})

test('R11 a flipped bit anywhere in the entries or their hashes is found and the entry named', async () => {
  const { stored, tip } = logOf(12)
  const lengths = stored.map(({ encoded }) => encoded.length)
  await fc.assert(
    fc.asyncProperty(
      fc.nat(stored.length - 1),
      fc.nat(),
      fc.nat(7),
      fc.boolean(),
      async (index, place, bit, inLeaf) => {
        const entry = stored[index]!
        const bytes = inLeaf ? Buffer.from(entry.leaf, 'hex') : Buffer.from(entry.encoded)
        bytes[place % (inLeaf ? 32 : lengths[index]!)]! ^= 1 << bit
        const changed = inLeaf
          ? { ...entry, leaf: bytes.toString('hex') as typeof entry.leaf }
          : { ...entry, encoded: bytes }
        assert.deepEqual(first(await findingsOf(stored.with(index, changed), tip)), [
          'entry_was_changed',
          index,
        ])
      },
    ),
    { numRuns: 10_000 },
  )
})

test('R11 an entry rewritten together with its hash is found and named', async () => {
  for (let index = 0; index < size; index++) {
    const forged = { ...original.stored[index]!, ...storedEntry(index, decision(999)) }
    const findings = await findingsOf(original.stored.with(index, forged))
    assert.deepEqual(first(findings), ['history_was_rewritten', index])
  }
})

test('R11 a forger who also removes the roots is found by the tip', async () => {
  const forged = original.stored
    .with(7, storedEntry(7, decision(999)))
    .map(({ rootAfter: _, ...rest }) => rest)
  assert.deepEqual(first(await findingsOf(forged)), ['history_was_rewritten', 0])
})

test('R11 a dropped entry is found and named', async () => {
  for (let index = 0; index < size; index++) {
    const code = index === size - 1 ? 'end_is_missing' : 'entry_is_missing'
    assert.deepEqual(first(await findingsOf(original.stored.toSpliced(index, 1))), [code, index])
  }
})

test('R11 reordered, repeated, truncated and added entries are found and named', async () => {
  const { stored } = original
  const swapped = stored.with(5, { ...stored[9]!, index: 5 }).with(9, { ...stored[5]!, index: 9 })
  assert.deepEqual(first(await findingsOf(swapped)), ['entry_is_out_of_place', 5])
  assert.deepEqual(first(await findingsOf(stored.toSpliced(8, 0, stored[7]!))), ['entry_is_repeated', 7])
  assert.deepEqual(first(await findingsOf(stored.slice(0, 30))), ['end_is_missing', 30])
  assert.deepEqual(first(await findingsOf([...stored, storedEntry(size, decision(1))])), [
    'end_was_added',
    size,
  ])
})

test('R11 bytes that are no entry are found even when every hash agrees', async () => {
  const encoded = Buffer.from('\u0001{"b":1}')
  const { stored, tip } = logOf(0)
  const odd = { index: 0, encoded, leaf: leafHash(encoded) }
  assert.deepEqual(first(await findingsOf([...stored, odd], tip)), ['entry_is_unreadable', 0])
})

test('R11 an old copy put back is found by a later checkpoint', async () => {
  const log = new EvidenceLog(new MemoryLogEntries(original.stored, original.tip), clock)
  const checkpoint = await log.checkpoint()
  const old = logOf(30)
  assert.deepEqual(await findingsOf(old.stored, old.tip), [])
  assert.deepEqual(first(await findingsOf(old.stored, old.tip, checkpoint)), [
    'log_is_shorter_than_the_checkpoint',
    30,
  ])
})

test('R13 two histories are found where their checkpoints meet', async () => {
  const other = logOf(size, 1)
  const theirs = await new EvidenceLog(new MemoryLogEntries(other.stored, other.tip), clock).checkpoint()
  assert.deepEqual(first(await findingsOf(original.stored, original.tip, theirs)), [
    'log_differs_from_the_checkpoint',
    0,
  ])
})

test('R12 a different entry hidden in the middle of what came after a checkpoint is refused', () => {
  const sealed = 16
  const honest = logOf(size).stored.map(({ leaf }) => leaf)
  const hidden = logOf(size, 1).stored.map(({ leaf }) => leaf)
  const [olderRoot, newerRoot] = [sealed, size].map((count) => rootFrom(honest.slice(0, count)))
  const claim = { older: sealed, olderRoot: olderRoot!, newer: size, newerRoot: newerRoot! }
  assert.equal(verifyConsistency({ ...claim, path: consistencyProof(honest, sealed) }).kind, 'verified')
  assert.equal(verifyConsistency({ ...claim, path: consistencyProof(hidden, sealed) }).kind, 'refused')
})

test('a checkpoint is read back from its file and anything else is refused', async () => {
  const checkpoint = await new EvidenceLog(
    new MemoryLogEntries(original.stored, original.tip),
    clock,
  ).checkpoint()
  assert.deepEqual(checkpointFromText(textFromCheckpoint(checkpoint)), checkpoint)
  for (const text of [
    '',
    'null',
    '{}',
    '{"size":1,"root":"ab","at":""}',
    `{"size":-1,"root":"${checkpoint.root}","at":""}`,
  ]) {
    const answer = checkpointFromText(text)
    assert.ok(isRefusal(answer) && answer.code === 'checkpoint_is_malformed', text)
  }
})
