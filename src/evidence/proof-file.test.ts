// A proof file convinces somebody without the database, and no byte of it can be changed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayFromIso, isRefusal } from '../kernel/index.ts'
import { findHash, type Hash } from './hash.ts'
import { EvidenceLog } from './log.ts'
import { MemoryLogEntries } from './log-entries.ts'
import { checkProofFile, type EntryProof, textFromProof } from './proof-file.ts'

async function someProof(index: number): Promise<EntryProof> {
  const log = new EvidenceLog(new MemoryLogEntries(), () => '2020-04-01T01:00:00Z')
  const day = dayFromIso('2020-03-31')
  const entries = Array.from({ length: 11 }, (_, n) => ({
    day,
    kind: 'plan_approved',
    actor: 'wang.li',
    subject: `plan_${n}`,
    body: { amounts: [105, 1_000_000], reason: '核对无误' },
  }))
  await log.append(entries)
  const proof = await log.proof(index)
  assert.ok(!isRefusal(proof))
  return proof
}

const bytesOf = (proof: EntryProof): Uint8Array => Buffer.from(textFromProof(proof))
const codeOf = (answer: unknown): string => (isRefusal(answer) ? answer.code : 'verified')

test('X5 the proof of every entry is accepted, against the root it leads to', async () => {
  for (let index = 0; index < 11; index++) {
    const proof = await someProof(index)
    assert.deepEqual(checkProofFile(bytesOf(proof), proof.root), proof)
  }
})

test('R11 every change of one byte of a proof file is refused', async () => {
  const bytes = bytesOf(await someProof(6))
  for (let place = 0; place < bytes.length; place++) {
    const original = bytes[place]!
    for (const value of [
      original ^ 1,
      original ^ 0x20,
      original ^ 0x80,
      0x20,
      0x30,
      0x2e,
      0x22,
      0x00,
      0xff,
    ]) {
      if (value === original) continue
      bytes[place] = value
      assert.equal(codeOf(checkProofFile(bytes)) === 'verified', false, `byte ${place} as ${value}`)
    }
    bytes[place] = original
  }
  assert.equal(codeOf(checkProofFile(bytes)), 'verified')
})

test('R11 a proof file cut short, repeated or added to is refused', async () => {
  const bytes = bytesOf(await someProof(6))
  for (let length = 0; length < bytes.length; length++) {
    assert.ok(isRefusal(checkProofFile(bytes.subarray(0, length))), `cut to ${length}`)
  }
  assert.ok(isRefusal(checkProofFile(Buffer.concat([bytes, bytes]))))
  assert.ok(isRefusal(checkProofFile(Buffer.concat([bytes, Buffer.from('\n')]))))
})

test('a proof made anew for another entry, path, tree or root is refused', async () => {
  const proof = await someProof(6)
  const root = findHash('ab'.repeat(32)) as Hash
  const codes = [
    checkProofFile(bytesOf({ ...proof, entry: { ...proof.entry, actor: 'li.wang' } })),
    checkProofFile(bytesOf({ ...proof, entry: { ...proof.entry, index: 7 } })),
    checkProofFile(bytesOf({ ...proof, path: proof.path.slice(1) })),
    checkProofFile(bytesOf({ ...proof, size: 6 })),
    checkProofFile(bytesOf({ ...proof, root })),
    checkProofFile(bytesOf(proof), root),
  ].map(codeOf)
  assert.deepEqual(codes, [
    'root_differs',
    'root_differs',
    'proof_has_the_wrong_length',
    'index_is_outside_the_tree',
    'root_differs',
    'root_is_not_the_expected_one',
  ])
})

test('a file that is no proof is refused with what is wrong', async () => {
  const text = textFromProof(await someProof(6))
  const codes = [
    '\u00ff'.repeat(5_000_000),
    'no proof',
    '[]',
    text.replace('"path"', '"paths"'),
    text.replace('proof-1', 'proof-2'),
    text.replace('"size": 11', '"size": 11.5'),
    text.replace('"plan_approved"', '"refused"'),
    text.replace('2020-03-31', '2020-02-31'),
    text.replace('2020-04-01', '2020-04-02'),
    text.replace('{', '{ '),
  ].map((wrong) => codeOf(checkProofFile(Buffer.from(wrong))))
  assert.deepEqual(codes, [
    'proof_file_is_unreadable',
    'proof_file_is_unreadable',
    'proof_file_is_incomplete',
    'proof_file_is_incomplete',
    'proof_file_is_incomplete',
    'proof_file_is_incomplete',
    'entry_is_malformed',
    'entry_is_malformed',
    'proof_file_was_changed',
    'proof_file_was_changed',
  ])
})

test('an entry that is not in the log has no proof', async () => {
  const log = new EvidenceLog(new MemoryLogEntries(), () => '')
  for (const index of [0, -1, 0.5]) assert.equal(codeOf(await log.proof(index)), 'entry_is_not_in_the_log')
})
