// The corrections of a plan for those who read them page by page, and as lists for systems that want files.

import { type CorrectionKind, isRefusal, type Refusal } from '../../kernel/index.ts'
import { type Correction, moneyKinds, type Plan } from '../../reconcile/index.ts'
import {
  type CorrectionsPage,
  countCorrections,
  countReleased,
  type PlacedCorrection,
  readCorrections,
  readReleased,
} from '../../store/index.ts'
import { type Desk, planFolder, planOnFile } from '../desk.ts'
import { bookGone, findBook } from './books.ts'
import { suppressionSources } from './suppression.ts'

export interface CorrectionsFilter extends Omit<CorrectionsPage, 'book' | 'start'> {
  /** Instead of `after`: the number of the first correction, counted from 0 among those that fit. */
  readonly from?: number
}

/** What is shown of a plan, whatever the page. */
type Shown = Pick<CorrectionsPage, 'measure' | 'kinds' | 'account' | 'regions'>

/** A page of corrections. With `regions`, the book of the plan says where accounts are. */
export async function correctionsOfPlan(
  desk: Desk,
  id: string,
  filter: CorrectionsFilter,
): Promise<readonly PlacedCorrection[] | Refusal> {
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const { from, ...page } = filter
  const read = await withBook(desk, plan, page)
  if (isRefusal(read)) return read
  const start = from === undefined ? undefined : startOf(await countsOf(desk, plan, read), from)
  return readCorrections(planFolder(desk, id), plan, { ...read, ...(start && { start }) })
}

/** How many corrections fit a filter. */
export async function countOfCorrections(desk: Desk, id: string, shown: Shown): Promise<number | Refusal> {
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const read = await withBook(desk, plan, shown)
  if (isRefusal(read)) return read
  return (await countsOf(desk, plan, read)).reduce((sum, count) => sum + count, 0)
}

async function withBook<Page extends Shown>(desk: Desk, plan: Plan, page: Page) {
  if (page.regions === undefined) return page
  const book = await findBook(desk, plan.sources.book)
  if (book === undefined)
    return bookGone(desk, plan.sources.book, 'the book of the plan is not there to tell the regions')
  const files = book.shards.map(({ file }) => file)
  return { ...page, book: { dir: book.dir, files, regions: book.regions } }
}

/** Counts that were asked for of late: plans never change, so neither do they. */
const known = new WeakMap<Desk, Map<string, Promise<readonly number[]>>>()
const knownMax = 200

function countsOf(desk: Desk, plan: Plan, page: Shown): Promise<readonly number[]> {
  const { measure, kinds, account, regions } = page
  const key = JSON.stringify([plan.id, measure, kinds, account, regions])
  const counts = known.get(desk) ?? new Map<string, Promise<readonly number[]>>()
  known.set(desk, counts)
  const counted = counts.get(key) ?? countCorrections(planFolder(desk, plan.id), plan, page)
  counts.delete(key)
  counts.set(key, counted)
  counted.catch(() => counts.delete(key))
  if (counts.size > knownMax) counts.delete(counts.keys().next().value!)
  return counted
}

/** The file in which the correction with a number stands, and how many of that file come before it. */
function startOf(
  counts: readonly number[],
  from: number,
): { readonly file: number; readonly passed: number } {
  let passed = from
  for (const [file, count] of counts.entries()) {
    if (passed < count) return { file, passed }
    passed -= count
  }
  return { file: counts.length, passed: 0 }
}

/** The lists and the kinds of corrections each holds. */
export const listKinds = {
  suppression: ['hold_contact'],
  releases: ['release_contact'],
  'fee-waivers': moneyKinds,
  'defaulter-corrections': ['delist_default'],
  'bureau-corrections': ['amend_credit_record'],
} as const satisfies Readonly<Record<string, readonly CorrectionKind[]>>

export type ListName = keyof typeof listKinds

export interface OpenList {
  /** How many rows there will be. */
  readonly count: number
  /** Day of the plan's book. */
  readonly asOf: string
  readonly rows: AsyncIterable<readonly Correction[]>
}

const rowsAtOnce = 5000

/**
 * A list of an approved plan. Refused while the plan is not approved: nothing leaves the bank before that. Of what it
 * releases only those channels are listed that may be used as things stand: what another programme, or a later plan, holds
 * and what a customer objects to is left out, since who reads the file knows of no other hold.
 */
export async function listOfPlan(
  desk: Desk,
  id: string,
  { list, regions }: { readonly list: ListName; readonly regions?: readonly string[] },
): Promise<OpenList | Refusal> {
  const approved = await desk.store.runs.check(id)
  if (isRefusal(approved)) return approved
  if (list === 'releases') return releasesOf(desk, id, regions)
  return allCorrections(desk, id, { kinds: listKinds[list], ...(regions !== undefined && { regions }) })
}

async function releasesOf(
  desk: Desk,
  id: string,
  regions: readonly string[] | undefined,
): Promise<OpenList | Refusal> {
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const sources = await suppressionSources(desk, regions)
  if (isRefusal(sources)) return sources
  const releasing = { folder: planFolder(desk, id), plan }
  const count = await countReleased(sources, releasing)
  return { count, asOf: plan.sources.asOf, rows: readReleased(sources, releasing) }
}

/** Every correction of a plan that fits, and how many they are. */
export async function allCorrections(desk: Desk, id: string, shown: Shown): Promise<OpenList | Refusal> {
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const count = await countOfCorrections(desk, id, shown)
  if (isRefusal(count)) return count
  return { count, asOf: plan.sources.asOf, rows: pages(desk, id, shown) }
}

async function* pages(desk: Desk, id: string, shown: Shown): AsyncGenerator<readonly Correction[]> {
  let after: CorrectionsPage['after']
  for (;;) {
    const page = await correctionsOfPlan(desk, id, { ...shown, limit: rowsAtOnce, ...(after && { after }) })
    if (isRefusal(page)) throw new Error(`the list of ${id} ended early: ${page.because}`)
    if (page.length > 0) yield page.map(({ correction }) => correction)
    if (page.length < rowsAtOnce) return
    after = page.at(-1)!
  }
}
