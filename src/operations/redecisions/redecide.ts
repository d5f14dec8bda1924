// Decides again whom a rule refused in a span of nights: found by running those nights as they were, answered by the corrected version.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type AccountCase, type Book, makeWorkFolder, readAccounts } from '../../book/index.ts'
import type { PlainData } from '../../evidence/index.ts'
import { isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { type AccountAnswer, decidersOfCase, evaluateCase, moneyKinds } from '../../reconcile/index.ts'
import {
  compareBook,
  countCorrected,
  type Job,
  type NewRedecision,
  type RedecidedAccount,
  type RedecidedCharge,
  type RedecidedInFull,
  type Redecision,
  type RedecisionAsked,
  type RedecisionSums,
  type RefusingNight,
  readDeciders,
  readEffects,
} from '../../store/index.ts'
import { type Desk, type LongWork, planFolder, planOnFile } from '../desk.ts'
import { bookGone, bookOfDesk, findBook } from '../night/books.ts'
import { publishedProgramme } from '../programmes/published-programme.ts'
import { refusalsOfRows, refuseRows, type TableOfVersion, tableOfVersion } from '../programmes/rule-rows.ts'
import { appealLimits } from '../rules/house-terms.ts'

/** What is known of an account from the nights that refused it. */
type Refused = Pick<
  RedecidedAccount,
  | 'account'
  | 'product'
  | 'region'
  | 'kind'
  | 'plan'
  | 'version'
  | 'code'
  | 'rowsThen'
  | 'firstNight'
  | 'lastNight'
>

/** An account that the newest book does not hold any more. */
export const leftTheBook = 'left_the_book'

/** What is asked, by whom, and under which id it is kept. */
export type RedecisionJob = Pick<Job, 'id' | 'input' | 'person'>

/** Runs a redecision to its end and keeps it. */
export async function redecide(
  desk: Desk,
  job: RedecisionJob,
  long: LongWork,
): Promise<Redecision | Refusal> {
  const answered = await answerRedecision(desk, job, long)
  return isRefusal(answered) ? answered : desk.store.redecisions.record(answered)
}

/**
 * Answers a redecision and keeps nothing. Nothing is guessed: who was refused follows from the version and the book of each plan of
 * the span, which never change. Refused where no night was planned under an earlier version, and where a book is gone.
 */
export async function answerRedecision(
  desk: Desk,
  job: RedecisionJob,
  long: LongWork,
): Promise<NewRedecision | Refusal> {
  const asked = job.input as unknown as RedecisionAsked
  const corrected = await publishedProgramme(desk, asked.programme, asked.version)
  if (isRefusal(corrected)) return corrected
  const wrong = await refuseRows(desk, asked)
  if (wrong !== undefined) return wrong
  const table = await tableOfVersion(desk, asked.programme, asked.version)
  if (isRefusal(table)) return table
  const found = await findRefused(desk, asked, { corrected: corrected.programme, long })
  if (isRefusal(found)) return found
  const book = await bookOfDesk(desk)
  if (isRefusal(book)) return book
  const accounts = await answersOf(book, { programme: corrected.programme, table }, found.refused)
  if (isRefusal(accounts)) return accounts
  return {
    ...asked,
    ...appealLimits(desk),
    id: job.id,
    book: book.id,
    asOf: isoFromDay(book.asOf),
    askedBy: job.person,
    nights: found.nights,
    sums: sumsOf(accounts),
    accounts,
    plans: await plansAlready(desk, asked, { book, accounts }),
  }
}

interface Finding {
  readonly corrected: Programme
  readonly long: LongWork
}

interface Found {
  readonly nights: Redecision['nights']
  readonly refused: readonly Refused[]
}

async function findRefused(desk: Desk, asked: RedecisionAsked, finding: Finding): Promise<Found | Refusal> {
  const nights = await desk.store.redecisions.nights(asked)
  if (nights.length === 0) return noNight(asked)
  const refused = new Map<string, Refused>()
  const counted: Redecision['nights'][number][] = []
  for (const [at, night] of nights.entries()) {
    const ofNight = await refusedInNight(desk, asked, { ...finding, night })
    if (isRefusal(ofNight)) return ofNight
    for (const one of ofNight) {
      const firstNight = refused.get(one.account)?.firstNight ?? one.firstNight
      refused.set(one.account, { ...one, firstNight })
    }
    counted.push({ ...night, accounts: ofNight.length })
    finding.long.onProgress?.(at + 1, nights.length)
  }
  return { nights: counted, refused: [...refused.values()] }
}

const noNight = ({ programme, version, firstDay, lastDay }: RedecisionAsked): Refusal =>
  refuse(
    'no_night_to_redecide',
    `no plan of ${programme} under a version before ${version} is of a night from ${firstDay} to ${lastDay}; name other days or a later version`,
    'firstDay',
  )

/** The night run once more as it was, under its own version on its own book. */
async function refusedInNight(
  desk: Desk,
  { programme, code, rows, product, kind }: RedecisionAsked,
  { corrected, night, long }: Finding & { readonly night: RefusingNight },
): Promise<readonly Refused[] | Refusal> {
  const then = await publishedProgramme(desk, programme, night.version)
  if (isRefusal(then)) return then
  const table = await tableOfVersion(desk, programme, night.version)
  if (isRefusal(table)) return table
  const book = await findBook(desk, night.book)
  if (book === undefined) return bookGone(desk, night.book, unknownNight(night))
  const work = await makeWorkFolder(desk.folder, 'redeciding-')
  try {
    const folder = join(work, 'night')
    const signal = long.signal !== undefined && { signal: long.signal }
    const both = {
      before: then.programme,
      after: corrected,
      everyOf: code === undefined ? refusalsOfRows : [code],
    }
    const compared = await compareBook({ bookDir: book.dir, ...both, ...signal }, folder)
    if (isRefusal(compared)) return compared
    if (compared.sums.accounts === 0) return []
    const filter = { ...(product !== undefined && { product }), ...(kind !== undefined && { kind }) }
    const { items } = await readEffects(folder, { ...filter, from: 0, limit: compared.sums.accounts })
    const deciders = await readDeciders(folder)
    const refused = items.map((one) => {
      const rowsThen = table.rowsAnswering(one.product, deciders.get(one.account) ?? [])
      return refusedFrom({ ...one, code: one.before.outcome, rowsThen }, night)
    })
    return rows === undefined
      ? refused
      : refused.filter(({ rowsThen }) => rowsThen.some((row) => rows.includes(row)))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const refusedFrom = (
  {
    account,
    product,
    region,
    kind,
    code,
    rowsThen,
  }: Pick<Refused, 'account' | 'region' | 'kind' | 'rowsThen'> & { product: string; code: string },
  { plan, version, asOf }: RefusingNight,
): Refused => ({
  account,
  product: product as Refused['product'],
  region,
  ...(kind !== undefined && { kind }),
  plan,
  version,
  code,
  rowsThen,
  firstNight: asOf,
  lastNight: asOf,
})

const unknownNight = ({ asOf }: RefusingNight): string =>
  `the book of the night of ${asOf} is not there any more, so nobody can say whom it refused; bring it back or name other days`

const accountsAtOnce = 500

/** The corrected version, with its table. */
interface Corrected {
  readonly programme: Programme
  readonly table: TableOfVersion
}

async function answersOf(
  book: Book,
  corrected: Corrected,
  refused: readonly Refused[],
): Promise<readonly RedecidedInFull[] | Refusal> {
  const answered: RedecidedInFull[] = []
  for (let from = 0; from < refused.length; from += accountsAtOnce) {
    const some = refused.slice(from, from + accountsAtOnce)
    const cases = await casesOf(book, some)
    if (isRefusal(cases)) return cases
    for (const one of some) {
      const answer = answerOf(corrected, one.product, cases.get(one.account))
      if (isRefusal(answer)) return answer
      answered.push({ ...one, number: answered.length, ...answer })
    }
  }
  return answered
}

/** The cases by account; an account that left the book has none. */
async function casesOf(
  book: Book,
  accounts: readonly Refused[],
): Promise<ReadonlyMap<string, AccountCase> | Refusal> {
  const cases = await readAccounts(
    book,
    accounts.map(({ account }) => account),
  )
  if (!isRefusal(cases)) return new Map(cases.map((one) => [one.accounts[0]!.id, one]))
  if (cases.code !== 'unknown_account') return cases
  if (accounts.length === 1) return new Map()
  const middle = Math.ceil(accounts.length / 2)
  const first = await casesOf(book, accounts.slice(0, middle))
  if (isRefusal(first)) return first
  const second = await casesOf(book, accounts.slice(middle))
  return isRefusal(second) ? second : new Map([...first, ...second])
}

type Answered = Omit<RedecidedInFull, keyof Refused | 'number'>

const noFigures = { amountMinor: 0, dueDaysMoved: 0, monthsRepaired: 0, delisted: 0, corrections: 0 }

function answerOf(
  { programme, table }: Corrected,
  product: string,
  input: AccountCase | undefined,
): Answered | Refusal {
  if (input === undefined) return { outcome: leftTheBook, rowsNow: [], ...noFigures }
  const evaluated = evaluateCase(programme, input)
  if (isRefusal(evaluated)) return evaluated
  const deciders = decidersOfCase(programme, input)
  if (isRefusal(deciders)) return deciders
  const answer = evaluated.accounts[0]!
  const { entitlement } = answer
  return {
    outcome: entitlement.outcome === 'refused' ? entitlement.code : entitlement.outcome,
    rowsNow: table.rowsAnswering(product, deciders),
    ...figuresOf(answer),
    people: input.people as unknown as PlainData,
    answer: answer as unknown as PlainData,
    charges: chargesCorrected(input, answer),
  }
}

/** The charges that an answer corrects, as the book has them. */
function chargesCorrected({ accounts }: AccountCase, { corrections }: AccountAnswer): RedecidedCharge[] {
  const corrected = new Set(
    corrections.filter(({ kind }) => moneyKinds.includes(kind)).map(({ target }) => target),
  )
  const charges = accounts[0]!.charges.filter(({ id }) => corrected.has(id))
  return charges.map(({ id, kind, day }) => ({ id, kind, day }))
}

function figuresOf({ corrections }: AccountAnswer): typeof noFigures {
  const of = (...kinds: readonly string[]) => corrections.filter(({ kind }) => kinds.includes(kind))
  return {
    amountMinor: of(...moneyKinds).reduce((sum, one) => sum + (one.amountMinor ?? 0), 0),
    dueDaysMoved: of('move_due_day').length,
    monthsRepaired: of('amend_credit_record').length,
    delisted: of('delist_default').length,
    corrections: corrections.length,
  }
}

function sumsOf(accounts: readonly RedecidedInFull[]): RedecisionSums {
  const sum = (figure: keyof typeof noFigures) => accounts.reduce((all, one) => all + one[figure], 0)
  return {
    accounts: accounts.length,
    granted: accounts.filter(({ outcome }) => outcome === 'granted').length,
    amountMinor: sum('amountMinor'),
    dueDaysMoved: sum('dueDaysMoved'),
    monthsRepaired: sum('monthsRepaired'),
    delisted: sum('delisted'),
    corrections: sum('corrections'),
  }
}

/** Plans of this book and later ones that were drafted under the corrected version before it was asked to redecide. */
async function plansAlready(
  desk: Desk,
  { programme, version }: RedecisionAsked,
  { book, accounts }: { readonly book: Book; readonly accounts: readonly RedecidedInFull[] },
) {
  const corrected = accounts.filter(({ corrections }) => corrections > 0).map(({ account }) => account)
  const plans: { readonly plan: string; readonly accounts: number }[] = []
  for (const known of await desk.store.plans.list({ programme, kind: 'nightly' })) {
    if (known.version < version || known.asOf < book.asOf) continue
    const plan = await planOnFile(desk, known.id)
    if (isRefusal(plan)) continue
    const count = await countCorrected(planFolder(desk, known.id), plan, corrected)
    if (count > 0) plans.push({ plan: known.id, accounts: count })
  }
  return plans
}
