// A simulated bank made from cases (relief-rules §11), for simulations and tests: it lives in memory only.

import type {
  AccountCase,
  CaseAccount,
  CaseCharge,
  CaseCircumstance,
  CaseCorrection,
  CaseDebt,
  CasePerson,
} from '../book/index.ts'
import { programmeOfCorrection } from '../book/index.ts'
import { assert, type Channel, type Day, dayFromIso, isoFromDay } from '../kernel/index.ts'
import type { Chance } from './chance.ts'
import type { BankHabits } from './decide.ts'
import type { FaultRates } from './faults.ts'
import { SimulatedBank } from './simulated-bank.ts'
import { type BankState, type Booked, chargeFrom, emptyState, type Ledger } from './state.ts'

export interface CaseBankOptions {
  readonly chance: Chance
  readonly habits: BankHabits
  readonly rates?: FaultRates
}

function ledgerFrom(account: CaseAccount): Ledger {
  return {
    product: account.product,
    listedAsDefaulter: account.listedAsDefaulter,
    debts: new Map(account.debts.map(({ id, dueDay }) => [id, { dueDay, standingDueDay: dueDay }])),
    charges: new Map(
      account.charges.map(({ id, debtId, amountMinor, paidMinor }) => [
        id,
        chargeFrom(debtId, amountMinor, paidMinor),
      ]),
    ),
  }
}

function keep(state: BankState, account: CaseAccount): void {
  state.ledgers.set(account.id, ledgerFrom(account))
  const allowed = Object.entries(account.contactAllowed) as [Channel, boolean][]
  state.permissions.set(account.id, new Map(allowed))
  state.creditRecords.set(account.id, new Map(Object.entries(account.creditRecord)))
}

/** The entry of `corrected` for a correction on the books. */
function correctedFrom(correction: Booked): CaseCorrection {
  const { id, kind, target, amountMinor, from, to, untilDay } = correction
  return {
    kind,
    programme: programmeOfCorrection(id),
    ...(target !== undefined && { target }),
    ...(amountMinor !== undefined && { amountMinor }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(untilDay !== undefined && { untilDay }),
  }
}

/**
 * The bank's other work, beside our corrections: customers pay, the core posts and lists, the bureau reports,
 * people bring evidence. `extract` shows it all as of a day, with our corrections in `corrected`.
 */
export class CaseBank {
  readonly bank: SimulatedBank
  readonly #people: Map<string, CasePerson>
  readonly #accounts: Map<string, CaseAccount>

  constructor(start: AccountCase, options: CaseBankOptions) {
    const state = emptyState(dayFromIso(start.asOf))
    this.#people = new Map(start.people.map((person) => [person.id, person]))
    this.#accounts = new Map(start.accounts.map((account) => [account.id, account]))
    for (const account of start.accounts) {
      assert(account.corrected.length === 0, `${account.id} starts without corrections on the books`)
      keep(state, account)
    }
    this.bank = new SimulatedBank({ state, ...options })
  }

  /** The case account as it began, with what happened since but without what stands in the systems. */
  account(id: string): CaseAccount {
    const account = this.#accounts.get(id)
    assert(account !== undefined, `account ${id} is kept`)
    return account
  }

  #ledger(id: string): Ledger {
    const ledger = this.bank.state.ledgers.get(id)
    assert(ledger !== undefined, `account ${id} is kept`)
    return ledger
  }

  /** Replaces what is known of a person's circumstances. */
  learn(person: string, circumstances: readonly CaseCircumstance[]): void {
    const known = this.#people.get(person)
    assert(known !== undefined, `person ${person} is kept`)
    this.#people.set(person, { ...known, circumstances })
  }

  /** The core posts a charge. */
  post(account: string, charge: CaseCharge): void {
    const known = this.account(account)
    this.#accounts.set(account, { ...known, charges: [...known.charges, charge] })
    this.#ledger(account).charges.set(
      charge.id,
      chargeFrom(charge.debtId, charge.amountMinor, charge.paidMinor),
    )
  }

  /** The customer pays all that is still due on a charge; gives how much that was. */
  payCharge(account: string, charge: string): number {
    const state = this.#ledger(account).charges.get(charge)
    assert(state !== undefined, `charge ${charge} of ${account} is kept`)
    const paid = state.postedMinor - state.paidMinor - state.waivedMinor
    state.paidMinor += paid
    return paid
  }

  /** The customer pays towards a debt. */
  payDebt(account: string, debt: string, payment: CaseDebt['payments'][number]): void {
    const known = this.account(account)
    const debts = known.debts.map((one) =>
      one.id === debt ? { ...one, payments: [...one.payments, payment] } : one,
    )
    this.#accounts.set(account, { ...known, debts })
  }

  /** The bureau is given a month's code. */
  report(account: string, month: string, code: string): void {
    this.bank.state.creditRecords.get(account)?.set(month, code)
  }

  /** The core puts the account's owner on the defaulter list. */
  list(account: string): void {
    this.#ledger(account).listedAsDefaulter = true
  }

  /** Begins the next day and gives the extract as of it. */
  async extract(nextDay: Day): Promise<AccountCase> {
    await this.bank.moveOnTo(nextDay)
    return {
      asOf: isoFromDay(nextDay),
      people: [...this.#people.values()],
      accounts: [...this.#accounts.values()].map((account) => this.#asItStands(account)),
    }
  }

  #asItStands(account: CaseAccount): CaseAccount {
    const { state } = this.bank
    const ledger = this.#ledger(account.id)
    const charges = account.charges.map((charge) => ({
      ...charge,
      paidMinor: ledger.charges.get(charge.id)?.paidMinor ?? charge.paidMinor,
    }))
    return {
      ...account,
      listedAsDefaulter: ledger.listedAsDefaulter,
      charges,
      creditRecord: Object.fromEntries(state.creditRecords.get(account.id) ?? []),
      contactAllowed: Object.fromEntries(state.permissions.get(account.id) ?? []),
      corrected: this.bank.bookedOn(account.id).map(correctedFrom),
    }
  }
}
