// The desk: where decisions are kept, where files lie, and which systems are reached. Every verb is given one.

import { join } from 'node:path'
import type { House } from '../house/index.ts'
import { type Refusal, refuse, type SystemName } from '../kernel/index.ts'
import type { Plan, System } from '../reconcile/index.ts'
import { readPlan, type Store } from '../store/index.ts'
import type { HouseHeld } from './rules/house-held.ts'

export interface Desk {
  readonly store: Store
  /** The rules of the bank as they hold at the moment of asking. */
  readonly house: House
  /** The rules of other days, and the way to look at them again once one was confirmed. */
  readonly houseHeld: HouseHeld
  /** Below it lie `plans/`, `receipts/` and, where they are kept, `books/`. */
  readonly folder: string
}

/** The four systems that corrections are sent to. */
export type Systems = Readonly<Record<SystemName, System>>

export const plansFolder = (desk: Desk): string => join(desk.folder, 'plans')
export const planFolder = (desk: Desk, plan: string): string => join(plansFolder(desk), plan)
export const receiptsFolder = (desk: Desk): string => join(desk.folder, 'receipts')

/** The plan as drafted, from its folder. Refused when nobody drafted it, and when it is not there or was changed. */
export async function planOnFile(desk: Desk, plan: string): Promise<Plan | Refusal> {
  if ((await desk.store.plans.findPlan(plan)) !== undefined) return readPlan(planFolder(desk, plan))
  return refuse('plan_does_not_exist', `there is no plan ${plan}; list the plans to see their ids`, plan)
}

/** What long work is given so that it can be watched and stopped. */
export interface LongWork {
  readonly signal?: AbortSignal
  /** So much of so much is done. */
  readonly onProgress?: (done: number, all: number) => void
}
