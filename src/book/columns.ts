// A run of accounts as columns: what the measures read, whether it comes from Parquet, a case or a simulation.

/** Lists are flat: the items of row `r` stand at `start[r] … start[r + 1] − 1`. Unset days are `noDay`. */
export interface AccountColumns {
  readonly rows: number
  /** Position in `products`. */
  readonly product: Uint8Array
  /** Position in the region dictionary the columns were made with. */
  readonly region: Int32Array
  readonly finalDay: Int32Array
  /** 1 where the core lists the customer as a defaulter for this account. */
  readonly listedAsDefaulter: Uint8Array
  /** `channelUnnamed`, `channelAllowed` or `channelHeld`, one column for each of `channels`. */
  readonly contact: readonly Uint8Array[]
  readonly circumstances: CircumstanceColumns
  readonly debts: DebtColumns
  readonly charges: ChargeColumns
  readonly creditRecord: CreditRecordColumns
  readonly contacts: ContactColumns
  readonly corrected: CorrectedColumns
}

/** Circumstances of the owner and of the owner's spouse. */
export interface CircumstanceColumns {
  readonly start: Int32Array
  readonly relation: Uint8Array
  readonly kind: Uint8Array
  readonly status: Uint8Array
  readonly firstDay: Int32Array
  readonly lastDay: Int32Array
  readonly knownDay: Int32Array
}

/** Due days are the contractual ones, before any relief; `settledDay` is the first day the payments cover the debt. */
export interface DebtColumns {
  readonly start: Int32Array
  readonly dueDay: Int32Array
  readonly settledDay: Int32Array
}

/** `debt` counts from the account's first debt. Point charges have rate 0 and `noDay` in the base columns. */
export interface ChargeColumns {
  readonly start: Int32Array
  readonly debt: Int32Array
  readonly kind: Uint8Array
  readonly day: Int32Array
  readonly amount: Float64Array
  readonly paid: Float64Array
  readonly baseAmount: Float64Array
  readonly ratePpm: Int32Array
  readonly contractRatePpm: Int32Array
  readonly baseFirstDay: Int32Array
  readonly baseLastDay: Int32Array
}

export interface CreditRecordColumns {
  readonly start: Int32Array
  readonly month: Int32Array
  /** 0 for `N`, 1 … 7, `creditCodeOther`. */
  readonly code: Uint8Array
}

export interface ContactColumns {
  readonly start: Int32Array
  readonly day: Int32Array
  readonly channel: Uint8Array
  readonly type: Uint8Array
}

/**
 * Corrections already sent and not refused. `target` counts from the account's first charge or debt, is a
 * month, a channel, or −1 where the kind has none or the target is not in the book.
 */
export interface CorrectedColumns {
  readonly start: Int32Array
  readonly kind: Uint8Array
  readonly target: Int32Array
  readonly amount: Float64Array
  /** Which correction of its programme, kind and target it is, from 1; numbers are never used twice. */
  readonly nth: Int32Array
  /** 1 where it was made under the programme the columns are read for, 0 where under another. */
  readonly own: Uint8Array
}
