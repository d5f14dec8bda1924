// The contact rule: the first reason that applies forbids; service contacts stay possible.

import { addDays, type ContactType, type Day } from '../kernel/index.ts'
import type { LocalTime } from './local-time.ts'
import type { ContactTerms } from './terms.ts'
import type { ContactCode } from './words.ts'

export interface ContactQuestion {
  readonly type: ContactType
  /** Who would be spoken to. */
  readonly relation: 'debtor' | 'relative' | 'other'
  readonly at: LocalTime
}

export interface ContactFacts {
  /** What relief-rules §7 says of the channel on the day; without `untilDay` no end is known. */
  readonly hold?:
    | { readonly reason: 'standstill' | 'evidence_pending' | 'coverage'; readonly untilDay?: Day }
    | undefined
  readonly heldInCore: boolean
  /** The customer asked not to be contacted for this. */
  readonly objects: boolean
  /** Collection calls of the day that reached the debtor, or may have. */
  readonly calls: number
}

export interface ContactAnswer {
  readonly code: ContactCode
  /** The first moment at which this reason no longer applies; absent where no end is known. */
  readonly until?: LocalTime
}

const holdCodes = {
  standstill: 'collection_stands_still',
  evidence_pending: 'evidence_is_pending',
  coverage: 'relief_is_granted',
} as const

/** The codes that a hold of a programme is told with. */
export const codesOfHolds: ReadonlySet<ContactCode> = new Set(Object.values(holdCodes))

/** Decides one contact. */
export function decideContact(
  { type, relation, at }: ContactQuestion,
  { hold, heldInCore, objects, calls }: ContactFacts,
  terms: ContactTerms,
): ContactAnswer {
  if (type === 'service') return { code: 'allowed' }
  const collects = type === 'collection'
  if (collects && relation !== 'debtor') return { code: 'contact_is_not_the_debtor' }
  if (objects) return { code: 'customer_objects' }
  if (collects && hold !== undefined) return heldUntil(holdCodes[hold.reason], hold.untilDay, terms)
  if (collects && heldInCore) return { code: 'channel_is_held_in_core' }
  if (at.minute < terms.firstMinute) return until('outside_contact_hours', at.day, terms)
  if (at.minute >= terms.lastMinute) return until('outside_contact_hours', addDays(at.day, 1), terms)
  if (collects && calls >= terms.connectedCallsMax)
    return until('calls_of_the_day_are_used_up', addDays(at.day, 1), terms)
  return { code: 'allowed' }
}

const until = (code: ContactCode, day: Day, { firstMinute: minute }: ContactTerms): ContactAnswer => ({
  code,
  until: { day, minute },
})

/** The last day of a hold is held; contact begins with the hours of the next. */
const heldUntil = (code: ContactCode, untilDay: Day | undefined, terms: ContactTerms): ContactAnswer =>
  untilDay === undefined ? { code } : until(code, addDays(untilDay, 1), terms)
