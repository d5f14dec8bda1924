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
      const { steps, isBroken } = await handOver(tools.gateway, directory, some)
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

interface HandedOver {
  readonly steps: readonly NoticeStep[]
  readonly isBroken?: true
}

async function handOver(
  gateway: MessageGateway,
  directory: CustomerDirectory,
  notices: readonly Notice[],
): Promise<HandedOver> {
  const unsent = notices.filter(({ status }) => status !== 'sent')
  const messages: Message[] = []
  const steps = new Map<string, NoticeStep>()
  for (const notice of unsent) {
    const { id } = notice
    const message = await findMessage(directory, notice)
    if (message !== undefined) messages.push(message)
    steps.set(
      id,
      message === undefined ? { id, status: 'failed', failure: 'no_number' } : { id, status: 'unknown' },
    )
  }
  try {
    for (const { id, outcome, code } of await answered(messages, (all) => gateway.submit(all))) {
      if (steps.get(id)?.status !== 'unknown') continue
      steps.set(
        id,
        outcome === 'accepted'
          ? { id, status: 'sent' }
          : { id, status: 'failed', failure: failureFrom(code) },
      )
    }
    const taken = notices.filter(({ id, status }) => status === 'sent' || steps.get(id)?.status === 'sent')
    const asked = taken.map(({ id }) => id)
    const wanted = new Set(asked)
    for (const { id, outcome, code } of await answered(asked, (all) => gateway.reports(all))) {
      if (!wanted.has(id)) continue
      const isThere = outcome === 'delivered'
      steps.set(
        id,
        isThere ? { id, status: 'delivered' } : { id, status: 'failed', failure: failureFrom(code) },
      )
    }
  } catch {
    return { steps: [...steps.values()], isBroken: true }
  }
  return { steps: [...steps.values()] }
}

/** Nothing is asked about nothing. */
const answered = <Item, Answer>(
  items: readonly Item[],
  ask: (items: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> => (items.length === 0 ? Promise.resolve([]) : ask(items))

/** A code as we keep it: others' texts may say more than is to be kept. */
const failureFrom = (code = ''): string => (/^[a-z_]{1,80}$/.test(code) ? code : 'not_said')

/** The message to a customer whose number is known. */
async function findMessage(
  directory: CustomerDirectory,
  { id, customer, template, items }: Notice,
): Promise<Message | undefined> {
  const person = await directory.findCustomer(customer)
  if (person === undefined || isRefusal(person) || person.phone === '') return undefined
  return { id, phone: person.phone, text: noticeText(template, items).zh }
}
