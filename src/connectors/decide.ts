// Whether a system accepts a correction: the rules of core, card system, bureau and dialler, in order of precedence.

import type { Channel, CorrectionKind, SystemName } from '../kernel/index.ts'
import type { Correction } from '../reconcile/index.ts'
import { refuseBecause, type SystemRefusal } from './refusals.ts'
import {
  type BankState,
  type Booked,
  bookedOf,
  type ChargeState,
  findBooked,
  findCharge,
  isMoveBack,
  type Ledger,
  stillDue,
  whose,
} from './state.ts'

/** What differs from bank to bank. */
export interface BankHabits {
  /** False where the card system must charge first and refund after. */
  readonly cardsCanWaive: boolean
}

/** `apply`: change the state. `nothing_to_do`: it is already so, or already booked under this id. */
export type Decision = 'apply' | 'nothing_to_do' | SystemRefusal

const kindsOfSystem: Readonly<Record<SystemName, readonly CorrectionKind[]>> = {
  core: ['waive_charge', 'refund_charge', 'move_due_day', 'delist_default'],
  cards: ['waive_charge', 'refund_charge', 'move_due_day'],
  bureau: ['amend_credit_record'],
  dialler: ['hold_contact', 'release_contact'],
}

function keeps(state: BankState, system: SystemName, account: string): boolean {
  if (system === 'bureau') return state.creditRecords.has(account)
  if (system === 'dialler') return state.permissions.has(account)
  return state.ledgers.has(account) || state.transferFees.has(account)
}

function isWrongProduct(ledger: Ledger | undefined, system: SystemName, kind: CorrectionKind): boolean {
  if (system === 'cards') return ledger?.product !== 'card'
  return system === 'core' && kind !== 'delist_default' && ledger?.product === 'card'
}

const isSame = (one: Booked, other: Booked): boolean =>
  one.kind === other.kind &&
  one.target === other.target &&
  one.amountMinor === other.amountMinor &&
  one.from === other.from &&
  one.to === other.to &&
  one.untilDay === other.untilDay

/** Decides on one correction without changing anything. */
export function decide(
  state: BankState,
  request: { readonly system: SystemName; readonly correction: Correction; readonly habits: BankHabits },
): Decision {
  const { system, correction, habits } = request
  const { account, kind } = correction
  if (!kindsOfSystem[system].includes(kind)) return refuseBecause('wrong_system', `${kind} sent to ${system}`)
  if (!keeps(state, system, account)) return refuseBecause('unknown_account', account)
  if (isWrongProduct(state.ledgers.get(account), system, kind)) {
    return refuseBecause('wrong_system', `${account} is not kept by ${system}`)
  }
  const booked = findBooked(state, correction)
  if (booked !== undefined) {
    return isSame(booked, correction) ? 'nothing_to_do' : refuseBecause('booked_differently', correction.id)
  }
  return decideByKind(state, correction, system === 'cards' && !habits.cardsCanWaive)
}

function decideByKind(state: BankState, correction: Correction, cannotWaive: boolean): Decision {
  switch (correction.kind) {
    case 'waive_charge':
    case 'refund_charge':
      return decideMoney(state, correction, cannotWaive)
    case 'move_due_day':
      return decideMove(state, correction)
    case 'delist_default':
      return state.ledgers.get(correction.account)?.listedAsDefaulter
        ? 'apply'
        : refuseBecause('not_listed', correction.account)
    case 'amend_credit_record':
      return decideAmendment(state, correction)
    case 'hold_contact':
    case 'release_contact':
      return decideContact(state, correction)
  }
}

function decideMoney(state: BankState, correction: Correction, cannotWaive: boolean): Decision {
  const { account, kind, target = '', amountMinor = 0 } = correction
  const charge = findCharge(state, account, target)
  if (charge === undefined) return refuseBecause('unknown_charge', `${account} ${target}`)
  if (kind === 'waive_charge' && cannotWaive) return refuseBecause('card_system_cannot_waive', target)
  return refuseAmount(charge, kind, amountMinor) ?? 'apply'
}

function refuseAmount(charge: ChargeState, kind: CorrectionKind, amount: number): SystemRefusal | undefined {
  if (kind === 'waive_charge') {
    const open = stillDue(charge)
    return amount > open ? refuseBecause('waive_above_open_amount', `${amount} of ${open}`) : undefined
  }
  const refundable = charge.paidMinor - charge.refundedMinor
  return amount > refundable
    ? refuseBecause('refund_above_paid_amount', `${amount} of ${refundable}`)
    : undefined
}

function decideMove(state: BankState, correction: Correction): Decision {
  const { account, target = '', from, to } = correction
  const ledger = state.ledgers.get(account)
  const debt = ledger?.debts.get(target)
  if (ledger === undefined || debt === undefined) return refuseBecause('unknown_debt', `${account} ${target}`)
  if (isMoveBack(correction) && debt.standingDueDay === to) return 'nothing_to_do'
  if (from !== debt.standingDueDay) {
    return refuseBecause('already_moved', `${target} is due on ${debt.standingDueDay}, not ${from}`)
  }
  const pending = ledger.product === 'loan' && hasOpenCharge(ledger, target)
  return pending ? refuseBecause('charges_pending', target) : 'apply'
}

function hasOpenCharge(ledger: Ledger, debt: string): boolean {
  for (const charge of ledger.charges.values()) {
    if (charge.debt === debt && stillDue(charge) > 0) return true
  }
  return false
}

function decideAmendment(state: BankState, correction: Correction): Decision {
  const { account, target = '', from } = correction
  const code = state.creditRecords.get(account)?.get(target)
  if (code === undefined) return refuseBecause('month_not_reported', `${account} ${target}`)
  return code === from ? 'apply' : refuseBecause('code_differs', `${target} stands at ${code}, not ${from}`)
}

function decideContact(state: BankState, correction: Correction): Decision {
  const { account, kind, target } = correction
  const isOpen = state.permissions.get(account)?.get(target as Channel)
  if (isOpen === undefined) return refuseBecause('unknown_channel', `${account} ${target}`)
  const ours = bookedOf(state, account, { kind: 'hold_contact', ...(target && { target }) })
  const { own, others } = whose(ours, correction)
  if (kind === 'hold_contact') {
    return isOpen || (own.length === 0 && others.length > 0) ? 'apply' : 'nothing_to_do'
  }
  if (isOpen || (own.length === 0 && others.length > 0)) return 'nothing_to_do'
  return own.length > 0 ? 'apply' : refuseBecause('not_held_by_us', `${account} ${target}`)
}
