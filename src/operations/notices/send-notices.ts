// Sends the notices that wait, within the hours of contact, and asks what became of those on their way.

import {
  instantAt,
  localTimeFrom,
  type Message,
  type MessageGateway,
  messagesWaitUntil,
  noticeText,
} from '../../contact/index.ts'
import type { CustomerDirectory } from '../../customers/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Notice, NoticeStep } from '../../store/index.ts'
import { openDirectoryOf } from '../customers/customer-desk.ts'
import type { Desk, LongWork } from '../desk.ts'
import { bookOfDesk } from '../night/books.ts'
import { contactTerms } from '../rules/house-terms.ts'

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
 * was not answered is unknown and handed over again by the next pass, and the gateway sends it once. Refused without a
 * directory to take the numbers from.
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
      if (some.length === 0) return counts
      const until = messagesWaitUntil(localTimeFrom(tools.clock()), contactTerms(desk))
      if (until !== undefined) return { ...counts, waitsUntil: instantAt(until) }
      const opened = directory ?? (await openNewest(desk, tools.keyFile))
      if (isRefusal(opened)) return opened
      directory = opened
      const handed = await handOver(tools.gateway, directory, some)
      if (isRefusal(handed)) return handed
      const { steps, isBroken } = handed
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
  for (const { id, outcome, code } of await gateway.reports([...ids])) {
    if (!ids.has(id)) continue
    if (outcome === 'delivered') steps.set(id, { id, status: 'delivered' })
    else steps.set(id, { id, status: 'failed', failure: failureFrom(code) })
  }
}

/** A code as we keep it: others' texts may say more than is to be kept. */
const failureFrom = (code = ''): string => (/^[a-z_]{1,80}$/.test(code) ? code : 'not_said')
