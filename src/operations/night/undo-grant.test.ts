// Undoing a grant releases nothing of which it cannot be told whether something else forbids contact.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountCase, BookedCorrection } from '../../book/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { loadProgramme } from '../../programmes/index.ts'
import { shippedPolicy } from '../../wiring.ts'
import { undoOf } from './undo-grant.ts'

const account = (day: string): AccountCase => ({
  asOf: '2021-01-31',
  people: [{ id: 'p1', circumstances: [] }],
  accounts: [
    {
      id: 'A1',
      product: 'loan',
      owner: 'p1',
      region: '110100',
      debts: [
        {
          id: 'd1',
          dueDay: '2020-02-05',
          principalMinor: 100,
          interestMinor: 0,
          payments: [{ day, amountMinor: 100 }],
        },
      ],
      charges: [],
      creditRecord: {},
      listedAsDefaulter: false,
      contactAllowed: { agent: false, auto_voice: true, manager: true },
      contacts: [],
      corrected: [],
    },
  ],
})

const held: BookedCorrection = {
  id: 'cor:icbc-im-2020:A1:hold_contact:agent:1',
  kind: 'hold_contact',
  target: 'agent',
  untilDay: '2020-04-30',
}

test('X16 an undone hold is released; where the account cannot be evaluated, undoing is refused and releases nothing', async () => {
  const programme = await loadProgramme(shippedPolicy('icbc-im-2020'))
  assert.ok('id' in programme)
  const undone = undoOf(programme, account('2020-03-20'), [held])
  assert.ok(!isRefusal(undone), JSON.stringify(undone))
  assert.deepEqual(
    undone.corrections.map(({ kind, target }) => [kind, target]),
    [['release_contact', 'agent']],
  )
  const refused = undoOf(programme, account('2021-02-01'), [held])
  assert.ok(isRefusal(refused))
  assert.deepEqual([refused.code, refused.at], ['wrong_input', 'accounts[0].debts[0].payments[0].day'])
})
