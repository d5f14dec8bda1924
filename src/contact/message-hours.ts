// When a message may be sent: within the hours in which the bank contacts people, whatever it is about.

import { addDays } from '../kernel/index.ts'
import type { LocalTime } from './local-time.ts'
import type { ContactTerms } from './terms.ts'

/** The first moment at which messages may be sent again; undefined where they may be sent now. */
export function messagesWaitUntil({ day, minute }: LocalTime, terms: ContactTerms): LocalTime | undefined {
  const { firstMinute, lastMinute } = terms
  if (minute < firstMinute) return { day, minute: firstMinute }
  return minute >= lastMinute ? { day: addDays(day, 1), minute: firstMinute } : undefined
}
