// S0.2: no command that needs the desk runs on rules of the bank that are not valid; the mistake is named.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { called } from './called.ts'

test('S0.2: a mistake in the rules of the bank stops a command before anything is opened, with its path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-rules-'))
  const before = process.env.REPRIEVE_RULES
  process.env.REPRIEVE_RULES = join(folder, 'bank.yaml')
  try {
    const none = await called(['plan', 'list'])
    assert.deepEqual([none.code, none.err.includes('(file_missing)')], [2, true], none.err)
    await writeFile(join(folder, 'bank.yaml'), 'deadlines: { ownMistake: 15 }\n')
    const wrong = await called(['serve'])
    assert.equal(wrong.code, 2)
    assert.match(wrong.err, /^bank\.yaml: deadlines\.ownMistake: .* \(type_is_wrong\)$/m)
    assert.match(wrong.err, /^bank\.yaml: contact: is missing.* \(key_missing\)$/m)
  } finally {
    if (before === undefined) delete process.env.REPRIEVE_RULES
    else process.env.REPRIEVE_RULES = before
    await rm(folder, { recursive: true, force: true })
  }
})
