// What the bank's systems keep and a correction can change, and the books of corrections under our references.

import { programmeOfCorrection } from '../book/index.ts'
import type { Channel, Day, Product } from '../kernel/index.ts'
import type { Correction } from '../reconcile/index.ts'

/** A charge in minor units. Still due = posted − paid − waived; kept by the bank = paid − refunded. */
export interface ChargeState {
  readonly debt: string
  readonly postedMinor: number
  paidMinor: number
  waivedMinor: number
  refundedMinor: number
}

/** Days written `YYYY-MM-DD`: the contractual one, and the one on which the debt is now due. */
export interface DebtState {
  readonly dueDay: string
  standingDueDay: string
}

/** What core or card system keep of an account. */
export interface Ledger {
  readonly product: Product
  listedAsDefaulter: boolean
  readonly debts: Map<string, DebtState>
  readonly charges: Map<string, ChargeState>
}

/** Open or closed by channel; a channel the dialler does not have is absent. */
export type Permissions = Map<Channel, boolean>

/** Codes by month `YYYY-MM`, as the bureau writes them. */
export type CreditRecord = Map<string, string>

/** A correction on the books; which system was asked, and why, is not on them. */
export type Booked = Omit<Correction, 'system' | 'measure'>

/** Each drawer is filled from the extract when first needed; an id that is not in the extract stays absent. */
export interface BankState {
  today: Day
  readonly ledgers: Map<string, Ledger>
  /** Fees by transfer, then by charge. */
  readonly transferFees: Map<string, Map<string, ChargeState>>
  readonly permissions: Map<string, Permissions>
  readonly creditRecords: Map<string, CreditRecord>
  /** Corrections on the books by account or transfer, then by their id, in the order of booking. */
  readonly books: Map<string, Map<string, Booked>>
}

/** A bank that keeps nothing yet. */
export const emptyState = (today: Day): BankState => ({
  today,
  ledgers: new Map(),
  transferFees: new Map(),
  permissions: new Map(),
  creditRecords: new Map(),
  books: new Map(),
})

/** A charge on which nothing was corrected yet. */
export const chargeFrom = (debt: string, postedMinor: number, paidMinor: number): ChargeState => ({
  debt,
  postedMinor,
  paidMinor,
  waivedMinor: 0,
  refundedMinor: 0,
})

/** What the customer still owes on a charge, in minor units. */
export const stillDue = (charge: ChargeState): number =>
  charge.postedMinor - charge.paidMinor - charge.waivedMinor

/** What the customer paid on a charge and the bank keeps, in minor units. */
export const keptByBank = (charge: ChargeState): number => charge.paidMinor - charge.refundedMinor

/**
 * Money is conserved: posted = waived + refunded + still due + kept by the bank, and none of the four is
 * negative. True when that holds.
 */
export function isConserved(charge: ChargeState): boolean {
  const parts = [charge.waivedMinor, charge.refundedMinor, stillDue(charge), keptByBank(charge)]
  return (
    parts.every((part) => Number.isSafeInteger(part) && part >= 0) &&
    parts.reduce((sum, part) => sum + part, 0) === charge.postedMinor
  )
}

/** The charge of an account, or the fee of a transfer. */
export const findCharge = (state: BankState, account: string, charge: string): ChargeState | undefined =>
  (state.ledgers.get(account)?.charges ?? state.transferFees.get(account))?.get(charge)

/** The correction on the books under an id. */
export const findBooked = (state: BankState, correction: Booked): Booked | undefined =>
  state.books.get(correction.account)?.get(correction.id)

/** The corrections of an account on the books, of one kind and target. */
export function bookedOf(
  state: BankState,
  account: string,
  of: Pick<Booked, 'kind' | 'target'>,
): readonly Booked[] {
  const books = state.books.get(account)
  if (books === undefined) return []
  return [...books.values()].filter((booked) => booked.kind === of.kind && booked.target === of.target)
}

/** Of those, the ones under the programme of `like`, or under any other. */
export const whose = (
  booked: readonly Booked[],
  like: Booked,
): { readonly own: readonly Booked[]; readonly others: readonly Booked[] } => {
  const programme = programmeOfCorrection(like.id)
  const own = booked.filter(({ id }) => programmeOfCorrection(id) === programme)
  return { own, others: booked.filter((each) => !own.includes(each)) }
}

/** A move to an earlier day takes back a move of ours; relief only ever moves to the same or a later day. */
export const isMoveBack = ({ from = '', to = '' }: Booked): boolean => to < from
