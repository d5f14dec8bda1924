// Until when the bank waits for the delivery report of a message.

import { addDays, isoFromDay } from '../../kernel/index.ts'
import type { Notice } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'

/**
 * The last ISO day on which a report of a notice under way is waited for, by the rule `contact.deliveryReportDays`: counted
 * from the day the gateway took it, or from the day it was made where the gateway never answered; undefined for one that
 * waits or is settled.
 */
export function reportedUntil({ house }: Pick<Desk, 'house'>, notice: Notice): string | undefined {
  const { status, at, sentAt } = notice
  if (status !== 'unknown' && status !== 'sent') return undefined
  return isoFromDay(addDays(bankDay(sentAt ?? at), house.rules.contact.deliveryReportDays))
}
