// Verifies corrections over cases (relief-rules §11), as `verifyInBook` does over a whole book.

import { programmeOfCorrection } from '../book/index.ts'
import { type Day, isoFromDay } from '../kernel/index.ts'
import type { Correction } from './correction.ts'
import type { Receipt } from './ports.ts'
import {
  listMaxDefault,
  type MoneyBalance,
  moneyKinds,
  type Standing,
  type VerdictCounts,
  type VerdictReason,
  type VerifiedCorrection,
  type VerifyReport,
  verdictOn,
} from './verify.ts'

/** What a book shows of an account: a case account, with the ids under which corrections are booked. */
export interface StandingAccount {
  readonly listedAsDefaulter: boolean
  readonly creditRecord: Readonly<Record<string, string>>
  readonly contactAllowed: Readonly<Record<string, boolean | undefined>>
  readonly booked: ReadonlyMap<string, BookedCorrection>
}

export type BookedCorrection = Pick<Correction, 'kind' | 'target' | 'amountMinor'>

/** True when code `one` is at least as good as `other`: N, then 1 … 7; any other code only equals itself. */
export function isAsGood(one: string, other: string): boolean {
  const bestFirst = 'N1234567'
  const position = bestFirst.indexOf(one)
  return one === other || (one.length === 1 && position >= 0 && position < bestFirst.indexOf(other))
}

/**
 * How a correction stands in an account as of a day. Money and a moved due day are seen by their id, the rest by
 * the state they asked for: a due day moved back and a released contact leave nothing on the books.
 */
export function standsInCase(
  correction: Correction,
  account: StandingAccount | undefined,
  asOf: Day,
): Standing {
  if (account === undefined) return 'not_so'
  switch (correction.kind) {
    case 'waive_charge':
    case 'refund_charge':
      return moneyStands(correction, account)
    case 'move_due_day':
      return standsIf(moveStands(correction, account))
    case 'delist_default':
      return standsIf(!account.listedAsDefaulter)
    case 'amend_credit_record':
      return standsIf(isAsGood(account.creditRecord[correction.target ?? ''] ?? '', correction.to ?? ''))
    case 'hold_contact':
      if (correction.untilDay !== undefined && correction.untilDay < isoFromDay(asOf)) return 'run_out'
      return standsIf(holdStands(correction, account))
    case 'release_contact':
      return standsIf(releaseStands(correction, account))
  }
}

const standsIf = (isSo: boolean): Standing => (isSo ? 'so' : 'not_so')

function moneyStands(correction: Correction, account: StandingAccount): Standing {
  const booked = account.booked.get(correction.id)
  if (booked === undefined) return 'not_so'
  return booked.amountMinor === correction.amountMinor ? 'so' : 'other_amount'
}

/** Whether holds of the channel are on the books, of the correction's own programme and of others. */
function holdsOnBooks(correction: Correction, { booked }: StandingAccount) {
  const holds = [...booked].filter(
    ([, { kind, target }]) => kind === 'hold_contact' && target === correction.target,
  )
  const isOwn = ([id]: readonly [string, unknown]): boolean => isOfOneProgramme(id, correction.id)
  return { own: holds.some(isOwn), others: holds.some((hold) => !isOwn(hold)) }
}

const isOfOneProgramme = (one: string, other: string): boolean =>
  programmeOfCorrection(one) === programmeOfCorrection(other)

/** A channel that only another programme holds is not held for this one. */
function holdStands(correction: Correction, account: StandingAccount): boolean {
  const { own, others } = holdsOnBooks(correction, account)
  return account.contactAllowed[correction.target ?? ''] === false && (own || !others)
}

/** A channel stays closed after a release where another programme holds it. */
function releaseStands(correction: Correction, account: StandingAccount): boolean {
  const { own, others } = holdsOnBooks(correction, account)
  const allowed = account.contactAllowed[correction.target ?? '']
  return allowed === true || (allowed === false && others && !own)
}

/** A move to an earlier day is a move back: it stands when no move of the debt by its programme is on the books. */
function moveStands(correction: Correction, account: StandingAccount): boolean {
  if ((correction.to ?? '') >= (correction.from ?? '')) return account.booked.has(correction.id)
  return ![...account.booked].some(
    ([id, { kind, target }]) =>
      kind === 'move_due_day' && target === correction.target && isOfOneProgramme(id, correction.id),
  )
}

export interface VerifyInCasesOptions {
  readonly asOf: Day
  readonly corrections: readonly Correction[]
  readonly receipts: ReadonlyMap<string, Receipt>
  readonly accounts: ReadonlyMap<string, StandingAccount>
  /** Ids that an earlier verification found done. */
  readonly seenBefore?: ReadonlySet<string>
  readonly listMax?: number
}

/** Verifies corrections over the accounts of cases. */
export function verifyInCases(options: VerifyInCasesOptions): VerifyReport {
  const { asOf, corrections, accounts, receipts, seenBefore } = options
  const verified = corrections.map((correction): VerifiedCorrection => {
    const standing = standsInCase(correction, accounts.get(correction.account), asOf)
    const receipt = receipts.get(correction.id)
    const verdict = verdictOn({ standing, receipt, seenBefore: seenBefore?.has(correction.id) ?? false })
    const said = receipt?.outcome === 'refused' ? { code: receipt.code, because: receipt.because } : {}
    return { correction, ...verdict, ...said } as VerifiedCorrection
  })
  return {
    ...reportFrom(verified, options.listMax ?? listMaxDefault),
    asOf: isoFromDay(asOf),
    money: moneyBalances(options),
  }
}

function reportFrom(verified: readonly VerifiedCorrection[], listMax: number) {
  const byKind: VerdictCounts = {}
  const reasons: Partial<Record<VerdictReason, number>> = {}
  const doneByMeasure: Record<string, number> = {}
  const totals = { done: 0, open: 0, undone: 0 }
  for (const { correction, verdict, reason } of verified) {
    const { measure } = correction
    if (verdict === 'done') doneByMeasure[measure] = (doneByMeasure[measure] ?? 0) + 1
    byKind[correction.kind] ??= { done: 0, open: 0, undone: 0 }
    byKind[correction.kind]![verdict] += 1
    totals[verdict] += 1
    reasons[reason] = (reasons[reason] ?? 0) + 1
  }
  const notDone = verified
    .filter(({ verdict }) => verdict !== 'done')
    .sort(
      (a, b) =>
        compare(a.correction.account, b.correction.account) || compare(a.correction.id, b.correction.id),
    )
  const list = notDone.slice(0, listMax)
  const leftOff = notDone.length - list.length
  return { total: verified.length, ...totals, byKind, reasons, doneByMeasure, list, leftOff }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function moneyBalances({ corrections, receipts, accounts }: VerifyInCasesOptions): readonly MoneyBalance[] {
  const bookedOf = ({ id, account }: Correction): number =>
    accounts.get(account)?.booked.get(id)?.amountMinor ?? 0
  return moneyKinds.map((kind) => {
    const balance = { acceptedMinor: 0, bookedMinor: 0, foundMinor: 0 }
    for (const correction of corrections) {
      if (correction.kind !== kind) continue
      if (receipts.get(correction.id)?.outcome === 'accepted') {
        balance.acceptedMinor += correction.amountMinor ?? 0
        balance.bookedMinor += bookedOf(correction)
      } else balance.foundMinor += bookedOf(correction)
    }
    return { kind, ...balance, agrees: balance.acceptedMinor === balance.bookedMinor }
  })
}
