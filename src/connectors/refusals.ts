// Every "no" of a simulated system: its code and what it means, in the order in which it is checked.

import type { Answer } from '../reconcile/index.ts'

/** The meaning of each code, in order of precedence; docs/reference/connectors.md repeats this table. */
export const systemRefusals = {
  wrong_system: 'the system does not keep what the correction changes',
  unknown_account: 'the system keeps no such account or transfer',
  booked_differently: 'the reference is already on the books with other content',
  unknown_charge: 'the account has no such charge',
  card_system_cannot_waive: 'the card system can only refund what was paid',
  waive_above_open_amount: 'more would be waived than is still due on the charge',
  refund_above_paid_amount: 'more would be refunded than was paid on the charge and not yet refunded',
  unknown_debt: 'the account has no such debt',
  already_moved: 'the debt is not due on the day from which it is to be moved',
  charges_pending: 'the core moves no due day while a charge of the debt is neither paid nor waived',
  not_listed: 'the account is not on the defaulter list',
  month_not_reported: 'no code was reported for the month',
  code_differs: 'the month does not stand at the code from which it is to be amended',
  unknown_channel: 'the dialler has no such channel for the account',
  not_held_by_us: 'the channel is closed, but not by a hold under our references',
} as const

export type SystemRefusalCode = keyof typeof systemRefusals

export interface SystemRefusal {
  readonly code: SystemRefusalCode
  readonly because: string
}

/** A refusal in the words of the table, followed by what was found. */
export const refuseBecause = (code: SystemRefusalCode, found: string): SystemRefusal => ({
  code,
  because: `${systemRefusals[code]}: ${found}`,
})

/** The answer a system gives to one correction. */
export const answerFrom = (correction: string, refusal: SystemRefusal | undefined): Answer =>
  refusal === undefined
    ? { correction, outcome: 'accepted' }
    : { correction, outcome: 'refused', code: refusal.code, because: refusal.because }
