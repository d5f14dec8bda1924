// Undoing a grant takes back what can be taken back and leaves what was given to people.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Minor } from '../kernel/index.ts'
import { correctionId, nextNth } from './correction.ts'
import { type CorrectionOnTheBooks, draftUndo, type UndoInput } from './undo.ts'

const booked = (
  kind: CorrectionOnTheBooks['kind'],
  target: string | undefined,
  rest: Partial<CorrectionOnTheBooks> = {},
): CorrectionOnTheBooks => ({
  id: correctionId('p', 'a1', kind, target, 1),
  kind,
  ...(target !== undefined && { target }),
  ...rest,
})

const input: UndoInput = {
  programme: 'p',
  account: 'a1',
  product: 'loan',
  onTheBooks: [
    booked('hold_contact', 'agent'),
    booked('hold_contact', 'manager', { untilDay: '2020-05-05' }),
    booked('waive_charge', 'c1', { amountMinor: 100 as Minor }),
    booked('refund_charge', 'c1', { amountMinor: 50 as Minor }),
    booked('move_due_day', 'd1', { from: '2020-02-05', to: '2020-05-05' }),
    booked('amend_credit_record', '2020-02', { from: '1', to: 'N' }),
    booked('delist_default', undefined),
  ],
}

test('due days move back and holds are released, under ids of their own', () => {
  const { corrections } = draftUndo(input)
  assert.deepEqual(
    corrections.map(({ id, system, kind, target, from, to }) => ({ id, system, kind, target, from, to })),
    [
      {
        id: 'cor:p:a1:move_due_day:d1:2',
        system: 'core',
        kind: 'move_due_day',
        target: 'd1',
        from: '2020-05-05',
        to: '2020-02-05',
      },
      ...['agent', 'manager'].map((target) => ({
        id: `cor:p:a1:release_contact:${target}:1`,
        system: 'dialler',
        kind: 'release_contact',
        target,
        from: undefined,
        to: undefined,
      })),
    ],
  )
})

test('money given, an amended record and a delisting are decisions for people, never clawed back', () => {
  const { corrections, decisions } = draftUndo(input)
  assert.deepEqual(
    decisions.map(({ code, correction }) => [code, correction.kind]),
    [
      ['money_given', 'waive_charge'],
      ['money_given', 'refund_charge'],
      ['record_amended', 'amend_credit_record'],
      ['delisted', 'delist_default'],
    ],
  )
  assert.ok(corrections.every(({ amountMinor }) => amountMinor === undefined))
})

test('a channel forbidden for another reason stays held', () => {
  const { corrections } = draftUndo({ ...input, stillForbidden: new Set(['manager']) })
  const released = corrections.filter(({ kind }) => kind === 'release_contact').map(({ target }) => target)
  assert.deepEqual(released, ['agent'])
})

test('S8.8 what another programme has on the books is neither taken back nor put before people', () => {
  const others = input.onTheBooks.map((each) => ({ ...each, id: each.id.replace('cor:p:', 'cor:another:') }))
  assert.deepEqual(draftUndo({ ...input, onTheBooks: others }), { corrections: [], decisions: [] })
  assert.deepEqual(draftUndo({ ...input, onTheBooks: [...others, ...input.onTheBooks] }), draftUndo(input))
})

test("a card's due days are moved back by the card system", () => {
  const { corrections } = draftUndo({ ...input, product: 'card' })
  assert.equal(corrections[0]?.system, 'cards')
})

test('an account with nothing on the books has nothing to undo', () => {
  assert.deepEqual(draftUndo({ ...input, onTheBooks: [] }), { corrections: [], decisions: [] })
})

test('the next number is above the highest on the books, also when one before it is gone', () => {
  const id = (nth: number) => correctionId('p', 'a1', 'waive_charge', 'c1', nth)
  assert.deepEqual([nextNth([]), nextNth([id(1)]), nextNth([id(2)]), nextNth([id(12), id(3)])], [1, 2, 3, 13])
})
