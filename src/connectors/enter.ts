// What an accepted correction changes, and what changes when it is taken off the books again.

import { assert, type Channel, type Day, isoFromDay } from '../kernel/index.ts'
import {
  type BankState,
  type Booked,
  bookedOf,
  type DebtState,
  findCharge,
  isConserved,
  isMoveBack,
  whose,
} from './state.ts'

function addToBooks(state: BankState, correction: Booked): void {
  const books = state.books.get(correction.account) ?? new Map<string, Booked>()
  books.set(correction.id, correction)
  state.books.set(correction.account, books)
}

function takeOffBooks(state: BankState, correction: Booked): void {
  const books = state.books.get(correction.account)
  books?.delete(correction.id)
  if (books?.size === 0) state.books.delete(correction.account)
}

function addMoney(state: BankState, correction: Booked, sign: 1 | -1): void {
  const charge = findCharge(state, correction.account, correction.target ?? '')
  assert(charge !== undefined, `charge ${correction.target} of ${correction.account} is kept`)
  const amount = sign * (correction.amountMinor ?? 0)
  if (correction.kind === 'waive_charge') charge.waivedMinor += amount
  else charge.refundedMinor += amount
  assert(isConserved(charge), `money is conserved on ${correction.target} of ${correction.account}`)
}

function debtOf(state: BankState, correction: Booked): DebtState {
  const debt = state.ledgers.get(correction.account)?.debts.get(correction.target ?? '')
  assert(debt !== undefined, `debt ${correction.target} of ${correction.account} is kept`)
  return debt
}

/** A move to an earlier day ends our earlier move under the same programme; neither stays on the books. */
function moveDueDay(state: BankState, correction: Booked): void {
  const debt = debtOf(state, correction)
  debt.standingDueDay = correction.to ?? debt.dueDay
  if (!isMoveBack(correction)) addToBooks(state, correction)
  else {
    const moves = bookedOf(state, correction.account, correction)
    for (const booked of whose(moves, correction).own) takeOffBooks(state, booked)
  }
}

function setChannel(state: BankState, correction: Booked, isOpen: boolean): void {
  state.permissions.get(correction.account)?.set(correction.target as Channel, isOpen)
}

const holdsOf = (state: BankState, { account, target = '' }: Booked): readonly Booked[] =>
  bookedOf(state, account, { kind: 'hold_contact', target })

/** A release ends the holds of its programme; the channel opens when no other programme holds it. */
function releaseContact(state: BankState, correction: Booked): void {
  const { own, others } = whose(holdsOf(state, correction), correction)
  for (const hold of own) takeOffBooks(state, hold)
  if (others.length === 0) setChannel(state, correction, true)
}

function setListed(state: BankState, account: string, isListed: boolean): void {
  const ledger = state.ledgers.get(account)
  assert(ledger !== undefined, `account ${account} is kept`)
  ledger.listedAsDefaulter = isListed
}

function setCode(state: BankState, correction: Booked, code: string | undefined): void {
  state.creditRecords.get(correction.account)?.set(correction.target ?? '', code ?? '')
}

/** Changes the state as the correction says and books it. Call only after `decide` says `apply`. */
export function enter(state: BankState, correction: Booked): void {
  switch (correction.kind) {
    case 'move_due_day':
      moveDueDay(state, correction)
      return
    case 'release_contact':
      releaseContact(state, correction)
      return
    case 'waive_charge':
    case 'refund_charge':
      addMoney(state, correction, 1)
      break
    case 'delist_default':
      setListed(state, correction.account, false)
      break
    case 'amend_credit_record':
      setCode(state, correction, correction.to)
      break
    case 'hold_contact':
      setChannel(state, correction, false)
      break
  }
  addToBooks(state, correction)
}

/** Takes a correction off the books as if it had never been; a refund stays, since money given is not taken back. */
export function reverse(state: BankState, correction: Booked): boolean {
  switch (correction.kind) {
    case 'refund_charge':
    case 'release_contact':
      return false
    case 'waive_charge':
      addMoney(state, correction, -1)
      break
    case 'move_due_day': {
      const debt = debtOf(state, correction)
      debt.standingDueDay = debt.dueDay
      break
    }
    case 'delist_default':
      setListed(state, correction.account, true)
      break
    case 'amend_credit_record':
      setCode(state, correction, correction.from)
      break
    case 'hold_contact':
      if (whose(holdsOf(state, correction), correction).others.length === 0)
        setChannel(state, correction, true)
      break
  }
  takeOffBooks(state, correction)
  return true
}

/** The holds on the books whose last day is before `day`; the dialler lifts them. */
export function holdsRunOut(state: BankState, day: Day): readonly Booked[] {
  const today = isoFromDay(day)
  const runOut: Booked[] = []
  for (const books of state.books.values()) {
    for (const booked of books.values()) {
      if (booked.kind === 'hold_contact' && booked.untilDay !== undefined && booked.untilDay < today)
        runOut.push(booked)
    }
  }
  return runOut
}
