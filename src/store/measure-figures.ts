// What the decisions of people tell about the measures: who was reached, how long they waited, what was looked at.

import { asBranch } from './branch-view.ts'
import type { Queries } from './database.ts'
import type { Decisions } from './decisions.ts'

export interface MeasureFigures {
  /** Circumstances that are verified, and the people they are about. */
  readonly verified: number
  readonly people: number
  /** Circumstances that wait for somebody to look at them. */
  readonly waiting: number
  /** Half of those verified waited no longer, in hours, from being told; absent where none is. */
  readonly medianHours?: number
  /** Objections to being contacted that stand. */
  readonly objections: number
  /** How often personal data were shown in full, in the days asked for. */
  readonly unmasked: number
}

type Row = Omit<MeasureFigures, 'medianHours'> & { readonly medianHours: number | null }

export class MeasureRecord {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** As the database shows it to a branch of these regions; looks at personal data since an instant. */
  async figures(regions: readonly string[], since: string): Promise<MeasureFigures> {
    const [row] = await asBranch(this.#decisions.sql, regions, (queries) => select(queries, since))
    const { medianHours, ...figures } = row!
    return { ...figures, ...(medianHours !== null && { medianHours }) }
  }
}

const select = (queries: Queries, since: string) => queries<Row[]>`
  select counted.*, granted.median_hours, (
      select count(*)::int from (
        select distinct on (customer, type) stands from contact_objection order by customer, type, id desc) as last
      where stands) as objections, (
      select count(*)::int from customer_view where act = 'unmask' and at >= ${since}) as unmasked
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
