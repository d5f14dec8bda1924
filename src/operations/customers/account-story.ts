// An account of a customer: what the programme makes of it, day by day, and in words for those who may know why.

import type { AccountCase } from '../../book/index.ts'
import { type DirectoryAccount, maskedNumber } from '../../customers/index.ts'
import { isRefusal, type Refusal, type Relation, relations } from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { type Explanation, explainAccount, explainReport } from '../../reconcile/index.ts'
import type { DoneCorrection } from '../night/done-by.ts'
import { withReasonsOf } from './told-reasons.ts'

export interface AccountStory {
  readonly account: string
  readonly product: 'loan' | 'card'
  /** Masked. */
  readonly cardNumber?: string
  /** Absent where the account was put aside at import. */
  readonly explanation?: Explanation
  /** Of a granted account: whose circumstances grant it. Told to everybody; what happened is not. */
  readonly grantedThrough?: readonly Relation[]
  /** For those who may know what happened to the customer. */
  readonly words?: { readonly zh: string; readonly en: string }
  /** What stands on the books. */
  readonly corrected: readonly DoneCorrection[]
}

export interface StoryOptions {
  /** The version in force. */
  readonly programme: Programme
  /** The account as it stands in the book. */
  readonly input: AccountCase | undefined
  /** Whose circumstances the reader may know: the customer's, the spouse's. */
  readonly told: Readonly<Record<Relation, boolean>>
}

/** The story of an account under the version in force. */
export function storyOfAccount(
  { account, product, cardNumber }: DirectoryAccount,
  { programme, input, told }: StoryOptions,
): AccountStory | Refusal {
  const number = cardNumber !== undefined && { cardNumber: maskedNumber(cardNumber) }
  if (input === undefined) return { account, product, ...number, corrected: [] }
  const { corrected } = input.accounts[0]!
  const explained = explainAccount(programme, input, account)
  if (isRefusal(explained)) return explained
  const story = { account, product, ...number, corrected, ...grantOf(explained) }
  const tells = (known: readonly Relation[]) => ({
    ...explained,
    answer: withReasonsOf(explained.answer, known),
  })
  if (!told.owner) return { ...story, explanation: tells([]) }
  const untold = relations.filter((relation) => !told[relation])
  const words = { zh: explainReport(explained, 'zh', untold), en: explainReport(explained, 'en', untold) }
  const known = relations.filter((relation) => told[relation])
  return { ...story, explanation: tells(known), words }
}

function grantOf({ answer: { entitlement } }: Explanation): Pick<AccountStory, 'grantedThrough'> {
  if (entitlement.outcome !== 'granted') return {}
  const { because } = entitlement
  return {
    grantedThrough: relations.filter((relation) => because.some((one) => one.relation === relation)),
  }
}
