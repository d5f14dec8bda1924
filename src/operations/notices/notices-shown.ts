// Notices as they are read again: the very text, how it stands, and until when it waits.

import { instantAt, localTimeFrom, messagesWaitUntil, noticeText } from '../../contact/index.ts'
import type { Words } from '../../programmes/index.ts'
import type { Notice, Telling } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { contactTerms } from '../rules/house-terms.ts'
import { reportedUntil } from './reported-until.ts'

export interface NoticeShown extends Omit<Notice, 'items' | 'region' | 'bank'> {
  /** What the customer is told: by message, or by letter where that failed. */
  readonly text: Words
  readonly channel: 'message' | 'letter'
  /** Of one that was not sent yet: when the hours of contact begin again, where they are over. */
  readonly waitsUntil?: string
  /** Of one under way: the last ISO day on which its delivery report is waited for; then a letter is due. */
  readonly reportUntilDay?: string
}

export interface TellingShown extends Telling {
  readonly waitsUntil?: string
  /** Days without a delivery report after which a message counts as not delivered, as the rule of today says. */
  readonly reportDays: number
}

interface Asked {
  /** ISO instant of now. */
  readonly now: string
  readonly regions: readonly string[]
  readonly limit: number
  readonly after?: { readonly at: string; readonly id: string }
}

/** A page of what a customer was told, the newest first. */
export async function noticesOfCustomer(
  desk: Desk,
  customer: string,
  { now, ...page }: Asked,
): Promise<readonly NoticeShown[]> {
  const until = waitUntil(desk, now)
  const notices = await desk.store.notices.list(customer, page)
  return notices.map((notice) => {
    const { items: _, region: __, bank: ___, ...shown } = notice
    const reportUntilDay = reportedUntil(desk, notice)
    return {
      ...shown,
      text: noticeText(notice),
      channel: notice.status === 'failed' ? 'letter' : 'message',
      ...(isUnsent(notice) && until !== undefined && { waitsUntil: until }),
      ...(reportUntilDay !== undefined && { reportUntilDay }),
    }
  })
}

/** How telling the customers of a plan stands; undefined where nobody began. */
export async function tellingOfPlan(
  desk: Desk,
  plan: string,
  now: string,
): Promise<TellingShown | undefined> {
  const telling = await desk.store.notices.find(plan)
  const until = waitUntil(desk, now)
  if (telling === undefined) return undefined
  const waits = telling.waiting + telling.unknown > 0 && until !== undefined
  const reportDays = desk.house.rules.contact.deliveryReportDays
  return { ...telling, reportDays, ...(waits && { waitsUntil: until }) }
}

const isUnsent = ({ status }: Pick<Notice, 'status'>): boolean => status === 'waiting' || status === 'unknown'

function waitUntil(desk: Desk, now: string): string | undefined {
  const until = messagesWaitUntil(localTimeFrom(now), contactTerms(desk))
  return until && instantAt(until)
}
