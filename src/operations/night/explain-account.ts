// Explains one account of a plan: the programme version and the book it was drafted from, decided again.

import { type Book, notInBook, openBook, readAccounts } from '../../book/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { CircumstanceWords, Programme } from '../../programmes/index.ts'
import { type Explanation, explainAccount as explain } from '../../reconcile/index.ts'
import { type Desk, planOnFile } from '../desk.ts'
import { publishedProgramme } from '../programmes/published-programme.ts'
import { bookGone, findBook } from './books.ts'

export interface ExplainRequest {
  readonly plan: string
  readonly account: string
  /** Where the plan's book is; found below `books/` of the desk when not given. */
  readonly bookDir?: string
}

/** An explanation, and what its programme calls each kind of circumstance. */
export interface InItsWords {
  readonly explanation: Explanation
  readonly circumstances: CircumstanceWords
}

/** Refused for what is no plan or has no book any more, and for an account that is not in it. */
export async function explainAccount(desk: Desk, request: ExplainRequest): Promise<InItsWords | Refusal> {
  const ground = await groundOf(desk, request)
  if (isRefusal(ground)) return ground
  const cases = await readAccounts(ground.book, [request.account])
  if (isRefusal(cases)) return cases
  const explanation = explain(ground.programme, cases[0]!, request.account)
  const { circumstances } = ground.programme
  return isRefusal(explanation) ? explanation : { explanation, circumstances }
}

/** The refusal of an account that is not in the book of a plan, for one that lies elsewhere. */
export async function unknownInPlan(desk: Desk, request: ExplainRequest): Promise<Refusal> {
  const ground = await groundOf(desk, request)
  return isRefusal(ground) ? ground : notInBook(request.account, ground.book)
}

interface Ground {
  readonly programme: Programme
  readonly book: Book
}

async function groundOf(desk: Desk, request: ExplainRequest): Promise<Ground | Refusal> {
  const plan = await planOnFile(desk, request.plan)
  if (isRefusal(plan)) return plan
  const { programme: id, programmeVersion } = plan.sources
  const programme = await publishedProgramme(desk, id, programmeVersion)
  if (isRefusal(programme)) return programme
  const book = await bookOf(desk, plan.sources.book, request.bookDir)
  return isRefusal(book) ? book : { programme: programme.programme, book }
}

/** The book with an id: in the folder that was named, else below `books/` of the desk. */
async function bookOf(desk: Desk, id: string, dir: string | undefined): Promise<Book | Refusal> {
  if (dir === undefined) {
    const because = 'name the folder of the book the plan was drafted from'
    return (await findBook(desk, id)) ?? bookGone(desk, id, because)
  }
  const book = await openBook(dir)
  if (isRefusal(book) || book.id === id) return book
  return refuse('other_book', `the plan was drafted from ${id}, not from this book`, dir)
}
