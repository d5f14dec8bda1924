// Sends the notices that wait, within the hours of contact, and asks what became of those on their way, for so many days.

import {
  type DeliveryReport,
  instantAt,
  localTimeFrom,
  type Message,
  type MessageGateway,
  messagesWaitUntil,
  noticeText,
} from '../../contact/index.ts'
import type { CustomerDirectory } from '../../customers/index.ts'
import { isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { type Notice, type NoticeStep, noReport } from '../../store/index.ts'
import { openDirectoryOf } from '../customers/customer-desk.ts'
import type { Desk, LongWork } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'
import { bookOfDesk } from '../night/books.ts'
import { contactTerms } from '../rules/house-terms.ts'
import { reportedUntil } from './reported-until.ts'

/** What sending needs beside the desk. */
export interface MessageTools {
  readonly gateway: MessageGateway
  /** The key of the customer directory, which knows the numbers. */
  readonly keyFile: string
  /** ISO instant of now. */
  readonly clock: () => string
}

/** How many notices a pass moved to where, and why the others wait. */
export interface SentNotices {
  readonly unknown: number
  readonly sent: number
  readonly delivered: number
  readonly failed: number
  /** When messages may be sent again, where the hours of contact are over. */
  readonly waitsUntil?: string
  /** True where the line to the gateway broke: what is left waits for the next pass. */
  readonly isBroken?: true
}

/** Messages in one submission. */
const sentAtOnce = 500

/**
 * One pass over all notices under way, whichever plan they are of. The id of a notice is the key of its message: one that
 * was not answered is unknown and handed over again by the next pass, and the gateway sends it once. One that no report
 * came of in the days of the bank has failed. Refused without a directory to take the numbers from.
 */
export async function sendNotices(
  desk: Desk,
  tools: MessageTools,
  { signal, onProgress }: LongWork = {},
): Promise<SentNotices | Refusal> {
  const counts = { unknown: 0, sent: 0, delivered: 0, failed: 0 }
  let [after, done] = ['', 0]
  let directory: CustomerDirectory | undefined
  try {
    while (signal?.aborted !== true) {
      const some = await desk.store.notices.underWay({ after, limit: sentAtOnce })
      if (some.length === 0) return takeLate(desk, tools.gateway, counts)
      const until = messagesWaitUntil(localTimeFrom(tools.clock()), contactTerms(desk))
      if (until !== undefined) return { ...counts, waitsUntil: instantAt(until) }
      const opened = directory ?? (await openNewest(desk, tools.keyFile))
      if (isRefusal(opened)) return opened
      directory = opened
      const handed = await handOver(tools.gateway, directory, some)
      if (isRefusal(handed)) return handed
      const { isBroken } = handed
      const steps = isBroken === true ? handed.steps : withUnreported(desk, tools.clock(), some, handed.steps)
      await desk.store.notices.step(steps)
      for (const { status } of steps) counts[status]++
      if (isBroken === true) return { ...counts, isBroken }
      after = some.at(-1)!.id
      done += some.length
      onProgress?.(done, done)
    }
    return counts
  } finally {
    await directory?.close()
  }
}

/** Ends the pass with the reports of messages that are not asked about any more. */
async function takeLate(
  { store }: Desk,
  gateway: MessageGateway,
  counts: Omit<SentNotices, 'isBroken'>,
): Promise<SentNotices> {
  let late: readonly DeliveryReport[]
  try {
    late = await gateway.reports([])
  } catch {
    return { ...counts, isBroken: true }
  }
  return { ...counts, delivered: counts.delivered + (await store.notices.reportedLate(late.map(stepFrom))) }
}

/** The steps with those that end the wait for a report: of what is not settled after the days of the bank for that. */
function withUnreported(
  desk: Desk,
  now: string,
  notices: readonly Notice[],
  steps: readonly NoticeStep[],
): readonly NoticeStep[] {
  const stepped = new Map(steps.map((step) => [step.id, step]))
  const today = isoFromDay(bankDay(now))
  const unreported = notices.filter((notice) => {
    const status = stepped.get(notice.id)?.status ?? notice.status
    const isNew = status === 'sent' && notice.status !== 'sent'
    if (isNew || status === 'delivered' || status === 'failed') return false
    const until = reportedUntil(desk, notice)
    return until !== undefined && until < today
  })
  for (const { id } of unreported) stepped.set(id, { id, status: 'failed', failure: noReport })
  return [...stepped.values()]
}

async function openNewest(desk: Desk, keyFile: string): Promise<CustomerDirectory | Refusal> {
  const book = await bookOfDesk(desk)
  if (isRefusal(book)) return book
  const opened = await openDirectoryOf(desk, book.id, keyFile)
  return isRefusal(opened) ? refuse(opened.code, opened.because) : opened
}

/** What becomes of notices, by their id; one that is not there stays as it is. */
type Steps = Map<string, NoticeStep>

interface HandedOver {
  readonly steps: readonly NoticeStep[]
  readonly isBroken?: true
}

/** Refused where the directory cannot be read: nobody's number is missing because of that. */
async function handOver(
  gateway: MessageGateway,
  directory: CustomerDirectory,
  notices: readonly Notice[],
): Promise<HandedOver | Refusal> {
  const steps: Steps = new Map()
  const messages = await messagesOf(directory, notices, steps)
  if (isRefusal(messages)) return messages
  try {
    if (messages.length > 0) await submit(gateway, messages, steps)
    const handed = new Set(messages.map(({ id }) => id))
    const taken = notices.filter(({ id, status }) =>
      handed.has(id) ? steps.get(id)!.status === 'sent' : status !== 'waiting',
    )
    if (taken.length > 0) await askAbout(gateway, new Set(taken.map(({ id }) => id)), steps)
  } catch {
    return { steps: [...steps.values()], isBroken: true }
  }
  return { steps: [...steps.values()] }
}

/** The messages to be handed over, unknown until they are answered. Without a number what was never asked about fails. */
async function messagesOf(
  directory: CustomerDirectory,
  notices: readonly Notice[],
  steps: Steps,
): Promise<readonly Message[] | Refusal> {
  const messages: Message[] = []
  for (const notice of notices) {
    const { id, status, customer } = notice
    if (status === 'sent') continue
    const person = await directory.findCustomer(customer)
    if (person !== undefined && isRefusal(person)) return refuse(person.code, person.because)
    const phone = person?.phone ?? ''
    if (phone !== '') {
      messages.push({ id, phone, text: noticeText(notice).zh })
      steps.set(id, { id, status: 'unknown' })
    } else if (status === 'waiting') steps.set(id, { id, status: 'failed', failure: 'no_number' })
  }
  return messages
}

async function submit(gateway: MessageGateway, messages: readonly Message[], steps: Steps): Promise<void> {
  for (const { id, outcome, code } of await gateway.submit(messages)) {
    if (steps.get(id)?.status !== 'unknown') continue
    if (outcome === 'accepted') steps.set(id, { id, status: 'sent' })
    else steps.set(id, { id, status: 'failed', failure: failureFrom(code) })
  }
}

async function askAbout(gateway: MessageGateway, ids: ReadonlySet<string>, steps: Steps): Promise<void> {
  for (const report of await gateway.reports([...ids]))
    if (ids.has(report.id)) steps.set(report.id, stepFrom(report))
}

const stepFrom = ({ id, outcome, code }: DeliveryReport): NoticeStep =>
  outcome === 'delivered' ? { id, status: 'delivered' } : { id, status: 'failed', failure: failureFrom(code) }

/** A code as we keep it: others' texts may say more than is to be kept. */
const failureFrom = (code = ''): string => (/^[a-z_]{1,80}$/.test(code) ? code : 'not_said')
