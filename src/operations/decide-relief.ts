// What an account is entitled to under the version in force, and what stands on its books already.

import { isRefusal, type Refusal, type Relation } from '../kernel/index.ts'
import { type AccountAnswer, evaluateCase } from '../reconcile/index.ts'
import { unknownAccount } from './account-facts.ts'
import type { InForce } from './in-force.ts'
import { withReasonsOf } from './told-reasons.ts'

export interface ReliefDecision {
  readonly account: string
  readonly product: string
  readonly region: string
  readonly asOf: string
  readonly book: string
  readonly programme: string
  readonly version: number
  /** As `evaluate` answers, with the reasons the asker may know; its corrections are what is still to do. */
  readonly answer: AccountAnswer
  /** Corrections on the books of the systems. */
  readonly corrected: readonly AccountAnswer['corrections'][number][]
}

export interface AskedRelief {
  readonly account: string
  /** Whose circumstances the asker may know. */
  readonly known: readonly Relation[]
}

/** Refused for an account that is not in the book of today. */
export async function decideRelief(
  inForce: InForce,
  { account, known }: AskedRelief,
): Promise<ReliefDecision | Refusal> {
  const ground = await inForce.ground()
  if (isRefusal(ground)) return ground
  const input = await ground.lookUp.findAccount(account)
  if (input === undefined) return unknownAccount(account, ground)
  const { programme, version } = ground.programme
  const answer = evaluateCase(programme, input)
  if (isRefusal(answer)) return answer
  const { product, region, corrected } = input.accounts[0]!
  return {
    account,
    product,
    region,
    asOf: answer.asOf,
    book: ground.lookUp.book.id,
    programme: programme.id,
    version,
    answer: withReasonsOf(answer.accounts[0]!, known),
    corrected,
  }
}
