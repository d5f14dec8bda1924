// The work item of a circumstance: opened and closed with it, so that what waits for people stands in one inbox.

import type { Queries } from '../database/database.ts'
import type { Step } from '../decisions.ts'
import type { CircumstanceRow } from './circumstance-rows.ts'

type Waiting = Pick<CircumstanceRow, 'id' | 'state' | 'customer' | 'region' | 'recordedBy' | 'documentDueDay'>

export interface MatterMoves {
  /** What was done with the circumstance; the item that is over says so. */
  readonly act: string
  /** Nobody, where it lapsed by itself. */
  readonly person?: string
  /** Days in which a reviewer verifies what a document came for; needed where one may have come. */
  readonly reviewDays?: number
}

interface Wanted {
  readonly code: string
  readonly owner: string | null
  /** Who must not be the second person, where one is waited for. */
  readonly askedBy: string | null
  readonly dueDay: string | null
  readonly days: number | null
  readonly dueRule: string
}

/** Closes the item that no longer holds, and opens the one that does. Repeated it changes nothing. */
export async function moveMatter(step: Step, held: Waiting, moves: MatterMoves): Promise<void> {
  const { queries, at } = step
  const wanted = await wantedOf(queries, held, moves)
  await queries`
    update work_item set state = 'done', closed_at = ${at}, closed_by = ${moves.person ?? null}, outcome = ${moves.act}
    where circumstance = ${held.id} and state = 'open' and code <> ${wanted?.code ?? ''}`
  if (wanted === undefined) return
  const { code, owner, askedBy, dueDay, days, dueRule } = wanted
  await queries`
    insert into work_item
      (circumstance, account, code, target, owner, asked_by, region, customer, opened_at, due_day, due_rule)
    values (${held.id}, '', ${code}, ${held.id}, ${owner}, ${askedBy}, ${held.region}, ${held.customer}, ${at},
      coalesce(${dueDay}::date, (${at}::timestamptz at time zone 'Asia/Shanghai')::date + ${days}::int), ${dueRule})
    on conflict (account, code, target) where state = 'open' do nothing`
}

/** What a circumstance waits for: its document, a reviewer, or nothing. */
async function wantedOf(
  queries: Queries,
  { id, state, recordedBy, documentDueDay }: Waiting,
  { reviewDays }: MatterMoves,
): Promise<Wanted | undefined> {
  if (state !== 'recorded' && state !== 'accepted') return undefined
  const [came] = await queries`select from document where circumstance = ${id} limit 1`
  if (came !== undefined)
    return {
      code: 'evidence_unverified',
      owner: null,
      askedBy: recordedBy,
      dueDay: null,
      days: reviewDays ?? null,
      dueRule: 'evidence_review',
    }
  if (documentDueDay === null) return undefined
  return {
    code: 'document_awaited',
    owner: recordedBy,
    askedBy: null,
    dueDay: documentDueDay,
    days: null,
    dueRule: 'document_day',
  }
}
