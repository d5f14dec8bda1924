// R22: each of 24 + 25 advisories has a test here that exists, or a sentence why there is no such door; the page says the same.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../tidy/sources.ts'
import { type Answer, type Broken, fineract, frappe } from './broken-elsewhere.ts'

const page = join(root, 'docs/operating/broken-elsewhere.md')

test('R22 the 24 advisories of one system and the 25 of the other are all here, each once', () => {
  assert.deepEqual([fineract.length, frappe.length], [24, 25])
  const ids = [...fineract, ...frappe].map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, /^(?:CVE-\d{4}-\d{4,5}|GHSA(?:-\w{4}){3})$/)
})

test('R22 each is kept out by a test that exists, or says why there is no such surface', () => {
  const missing = [...fineract, ...frappe].flatMap(({ id, answers }) =>
    answers.flatMap((answer) => (stands(answer) ? [] : [`${id}: ${JSON.stringify(answer)}`])),
  )
  assert.deepEqual(missing, [])
  assert.ok([...fineract, ...frappe].every(({ answers }) => answers.length > 0))
})

function stands(answer: Answer): boolean {
  if ('because' in answer) return answer.because.length > 'no such surface, because '.length + 10
  const text = readFileSync(join(root, answer.file), 'utf8').replaceAll(/\$\{\w+\}/g, '…')
  const names = [...text.matchAll(/\btest\(\s*['`]([^'`]+)['`]/g)].map(([, name]) => name!)
  return names.some((name) => name.startsWith(answer.name))
}

const wordsOf = (answer: Answer): string =>
  'because' in answer ? answer.because : `\`${answer.file}\`: ${answer.name}`

const table = (rows: readonly Broken[]): string =>
  [
    '| advisory | class | what | kept out by |',
    '|---|---|---|---|',
    ...rows.map(
      ({ id, kind, what, answers }) => `| ${id} | ${kind} | ${what} | ${answers.map(wordsOf).join('; ')} |`,
    ),
  ].join('\n')

const fresh = (): string => `# Broken elsewhere

What was broken into in two other systems of the kind, and what keeps each out of here: a test, by its file and the
beginning of its name, or why there is no such door. Printed from \`test/security/broken-elsewhere.ts\`;
\`UPDATE_GOLDEN=1\` with its test prints it anew. A fix is kept by a test for ever: one of the flaws below came back two
years after it was mended, past the validator that had mended it.

## Apache Fineract

All 24 on the [project's own page](https://fineract.apache.org/security.html).

${table(fineract)}

## Frappe and ERPNext

25 advisories; the list is not complete.

${table(frappe)}
`

test('R22 the page says what the tests say', () => {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, fresh())
  assert.equal(readFileSync(page, 'utf8'), fresh(), 'UPDATE_GOLDEN=1 prints it anew')
})
