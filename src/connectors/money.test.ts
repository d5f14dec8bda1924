// Money is conserved on every charge, whatever is waived, refunded, repeated or paid.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Minor } from '../kernel/index.ts'
import type { Correction } from '../reconcile/index.ts'
import { CaseBank } from './case-bank.ts'
import { chanceFromSeed } from './chance.ts'
import { isConserved } from './state.ts'

type Step =
  | { readonly step: 'waive_charge' | 'refund_charge'; readonly nth: number; readonly amount: number }
  | { readonly step: 'pay' }
  | { readonly step: 'others_undo_waivers' }

const steps = fc.array(
  fc.oneof(
    fc.record({
      step: fc.constantFrom('waive_charge', 'refund_charge'),
      nth: fc.integer({ min: 1, max: 4 }),
      amount: fc.integer({ min: 1, max: 1_200 }),
    }),
    fc.constant({ step: 'pay' } as const),
    fc.constant({ step: 'others_undo_waivers' } as const),
  ),
  { maxLength: 30 },
) as fc.Arbitrary<Step[]>

function bankWithCharge(postedMinor: number, paidMinor: number): CaseBank {
  const debt = { id: 'd1', dueDay: '2020-02-05', principalMinor: 1, interestMinor: 0, payments: [] }
  const charge = {
    id: 'c1',
    debtId: 'd1',
    kind: 'late_fee' as const,
    day: '2020-02-08',
    amountMinor: postedMinor,
    paidMinor,
  }
  const account = {
    id: 'a1',
    product: 'loan',
    owner: 'p1',
    region: '15',
    listedAsDefaulter: false,
    debts: [debt],
    charges: [charge],
    creditRecord: {},
    contactAllowed: {},
    contacts: [],
    corrected: [],
  } as const
  const start = { asOf: '2020-03-31', people: [{ id: 'p1', circumstances: [] }], accounts: [account] }
  return new CaseBank(start, { chance: chanceFromSeed(1), habits: { cardsCanWaive: true } })
}

test('X6 posted = waived + refunded + still due + kept by the bank, and the state is what was accepted', async () => {
  const amounts = fc
    .integer({ min: 1, max: 1_000 })
    .chain((posted) => fc.tuple(fc.constant(posted), fc.nat(posted)))
  await fc.assert(
    fc.asyncProperty(amounts, steps, async ([posted, paidAtFirst], sequence) => {
      const cases = bankWithCharge(posted, paidAtFirst)
      const accepted = new Map<string, Correction>()
      let paid = paidAtFirst
      for (const step of sequence) {
        if (step.step === 'pay') paid += cases.payCharge('a1', 'c1')
        else if (step.step === 'others_undo_waivers') {
          await cases.bank.undoneByOthers({ account: 'a1', kind: 'waive_charge', target: 'c1' })
          for (const [id, { kind }] of accepted) if (kind === 'waive_charge') accepted.delete(id)
        } else await submit(cases, step, accepted)
        const charge = cases.bank.state.ledgers.get('a1')!.charges.get('c1')!
        const waived = sumOf(accepted, 'waive_charge')
        const refunded = sumOf(accepted, 'refund_charge')
        const kept = paid - refunded
        const stillDue = posted - paid - waived
        assert.ok(kept >= 0 && stillDue >= 0)
        assert.deepEqual(
          [charge.waivedMinor, charge.refundedMinor, charge.paidMinor],
          [waived, refunded, paid],
        )
        assert.ok(isConserved(charge))
        assert.equal(waived + refunded + stillDue + kept, charge.postedMinor)
      }
    }),
    { seed: 20200131, numRuns: 300 },
  )
})

async function submit(
  cases: CaseBank,
  { step: kind, nth, amount }: Extract<Step, { readonly nth: number }>,
  accepted: Map<string, Correction>,
): Promise<void> {
  const amountMinor = amount as Minor
  const id = `cor:test:a1:${kind}:c1:${nth}`
  const correction: Correction = {
    id,
    system: 'core',
    measure: 'test',
    account: 'a1',
    kind,
    target: 'c1',
    amountMinor,
  }
  const [answer] = await cases.bank.systems.core.submit([correction])
  if (answer?.outcome === 'accepted') accepted.set(id, correction)
}

const sumOf = (accepted: ReadonlyMap<string, Correction>, wanted: string): number =>
  [...accepted.values()].reduce(
    (sum, { kind, amountMinor = 0 }) => (kind === wanted ? sum + amountMinor : sum),
    0,
  )

test('a charge that gives back more than was paid is not conserved', () => {
  const charge = { debt: 'd1', postedMinor: 100, paidMinor: 40, waivedMinor: 60, refundedMinor: 0 }
  assert.ok(isConserved(charge))
  assert.ok(!isConserved({ ...charge, refundedMinor: 41 }))
  assert.ok(!isConserved({ ...charge, waivedMinor: 61 }))
})
