// How far an approved plan has been applied, and what the next book said of it. Counts are kept batch by batch.

import type { PlainData } from '../../evidence/index.ts'
import { assert, isRefusal, type Refusal, refuse, type SystemName } from '../../kernel/index.ts'
import type { AppliedFact, ApplyEvidence, PlanApproval, ReasonCounts, Tally } from '../../reconcile/index.ts'
import type { Queries } from '../database/database.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import { type RunRow, runFromRow } from '../database/rows.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { moveSecondPersons } from '../inbox/second-persons.ts'
import { refusePerson } from '../people/people.ts'
import { findPlanIn, holdVersions, noSuchPlan, refuseOvertaken } from './plans.ts'

/** What a book showed of a plan's corrections. */
export interface RunVerdict {
  readonly book: string
  readonly done: number
  readonly open: number
  readonly undone: number
  /** How many have which reason; absent where it was not counted. */
  readonly reasons?: ReasonCounts
  readonly at: string
}

/** A verdict as it is kept, with who had the plan verified. */
export type NewVerdict = Omit<RunVerdict, 'at'> & {
  /** How many corrections of each measure are done; absent where it was not counted. */
  readonly doneByMeasure?: Readonly<Record<string, number>>
  readonly person: string
}

/** accepted + refused + unknown + waiting = corrections, at every instant. */
export interface Run {
  readonly plan: string
  readonly corrections: number
  readonly batches: number
  readonly accepted: number
  readonly refused: number
  readonly unknown: number
  readonly waiting: number
  readonly startedBy: string
  readonly startedAt: string
  readonly finishedAt?: string
  readonly verdicts: readonly RunVerdict[]
}

export class Runs implements PlanApproval, ApplyEvidence {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Says whether a plan may be applied. */
  async check(plan: string): Promise<'approved' | Refusal> {
    return (await refuseUnapproved(this.#decisions.sql, plan)) ?? 'approved'
  }

  /** Begins to apply a plan of so many corrections, or goes on with one begun. */
  begin(
    plan: string,
    start: { readonly person: string; readonly corrections: number },
  ): Promise<Run | StoreRefusal> {
    return this.#decisions.take((step) => beginIn(step, { plan, ...start }))
  }

  /** Counts a batch, or notes the end; a fact recorded again changes nothing. The run must have been begun. */
  async record(fact: AppliedFact): Promise<void> {
    const done = await this.#decisions.take(async (step) => {
      await (fact.kind === 'batch_applied' ? recordBatch(step, fact) : recordEnd(step, fact))
      return true
    })
    assert(!isRefusal(done), 'counting a batch is never refused')
  }

