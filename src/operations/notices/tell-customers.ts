// Tells the customers of a verified plan what was done for them: a notice for each, made once, and sent in its time.

import { join } from 'node:path'
import { openBook } from '../../book/index.ts'
import { noticeTemplate } from '../../contact/index.ts'
import { isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import {
  type NewTelling,
  type Telling,
  type ToldSources,
  verdictsName,
  withToldCustomers,
} from '../../store/index.ts'
import { type Desk, type LongWork, planFolder, planOnFile, receiptsFolder } from '../desk.ts'
import { bookGone, findBook } from '../night/books.ts'
import { bankToday } from '../rules/house-terms.ts'
import { type MessageTools, type SentNotices, sendNotices } from './send-notices.ts'

export interface TellRequest extends LongWork {
  readonly plan: string
  readonly person: string
  /** The folder of the verdict's book, where that does not lie below `books/`. */
  readonly bookDir?: string
  /** Without it the notices are made and wait for whoever sends. */
  readonly messages?: MessageTools
}

/** How many notices this call made, how all of the plan stand, and what came of sending. */
export interface Told {
  readonly made: number
  readonly telling: Telling
  readonly sending?: SentNotices | Refusal
}

/** Notices go to the database so many at a time. */
const madeAtOnce = 2048

/**
 * Makes a notice for every owner of a correction that the last verdict found done and standing, and sends what waits.
 * Called again it makes and sends nothing twice; interrupted, it goes on. Refused for a plan that was not verified.
 */
export async function tellCustomers(desk: Desk, request: TellRequest): Promise<Told | Refusal> {
  const sources = await sourcesOf(desk, request.plan, request.bookDir)
  if (isRefusal(sources)) return sources
  const { programme, programmeVersion: version } = sources.plan.sources
  const { person, messages, onProgress, ...long } = request
  await desk.houseHeld.renew()
  const telling: NewTelling = {
    plan: request.plan,
    programme,
    version,
    template: noticeTemplate,
    bank: bankToday(desk).record,
    book: sources.book.id,
    person,
  }
  const { notices } = desk.store
  const begun = await notices.begin(telling)
  if (isRefusal(begun)) return begun
  const made = await makeNotices(desk, telling, sources, request)
  if (made === undefined) return { made: 0, telling: (await notices.find(telling.plan))! }
  const finished = await notices.finish(telling, made)
  if (messages === undefined) return { made, telling: finished }
  const sending = await sendNotices(desk, messages, {
    ...long,
    onProgress: (done) => onProgress?.(finished.customers + done, finished.customers * 2),
  })
  return { made, telling: (await notices.find(telling.plan))!, sending }
}

/** How many are new; undefined where it was interrupted. */
function makeNotices(
  desk: Desk,
  telling: NewTelling,
  sources: ToldSources,
  { signal, onProgress }: LongWork,
): Promise<number | undefined> {
  return withToldCustomers(sources, async ({ count, notices }) => {
    let [made, done] = [0, 0]
    for await (const some of notices) {
      for (let from = 0; from < some.length; from += madeAtOnce) {
        if (signal?.aborted === true) return undefined
        const part = some.slice(from, from + madeAtOnce)
        made += await desk.store.notices.make(telling, part)
        done += part.length
        onProgress?.(done, count * 2)
      }
    }
    return made
  })
}

/** How many customers would be told who were not yet. Refused like telling them. */
export async function countToTell(desk: Desk, plan: string, bookDir?: string): Promise<number | Refusal> {
  const sources = await sourcesOf(desk, plan, bookDir)
  if (isRefusal(sources)) return sources
  const told = (await desk.store.notices.find(plan))?.customers ?? 0
  return withToldCustomers(sources, async ({ count }) => Math.max(0, count - told))
}

/** Why the customers of a plan cannot be told: no book has shown yet what became of it. */
export async function refuseTelling({ store }: Desk, plan: string): Promise<Refusal | undefined> {
  const run = await store.runs.findRun(plan)
  if (run !== undefined && run.verdicts.length > 0) return undefined
  const because = 'verify it on the next book first: customers are told only what a book shows'
  return refuse('plan_was_not_verified', because, plan)
}

async function sourcesOf(desk: Desk, id: string, bookDir?: string): Promise<ToldSources | Refusal> {
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const refusal = await refuseTelling(desk, id)
  if (refusal !== undefined) return refusal
  const run = await desk.store.runs.findRun(id)
  const { book: verified } = run!.verdicts.at(-1)!
  const dir = bookDir ?? (await findBook(desk, verified))?.dir
  if (dir === undefined)
    return bookGone(desk, verified, `the book ${verified} of the verdict is not below books/`)
  const book = await openBook(dir)
  if (isRefusal(book)) return book
  if (book.id !== verified) return refuse('other_book', `the last verdict is of the book ${verified}`, dir)
  const verdicts = join(receiptsFolder(desk), id, verdictsName(isoFromDay(book.asOf)))
  return { folder: planFolder(desk, id), plan, verdicts, book }
}
