// Every "no" of a simulated system once, in order of precedence, and the docs that repeat them.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { CaseAccount } from '../book/index.ts'
import { dayFromIso, type Minor, type SystemName } from '../kernel/index.ts'
import type { Correction } from '../reconcile/index.ts'
import { CaseBank } from './case-bank.ts'
import { chanceFromSeed } from './chance.ts'
import { type SystemRefusalCode, systemRefusals } from './refusals.ts'
import type { SimulatedBank } from './simulated-bank.ts'

const account = (id: string, product: 'loan' | 'card'): CaseAccount => ({
  id,
  product,
  owner: 'p1',
  region: '150300',
  listedAsDefaulter: false,
  debts: [
    { id: 'd1', dueDay: '2020-02-05', principalMinor: 100_000, interestMinor: 4_000, payments: [] },
    { id: 'd2', dueDay: '2020-03-05', principalMinor: 100_000, interestMinor: 3_000, payments: [] },
  ],
  charges: [
    { id: 'c1', debtId: 'd1', kind: 'late_fee', day: '2020-02-08', amountMinor: 1_000, paidMinor: 400 },
    { id: 'c2', debtId: 'd2', kind: 'late_fee', day: '2020-03-08', amountMinor: 500, paidMinor: 500 },
  ],
  creditRecord: { '2020-02': '1', '2020-03': 'N' },
  contactAllowed: { agent: true, auto_voice: false },
  contacts: [],
  corrected: [],
})

function sampleBank(habits = { cardsCanWaive: false }): SimulatedBank {
  const accounts = [account('ln1', 'loan'), account('cd1', 'card')]
  const start = { asOf: '2020-03-31', people: [{ id: 'p1', circumstances: [] }], accounts }
  return new CaseBank(start, { chance: chanceFromSeed(1), habits }).bank
}

const asked = (
  system: SystemName,
  correction: Partial<Omit<Correction, 'amountMinor'>> &
    Pick<Correction, 'kind'> & { readonly amountMinor?: number },
): Correction =>
  ({
    id: `cor:test:${correction.account ?? 'ln1'}:${correction.kind}:${correction.target ?? ''}:1`,
    system,
    measure: 'test',
    account: 'ln1',
    ...correction,
  }) as Correction

const waive = (amountMinor: number, target = 'c1') =>
  asked('core', { kind: 'waive_charge', target, amountMinor })
const move = (from: string, to: string, target = 'd2') =>
  asked('core', { kind: 'move_due_day', target, from, to })

/** What was done before, what is asked, and the refusal: each row breaks also the rules below its own. */
const refusals: readonly {
  readonly code: SystemRefusalCode
  readonly fact: string
  readonly before?: readonly Correction[]
  readonly ask: Correction
}[] = [
  {
    code: 'wrong_system',
    fact: 'the bureau waives nothing, not even on unknown accounts',
    ask: asked('bureau', { kind: 'waive_charge', account: 'nobody', target: 'c9', amountMinor: 1 }),
  },
  {
    code: 'unknown_account',
    fact: 'an account that no system keeps',
    ask: asked('cards', { kind: 'waive_charge', account: 'nobody', target: 'c9', amountMinor: 1 }),
  },
  {
    code: 'wrong_system',
    fact: 'a loan is not kept by the card system',
    ask: asked('cards', { kind: 'waive_charge', target: 'c9', amountMinor: 9_999 }),
  },
  {
    code: 'wrong_system',
    fact: 'a card is not kept by the core',
    ask: asked('core', { kind: 'refund_charge', account: 'cd1', target: 'c9', amountMinor: 9_999 }),
  },
  {
    code: 'booked_differently',
    fact: 'the same reference with another amount',
    before: [waive(100)],
    ask: waive(9_999),
  },
  { code: 'unknown_charge', fact: 'a charge the account does not have', ask: waive(9_999, 'c9') },
  {
    code: 'card_system_cannot_waive',
    fact: 'the card system only refunds',
    ask: asked('cards', { kind: 'waive_charge', account: 'cd1', target: 'c1', amountMinor: 9_999 }),
  },
  { code: 'waive_above_open_amount', fact: '601 of 600 open', ask: waive(601) },
  {
    code: 'refund_above_paid_amount',
    fact: '401 of 400 paid',
    ask: asked('core', { kind: 'refund_charge', target: 'c1', amountMinor: 401 }),
  },
  {
    code: 'unknown_debt',
    fact: 'a debt the account does not have',
    ask: move('2020-01-01', '2020-06-05', 'd9'),
  },
  {
    code: 'already_moved',
    fact: 'the debt is due on another day',
    ask: move('2020-01-01', '2020-06-05', 'd1'),
  },
  { code: 'charges_pending', fact: '600 are still due on c1', ask: move('2020-02-05', '2020-05-05', 'd1') },
  { code: 'not_listed', fact: 'nobody is on the list', ask: asked('core', { kind: 'delist_default' }) },
  {
    code: 'month_not_reported',
    fact: 'January was not reported',
    ask: asked('bureau', { kind: 'amend_credit_record', target: '2020-01', from: '2', to: 'N' }),
  },
  {
    code: 'code_differs',
    fact: 'February stands at 1, not 2',
    ask: asked('bureau', { kind: 'amend_credit_record', target: '2020-02', from: '2', to: 'N' }),
  },
  {
    code: 'unknown_channel',
    fact: 'no manager is known for the account',
    ask: asked('dialler', { kind: 'hold_contact', target: 'manager' }),
  },
  {
    code: 'not_held_by_us',
    fact: 'the bank itself closed automatic calls',
    ask: asked('dialler', { kind: 'release_contact', target: 'auto_voice' }),
  },
]

