// Why a row is quarantined: one closed list, used by the checks, the quarantine files and the documentation.

/** In the order in which a row is checked; the first that applies is reported. */
export const quarantineReasons = {
  broken_row: 'the row does not have as many values as the header, or its quotes do not match',
  missing_value: 'a required value is empty',
  not_an_id: 'not 1–40 characters of A–Z a–z 0–9 . _ -',
  not_a_correction_id: 'not 1–200 characters of A–Z a–z 0–9 . _ : -',
  not_a_text: 'longer than 100 characters, or contains control characters',
  unknown_word: 'not one of the words allowed in this column',
  not_a_day: 'not a day that exists, written YYYY-MM-DD, from 1900 to 2200',
  not_a_month: 'not a month written YYYY-MM, from 1900 to 2200',
  not_a_whole_amount: 'not a whole number of minor units',
  negative_amount: 'money is never negative in the extract',
  amount_too_large: 'more than 9007199254740991 minor units',
  not_a_rate: 'not a whole number of parts per million from 0 to 1000000000',
  not_true_or_false: 'neither true nor false',
  not_a_region: 'not a six-digit county code',
  not_an_id_number: 'not an 18-character identity number with an existing birth date and a right check digit',
  not_a_phone: 'not 11 digits beginning with 1',
  not_a_card_number: 'not a card number of 13–19 digits with a right Luhn digit',
  not_a_credit_code: 'not one or two characters of A–Z 0–9 * # /',
  last_day_before_first_day: 'the last day is before the first',
  payment_after_as_of: 'paid after the day of the extract',
  paid_above_amount: 'more was paid than was posted',
  base_missing: 'a charge that accrues by day needs its base, rates and days',
  base_not_allowed: 'only charges that accrue by day have a base',
  fee_without_id: 'a fee above 0 needs its charge id',
  refers_to_itself: 'a person cannot be their own spouse',
  duplicate_id: 'the id stands in more than one row; none of them is used',
  unknown_customer: 'no such customer in the extract',
  unknown_account: 'no such account in the extract',
  unknown_debt: 'no such debt on the account',
  wrong_for_product: 'loans have principal and interest, cards a statement day and a minimum',
  refers_to_quarantined_row: 'the row it refers to is quarantined',
} as const

export type QuarantineReason = keyof typeof quarantineReasons
