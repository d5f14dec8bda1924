// The numbers of contact policy, as the rules of the bank give them.

/** Minutes are counted from midnight in Asia/Shanghai; contact is allowed from the first to before the last. */
export interface ContactTerms {
  readonly firstMinute: number
  readonly lastMinute: number
  /** Collection calls a day that reach one debtor, at most. */
  readonly connectedCallsMax: number
}
