// Who looked at which customer, when and why: rows that never change, read by auditors.

import { refuse } from '../../kernel/index.ts'
import { asBranch } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import type { Decisions, StoreRefusal } from '../decisions.ts'

export const unmaskPurposes = [
  'verify_identity',
  'contact_customer',
  'assess_relief',
  'handle_complaint',
  'correct_record',
] as const
export type UnmaskPurpose = (typeof unmaskPurposes)[number]

/** What a document is read for. */
export const readingPurposes = ['review_evidence', 'check_before_sending'] as const
/** What a document is read for once it was reviewed. */
export const laterPurposes = [
  'assess_relief',
  'handle_complaint',
  'correct_record',
] as const satisfies readonly UnmaskPurpose[]
export type LaterPurpose = (typeof laterPurposes)[number]
export type ReadingPurpose = (typeof readingPurposes)[number]

/** One look at a customer. */
export interface NewCustomerView {
  readonly person: string
  readonly customer: string
  readonly region: string
  /** `circumstance`: told what happened to the customer. */
  readonly act: 'find' | 'read' | 'circumstance' | 'unmask' | 'document' | 'letter'
  /** What the customer was found by; never the value. */
  readonly foundBy?: string
  readonly purpose?: UnmaskPurpose | ReadingPurpose
  /** The document that was read. */
  readonly document?: string
  /** The re-decision whose letter was looked at. */
  readonly redecision?: string
  readonly reason?: string
}

export interface CustomerView extends NewCustomerView {
  readonly id: number
  /** ISO instant. */
  readonly at: string
}

export interface CustomerViewsWanted {
  /** Looks at this customer only. */
  readonly customer?: string
  /** Looks of this person only. */
  readonly person?: string
  readonly act?: NewCustomerView['act']
  /** ISO days or instants: the first included, the last not. */
  readonly from?: string
  readonly to?: string
  /** Region prefixes the reader may see; empty: none. */
  readonly regions: readonly string[]
}

export interface CustomerViewPage extends CustomerViewsWanted {
  /** The number of the last look of the page before. */
  readonly before?: number
  readonly limit: number
}

interface ViewRow {
  readonly id: number
  readonly at: string
  readonly person: string
  readonly customer: string
  readonly region: string
  readonly act: NewCustomerView['act']
  readonly foundBy: string | null
  readonly purpose: UnmaskPurpose | ReadingPurpose | null
  readonly document: string | null
  readonly redecision: string | null
  readonly reason: string | null
}

const viewsAtOnce = 1000

export class CustomerViews {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps looks, all of them, before anything is shown. */
  async record(views: readonly NewCustomerView[]): Promise<true | StoreRefusal> {
    const [unsaid] = views.filter(({ act, reason }) => act === 'unmask' && (reason ?? '').trim() === '')
    if (unsaid !== undefined) return refuse('reason_is_missing', 'say why the data are needed', 'reason')
    if (views.length === 0) return true
    return this.#decisions.take(async ({ queries, at }) => {
      for (let from = 0; from < views.length; from += viewsAtOnce)
        await insertViews(queries, views.slice(from, from + viewsAtOnce), at)
      return true as const
    })
  }

  /** How many looks are wanted, and the number of the newest of them; 0 where there is none. */
  async count(wanted: CustomerViewsWanted): Promise<{ readonly count: number; readonly newest: number }> {
    const [counted] = await asBranch(
      this.#decisions.sql,
      wanted.regions,
      (queries) => queries<{ readonly count: number; readonly newest: number }[]>`
        select count(*) as count, coalesce(max(id), 0) as newest
        from customer_view where ${fitting(queries, wanted)}`,
    )
    return counted!
  }

  /** The looks at customers, the newest first, as the database shows them to a branch of these regions. */
  async list(page: CustomerViewPage): Promise<readonly CustomerView[]> {
    const { before = null, limit, regions } = page
    const rows = await asBranch(
      this.#decisions.sql,
      regions,
      (queries) => queries<ViewRow[]>`
        select id, at, person, customer, region, act, found_by, purpose, reason, document, redecision
        from customer_view where ${fitting(queries, page)} and (${before}::bigint is null or id < ${before})
        order by id desc limit ${limit}`,
    )
    return rows.map(viewFromRow)
  }
}

function fitting(queries: Queries, wanted: CustomerViewsWanted) {
  const { customer = null, person = null, act = null, from = null, to = null } = wanted
  return queries`
    (${customer}::text is null or customer = ${customer}) and (${person}::text is null or person = ${person})
    and (${act}::text is null or act = ${act}) and (${from}::timestamptz is null or at >= ${from})
    and (${to}::timestamptz is null or at < ${to})`
}

async function insertViews(queries: Queries, views: readonly NewCustomerView[], at: string): Promise<void> {
  const rows = views.map(({ person, customer, region, act, ...view }) => {
    const { foundBy = null, purpose = null, reason = null, document = null, redecision = null } = view
    return { at, person, customer, region, act, found_by: foundBy, purpose, reason, document, redecision }
  })
  await queries`insert into customer_view ${queries(rows)}`
}

function viewFromRow({ foundBy, purpose, reason, document, redecision, ...row }: ViewRow): CustomerView {
  return {
    ...row,
    ...(foundBy !== null && { foundBy }),
    ...(purpose !== null && { purpose }),
    ...(reason !== null && { reason }),
    ...(document !== null && { document }),
    ...(redecision !== null && { redecision }),
  }
}