for (const { code, fact, before = [], ask } of refusals) {
  test(`X18 ${ask.system} refuses ${ask.kind} with ${code}: ${fact}`, async () => {
    const bank = sampleBank()
    await bank.systems[ask.system].submit(before)
    const [answer] = await bank.systems[ask.system].submit([ask])
    assert.equal(answer?.outcome, 'refused')
    assert.equal(answer.code, code)
    assert.ok(answer.because.startsWith(systemRefusals[code]))
  })
}

test('every refusal of the table is shown, in the order of the table', () => {
  const shown = [...new Set(refusals.map(({ code }) => code))]
  assert.deepEqual(shown.toSorted(), Object.keys(systemRefusals).toSorted())
  const order = Object.keys(systemRefusals)
  const last = refusals.slice(2).map(({ code }) => order.indexOf(code))
  assert.deepEqual(
    last,
    last.toSorted((a, b) => a - b),
  )
})

test('docs/reference/connectors.md repeats the table of refusals', async () => {
  const text = await readFile(new URL('../../docs/reference/connectors.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| `([a-z_]+)` \| (.+) \|$/gm)].map(([, code, meaning]) => [code, meaning])
  const table: readonly (readonly [string, string])[] = Object.entries(systemRefusals)
  assert.deepEqual(
    rows.filter(([code]) => code! in systemRefusals),
    table,
  )
})

test('X7 every kind is accepted again under its id and changes nothing the second time', async () => {
  const bank = sampleBank({ cardsCanWaive: true })
  const asks = [
    asked('dialler', { kind: 'hold_contact', target: 'agent' }),
    waive(600),
    asked('core', { kind: 'refund_charge', target: 'c2', amountMinor: 500 }),
    asked('cards', { kind: 'waive_charge', account: 'cd1', target: 'c1', amountMinor: 600 }),
    move('2020-03-05', '2020-06-05'),
    asked('bureau', { kind: 'amend_credit_record', target: '2020-02', from: '1', to: 'N' }),
  ]
  const once: unknown[] = []
  for (const round of ['once', 'twice']) {
    for (const ask of asks) {
      const answers = await bank.systems[ask.system].submit([ask])
      assert.deepEqual(answers, [{ correction: ask.id, outcome: 'accepted' }], round)
    }
    once.push(structuredClone(bank.state))
  }
  assert.deepEqual(once[1], once[0])
})

test('S8.8 a release ends our hold, and a move back ends our move: neither stays on the books', async () => {
  const bank = sampleBank()
  const submit = async (ask: Correction) => (await bank.systems[ask.system].submit([ask]))[0]!.outcome
  assert.equal(await submit(asked('dialler', { kind: 'hold_contact', target: 'agent' })), 'accepted')
  assert.equal(bank.state.permissions.get('ln1')?.get('agent'), false)
  assert.equal(await submit(move('2020-03-05', '2020-06-05')), 'accepted')
  assert.equal(bank.bookedOn('ln1').length, 2)
  assert.equal(await submit(asked('dialler', { kind: 'release_contact', target: 'agent' })), 'accepted')
  const back = { ...move('2020-06-05', '2020-03-05'), id: 'cor:test:ln1:move_due_day:d2:2' }
  assert.equal(await submit(back), 'accepted')
  assert.equal(await submit(back), 'accepted')
  assert.deepEqual(bank.bookedOn('ln1'), [])
  assert.equal(bank.state.permissions.get('ln1')?.get('agent'), true)
  assert.equal(bank.state.ledgers.get('ln1')?.debts.get('d2')?.standingDueDay, '2020-03-05')
})

test('S8.3 the core moves a due day once the pending charge is waived', async () => {
  const bank = sampleBank()
  const asks = [move('2020-02-05', '2020-05-05', 'd1'), waive(600), move('2020-02-05', '2020-05-05', 'd1')]
  const answers = await bank.systems.core.submit(asks)
  assert.deepEqual(
    answers.map(({ outcome }) => outcome),
    ['refused', 'accepted', 'accepted'],
  )
})

test('the card system moves a due day although charges are pending', async () => {
  const ask = { ...move('2020-02-05', '2020-05-05', 'd1'), account: 'cd1' }
  const [answer] = await sampleBank().systems.cards.submit([ask])
  assert.equal(answer?.outcome, 'accepted')
})

test('S7.4 a customer is taken off the defaulter list by the core, for loans and cards', async () => {
  for (const account of ['ln1', 'cd1']) {
    const bank = sampleBank()
    bank.state.ledgers.get(account)!.listedAsDefaulter = true
    const [answer] = await bank.systems.core.submit([asked('core', { kind: 'delist_default', account })])
    assert.equal(answer?.outcome, 'accepted')
    assert.equal(bank.state.ledgers.get(account)?.listedAsDefaulter, false)
  }
})

test('a hold is lifted by the dialler on the day after its last, not before', async () => {
  const bank = sampleBank()
  const until = bank.today + 3
  await bank.systems.dialler.submit([
    asked('dialler', { kind: 'hold_contact', target: 'agent', untilDay: '2020-04-03' }),
  ])
  await bank.moveOnTo(until as typeof bank.today)
  assert.equal(bank.state.permissions.get('ln1')?.get('agent'), false)
  await bank.moveOnTo((until + 1) as typeof bank.today)
  assert.equal(bank.state.permissions.get('ln1')?.get('agent'), true)
  assert.deepEqual(bank.bookedOn('ln1'), [])
})

test('what others undo leaves the books and the state, except a refund', async () => {
  const bank = sampleBank()
  const refund = asked('core', { kind: 'refund_charge', target: 'c2', amountMinor: 500 })
  await bank.systems.core.submit([waive(600), refund, move('2020-03-05', '2020-06-05')])
  assert.equal(await bank.undoneByOthers({ account: 'ln1', kind: 'waive_charge', target: 'c1' }), 1)
  assert.equal(await bank.undoneByOthers({ account: 'ln1', kind: 'refund_charge', target: 'c2' }), 0)
  assert.equal(await bank.undoneByOthers({ account: 'ln1', kind: 'move_due_day', target: 'd2' }), 1)
  assert.deepEqual(
    bank.bookedOn('ln1').map(({ kind }) => kind),
    ['refund_charge'],
  )
  assert.equal(bank.state.ledgers.get('ln1')?.charges.get('c1')?.waivedMinor, 0)
  assert.equal(bank.state.ledgers.get('ln1')?.charges.get('c2')?.refundedMinor, 500 as Minor)
})

test('S8.8 two programmes hold one channel: each books its own, and it opens when the last lets go', async () => {
  const bank = sampleBank()
  const by = (programme: string, kind: 'hold_contact' | 'release_contact') => {
    const correction = asked('dialler', { kind, target: 'agent' })
    return { ...correction, id: correction.id.replace('cor:test:', `cor:${programme}:`) }
  }
  const submit = async (correction: Correction) =>
    (await bank.systems.dialler.submit([correction])).map(({ outcome }) => outcome)[0]
  const isOpen = () => bank.state.permissions.get('ln1')?.get('agent')
  const holders = () => bank.bookedOn('ln1').map(({ id }) => id.split(':')[1])
  for (const programme of ['one', 'two', 'one'])
    assert.equal(await submit(by(programme, 'hold_contact')), 'accepted')
  assert.deepEqual(holders(), ['one', 'two'])
  for (const time of ['once', 'repeated']) {
    assert.equal(await submit(by('one', 'release_contact')), 'accepted', time)
    assert.deepEqual([isOpen(), holders()], [false, ['two']])
  }
  const until = { ...by('one', 'hold_contact'), untilDay: '2020-04-01' }
  assert.equal(await submit(until), 'accepted')
  await bank.moveOnTo(dayFromIso('2020-04-02'))
  assert.deepEqual([isOpen(), holders()], [false, ['two']], 'a hold that runs out leaves the other')
  assert.equal(await submit(by('two', 'release_contact')), 'accepted')
  assert.deepEqual([isOpen(), holders()], [true, []])
})
