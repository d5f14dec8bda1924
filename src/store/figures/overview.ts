// The programme at a glance from what is stored: nights, answers of systems. Never a scan of a book.

import { moneyKinds, type ReasonCounts } from '../../reconcile/index.ts'
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

/** A line of money as the summary of a plan has it, in all and by league. */
export interface MoneyLine {
  readonly measure: string
  readonly kind: string
  readonly count: number
  readonly amountMinor: number
  readonly leagues: Readonly<Record<string, { readonly count: number; readonly amountMinor: number }>>
}

/** What nights came to that lie too far back to be shown one by one. */
export interface EarlierNights {
  /** Money of the plans that were applied to their end. */
  readonly measures: readonly MoneyLine[]
  /** How many corrections of each measure a book has shown. */
  readonly doneByMeasure: Readonly<Record<string, number>>
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

  /**
   * The nights of a programme, the newest first; of several plans of a day the one that was applied or approved. Matters
   * are looked through once for all nights: most of those there ever were had been closed before the first of them.
   */
  async nights(programme: string, limit: number): Promise<readonly NightOnRecord[]> {
    const { sql } = this.#decisions
    const rows = await sql<(Filled<NightOnRecord> & { readonly overAt: string })[]>`
      with shown as materialized (
        select night.*, coalesce((run ->> 'finishedAt')::timestamptz, drafted_at) as over_at
        from (${selectNights(sql, programme)}) as night order by as_of desc limit ${limit}),
      matter as materialized (
        select opener.as_of, closed_at from work_item join plan as opener on opener.id = work_item.plan
        where closed_at is null or closed_at > (select min(over_at) from shown))
      select shown.*, (
        select count(*) from matter
        where matter.as_of <= shown.as_of::date and (closed_at is null or closed_at > over_at)) as backlog
      from shown order by as_of desc`
    return rows.map(({ overAt: _, ...night }) => withoutNulls<NightOnRecord>(night))
  }

  /** What the nights before the newest of a programme came to, `nights` of which are left out. */
  async earlierNights(programme: string, nights: number): Promise<EarlierNights> {
    const { sql } = this.#decisions
    const rows = await sql<EarlierRow[]>`
      with earlier as materialized (
        select summary, run, verdict from (${selectNights(sql, programme)}) as night
        order by as_of desc offset ${nights})
      select line ->> 'measure' as measure, line ->> 'kind' as kind, league,
        sum((part ->> 'count')::bigint)::bigint as count, sum((part ->> 'amountMinor')::bigint)::bigint as amount_minor
      from earlier, jsonb_array_elements(summary -> 'measures') as line,
        jsonb_each(line -> 'leagues') as own (league, part)
      where run ->> 'finishedAt' is not null and line ->> 'kind' = any(${moneyKinds as string[]})
      group by 1, 2, 3
      union all
      select measure, '', '', sum(done::bigint)::bigint, 0
      from earlier, jsonb_each_text(verdict -> 'doneByMeasure') as told (measure, done) group by 1
      order by 1, 2, 3`
    const lines = Map.groupBy(
      rows.filter(({ kind }) => kind !== ''),
      ({ measure, kind }) => `${measure} ${kind}`,
    )
    const done = rows.filter(({ kind }) => kind === '')
    return {
      measures: [...lines.values()].map(lineFrom),
      doneByMeasure: Object.fromEntries(done.map(({ measure, count }) => [measure, count])),
    }
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

/** Money of a measure, a kind and a league; without a kind: how many corrections of the measure are done. */
interface EarlierRow extends Omit<MoneyLine, 'leagues'> {
  readonly league: string
}

const lineFrom = (rows: readonly EarlierRow[]): MoneyLine => ({
  measure: rows[0]!.measure,
  kind: rows[0]!.kind,
  count: rows.reduce((sum, { count }) => sum + count, 0),
  amountMinor: rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  leagues: Object.fromEntries(
    rows.map(({ league, count, amountMinor }) => [league, { count, amountMinor }] as const),
  ),
})

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
