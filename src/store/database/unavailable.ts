// The database cannot be used: weather, not a refusal. The message says where, what, and what to do next.

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** The code of a system or database error, if it has one. */
export const errorCode = (error: unknown): string | undefined => {
  const code = (error as { readonly code?: unknown } | null)?.code
  return typeof code === 'string' ? code : undefined
}

/** The words of any thrown thing. */
export const errorWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))
