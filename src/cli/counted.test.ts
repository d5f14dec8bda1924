// Counts of one in English, at the command line and in the story of the demo.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counted } from './counted.ts'
import { type DemoWord, demoWords, sayIn } from './demo/words.ts'

test('one thing is counted as one, none and two as many', () => {
  assert.deepEqual(
    [0, 1, 2].map((count) => counted(count, 'notice')),
    ['0 notices', '1 notice', '2 notices'],
  )
  assert.equal(counted(1, 'entry', 'entries'), '1 entry')
  assert.equal(counted(3, 'entry', 'entries'), '3 entries')
})

test('the demo of one customer speaks of one customer, and every count of its words does', () => {
  const say = sayIn('en')
  assert.equal(say('tellDone', { customers: '1' }), '1 notice, sent within the hours of contact')
  assert.equal(say('tellDone', { customers: '15,699' }), '15,699 notices, sent within the hours of contact')
  for (const word of Object.keys(demoWords) as DemoWord[]) {
    const ones = new Proxy({}, { get: () => '1' })
    assert.doesNotMatch(say(word, ones), /\b1 [a-z]+s\b/, word)
  }
})
