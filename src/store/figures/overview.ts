// The programme at a glance from what is stored: nights, answers of systems. Never a scan of a book.

import type { ReasonCounts } from '../../reconcile/index.ts'
import type { Queries } from '../database/database.ts'
import type { Decisions } from '../decisions.ts'
import type { PlanSummary } from '../plans/plans.ts'

/** A night: the plan of a day that counts, how far it was applied, and what a later book showed. */
export interface NightOnRecord {
  readonly plan: string
  readonly asOf: string
  readonly state: 'drafted' | 'approved' | 'sent_back'
  readonly summary: PlanSummary
  readonly draftedAt: string
  /** Matters that lay with people when the night was over. */
  readonly backlog: number
  readonly run?: {
    readonly corrections: number
    readonly accepted: number
    readonly refused: number
    readonly unknown: number
    readonly finishedAt?: string
  }
  readonly verdict?: {
    readonly book: string
    readonly done: number
    readonly open: number
    readonly undone: number
    readonly reasons: ReasonCounts
    /** How many corrections of each measure are done; empty where it was not counted. */
    readonly doneByMeasure: Readonly<Record<string, number>>
    readonly at: string
  }
}

/** What one system answered in one run. */
export interface SystemRun {
  readonly plan: string
  readonly asOf: string
  readonly system: string
  readonly accepted: number
  readonly refused: number
  readonly unknown: number
  /** When the first answer stayed out. */
  readonly firstUnknownAt?: string
  readonly lastAt: string
  readonly isVerified: boolean
}

type Filled<Row> = { readonly [Key in keyof Row]-?: undefined extends Row[Key] ? Row[Key] | null : Row[Key] }

const withoutNulls = <Row extends object>(row: Filled<Row>): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row

export class Overview {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** The nights of a programme, the newest first; of several plans of a day the one that was applied or approved. */
  async nights(programme: string, limit: number): Promise<readonly NightOnRecord[]> {
    const { sql } = this.#decisions
    const rows = await sql<Filled<NightOnRecord>[]>`
      select counted.*, (
        select count(*) from work_item join plan as opener on opener.id = work_item.plan
        where opener.as_of <= counted.as_of::date
          and (closed_at is null or closed_at > coalesce((counted.run ->> 'finishedAt')::timestamptz, drafted_at))
        ) as backlog
      from (${selectNights(sql, programme)}) as counted order by as_of desc limit ${limit}`
    return rows.map(withoutNulls<NightOnRecord>)
  }

  /** What systems answered in the runs of late, the last first. */
  async systemRuns(runs: number): Promise<readonly SystemRun[]> {
    const rows = await this.#decisions.sql<Filled<SystemRun>[]>`
      select run.plan, plan.as_of::text as as_of, counted.system,
        sum(counted.accepted)::bigint as accepted, sum(counted.refused)::bigint as refused,
        sum(counted.unknown)::bigint as unknown,
        min(batch.at) filter (where counted.unknown > 0) as first_unknown_at, max(batch.at) as last_at,
        exists (select from plan_verdict where plan_verdict.plan = run.plan) as is_verified
      from (select * from plan_run order by started_at desc, plan limit ${runs}) as run
        join plan on plan.id = run.plan
        join plan_batch as batch on batch.plan = run.plan
        join plan_batch_system as counted on counted.plan = batch.plan and counted.batch = batch.batch
      group by run.plan, run.started_at, plan.as_of, counted.system
      order by run.started_at desc, run.plan, counted.system`
    return rows.map(withoutNulls<SystemRun>)
  }
}

const selectNights = (queries: Queries, programme: string) => queries`
  select distinct on (plan.as_of) plan.id as plan, plan.as_of::text as as_of, plan.summary, plan.drafted_at,
    coalesce(last.decision, 'drafted') as state, run.run, verdict.verdict
  from plan
    left join lateral (select decision from plan_decision where plan_decision.plan = plan.id
      order by id desc limit 1) as last on true
    left join lateral (
      select jsonb_strip_nulls(jsonb_build_object('corrections', plan_run.corrections,
        'finishedAt', to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'accepted', coalesce(sum(accepted), 0), 'refused', coalesce(sum(refused), 0),
        'unknown', coalesce(sum(unknown), 0))) as run
      from plan_run left join plan_batch on plan_batch.plan = plan_run.plan
      where plan_run.plan = plan.id group by plan_run.plan) as run on true
    left join lateral (
      select jsonb_build_object('book', book, 'done', done, 'open', open, 'undone', undone, 'reasons', reasons,
        'doneByMeasure', done_by_measure,
        'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as verdict
      from plan_verdict where plan_verdict.plan = plan.id order by at desc, book limit 1) as verdict on true
  where plan.kind = 'nightly' and plan.programme = ${programme}
  order by plan.as_of desc, (run.run is not null) desc, (last.decision = 'approved') desc nulls last,
    plan.drafted_at desc`
