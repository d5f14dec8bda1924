// Donation fees: transfers of donations and epidemic funds to registered accounts are free (relief-rules §8).

import type { TransferPurpose } from '../../kernel/index.ts'
import { giveBack } from '../charges.ts'
import type { Findings } from '../findings.ts'
import type { Measure } from '../measure.ts'
import { sentences, title, titleInOtherEmergencies } from './words.ts'

export const donationFees: Measure = {
  id: 'donation-fees',
  title,
  titleInOtherEmergencies,
  facts: ['transfers', 'corrections', 'register of donation accounts'],
  sentences,
}

/** When a registered account may receive free transfers; `lastDay` is `noDay` while it is open. */
export interface RegisterValidity {
  readonly firstDay: number
  readonly lastDay: number
}

/** A transfer's fee and what was already given back, in minor units. */
export interface TransferFee {
  readonly day: number
  readonly purpose: TransferPurpose
  readonly posted: number
  readonly paid: number
  readonly waived: number
  readonly refunded: number
}

/** True where the fee is entitled to be 0: free purpose, registered payee, valid on the day of the transfer. */
export function isFreeTransfer(
  transfer: Pick<TransferFee, 'day' | 'purpose'>,
  payee: readonly RegisterValidity[],
): boolean {
  if (transfer.purpose !== 'donation' && transfer.purpose !== 'epidemic_funds') return false
  return payee.some(({ firstDay, lastDay }) => firstDay <= transfer.day && transfer.day <= lastDay)
}

/** States what brings the fee to 0; `payee` holds the register entries of the account that received the money. */
export function correctTransferFee(
  fee: TransferFee,
  payee: readonly RegisterValidity[],
  coreCanWaive: boolean,
  findings: Findings,
): void {
  if (!isFreeTransfer(fee, payee)) return
  const { posted, paid, waived, refunded } = fee
  giveBack(posted - waived - refunded, { target: 0, posted, paid, waived, refunded }, coreCanWaive, findings)
}
