// The arithmetic of banking: days, money, interest, days past due, credit-record codes. Imports nothing.

export { AssertionError, assert, unreachable } from './assert.ts'
export {
  addDays,
  addMonths,
  type Day,
  dayFromIso,
  findDayFromIso,
  findMonthFromIso,
  firstDayOfMonth,
  isoFromDay,
  isoFromMonth,
  lastDayOfMonth,
  type Month,
  monthOfDay,
  noDay,
} from './day.ts'
export { creditCodeFromDays, daysPastDue, textFromCreditCode } from './days-past-due.ts'
export { interestHalfUp, type Minor, minorFrom, type Ppm, percentHalfUp, yuanFromMinor } from './money.ts'
export { areRefusals, isRefusal, type Refusal, refuse } from './refusal.ts'
export { Spans } from './spans.ts'
export * from './vocabulary.ts'
