// The numbers of contact policy, each with its source.

/** Minutes are counted from midnight in Asia/Shanghai; contact is allowed from the first to before the last. */
export interface ContactTerms {
  readonly firstMinute: number
  readonly lastMinute: number
  readonly connectedCallsMax: number
}

/** X16: collection and marketing 8:00–22:00, at most three connected collection calls a day to one debtor. */
export const contactTerms: ContactTerms = {
  firstMinute: 8 * 60,
  lastMinute: 22 * 60,
  connectedCallsMax: 3,
}
