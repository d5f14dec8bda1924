// What the decisions of people tell about the measures: who was reached, how long they waited, what was looked at.

import { asBranch } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import type { Decisions } from '../decisions.ts'

export interface CircumstanceFigures {
  /** Circumstances that are verified, and the people they are about. */
  readonly verified: number
  readonly people: number
  /** Circumstances that wait for somebody to look at them. */
  readonly waiting: number
  /** Half of those verified waited no longer, in hours, from being told; absent where none is. */
  readonly medianHours?: number
}

export interface MeasureFigures extends CircumstanceFigures {
  /** Objections to being contacted that stand. */
  readonly objections: number
  /** How often personal data were shown in full, in the days asked for. */
  readonly unmasked: number
}

/** Whose figures: the regions whose circumstances, and the regions whose customers, somebody may see. */
export interface FiguresWish {
  readonly circumstances: readonly string[]
  readonly customers: readonly string[]
  /** Looks at personal data since this instant. */
  readonly since: string
}

export class MeasureRecord {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** As the database shows it to a branch of these regions. */
  async figures({ circumstances, customers, since }: FiguresWish): Promise<MeasureFigures> {
    const { sql } = this.#decisions
    const [told, seen] = await Promise.all([
      asBranch(sql, circumstances, selectCircumstances),
      asBranch(sql, customers, (queries) => selectContacts(queries, since)),
    ])
    const { medianHours, ...counted } = told[0]!
    return { ...counted, ...(medianHours !== null && { medianHours }), ...seen[0]! }
  }
}

type CircumstanceRow = Omit<CircumstanceFigures, 'medianHours'> & { readonly medianHours: number | null }

const selectCircumstances = (queries: Queries) => queries<CircumstanceRow[]>`
  select counted.*, granted.median_hours
  from (
    select count(*) filter (where state = 'verified')::int as verified,
      count(distinct customer) filter (where state = 'verified')::int as people,
      count(*) filter (where state = 'recorded')::int as waiting
    from circumstance) as counted, (
    select floor(percentile_cont(0.5) within group (
        order by extract(epoch from decided.at - recorded_at) / 3600))::int as median_hours
    from circumstance cross join lateral (
      select min(at) as at from circumstance_event
      where circumstance_event.circumstance = circumstance.id and act in ('verify', 'confirm')) as decided
    where decided.at is not null) as granted`

const selectContacts = (queries: Queries, since: string) => queries<
  Pick<MeasureFigures, 'objections' | 'unmasked'>[]
>`
  select (
      select count(*)::int from (
        select distinct on (customer, type) stands from contact_objection order by customer, type, id desc) as last
      where stands) as objections, (
      select count(*)::int from customer_view where act = 'unmask' and at >= ${since}) as unmasked`
