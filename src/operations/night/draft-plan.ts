// Drafts the plan of a book under a published programme, records it, and opens the matters people must decide.

import { type Book, openBook } from '../../book/index.ts'
import { dayFromIso, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Plan } from '../../reconcile/index.ts'
import { draftBook, type PlanRecordSummary, readExceptions } from '../../store/index.ts'
import { type Desk, type LongWork, planFolder, plansFolder } from '../desk.ts'
import { publishedProgramme } from '../programmes/published-programme.ts'
import { servedBy } from '../redecisions/redecisions-served.ts'
import { withDeadlines } from '../rules/deadlines.ts'
import { emptyRegister, readRegister } from './register.ts'

export interface DraftRequest extends LongWork {
  readonly programme: string
  readonly version?: number
  readonly bookDir: string
  /** The register of donation accounts; without one no transfer is free. */
  readonly registerFile?: string
  readonly person: string
  readonly workers?: number
}

/** Drafts and records a plan. Drafted again from the same programme, book and register it is the same plan. */
export async function draftPlan(desk: Desk, request: DraftRequest): Promise<Plan | Refusal> {
  const programme = await publishedProgramme(desk, request.programme, request.version)
  if (isRefusal(programme)) return programme
  const register =
    request.registerFile === undefined ? emptyRegister : await readRegister(request.registerFile)
  if (isRefusal(register)) return register
  const { bookDir, workers, signal, onProgress } = request
  const options = { ...programme, bookDir, register, workers, signal, onProgress }
  const plan = await draftBook(options, plansFolder(desk))
  if (isRefusal(plan)) return plan
  const recorded = await record(desk, plan, request.person)
  if (isRefusal(recorded)) return recorded
  const book = await openBook(bookDir)
  if (isRefusal(book)) return book
  const opened = await openMatters(desk, plan, book)
  return isRefusal(opened) ? opened : plan
}

async function record(desk: Desk, plan: Plan, person: string) {
  const { programme, programmeVersion, book, asOf } = plan.sources
  return desk.store.plans.record({
    id: plan.id,
    kind: 'nightly',
    programme,
    version: programmeVersion,
    book,
    asOf: dayFromIso(asOf),
    summary: plan.summary as unknown as PlanRecordSummary,
    folder: plan.id,
    draftedBy: person,
    houseRules: desk.house.digest,
    serves: await servedBy(desk, plan),
  })
}

/** Exceptions become work items; the same matter found night after night is one item. */
async function openMatters(desk: Desk, plan: Plan, book: Book): Promise<true | Refusal> {
  for await (const matters of readExceptions(planFolder(desk, plan.id), plan, book)) {
    const opened = await desk.store.workItems.openMany(
      plan.id,
      withDeadlines(desk, matters),
      desk.house.digest,
    )
    if (isRefusal(opened)) return opened
  }
  return true
}
