// One account that is owed half of a paid charge, to prove that the money watch sees what it should.

import type { AccountCase } from '../../src/book/index.ts'
import { CaseBank, chanceFromSeed, type SimulatedBank } from '../../src/connectors/index.ts'
import type { Minor } from '../../src/kernel/index.ts'
import type { CaseAnswer, Correction } from '../../src/reconcile/index.ts'

export interface SampleWatch {
  readonly bank: SimulatedBank
  readonly book: AccountCase
  /** Says that 50 of the 100 paid are to be refunded. */
  readonly answer: CaseAnswer
  readonly refund: Correction
}

/** A loan with one charge of 100, paid. */
export function sampleWatch(): SampleWatch {
  const book: AccountCase = {
    asOf: '2020-03-31',
    people: [{ id: 'p1', circumstances: [] }],
    accounts: [
      {
        id: 'a1',
        product: 'loan',
        owner: 'p1',
        region: '15',
        listedAsDefaulter: false,
        debts: [{ id: 'd1', dueDay: '2020-02-05', principalMinor: 1, interestMinor: 0, payments: [] }],
        charges: [
          { id: 'c1', debtId: 'd1', kind: 'late_fee', day: '2020-02-08', amountMinor: 100, paidMinor: 100 },
        ],
        creditRecord: {},
        contactAllowed: {},
        contacts: [],
        corrected: [],
      },
    ],
  }
  const wanted = { kind: 'refund_charge', target: 'c1', amountMinor: 50 as Minor } as const
  const answer: CaseAnswer = {
    asOf: book.asOf,
    accounts: [
      {
        id: 'a1',
        entitlement: { outcome: 'granted', because: [], coverage: [], creditRecord: 'protect' },
        deferred: [],
        daysPastDue: { standing: 0, entitled: 0 },
        corrections: [wanted],
        exceptions: [],
        violations: [],
      },
    ],
  }
  const refund: Correction = {
    id: 'cor:t:a1:refund_charge:c1:1',
    system: 'core',
    measure: 't',
    account: 'a1',
    ...wanted,
  }
  const { bank } = new CaseBank(book, { chance: chanceFromSeed(1), habits: { cardsCanWaive: true } })
  return { bank, book, answer, refund }
}