  /** Keeps what a book showed of a plan, once for each book. */
  async verified(plan: string, verdict: NewVerdict): Promise<void> {
    const done = await this.#decisions.take(async (step) => {
      await recordVerdict(step, plan, verdict)
      return true
    })
    assert(!isRefusal(done), 'a verdict is never refused')
  }

  /** What was counted of each batch that was sent, by its number. */
  async countedBatches(plan: string): Promise<ReadonlyMap<number, Readonly<Tally>>> {
    const rows = await this.#decisions.sql<(Tally & { batch: number })[]>`
      select batch, accepted, refused, unknown from plan_batch where plan = ${plan}`
    return new Map(rows.map(({ batch, ...tally }) => [batch, tally]))
  }

  findRun(plan: string): Promise<Run | undefined> {
    return findRunIn(this.#decisions.sql, plan)
  }

  /** The runs that were begun last, first. */
  async list({ limit, after }: NewestPage): Promise<readonly Run[]> {
    const { sql } = this.#decisions
    const rows = await sql<RunRow[]>`
      select * from (${selectRuns(sql)}) as known
      where ${olderThan(sql, { at: sql`started_at`, id: sql`plan collate "C"` }, after)}
      order by started_at desc, plan collate "C" limit ${limit}`
    return rows.map(runFromRow)
  }
}

const selectRuns = (queries: Queries) => queries`
  select run.plan, run.corrections, run.started_by, run.started_at, run.finished_at,
    tally.batches, tally.accepted, tally.refused, tally.unknown,
    run.corrections - tally.accepted - tally.refused - tally.unknown as waiting,
    (select coalesce(jsonb_agg(jsonb_build_object('book', book, 'done', done, 'open', open, 'undone', undone,
        'reasons', reasons, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by at, book), '[]')
      from plan_verdict where plan_verdict.plan = run.plan) as verdicts
  from plan_run as run, lateral (
    select count(*) as batches, coalesce(sum(accepted), 0)::bigint as accepted,
      coalesce(sum(refused), 0)::bigint as refused, coalesce(sum(unknown), 0)::bigint as unknown
    from plan_batch where plan_batch.plan = run.plan) as tally`

async function findRunIn(queries: Queries, plan: string): Promise<Run | undefined> {
  const [row] = await queries<RunRow[]>`select * from (${selectRuns(queries)}) as known where plan = ${plan}`
  return row === undefined ? undefined : runFromRow(row)
}

async function refuseUnapproved(queries: Queries, id: string): Promise<StoreRefusal | undefined> {
  const plan = await findPlanIn(queries, id)
  if (plan === undefined) return noSuchPlan(id)
  if (plan.state === 'approved') return refuseOvertaken(plan)
  return refuse('plan_is_not_approved', `a second person must approve it before it is applied`, 'plan')
}

interface RunStart {
  readonly plan: string
  readonly person: string
  readonly corrections: number
}

async function beginIn(step: Step, { plan, person, corrections }: RunStart): Promise<Run | StoreRefusal> {
  const { queries, at, record } = step
  await holdVersions(queries, plan)
  const refusal = (await refusePerson(step, person, 'operator')) ?? (await refuseUnapproved(queries, plan))
  if (refusal !== undefined) return refusal
  const inserted = await queries`
    insert into plan_run (plan, corrections, started_by, started_at)
    values (${plan}, ${corrections}, ${person}, ${at}) on conflict (plan) do nothing returning plan`
  if (inserted.length > 0) {
    record({ kind: 'run_started', actor: person, subject: plan, body: { corrections, at } })
    await moveSecondPersons(step, { about: [], outcome: 'overtaken', person })
  }
  return (await findRunIn(queries, plan))!
}

async function operatorOf(queries: Queries, plan: string): Promise<string> {
  const [row] = await queries<
    { startedBy: string }[]
  >`select started_by from plan_run where plan = ${plan} for update`
  assert(row !== undefined, `the run of plan ${plan} was begun before its batches are counted`)
  return row.startedBy
}

async function recordBatch({ queries, at, record }: Step, fact: AppliedFact): Promise<void> {
  const { plan, batch, accepted, refused, unknown, receiptsDigest = null, systems = {} } = fact
  assert(batch !== undefined, 'an applied batch has a number')
  const actor = await operatorOf(queries, plan)
  const inserted = await queries`
    insert into plan_batch (plan, batch, accepted, refused, unknown, at)
    values (${plan}, ${batch}, ${accepted}, ${refused}, ${unknown}, ${at})
    on conflict (plan, batch) do nothing returning batch`
  if (inserted.length === 0) return
  await countSystems(queries, { plan, batch, systems })
  const body: Record<string, PlainData> = { batch, accepted, refused, unknown, receiptsDigest, at }
  record({ kind: fact.kind, actor, subject: plan, body })
}

interface SystemCounts {
  readonly plan: string
  readonly batch: number
  readonly systems: Readonly<Partial<Record<SystemName, Readonly<Tally>>>>
}

async function countSystems(queries: Queries, { plan, batch, systems }: SystemCounts): Promise<void> {
  for (const [system, { accepted, refused, unknown }] of Object.entries(systems)) {
    await queries`
      insert into plan_batch_system (plan, batch, system, accepted, refused, unknown)
      values (${plan}, ${batch}, ${system}, ${accepted}, ${refused}, ${unknown})`
  }
}

async function recordEnd({ queries, at, record }: Step, fact: AppliedFact): Promise<void> {
  const { plan, accepted, refused, unknown } = fact
  const actor = await operatorOf(queries, plan)
  const ended = await queries`
    update plan_run set finished_at = ${at} where plan = ${plan} and finished_at is null returning plan`
  if (ended.length > 0)
    record({ kind: fact.kind, actor, subject: plan, body: { accepted, refused, unknown, at } })
}

async function recordVerdict(
  { queries, at, record }: Step,
  plan: string,
  { book, done, open, undone, reasons = {}, doneByMeasure = {}, person }: NewVerdict,
): Promise<void> {
  await operatorOf(queries, plan)
  const inserted = await queries`
    insert into plan_verdict (plan, book, done, open, undone, reasons, done_by_measure, at)
    values (${plan}, ${book}, ${done}, ${open}, ${undone}, ${JSON.stringify(reasons)}::text::jsonb,
      ${JSON.stringify(doneByMeasure)}::text::jsonb, ${at})
    on conflict (plan, book) do nothing returning plan`
  if (inserted.length === 0) return
  record({ kind: 'plan_verified', actor: person, subject: plan, body: { book, done, open, undone, at } })
}
