// An account of a customer: what the programmes in force make of it, day by day, and in words for those who may know why.

import type { AccountCase } from '../../book/index.ts'
import { type DirectoryAccount, maskedNumber } from '../../customers/index.ts'
import { isRefusal, type Refusal, type Relation, relations } from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { type Explanation, explainAccount, explainReport, type Language } from '../../reconcile/index.ts'
import type { DraftProgramme } from '../../store/index.ts'
import type { DoneCorrection } from '../night/done-by.ts'
import { toldFirst } from '../programmes/told-first.ts'
import { withReasonsOf } from './told-reasons.ts'

/** A version in force. */
export interface VersionSaid {
  readonly programme: string
  readonly version: number
}

export interface AccountStory {
  readonly account: string
  readonly product: 'loan' | 'card'
  /** Masked. */
  readonly cardNumber?: string
  /** The version that the explanation follows: the first in force that grants, else the first. */
  readonly under: VersionSaid
  /** Every version in force that grants the account. */
  readonly grantedUnder: readonly VersionSaid[]
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
  /** The versions in force, the chosen one first. */
  readonly programmes: readonly DraftProgramme[]
  /** The account as it stands in the book. */
  readonly input: AccountCase | undefined
  /** Whose circumstances the reader may know: the customer's, the spouse's. */
  readonly told: Readonly<Record<Relation, boolean>>
}

/** The story of an account under the versions in force, told as a decision about relief tells it. */
export function storyOfAccount(
  { account, product, cardNumber }: DirectoryAccount,
  { programmes, input, told }: StoryOptions,
): AccountStory | Refusal {
  const number = cardNumber !== undefined && { cardNumber: maskedNumber(cardNumber) }
  const known = { account, product, ...number }
  const first = saidOf(programmes[0]!)
  if (input === undefined) return { ...known, under: first, grantedUnder: [], corrected: [] }
  const { corrected } = input.accounts[0]!
  const explanations: Under[] = []
  for (const one of programmes) {
    const explained = explainAccount(one.programme, input, account)
    if (isRefusal(explained)) return explained
    explanations.push({ under: saidOf(one), programme: one.programme, explained })
  }
  const { under, programme, explained } = toldFirst(explanations, isGranted)
  const grantedUnder = explanations.filter(isGranted).map((one) => one.under)
  const story = { ...known, under, grantedUnder, corrected, ...grantOf(explained) }
  return { ...story, ...toldOf(explained, programme, told) }
}

interface Under {
  readonly under: VersionSaid
  readonly programme: Programme
  readonly explained: Explanation
}

const saidOf = ({ programme, version }: DraftProgramme): VersionSaid => ({ programme: programme.id, version })
const isGranted = ({ explained: { answer } }: Under): boolean => answer.entitlement.outcome === 'granted'

/** An explanation as far as the reader may know it. */
function toldOf(
  explained: Explanation,
  { circumstances }: Programme,
  told: StoryOptions['told'],
): Pick<AccountStory, 'explanation' | 'words'> {
  const tells = (known: readonly Relation[]) => ({
    ...explained,
    answer: withReasonsOf(explained.answer, known),
  })
  if (!told.owner) return { explanation: tells([]) }
  const untold = relations.filter((relation) => !told[relation])
  const said = (language: Language) => explainReport(explained, { language, circumstances, untold })
  const words = { zh: said('zh'), en: said('en') }
  const known = relations.filter((relation) => told[relation])
  return { explanation: tells(known), words }
}

function grantOf({ answer: { entitlement } }: Explanation): Pick<AccountStory, 'grantedThrough'> {
  if (entitlement.outcome !== 'granted') return {}
  const { because } = entitlement
  return {
    grantedThrough: relations.filter((relation) => because.some((one) => one.relation === relation)),
  }
}
