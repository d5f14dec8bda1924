// Verifies on the next book what the last night sent, and checks the verdicts against what the bank knows.

import type { AccountCase } from '../../src/book/index.ts'
import type { SimulatedBank } from '../../src/connectors/index.ts'
import { assert, dayFromIso } from '../../src/kernel/index.ts'
import {
  type Correction,
  type Receipt,
  type StandingAccount,
  verifyInCases,
} from '../../src/reconcile/index.ts'
import type { EventLog } from './event-log.ts'

/** What was sent with one plan. */
export interface Sent {
  readonly corrections: readonly Correction[]
  readonly receipts: ReadonlyMap<string, Receipt>
  /** Refused because charges are pending. */
  readonly pending: readonly Correction[]
  readonly lines: readonly {
    readonly id: string
    readonly outcome: string
    readonly code: string | undefined
  }[]
}

export interface VerifyNight {
  readonly book: AccountCase
  readonly bank: SimulatedBank
  /** Accounts on which something may have been taken off the books. */
  readonly disturbed: ReadonlySet<string>
  readonly log: EventLog
}

/** Accepted money and moves are done unless somebody disturbed them; what is unknown is settled by the books. */
export function verifySent(sent: Sent, { book, bank, disturbed, log }: VerifyNight): void {
  const accounts = new Map(book.accounts.map((account) => [account.id, standingFrom(account, bank)]))
  const { corrections, receipts } = sent
  const report = verifyInCases({ asOf: dayFromIso(book.asOf), corrections, receipts, accounts })
  const { total, done, open, undone } = report
  assert(total === corrections.length && total === done + open + undone, 'every correction has one verdict')
  log.add('verified', book.asOf, `done ${done} open ${open} undone ${undone}`)
  for (const { correction, verdict, reason } of report.list) {
    log.add(verdict, correction.id, reason)
    const isUndisturbed = !disturbed.has(correction.account)
    const isLasting = !['hold_contact', 'release_contact'].includes(correction.kind)
    const wasAccepted = receipts.get(correction.id)?.outcome === 'accepted'
    assert(!(wasAccepted && isUndisturbed && isLasting), `${correction.id} was accepted and stays done`)
  }
  for (const { kind, agrees, acceptedMinor, bookedMinor } of report.money) {
    const wasDisturbed = corrections.some((each) => each.kind === kind && disturbed.has(each.account))
    assert(agrees || wasDisturbed, `${kind}: accepted ${acceptedMinor}, booked ${bookedMinor}`)
  }
}

function standingFrom(account: AccountCase['accounts'][number], bank: SimulatedBank): StandingAccount {
  const { listedAsDefaulter, creditRecord, contactAllowed } = account
  const booked = new Map(bank.bookedOn(account.id).map((each) => [each.id, each]))
  return { listedAsDefaulter, creditRecord, contactAllowed, booked }
}
