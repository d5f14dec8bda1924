// The documented codes are the codes, in the same order, and the documented defaults are the defaults.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { programmeCodes } from './codes.ts'
import { reliefTermsDefault } from './programme.ts'
import { termNames } from './relief-terms.ts'

const page = readFileSync(new URL('../../docs/reference/programme.md', import.meta.url), 'utf8')
const section = (title: string): string => page.slice(page.indexOf(`\n## ${title}`)).split('\n## ')[1]!
const cells = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')))

test('every code is documented, in order of precedence', () => {
  assert.deepEqual(
    cells(section('Codes')).map(([, code]) => code),
    [...programmeCodes],
  )
})

test('every term is documented with its default', () => {
  const documented = cells(section('terms/relief.yaml'))
  assert.deepEqual(
    documented.map(([, name]) => name),
    [...termNames],
  )
  for (const [, name, , value] of documented) {
    const held = reliefTermsDefault[name as keyof typeof reliefTermsDefault]
    const words = Array.isArray(held) ? `[${held.join(', ')}]` : held === undefined ? 'none' : String(held)
    assert.ok(value!.startsWith(words), `${name}: ${value}`)
  }
})
