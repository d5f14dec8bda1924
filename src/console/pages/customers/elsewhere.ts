// Where a cardholder turns whose circumstance cards do not cover (S7.2): who lost their income may have loans postponed.

import type { PlainWord } from '../../words/say.ts'

interface Answered {
  readonly product: string
  readonly entitlement: object
}

/** The word that says where to turn; undefined where there is no other way. */
export const elsewhereFor = ({ product, entitlement }: Answered): PlainWord | undefined =>
  product === 'card' && 'code' in entitlement && entitlement.code === 'kind_not_covered'
    ? 'cardElsewhere'
    : undefined
