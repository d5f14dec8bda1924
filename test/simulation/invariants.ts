// What must hold every night, whatever was lost, repeated, delayed or killed.

import { type AccountCase, programmeOfCorrection } from '../../src/book/index.ts'
import type { Booked, SimulatedBank } from '../../src/connectors/index.ts'
import { assert, type Channel } from '../../src/kernel/index.ts'
import type { CaseAnswer } from '../../src/reconcile/index.ts'
import { owedOn } from './drafting.ts'

/** The most an account was ever owed on a charge, by account and charge. */
export class MoneyWatch {
  readonly #mostOwed = new Map<string, number>()

  /** Takes note of a night's answer before anything of it is sent. */
  note(book: AccountCase, answer: CaseAnswer): void {
    book.accounts.forEach((account, at) => {
      for (const { id } of account.charges) {
        const key = `${account.id} ${id}`
        const owed = owedOn(account, answer.accounts[at]!, id)
        this.#mostOwed.set(key, Math.max(owed, this.#mostOwed.get(key) ?? 0))
      }
    })
  }

  /** No money is booked twice: per charge never more than was owed on some night, and all of it is conserved. */
  check(bank: SimulatedBank): void {
    const booked = bookedMoney(bank.booked())
    for (const [account, ledger] of bank.state.ledgers) {
      for (const [id, charge] of ledger.charges) {
        const key = `${account} ${id}`
        const { waived = 0, refunded = 0 } = booked.get(key) ?? {}
        const stillDue = charge.postedMinor - charge.paidMinor - charge.waivedMinor
        assert(charge.waivedMinor === waived, `${key}: the books show what was waived`)
        assert(charge.refundedMinor === refunded, `${key}: the books show what was refunded`)
        assert(refunded <= charge.paidMinor, `${key}: refunded at most what was paid`)
        assert(stillDue >= 0, `${key}: waived at most what was open`)
        assert(waived + refunded <= charge.postedMinor, `${key}: corrected at most what was posted`)
        assert(waived + refunded <= (this.#mostOwed.get(key) ?? 0), `${key}: corrected at most what was owed`)
      }
    }
  }
}

/** A channel that two programmes hold is closed, whatever one of them, or somebody else, does with one of the holds. */
export function checkSharedHolds(bank: SimulatedBank): void {
  const holders = new Map<string, string>()
  for (const { id, account, kind, target } of bank.booked()) {
    if (kind !== 'hold_contact') continue
    const [key, programme] = [`${account} ${target}`, programmeOfCorrection(id)]
    const isShared = (holders.get(key) ?? programme) !== programme
    const isOpen = bank.state.permissions.get(account)?.get(target as Channel)
    assert(!(isShared && isOpen), `${key}: held by two programmes and closed`)
    holders.set(key, programme)
  }
}

function bookedMoney(booked: Iterable<Booked>): ReadonlyMap<string, { waived: number; refunded: number }> {
  const sums = new Map<string, { waived: number; refunded: number }>()
  for (const { account, kind, target, amountMinor = 0 } of booked) {
    if (kind !== 'waive_charge' && kind !== 'refund_charge') continue
    const key = `${account} ${target}`
    const sum = sums.get(key) ?? { waived: 0, refunded: 0 }
    if (kind === 'waive_charge') sum.waived += amountMinor
    else sum.refunded += amountMinor
    sums.set(key, sum)
  }
  return sums
}
