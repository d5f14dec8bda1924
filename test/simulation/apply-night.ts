// Applies one plan to its end: stopped, killed between any two writes and resumed as often as chance wants.

import { type Chance, happens, wholeBelow } from '../../src/connectors/index.ts'
import { assert, isRefusal, refuse, type SystemName } from '../../src/kernel/index.ts'
import {
  type AppliedFact,
  type ApplyEvidence,
  type ApplyOptions,
  type ApplyReport,
  applyPlan,
  type PlanApproval,
  type PlanBatches,
  type ReceiptBook,
  type System,
} from '../../src/reconcile/index.ts'
import {
  Crash,
  type Crashes,
  evidenceThatCrashes,
  planThatCrashes,
  receiptsThatCrash,
  systemsSentOnce,
} from './crashes.ts'

export interface ApplyNightOptions {
  readonly plan: PlanBatches
  readonly systems: Readonly<Record<SystemName, System>>
  readonly receipts: ReceiptBook
  readonly crashes: Crashes
  readonly chance: Chance
  /** How often a stop is asked for, per batch. */
  readonly stopRate: number
  /** Called when the process was killed or stopped, before it resumes. */
  readonly onInterruption: (why: 'killed' | 'stopped') => void
}

/** Kills beyond this many are no longer drawn, so that a run always ends. */
const killsMax = 60

/** Evidence in memory: a key recorded again changes nothing, and must say the same. */
class MemoryEvidence implements ApplyEvidence {
  readonly facts = new Map<string, AppliedFact>()

  async record(fact: AppliedFact): Promise<void> {
    const known = this.facts.get(fact.key)
    if (known === undefined) this.facts.set(fact.key, fact)
    else assert(JSON.stringify(known) === JSON.stringify(fact), `${fact.key} is recorded as before`)
  }
}

const approved: PlanApproval = { check: async () => 'approved' }
const notApproved: PlanApproval = {
  check: async (plan) => refuse('plan_not_approved', 'a second person must approve the plan first', plan),
}

/** An unapproved plan is refused, and nothing is begun or sent. */
export async function assertRefusedUnapproved(options: ApplyNightOptions): Promise<void> {
  const { plan, receipts } = options
  const systems = systemsSentOnce(options.systems, plan.plan, () => assert(false, 'nothing is sent'))
  const evidence = new MemoryEvidence()
  const answer = await applyPlan({ plan, systems, receipts, approval: notApproved, evidence })
  assert(isRefusal(answer) && answer.code === 'plan_not_approved', 'an unapproved plan is refused')
  assert((await receipts.progress(plan.plan)).begun === 0, 'nothing of an unapproved plan is begun')
}

/** Applies the plan, resuming after every interruption, and checks that every correction is accounted for. */
export async function applyNight(options: ApplyNightOptions): Promise<ApplyReport> {
  const { plan, receipts, crashes } = options
  const evidence = new MemoryEvidence()
  const ports = {
    plan: planThatCrashes(plan, crashes),
    systems: systemsSentOnce(options.systems, plan.plan),
    receipts: receiptsThatCrash(receipts, crashes),
    approval: approved,
    evidence: evidenceThatCrashes(evidence, crashes),
  }
  for (;;) {
    const report = await attempt(options, ports)
    if (report?.outcome === 'applied') {
      checkReport(report, evidence)
      return report
    }
    options.onInterruption(report === undefined ? 'killed' : 'stopped')
  }
}

/** One process: undefined when it was killed. */
async function attempt(options: ApplyNightOptions, ports: ApplyOptions): Promise<ApplyReport | undefined> {
  const stop = new AbortController()
  if (options.crashes.count >= killsMax) options.crashes.rate = 0
  const onProgress: NonNullable<ApplyOptions['onProgress']> = (progress) => {
    const { total, waiting, accepted, refused, unknown } = progress
    assert(
      total === waiting + accepted + refused + unknown && waiting >= 0,
      'every correction is accounted for',
    )
    if (happens(options.chance, options.stopRate)) stop.abort()
  }
  try {
    const report = await applyPlan({ ...ports, signal: stop.signal, onProgress })
    assert(!isRefusal(report), 'an approved plan is applied')
    return report
  } catch (error) {
    if (!(error instanceof Crash)) throw error
    return undefined
  }
}

function checkReport(report: ApplyReport, { facts }: MemoryEvidence): void {
  const { accepted, refused, unknown, total, batches } = report
  assert(total === accepted + refused + unknown, 'total = accepted + refused + unknown')
  const recorded = { accepted: 0, refused: 0, unknown: 0, batches: 0 }
  for (const fact of facts.values()) {
    if (fact.kind !== 'batch_applied') continue
    recorded.batches += 1
    recorded.accepted += fact.accepted
    recorded.refused += fact.refused
    recorded.unknown += fact.unknown
  }
  assert(recorded.batches === batches, 'every batch is in the evidence once')
  assert(
    recorded.accepted === accepted && recorded.refused === refused && recorded.unknown === unknown,
    'the evidence counts what the receipts count',
  )
}

/** A batch size that makes the plan a handful of batches or many. */
export const batchSizeFrom = (chance: Chance): number => 1 + wholeBelow(chance, 24)
