// The contact rule as a table: who is spoken to, why, when, how often, and what is answered until when.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayFromIso } from '../kernel/index.ts'
import { type ContactFacts, type ContactQuestion, decideContact } from './decide.ts'
import { instantAt, localTimeFrom } from './local-time.ts'
import { contactCodes, contactWordsFor } from './words.ts'

const contactTerms = { firstMinute: 8 * 60, lastMinute: 22 * 60, connectedCallsMax: 3 }
const free: ContactFacts = { heldInCore: false, objects: false, calls: 0 }
const held = (reason: 'standstill' | 'evidence_pending' | 'coverage', until?: string): ContactFacts => ({
  ...free,
  hold: { reason, ...(until !== undefined && { untilDay: dayFromIso(until) }) },
})

type Row = readonly [
  type: ContactQuestion['type'],
  relation: ContactQuestion['relation'],
  at: string,
  facts: ContactFacts,
  answer: string,
]

const rows: readonly Row[] = [
  ['collection', 'relative', '2020-04-01T10:00:00+08:00', free, 'contact_is_not_the_debtor'],
  ['collection', 'other', '2020-04-01T10:00:00+08:00', held('standstill'), 'contact_is_not_the_debtor'],
  ['marketing', 'debtor', '2020-04-01T10:00:00+08:00', { ...free, objects: true }, 'customer_objects'],
  [
    'collection',
    'debtor',
    '2020-04-01T23:00:00+08:00',
    { ...held('standstill'), objects: true },
    'customer_objects',
  ],
  ['service', 'debtor', '2020-04-01T10:00:00+08:00', { ...free, objects: true }, 'allowed'],
  ['collection', 'debtor', '2020-04-01T10:00:00+08:00', held('standstill'), 'collection_stands_still'],
  ['collection', 'debtor', '2020-04-01T10:00:00+08:00', held('evidence_pending'), 'evidence_is_pending'],
  [
    'collection',
    'debtor',
    '2020-04-01T23:00:00+08:00',
    held('coverage', '2020-05-05'),
    'relief_is_granted until 2020-05-06T08:00:00+08:00',
  ],
  [
    'collection',
    'debtor',
    '2020-04-01T10:00:00+08:00',
    { ...free, heldInCore: true },
    'channel_is_held_in_core',
  ],
  [
    'collection',
    'debtor',
    '2020-04-01T07:59:00+08:00',
    free,
    'outside_contact_hours until 2020-04-01T08:00:00+08:00',
  ],
  ['collection', 'debtor', '2020-04-01T08:00:00+08:00', free, 'allowed'],
  ['collection', 'debtor', '2020-04-01T21:59:59+08:00', free, 'allowed'],
  [
    'collection',
    'debtor',
    '2020-04-01T22:00:00+08:00',
    free,
    'outside_contact_hours until 2020-04-02T08:00:00+08:00',
  ],
  [
    'collection',
    'debtor',
    '2020-04-01T22:05:00+08:00',
    free,
    'outside_contact_hours until 2020-04-02T08:00:00+08:00',
  ],
  [
    'collection',
    'debtor',
    '2020-04-01T14:05:00Z',
    free,
    'outside_contact_hours until 2020-04-02T08:00:00+08:00',
  ],
  ['collection', 'debtor', '2020-04-01T10:00:00+08:00', { ...free, calls: 2 }, 'allowed'],
  [
    'collection',
    'debtor',
    '2020-04-01T10:00:00+08:00',
    { ...free, calls: 3 },
    'calls_of_the_day_are_used_up until 2020-04-02T08:00:00+08:00',
  ],
  [
    'marketing',
    'debtor',
    '2020-04-01T22:05:00+08:00',
    free,
    'outside_contact_hours until 2020-04-02T08:00:00+08:00',
  ],
  ['marketing', 'debtor', '2020-04-01T10:00:00+08:00', held('standstill'), 'allowed'],
  ['service', 'debtor', '2020-04-01T22:05:00+08:00', held('standstill'), 'allowed'],
  ['service', 'relative', '2020-04-01T10:00:00+08:00', { ...free, calls: 9 }, 'allowed'],
]

for (const [type, relation, at, facts, expected] of rows) {
  test(`X16: ${type} to the ${relation} at ${at} is answered ${expected}`, () => {
    const { code, until } = decideContact({ type, relation, at: localTimeFrom(at) }, facts, contactTerms)
    assert.equal(until === undefined ? code : `${code} until ${instantAt(until)}`, expected)
  })
}

test('X16: every answer has words in both languages and names its rule', () => {
  for (const code of contactCodes) {
    const { because, rule } = contactWordsFor(contactTerms)[code]
    assert.ok(/\p{Script=Han}/u.test(because.zh) && because.en !== '' && rule !== '', code)
    assert.ok(code === 'allowed' || rows.some((row) => row[4].startsWith(code)), code)
  }
})
