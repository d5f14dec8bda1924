// Of the circumstances that grant an account only those are told that the reader may know.

import type { Relation } from '../../kernel/index.ts'
import type { AccountAnswer } from '../../reconcile/index.ts'

/** The answer with what happened to these only; that it is granted is told in any case. */
export function withReasonsOf(answer: AccountAnswer, known: readonly Relation[]): AccountAnswer {
  const { entitlement } = answer
  if (entitlement.outcome !== 'granted') return answer
  const because = entitlement.because.filter(({ relation }) => known.some((one) => one === relation))
  return { ...answer, entitlement: { ...entitlement, because } }
}
