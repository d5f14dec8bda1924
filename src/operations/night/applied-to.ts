// Which plans corrected a few accounts, the last first: read from the plans that were begun to be applied of late.

import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import type { Correction } from '../../reconcile/index.ts'
import { correctionsOfAccounts, type PlacedPlan, type Run } from '../../store/index.ts'
import { type Desk, planFolder, planOnFile } from '../desk.ts'
import { bankDay } from './bank-day.ts'

/** What one plan corrects on one account. */
export interface AppliedTo {
  readonly plan: string
  readonly kind: 'nightly' | 'undo'
  readonly programme: string
  readonly version: number
  /** ISO day of the book that it was drafted from. */
  readonly asOf: string
  /** ISO instant at which it was begun to be applied, and who began. */
  readonly startedAt: string
  readonly startedBy: string
  readonly approvedBy?: string
  readonly undoReason?: string
  readonly account: string
  readonly corrections: readonly Correction[]
}

export interface AppliedLately {
  readonly applied: readonly AppliedTo[]
  /** ISO day in Asia/Shanghai of the oldest plan looked through, where there are older ones that were not. */
  readonly since?: string
}

/** Plans begun last that are looked through; a customer's older corrections are told by what stands on the books. */
const plansLookedThrough = 60
/** Answers about a plan and the accounts of a customer kept in memory at most. */
const keptMax = 20_000

type Corrections = readonly Correction[]
const known = new WeakMap<Desk, Map<string, Corrections>>()

/** What the plans begun last corrected on these accounts, the last first. A plan never changes, so it is read once. */
export async function appliedTo(desk: Desk, accounts: readonly string[]): Promise<AppliedLately> {
  const runs = await desk.store.runs.list({ limit: plansLookedThrough + 1 })
  const looked = runs.slice(0, plansLookedThrough)
  const oldest = runs.length > plansLookedThrough ? looked.at(-1) : undefined
  const corrections = await correctionsOf(desk, looked, accounts)
  const applied = await Promise.all(looked.map((run, at) => stepsOf(desk, run, corrections[at]!)))
  return {
    applied: applied.flat(),
    ...(oldest !== undefined && { since: isoFromDay(bankDay(oldest.startedAt)) }),
  }
}

/** Of each run the corrections of the accounts; those not read before in one go. */
async function correctionsOf(
  desk: Desk,
  runs: readonly Run[],
  accounts: readonly string[],
): Promise<readonly Corrections[]> {
  const kept = known.get(desk) ?? new Map<string, Corrections>()
  known.set(desk, kept)
  const keyOf = (plan: string): string => [plan, ...accounts].join(' ')
  const unread: PlacedPlan[] = []
  for (const { plan: id } of runs) {
    if (kept.has(keyOf(id))) continue
    const plan = await planOnFile(desk, id)
    if (!isRefusal(plan)) unread.push({ folder: planFolder(desk, id), plan })
  }
  const read = await correctionsOfAccounts(unread, accounts)
  for (const { plan } of unread) kept.set(keyOf(plan.id), read.get(plan.id) ?? [])
  const found = runs.map(({ plan }) => kept.get(keyOf(plan)) ?? [])
  while (kept.size > keptMax) kept.delete(kept.keys().next().value!)
  return found
}

async function stepsOf(desk: Desk, run: Run, corrections: Corrections): Promise<readonly AppliedTo[]> {
  if (corrections.length === 0) return []
  const { kind, programme, version, asOf, decided, undoReason } = await desk.store.plans.plan(run.plan)
  const { startedAt, startedBy } = run
  return [...Map.groupBy(corrections, ({ account }) => account)].map(([account, own]) => ({
    plan: run.plan,
    kind,
    programme,
    version,
    asOf: isoFromDay(asOf),
    startedAt,
    startedBy,
    ...(decided !== undefined && { approvedBy: decided.person }),
    ...(undoReason !== undefined && { undoReason }),
    account,
    corrections: own,
  }))
}
