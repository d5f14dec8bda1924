// What was decided on a page of a customer belongs to the history below it at once.

/** The answers that are asked for anew after a decision about a customer. */
export const historyKey = ['GET /api/customers/{customer}/history'] as const
