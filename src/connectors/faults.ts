// How a line to a system may misbehave, and how often: probabilities by fault, counted as they occur.

export const faultKinds = [
  'lose_request',
  'lose_answer',
  'repeat_request',
  'repeat_answer',
  'delay_request',
  'reorder_answers',
  'break_connection',
  'crash',
] as const

export type FaultKind = (typeof faultKinds)[number]

/**
 * Probabilities 0 … 1. Per correction: `lose_request` (never processed), `lose_answer` (processed),
 * `repeat_request` (processed again, at once or on a later day), `repeat_answer` (now or with the next
 * batch), `delay_request` (processed on a later day, no answer). Per batch: `reorder_answers`,
 * `break_connection` (throws part of the way), `crash` (the same, and the system is down until the next day).
 */
export type FaultRates = Readonly<Record<FaultKind, number>>

export type FaultCounts = Record<FaultKind, number>

/** No faults at all. */
export const calm: FaultRates = {
  lose_request: 0,
  lose_answer: 0,
  repeat_request: 0,
  repeat_answer: 0,
  delay_request: 0,
  reorder_answers: 0,
  break_connection: 0,
  crash: 0,
}

/** A tally with every fault at zero. */
export const noFaultsYet = (): FaultCounts => ({ ...calm })
