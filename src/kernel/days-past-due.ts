// Days past due and the credit-record code that reports them (relief-rules §1, §6).

import { type Day, noDay } from './day.ts'

/** Days past due of one debt at the end of `on`: 0 when not yet due or settled by then. */
export function daysPastDue(dueDay: Day, settledDay: Day, on: Day): number {
  const unsettled = settledDay === noDay || settledDay > on
  return unsettled && on > dueDay ? on - dueDay : 0
}

/** Code 7 means more than this many days overdue; below it a code covers 30 days. */
const lastCodeAboveDays = 180

/** Credit-record code: 0 for `N`, 1 … 7 for overdue 1–30, 31–60, … 151–180, over 180 days. */
export function creditCodeFromDays(days: number): number {
  if (days <= 0) return 0
  return days > lastCodeAboveDays ? 7 : Math.ceil(days / 30)
}

/** `N`, `1` … `7`. */
export const textFromCreditCode = (code: number): string => (code === 0 ? 'N' : String(code))
