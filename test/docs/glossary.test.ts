// docs/glossary.md has every word of the closed lists, once, in both languages, as the reports write it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as kernel from '../../src/kernel/index.ts'
import { entitlementRefusals } from '../../src/measures/index.ts'
import { channelWords, correctionWords, exceptionWords, outcomeWords } from '../../src/reconcile/index.ts'
import { roles } from '../../src/store/index.ts'

const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8')

interface Row {
  readonly word: string
  readonly zh: string
  readonly meaning: string
}

const rows: readonly Row[] = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  .map(([, word, zh, meaning]) => ({ word: word!.replaceAll('`', ''), zh: zh!, meaning: meaning! }))
  .filter(({ word }) => word !== 'word')
const byWord = new Map(rows.map((row) => [row.word, row]))

/** The words of every list that the kernel exports, and of the lists of measures and store. */
const vocabulary: readonly string[] = [
  ...(Object.values<unknown>(kernel).filter(Array.isArray).flat() as string[]),
  ...entitlementRefusals,
  'granted',
  'none',
  ...roles,
]

/** The words that the whole product is told in. */
const told = [
  'emergency',
  'programme',
  'version',
  'measure',
  'terms',
  'fact',
  'circumstance',
  'entitled',
  'standing',
  'difference',
  'correction',
  'plan',
  'approval',
  'receipt',
  'verdict',
  'refusal',
  'entry',
  'proof',
]

test('every word of the closed lists and of the story is in the glossary', () => {
  assert.ok(vocabulary.length > 50)
  assert.deepEqual(
    [...vocabulary, ...told].filter((word) => !byWord.has(word)),
    [],
  )
})

test('a word in code type is one of the closed lists', () => {
  const written = [...page.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, word]) => word!)
  assert.deepEqual(
    written.filter((word) => !vocabulary.includes(word)),
    [],
  )
})

test('every word stands once, with a Chinese term and a meaning', () => {
  assert.equal(byWord.size, rows.length)
  for (const { word, zh, meaning } of rows) {
    assert.match(zh, /\p{Script=Han}/u, word)
    assert.ok(meaning.length > 10, word)
  }
})

test('the reports write the Chinese terms of the glossary', () => {
  for (const words of [channelWords, correctionWords, exceptionWords, outcomeWords]) {
    for (const [word, { zh }] of Object.entries(words)) assert.equal(byWord.get(word)?.zh, zh)
  }
})

test('the terms of the announcement stand in it word for word', () => {
  const articles = readFileSync(new URL('../../docs/reference/articles.txt', import.meta.url), 'utf8')
  const terms = ['agent', 'auto_voice', 'manager', 'penalty_interest', 'late_fee', 'income_lost', 'donation']
  for (const word of [
    ...terms,
    'epidemic_funds',
    'smart_terminal',
    'mobile_bank',
    'e_bank',
    'counter',
    'card',
  ]) {
    const { zh } = byWord.get(word)!
    assert.ok(articles.replaceAll('\n', '').includes(zh), `${word}: ${zh}`)
  }
})
