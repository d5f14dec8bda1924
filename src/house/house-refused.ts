// Carries the mistakes in the rules of the bank to whoever opens the desk: nothing is done without valid rules.

import type { Refusal } from '../kernel/index.ts'

export class HouseRefused extends Error {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    super('the rules of the bank are refused')
    this.refusals = refusals
  }
}
