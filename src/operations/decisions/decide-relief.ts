// What an account is entitled to under the versions in force, and what stands on its books already.

import type { AccountCase } from '../../book/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { type AccountAnswer, evaluateCase } from '../../reconcile/index.ts'
import type { InForce } from '../programmes/in-force.ts'
import { toldFirst } from '../programmes/told-first.ts'
import { unknownAccount } from './account-facts.ts'

export interface ReliefUnder {
  readonly programme: string
  readonly version: number
  /** As `evaluate` answers; its corrections are what is still to do. */
  readonly answer: AccountAnswer
}

export interface ReliefDecision extends ReliefUnder {
  readonly account: string
  readonly product: string
  readonly region: string
  readonly asOf: string
  readonly book: string
  /** The answer under each programme in force; above stands the one told first. */
  readonly programmes: readonly ReliefUnder[]
  /** Corrections on the books of the systems, with the programme each was made under. */
  readonly corrected: AccountCase['accounts'][number]['corrected']
}

/** Refused for an account that is not in the book of today. */
export async function decideRelief(inForce: InForce, account: string): Promise<ReliefDecision | Refusal> {
  const ground = await inForce.ground()
  if (isRefusal(ground)) return ground
  const input = await ground.lookUp.findAccount(account)
  if (input === undefined) return unknownAccount(account, ground)
  const programmes: ReliefUnder[] = []
  for (const { programme, version } of ground.programmes) {
    const answer = evaluateCase(programme, input)
    if (isRefusal(answer)) return answer
    programmes.push({ programme: programme.id, version, answer: answer.accounts[0]! })
  }
  const first = toldFirst(programmes, ({ answer }) => answer.entitlement.outcome === 'granted')
  const { product, region, corrected } = input.accounts[0]!
  return {
    account,
    product,
    region,
    asOf: input.asOf,
    book: ground.lookUp.book.id,
    ...first,
    programmes,
    corrected,
  }
}
