// Of an expected answer only the keys given are compared, lists whole and in order.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDifference } from './cases.ts'
import type { Plain } from './yaml-value.ts'

const given: Plain = {
  asOf: '2020-03-31',
  accounts: [
    {
      id: 'a',
      corrections: [{ kind: 'delist_default' }, { kind: 'hold_contact', target: 'agent' }],
      deferred: [],
    },
    { id: 'b', corrections: [], entitlement: { outcome: 'refused', code: 'outside_window' } },
  ],
}

const table: readonly (readonly [string, Plain, string | undefined])[] = [
  ['nothing expected', {}, undefined],
  ['one key of one account', { accounts: [{ id: 'a' }, {}] }, undefined],
  ['part of a mapping', { accounts: [{}, { entitlement: { outcome: 'refused' } }] }, undefined],
  ['fewer accounts', { accounts: [{}] }, 'differs at answer.accounts: expected 1 accounts, got 2'],
  [
    'another value',
    { asOf: '2020-04-01' },
    'differs at answer.asOf: expected "2020-04-01", got "2020-03-31"',
  ],
  ['a key that is not there', { total: 1 }, 'differs at answer.total: expected 1, got nothing'],
  [
    'a list only in part',
    { accounts: [{ corrections: [{ kind: 'delist_default' }] }, {}] },
    'differs at answer.accounts[0].corrections: expected [{kind: "delist_default"}], got [{kind: "delist_default"}, {kind: "hold_contact", target: "agent"}]',
  ],
  [
    'an item only in part',
    { accounts: [{ corrections: [{ kind: 'delist_default' }, { kind: 'hold_contact' }] }, {}] },
    'differs at answer.accounts[0].corrections: expected [{kind: "delist_default"}, {kind: "hold_contact"}], got [{kind: "delist_default"}, {kind: "hold_contact", target: "agent"}]',
  ],
  [
    'a list in another order',
    {
      accounts: [
        { corrections: [{ target: 'agent', kind: 'hold_contact' }, { kind: 'delist_default' }] },
        {},
      ],
    },
    'differs at answer.accounts[0].corrections: expected [{kind: "hold_contact", target: "agent"}, {kind: "delist_default"}], got [{kind: "delist_default"}, {kind: "hold_contact", target: "agent"}]',
  ],
  [
    'the keys of an item in another order',
    {
      accounts: [
        { corrections: [{ kind: 'delist_default' }, { target: 'agent', kind: 'hold_contact' }] },
        {},
      ],
    },
    undefined,
  ],
  ['a mapping for a list', { accounts: {} }, 'differs at answer.accounts: expected {}'],
]

for (const [what, expected, difference] of table) {
  test(`an expectation of ${what} ${difference === undefined ? 'holds' : 'fails'}`, () => {
    const found = findDifference(expected, given, 'answer')
    if (difference === undefined) assert.equal(found, undefined)
    else assert.ok(found?.startsWith(difference), found)
  })
}
