// When, by which plan and under which version an account was corrected: what stands on its books, found in the plans that were applied.

import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import type { AccountAnswer } from '../../reconcile/index.ts'
import { readCorrections } from '../../store/index.ts'
import { type Desk, planFolder, planOnFile } from '../desk.ts'
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

/** Plans applied last that are looked through; what is older is told without its plan. */
const plansLookedThrough = 60
/** More than one account ever has. */
const correctionsMax = 1000

const sameAs = ({ kind, target, amountMinor, to, untilDay }: Corrections[number]): string =>
  [kind, target, amountMinor, to, untilDay].join(' ')

/** The corrections on the books of an account, each with the last plan that made it. */
export async function doneBy(
  desk: Desk,
  account: string,
  corrected: Corrections,
): Promise<readonly DoneCorrection[]> {
  const open = new Set(corrected.map(sameAs))
  const known = new Map<string, DoneBy>()
  if (open.size === 0) return []
  for (const { plan: id, startedAt } of await desk.store.runs.list({ limit: plansLookedThrough })) {
    const plan = await planOnFile(desk, id)
    if (isRefusal(plan)) continue
    const day = isoFromDay(bankDay(startedAt))
    const by = { day, plan: id, version: plan.sources.programmeVersion }
    const page = { account, limit: correctionsMax }
    for (const { correction } of await readCorrections(planFolder(desk, id), plan, page))
      if (open.delete(sameAs(correction))) known.set(sameAs(correction), by)
    if (open.size === 0) break
  }
  return corrected.map((one) => ({ ...one, ...known.get(sameAs(one)) }))
}
