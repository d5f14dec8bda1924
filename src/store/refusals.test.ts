// Every refusal is documented, in order of precedence, and every documented one exists.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { evidenceRefusals, logFindingCodes } from '../evidence/index.ts'
import { storeRefusals } from './refusals.ts'

async function codesIn(file: string, heading: string): Promise<readonly string[]> {
  const text = await readFile(new URL(`../../docs/${file}`, import.meta.url), 'utf8')
  const section = text.slice(text.indexOf(heading)).split('\n## ')[0]!.split('\n### ')[0]!
  return [...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code!)
}

test('the refusals of the store are those of its page', async () => {
  assert.deepEqual(await codesIn('operating/database.md', '## Refusals'), storeRefusals)
})

test('the refusals and findings of the evidence log are those of its page', async () => {
  assert.deepEqual(await codesIn('reference/evidence.md', '## Refusals'), evidenceRefusals)
  assert.deepEqual(await codesIn('reference/evidence.md', 'Findings of `verify`'), logFindingCodes)
})
