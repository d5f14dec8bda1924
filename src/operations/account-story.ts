// An account of a customer: what the programme makes of it, day by day, and in words for those who may know why.

import type { AccountCase } from '../book/index.ts'
import { type DirectoryAccount, maskedNumber } from '../customers/index.ts'
import { isRefusal, type Refusal } from '../kernel/index.ts'
import { type Explanation, explainAccount, explainReport } from '../reconcile/index.ts'
import type { Ground } from './in-force.ts'

export interface AccountStory {
  readonly account: string
  readonly product: 'loan' | 'card'
  /** Masked. */
  readonly cardNumber?: string
  /** Absent where the account was put aside at import. */
  readonly explanation?: Explanation
  /** For those who may know what happened to the customer. */
  readonly words?: { readonly zh: string; readonly en: string }
  /** What stands on the books. */
  readonly corrected: Explanation['answer']['corrections']
}

export interface StoryOptions {
  readonly ground: Ground
  /** The account as it stands in the book. */
  readonly input: AccountCase | undefined
  /** False: nothing is told of what happened to the customer or the spouse. */
  readonly seesCircumstances: boolean
}

/** The story of an account under the version in force. */
export function storyOfAccount(
  { account, product, cardNumber }: DirectoryAccount,
  { ground, input, seesCircumstances }: StoryOptions,
): AccountStory | Refusal {
  const number = cardNumber !== undefined && { cardNumber: maskedNumber(cardNumber) }
  if (input === undefined) return { account, product, ...number, corrected: [] }
  const { corrected } = input.accounts[0]!
  const story = { account, product, ...number, corrected }
  const explained = explainAccount(ground.programme.programme, input, account)
  if (isRefusal(explained)) return explained
  if (!seesCircumstances) return { ...story, explanation: withoutReasons(explained) }
  const words = { zh: explainReport(explained, 'zh'), en: explainReport(explained, 'en') }
  return { ...story, explanation: explained, words }
}

function withoutReasons(explained: Explanation): Explanation {
  const { answer } = explained
  const { entitlement } = answer
  if (entitlement.outcome !== 'granted') return explained
  return { ...explained, answer: { ...answer, entitlement: { ...entitlement, because: [] } } }
}
