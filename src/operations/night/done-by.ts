// When, by which plan and under which version an account was corrected: what stands on its books, found in the plans that were applied.

import { isoFromDay } from '../../kernel/index.ts'
import type { AccountAnswer } from '../../reconcile/index.ts'
import type { AppliedTo } from './applied-to.ts'
import { bankDay } from './bank-day.ts'

type Corrections = AccountAnswer['corrections']

/** A correction on the books, with the plan that made it where that is known here. */
export type DoneCorrection = Corrections[number] & Partial<DoneBy>

interface DoneBy {
  /** ISO day in Asia/Shanghai on which the plan was begun to be applied. */
  readonly day: string
  readonly plan: string
  readonly version: number
}

type Compared = Pick<Corrections[number], 'kind' | 'target' | 'amountMinor' | 'to' | 'untilDay'>

/** True where a correction of a plan is the one on the books. */
export const isSameCorrection = (one: Compared, other: Compared): boolean =>
  one.kind === other.kind &&
  one.target === other.target &&
  one.amountMinor === other.amountMinor &&
  one.to === other.to &&
  one.untilDay === other.untilDay

/** The corrections on the books of an account, each with the last plan that made it; `applied` begins with the last. */
export const doneBy = (
  account: string,
  corrected: Corrections,
  applied: readonly AppliedTo[],
): readonly DoneCorrection[] =>
  corrected.map((one) => {
    const made = applied.find(
      (plan) => plan.account === account && plan.corrections.some((other) => isSameCorrection(one, other)),
    )
    if (made === undefined) return one
    const { plan, version, startedAt } = made
    return { ...one, day: isoFromDay(bankDay(startedAt)), plan, version }
  })
