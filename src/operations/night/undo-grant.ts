// Undoes a grant as one unit: a plan of its own that somebody else approves, and matters for what was given.

import {
  type AccountCase,
  type BookedCorrection,
  openBook,
  readAccounts,
  readBooked,
} from '../../book/index.ts'
import {
  type Channel,
  type CorrectionKind,
  isoFromDay,
  isRefusal,
  type Refusal,
  refuse,
} from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import {
  type CorrectionOnTheBooks,
  draftUndo,
  evaluateCase,
  type Plan,
  type UndoDraft,
} from '../../reconcile/index.ts'
import { type PlanRecordSummary, writeUndo } from '../../store/index.ts'
import { type Desk, plansFolder } from '../desk.ts'
import { publishedProgramme } from '../programmes/published-programme.ts'
import { withDeadlines } from '../rules/deadlines.ts'

export interface UndoRequest {
  readonly programme: string
  readonly account: string
  readonly bookDir: string
  readonly person: string
  /** Read by whoever approves, and kept in the evidence log. */
  readonly reason?: string
}

/**
 * Drafts the undoing of all that stands on the books of one account: holds are released unless something else
 * forbids contact, due days move back; money given, records amended and listings lifted become work items.
 * Refused `nothing_to_undo` where nothing can be taken back.
 */
export async function undoGrant(desk: Desk, request: UndoRequest): Promise<Plan | Refusal> {
  const published = await publishedProgramme(desk, request.programme)
  if (isRefusal(published)) return published
  const book = await openBook(request.bookDir)
  if (isRefusal(book)) return book
  const cases = await readAccounts(book, [request.account])
  if (isRefusal(cases)) return cases
  const booked = await readBooked(book, request.account)
  if (isRefusal(booked)) return booked
  const draft = undoOf(published.programme, cases[0]!, booked)
  if (isRefusal(draft)) return draft
  if (draft.corrections.length === 0) {
    return refuse('nothing_to_undo', 'no hold and no moved due day stands on its books', request.account)
  }
  const sources = {
    programme: published.programme.id,
    programmeVersion: published.version,
    programmeDigest: published.digest,
    book: book.id,
    register: 'none',
    asOf: isoFromDay(book.asOf),
  }
  const plan = await writeUndo(plansFolder(desk), sources, draft.corrections)
  const recorded = await desk.store.plans.record({
    id: plan.id,
    kind: 'undo',
    houseRules: desk.house.digest,
    programme: sources.programme,
    version: sources.programmeVersion,
    book: book.id,
    asOf: book.asOf,
    summary: plan.summary as unknown as PlanRecordSummary,
    folder: plan.id,
    draftedBy: request.person,
    ...(request.reason !== undefined && { undoReason: request.reason }),
  })
  if (isRefusal(recorded)) return recorded
  const opened = await openDecisions(desk, plan, request.account, draft)
  return isRefusal(opened) ? opened : plan
}

/** Refused where the account cannot be evaluated: nobody could say what else forbids contact. */
export function undoOf(
  programme: Programme,
  input: AccountCase,
  onTheBooks: readonly BookedCorrection[],
): UndoDraft | Refusal {
  const { id, product } = input.accounts[0]!
  const stillForbidden = channelsForbiddenAnyway(programme, input)
  if (isRefusal(stillForbidden)) return stillForbidden
  const booked = onTheBooks as readonly CorrectionOnTheBooks[]
  return draftUndo({ programme: programme.id, account: id, product, onTheBooks: booked, stillForbidden })
}

/** Channels that would be held for anybody, such as by the standstill: the account without its circumstances. */
function channelsForbiddenAnyway(programme: Programme, input: AccountCase): ReadonlySet<Channel> | Refusal {
  const people = input.people.map(({ circumstances: _, ...person }) => person)
  const accounts = input.accounts.map((account) => ({
    ...account,
    corrected: [],
    contactAllowed: { agent: true, auto_voice: true, manager: true },
  }))
  const answer = evaluateCase(programme, { ...input, people, accounts })
  if (isRefusal(answer)) return answer
  const held = answer.accounts[0]!.corrections.filter(
    ({ kind }) => kind === ('hold_contact' as CorrectionKind),
  )
  return new Set(held.map(({ target }) => target as Channel))
}

function openDecisions(desk: Desk, plan: Plan, account: string, { decisions }: UndoDraft) {
  const matters = decisions.map(({ code, correction: { target, amountMinor } }) => ({
    account,
    code: `undo_${code}`,
    ...(target !== undefined && { target }),
    ...(amountMinor !== undefined && { amountMinor }),
  }))
  return desk.store.workItems.openMany(plan.id, withDeadlines(desk, matters), desk.house.digest)
}
