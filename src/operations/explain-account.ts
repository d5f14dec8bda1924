// Explains one account of a plan: the programme version and the book it was drafted from, decided again.

import { openBook, readAccounts } from '../book/index.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import { type Explanation, explainAccount as explain } from '../reconcile/index.ts'
import { type Desk, findBookFolder, planOnFile } from './desk.ts'
import { publishedProgramme } from './published-programme.ts'

export interface ExplainRequest {
  readonly plan: string
  readonly account: string
  /** Where the plan's book is; found below `books/` of the desk when not given. */
  readonly bookDir?: string
}

export async function explainAccount(desk: Desk, request: ExplainRequest): Promise<Explanation | Refusal> {
  const plan = await planOnFile(desk, request.plan)
  if (isRefusal(plan)) return plan
  const { programme: id, programmeVersion } = plan.sources
  const programme = await publishedProgramme(desk, id, programmeVersion)
  if (isRefusal(programme)) return programme
  const bookDir = request.bookDir ?? (await findBookFolder(desk, plan.sources.book))
  if (bookDir === undefined) {
    return refuse(
      'book_not_found',
      'name the folder of the book the plan was drafted from',
      plan.sources.book,
    )
  }
  const book = await openBook(bookDir)
  if (isRefusal(book)) return book
  if (book.id !== plan.sources.book) {
    return refuse('other_book', `the plan was drafted from ${plan.sources.book}, not from this book`, bookDir)
  }
  const cases = await readAccounts(book, [request.account])
  if (isRefusal(cases)) return cases
  return explain(programme.programme, cases[0]!, request.account)
}
