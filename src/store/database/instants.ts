// From the instants of a clock to the days of the bank.

import { Temporal } from 'temporal-polyfill'
import { type Day, dayFromIso } from '../../kernel/index.ts'

/** The calendar day in Asia/Shanghai of an ISO instant (relief-rules §1). */
export const dayFromInstant = (instant: string): Day =>
  dayFromIso(Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString())
