// What another programme changes for whom: two programmes on one book, account by account, kept while its job is kept.

import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readAccounts } from '../../book/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { loadProgramme, type Programme } from '../../programmes/index.ts'
import { type AccountAnswer, evaluateCase } from '../../reconcile/index.ts'
import {
  type AccountEffect,
  type Comparison,
  compareBook,
  type EffectFilter,
  type EffectsPage,
  effectsFile,
  type Job,
  readEffects,
} from '../../store/index.ts'
import type { Desk, LongWork } from '../desk.ts'
import { bookGone, bookOfDesk, findBook } from '../night/books.ts'
import { type Tried, triedProgramme } from './tried-programme.ts'

const comparisonsFolder = (desk: Pick<Desk, 'folder'>): string => join(desk.folder, 'comparisons')
const comparisonFolder = (desk: Pick<Desk, 'folder'>, job: string): string =>
  join(comparisonsFolder(desk), job)

interface ComparisonInput {
  readonly before: Tried
  readonly after: Tried
  readonly book: string
}

const inputOf = ({ input }: Job): ComparisonInput => input as unknown as ComparisonInput

/** Compares on the book the job names. Refused without one of both programmes, and without the book. */
export async function runComparison(desk: Desk, job: Job, long: LongWork): Promise<Comparison | Refusal> {
  const { book: id } = inputOf(job)
  const book = await bookOfDesk(desk, id)
  if (isRefusal(book)) return book
  const both = await bothProgrammes(desk, job)
  return isRefusal(both)
    ? both
    : compareBook({ bookDir: book.dir, ...both, ...long }, comparisonFolder(desk, job.id))
}

async function bothProgrammes(desk: Desk, job: Job) {
  const { before, after } = inputOf(job)
  const first = await triedProgramme(desk, before)
  if (isRefusal(first)) return first
  const second = await triedProgramme(desk, after)
  return isRefusal(second) ? second : { before: first, after: second }
}

export interface CompareFolders extends LongWork {
  readonly before: string
  readonly after: string
  readonly bookDir: string
  /** The Parquet file that becomes the list of accounts; it must not be there yet. */
  readonly out: string
}

/** Compares two policy folders and leaves the accounts that differ in a file. Refused where the file is there. */
export async function compareFolders({
  before,
  after,
  out,
  ...rest
}: CompareFolders): Promise<Comparison | Refusal> {
  const [first, second] = [await loadProgramme(before), await loadProgramme(after)]
  if (Array.isArray(first)) return first[0]!
  if (Array.isArray(second)) return second[0]!
  if (await isThere(out)) return refuse('file_exists', 'is there already; name a file that is not', out)
  const folder = `${out}.comparing`
  const compared = await compareBook({ before: first, after: second, ...rest }, folder)
  if (isRefusal(compared)) return compared
  if (compared.sums.accounts > 0) await rename(join(folder, effectsFile), out)
  await rm(folder, { recursive: true, force: true })
  return compared
}

/** Compares two programmes on a book into a folder, as a job does, without a desk: for the benchmark. */
export const compareForBench = (
  options: Parameters<typeof compareBook>[0],
  folder: string,
): Promise<Comparison | Refusal> => compareBook(options, folder)

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const noSuchComparison = (id: string): Refusal =>
  refuse(
    'comparison_does_not_exist',
    `there is no comparison ${id} that has ended; compare anew`,
    'comparison',
  )

/** The job of a comparison that has come to its end. */
async function comparisonJob(desk: Desk, id: string): Promise<Job | Refusal> {
  const job = await desk.store.jobs.find(id)
  return job?.kind === 'compare' && job.state === 'done' ? job : noSuchComparison(id)
}

const sumsOf = ({ result }: Job): Comparison => result as unknown as Comparison

/** A page of the accounts whose answer differs, and how many fit in all. */
export async function effectsOfComparison(desk: Desk, id: string, page: EffectsPage) {
  const job = await comparisonJob(desk, id)
  if (isRefusal(job)) return job
  return sumsOf(job).sums.accounts === 0
    ? { items: [], total: 0 }
    : readEffects(comparisonFolder(desk, id), page)
}

export interface OpenEffects {
  readonly count: number
  readonly asOf: string
  readonly rows: AsyncIterable<readonly AccountEffect[]>
}

const rowsAtOnce = 5000

/** All accounts that fit, for a file. */
export async function allEffects(
  desk: Desk,
  id: string,
  filter: EffectFilter,
): Promise<OpenEffects | Refusal> {
  const job = await comparisonJob(desk, id)
  if (isRefusal(job)) return job
  const first = await effectsOfComparison(desk, id, { ...filter, from: 0, limit: 1 })
  if (isRefusal(first)) return first
  return { count: first.total, asOf: sumsOf(job).asOf, rows: pages(desk, id, filter, first.total) }
}

async function* pages(desk: Desk, id: string, filter: EffectFilter, total: number) {
  for (let from = 0; from < total; from += rowsAtOnce) {
    const page = await effectsOfComparison(desk, id, { ...filter, from, limit: rowsAtOnce })
    if (isRefusal(page)) throw new Error(`the comparison ${id} ended early: ${page.because}`)
    yield page.items
  }
}

export interface AccountCompared {
  readonly account: string
  readonly asOf: string
  readonly before: AccountAnswer
  readonly after: AccountAnswer
  readonly circumstances: Comparison['circumstances']
}

/** Both whole answers for one account. Refused for an account that is not in the book of the comparison. */
export async function compareAccount(
  desk: Desk,
  id: string,
  account: string,
): Promise<AccountCompared | Refusal> {
  const job = await comparisonJob(desk, id)
  if (isRefusal(job)) return job
  const { book: bookId } = inputOf(job)
  const book = await findBook(desk, bookId)
  if (book === undefined)
    return bookGone(desk, bookId, 'the book of the comparison is not there any more; compare anew')
  const cases = await readAccounts(book, [account])
  if (isRefusal(cases)) return cases
  const both = await bothProgrammes(desk, job)
  if (isRefusal(both)) return both
  const answer = (programme: Programme) => evaluateCase(programme, cases[0])
  const [before, after] = [answer(both.before), answer(both.after)]
  if (isRefusal(before)) return before
  if (isRefusal(after)) return after
  const circumstances = { before: both.before.circumstances, after: both.after.circumstances }
  return { account, asOf: before.asOf, before: before.accounts[0]!, after: after.accounts[0]!, circumstances }
}

/** Deletes what comparisons left whose job is kept no more. Answers with how many. */
export async function sweepComparisons(desk: Desk): Promise<{ readonly comparisons: number }> {
  let comparisons = 0
  for (const id of await readdir(comparisonsFolder(desk)).catch(() => [])) {
    if (!id.startsWith('job_') || (await desk.store.jobs.find(id)) !== undefined) continue
    await rm(comparisonFolder(desk, id), { recursive: true, force: true })
    comparisons++
  }
  return { comparisons }
}
