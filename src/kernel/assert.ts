// A broken assumption stops the unit of work at once; it is never an answer to a caller.

/** Throws when what must hold does not. `because` names the assumption, not the symptom. */
export function assert(condition: unknown, because: string): asserts condition {
  if (!condition) throw new AssertionError(because)
}

/** Marks the branch that cannot be reached; a new case of a union becomes a compile error here. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable case ${String(value)}`)
}

export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}
