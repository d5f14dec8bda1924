// An account as a time line: what fell due, what was charged, reported and called, and what the programme makes of it.

import type { AccountCase } from '../book/index.ts'
import { type DirectoryAccount, maskedNumber } from '../customers/index.ts'
import { isRefusal, type Refusal } from '../kernel/index.ts'
import { type Explanation, explainAccount } from '../reconcile/index.ts'
import type { Ground } from './in-force.ts'

export interface AccountTimeLine extends Pick<Explanation, 'asOf' | 'region' | 'window' | 'debts'> {
  readonly outcome: string
  readonly coverage: readonly { readonly firstDay: string; readonly lastDay?: string }[]
  readonly charges: readonly Pick<
    Explanation['charges'][number],
    'charge' | 'debt' | 'kind' | 'day' | 'postedMinor' | 'paidMinor' | 'entitledMinor'
  >[]
  readonly months: readonly { readonly month: string; readonly reported: string; readonly entitled: string }[]
  readonly contacts: readonly {
    readonly day: string
    readonly channel: string
    readonly type: string
    readonly isViolation: boolean
  }[]
  /** What is still to do, and what stands on the books. */
  readonly corrections: Explanation['answer']['corrections']
  readonly corrected: Explanation['answer']['corrections']
}

export interface AccountStory {
  readonly account: string
  readonly product: 'loan' | 'card'
  /** Masked. */
  readonly cardNumber?: string
  /** Absent where the account was put aside at import. */
  readonly timeLine?: AccountTimeLine
}

/** The story of an account under the version in force; `input` is the account as it stands in the book. */
export function storyOfAccount(
  { programme }: Ground,
  { account, product, cardNumber }: DirectoryAccount,
  input: AccountCase | undefined,
): AccountStory | Refusal {
  const story = { account, product, ...(cardNumber !== undefined && { cardNumber: maskedNumber(cardNumber) }) }
  if (input === undefined) return story
  const explained = explainAccount(programme.programme, input, account)
  return isRefusal(explained) ? explained : { ...story, timeLine: timeLineFrom(explained, input) }
}

function timeLineFrom(explained: Explanation, input: AccountCase): AccountTimeLine {
  const { asOf, region, window, debts, answer } = explained
  const { contacts, creditRecord, corrected } = input.accounts[0]!
  const { entitlement, violations, corrections } = answer
  const isViolation = (day: string, channel: string) =>
    violations.some((violation) => violation.day === day && violation.channel === channel)
  return {
    asOf,
    region,
    ...(window && { window }),
    outcome: entitlement.outcome === 'refused' ? entitlement.code : entitlement.outcome,
    coverage: entitlement.outcome === 'granted' ? entitlement.coverage : [],
    debts,
    charges: explained.charges.map(({ base: _, waivedMinor: __, refundedMinor: ___, ...charge }) => charge),
    months: explained.months.map(({ month, entitledCode }) => ({
      month,
      reported: creditRecord[month] ?? '',
      entitled: entitledCode,
    })),
    contacts: contacts.map((contact) => ({
      ...contact,
      isViolation: contact.type === 'collection' && isViolation(contact.day, contact.channel),
    })),
    corrections,
    corrected,
  }
}
