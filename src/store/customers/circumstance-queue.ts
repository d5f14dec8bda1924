// What waits to be decided about: recorded circumstances as a branch sees them, what can be decided about first.

import { asBranch } from '../database/branch-view.ts'
import type { Database, Queries } from '../database/database.ts'
import { type Circumstance, type CircumstanceRow, circumstanceFromRow } from './circumstance-rows.ts'

export interface CircumstancePage {
  readonly state?: Circumstance['state']
  readonly customer?: string
  /** Only what waits for a document that was due before this day. */
  readonly dueBefore?: string
  readonly after?: QueuePlace
  readonly limit: number
  /** Region prefixes the reader may see; empty: none. */
  readonly regions: readonly string[]
}

/** Where a page ended, as it was then: what somebody brings a document for meanwhile moves to the head. */
export interface QueuePlace {
  readonly waits: boolean
  /** ISO day; empty where there is none. */
  readonly dueDay: string
  readonly id: string
}

/** A circumstance with what it waits for. */
export interface ListedCircumstance extends Circumstance {
  /** True where it waits for a document of which none ever came. */
  readonly waitsForDocument: boolean
  /** The day by which a reviewer looks at what came for it. */
  readonly reviewDueDay?: string
}

type ListedRow = CircumstanceRow & {
  readonly waitsForDocument: boolean
  readonly reviewDueDay: string | null
}

/**
 * Circumstances as the database shows them to a branch: what somebody can decide about first, what waits for a
 * document after it; of each what is due first, then the oldest.
 */
export async function circumstancesIn(
  sql: Database,
  page: CircumstancePage,
): Promise<readonly ListedCircumstance[]> {
  const { state = null, customer = null, dueBefore = null, after, limit, regions } = page
  const rows = await asBranch(
    sql,
    regions,
    (queries) => queries<ListedRow[]>`
      with known as (
        select *, (state in ('recorded', 'accepted') and document_due_day is not null
            and ${hasNoDocument(queries)}) as waits_for_document,
          (select due_day from work_item where work_item.circumstance = circumstance.id
            and work_item.state = 'open' and work_item.code = 'evidence_unverified') as review_due_day
        from circumstance
        where (${state}::text is null or state = ${state}) and (${customer}::text is null or customer = ${customer})
          and (${dueBefore}::date is null or ${isWithoutDocument(queries, dueBefore)})),
      placed as (
        select *, coalesce(case when waits_for_document then document_due_day else review_due_day end::text,
          ${noDay}) collate "C" as due from known)
      select * from placed
      where ${after?.id ?? null}::text is null or (waits_for_document, due, recorded_at, id) > (
        ${after?.waits ?? false}, ${after?.dueDay || noDay},
        (select recorded_at from circumstance where id = ${after?.id ?? null}), ${after?.id ?? null})
      order by waits_for_document, due, recorded_at, id limit ${limit}`,
  )
  return rows.map(listedFromRow)
}

/** After every day there is. */
const noDay = '9999-12-31'

const listedFromRow = (row: ListedRow): ListedCircumstance => ({
  ...circumstanceFromRow(row),
  waitsForDocument: row.waitsForDocument,
  ...(row.reviewDueDay !== null && { reviewDueDay: row.reviewDueDay }),
})

/** Where a listed circumstance stands in its list. */
export function queuePlaceOf(listed: ListedCircumstance): QueuePlace {
  const { id, waitsForDocument: waits, documentDueDay, reviewDueDay } = listed
  return { waits, dueDay: (waits ? documentDueDay : reviewDueDay) ?? '', id }
}

/** What waits for a document that was due before a day, and for which none ever came. */
export const isWithoutDocument = (queries: Queries | Database, dueBefore: string | null) => queries`
  (state in ('recorded', 'accepted') and document_due_day < ${dueBefore} and ${hasNoDocument(queries)})`

const hasNoDocument = (queries: Queries | Database) => queries`
  not exists (select from document as d where d.circumstance = circumstance.id)`
