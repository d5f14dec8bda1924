// Crashes of our own process: ports that stop the run before or after any write, and count what was sent.

import { type Chance, happens } from '../../src/connectors/index.ts'
import { assert, type SystemName, systems as systemNames } from '../../src/kernel/index.ts'
import type { ApplyEvidence, PlanBatches, ReceiptBook, System } from '../../src/reconcile/index.ts'

/** Stands for the process being killed: only the simulation catches it. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** Decides at each write whether the process dies just before or just after it. */
export class Crashes {
  readonly #chance: Chance
  rate: number
  count = 0

  constructor(chance: Chance, rate: number) {
    this.#chance = chance
    this.rate = rate
  }

  async around<Value>(write: () => Promise<Value>): Promise<Value> {
    this.#maybe()
    const value = await write()
    this.#maybe()
    return value
  }

  #maybe(): void {
    if (!happens(this.#chance, this.rate)) return
    this.count += 1
    throw new Crash('the process died')
  }
}

export const receiptsThatCrash = (receipts: ReceiptBook, crashes: Crashes): ReceiptBook => ({
  progress: (plan) => receipts.progress(plan),
  read: (plan, batch) => receipts.read(plan, batch),
  begin: (plan, batch) => crashes.around(() => receipts.begin(plan, batch)),
  finish: (plan, batch, known) => crashes.around(() => receipts.finish(plan, batch, known)),
})

export const evidenceThatCrashes = (evidence: ApplyEvidence, crashes: Crashes): ApplyEvidence => ({
  record: (fact) => crashes.around(() => evidence.record(fact)),
})

export const planThatCrashes = (plan: PlanBatches, crashes: Crashes): PlanBatches => ({
  ...plan,
  read: (batch) => crashes.around(() => plan.read(batch)),
})

/** Systems that notice when a plan sends a correction for the second time. */
export function systemsSentOnce(
  systems: Readonly<Record<SystemName, System>>,
  plan: string,
  onSent: () => void = () => {},
): Readonly<Record<SystemName, System>> {
  const sent = new Set<string>()
  const watched = (name: SystemName): System => ({
    name,
    submit(batch) {
      onSent()
      for (const { id } of batch) {
        assert(!sent.has(id), `${plan} sends ${id} only once`)
        sent.add(id)
      }
      return systems[name].submit(batch)
    },
  })
  return Object.fromEntries(systemNames.map((name) => [name, watched(name)])) as Record<SystemName, System>
}
