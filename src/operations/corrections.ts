// The corrections of a plan for those who read them page by page, and as lists for systems that want files.

import { openBook } from '../book/index.ts'
import { type CorrectionKind, isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { Correction } from '../reconcile/index.ts'
import { type CorrectionsPage, type PlacedCorrection, readCorrections } from '../store/index.ts'
import { type Desk, findBookFolder, planFolder, planOnFile } from './desk.ts'

export type CorrectionsFilter = Omit<CorrectionsPage, 'book'>

/** A page of corrections. With `regions`, the book of the plan says where accounts are. */
export async function correctionsOfPlan(
  desk: Desk,
  id: string,
  filter: CorrectionsFilter,
): Promise<readonly PlacedCorrection[] | Refusal> {
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const folder = planFolder(desk, id)
  if (filter.regions === undefined) return readCorrections(folder, plan, filter)
  const dir = await findBookFolder(desk, plan.sources.book)
  const book = dir === undefined ? undefined : await openBook(dir)
  if (book === undefined || isRefusal(book)) {
    return refuse(
      'book_not_found',
      'the book of the plan is not there to tell the regions',
      plan.sources.book,
    )
  }
  const files = book.shards.map(({ file }) => file)
  return readCorrections(folder, plan, { ...filter, book: { dir: book.dir, files, regions: book.regions } })
}

/** The lists and the kinds of corrections each holds. */
export const listKinds = {
  suppression: ['hold_contact'],
  'fee-waivers': ['waive_charge', 'refund_charge'],
  'defaulter-corrections': ['delist_default'],
  'bureau-corrections': ['amend_credit_record'],
} as const satisfies Readonly<Record<string, readonly CorrectionKind[]>>

export type ListName = keyof typeof listKinds

export interface OpenList {
  /** How many rows there will be, when nothing narrows the list. */
  readonly count?: number
  readonly rows: AsyncIterable<readonly Correction[]>
}

const rowsAtOnce = 5000

/** A list of an approved plan. Refused while the plan is not approved: nothing leaves the bank before that. */
export async function listOfPlan(
  desk: Desk,
  id: string,
  { list, regions }: { readonly list: ListName; readonly regions?: readonly string[] },
): Promise<OpenList | Refusal> {
  const approved = await desk.store.runs.check(id)
  if (isRefusal(approved)) return approved
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const kinds: readonly string[] = listKinds[list]
  const count = plan.summary.measures
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum, line) => sum + line.count, 0)
  const filter = { kinds, limit: rowsAtOnce, ...(regions !== undefined && { regions }) }
  const first = await correctionsOfPlan(desk, id, filter)
  if (isRefusal(first)) return first
  return { ...(regions === undefined && { count }), rows: pages(desk, id, { filter, first }) }
}

async function* pages(
  desk: Desk,
  id: string,
  { filter, first }: { readonly filter: CorrectionsFilter; readonly first: readonly PlacedCorrection[] },
): AsyncGenerator<readonly Correction[]> {
  let page = first
  while (page.length > 0) {
    yield page.map(({ correction }) => correction)
    if (page.length < rowsAtOnce) return
    const { file, row } = page.at(-1)!
    const next = await correctionsOfPlan(desk, id, { ...filter, after: { file, row } })
    if (isRefusal(next)) throw new Error(`the list of ${id} ended early: ${next.because}`)
    page = next
  }
}
