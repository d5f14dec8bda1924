// An expected "no": a value with a code, the reason in words and the place of the mistake.

/** A refusal is returned, never thrown; `at` is the path where the caller wrote the mistake. */
export interface Refusal<Code extends string = string> {
  readonly kind: 'refused'
  readonly code: Code
  readonly because: string
  readonly at?: string
}

/** Builds a refusal. `because` says what was wrong and what to do next. */
export function refuse<Code extends string>(code: Code, because: string, at?: string): Refusal<Code> {
  return at === undefined ? { kind: 'refused', code, because } : { kind: 'refused', code, because, at }
}

/** True when an answer is a refusal. */
export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && (answer as { kind?: unknown }).kind === 'refused'

/** True when an answer is a list of refusals: all that was wrong, told at once. */
export const areRefusals = (answer: unknown): answer is Refusal[] =>
  Array.isArray(answer) && answer.length > 0 && answer.every(isRefusal)
