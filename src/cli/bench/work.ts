// What a stage of the benchmark worked through, and its only way with a refusal: the benchmark ends with the reason.

import { isRefusal, type Refusal } from '../../kernel/index.ts'

/** `accounts` (or customers) and bytes that went through; what else is to be said of it. */
export interface Work {
  readonly accounts: number
  readonly bytes: number
  readonly note?: string
}

export function must<Value>(answer: Value | Refusal): Value {
  if (isRefusal(answer)) throw new Error(`${answer.because} (${answer.code})`)
  return answer as Value
}
