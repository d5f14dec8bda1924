// Plans and what was decided about them: four eyes, one approval, and never a change.

import { canonicalJson, type PlainData } from '../../evidence/index.ts'
import { type Day, isoFromDay, isRefusal, refuse } from '../../kernel/index.ts'
import type { Queries } from '../database/database.ts'
import { type DecisionRow, decidedFromRow, type PlanRow, planFromRow } from '../database/rows.ts'
import { refuseReason } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { moveSecondPersons } from '../inbox/second-persons.ts'
import { refusePerson } from '../people/people.ts'
import { insertServed, type ServingPlan } from './redecisions.ts'

export type PlanSummary = { readonly [key: string]: PlainData }

export interface PlanDraft {
  /** The hash of the plan's canonical content. */
  readonly id: string
  readonly kind: 'nightly' | 'undo'
  readonly programme: string
  readonly version: number
  readonly book: string
  readonly asOf: Day
  readonly summary: PlanSummary
  /** Where the corrections lie. */
  readonly folder: string
  readonly draftedBy: string
  /** Why a grant is undone. */
  readonly undoReason?: string
  /** SHA-256 of the rules of the bank that held when it was drafted. */
  readonly houseRules?: string
  /** Redecisions of which it corrects accounts. */
  readonly serves?: readonly Omit<ServingPlan, 'plan'>[]
}

export interface Decided {
  readonly plan: string
  readonly decision: 'approved' | 'sent_back'
  readonly person: string
  readonly reason?: string
  readonly at: string
}

export interface Plan extends Omit<PlanDraft, 'serves' | 'houseRules'> {
  readonly draftedAt: string
  readonly state: 'drafted' | Decided['decision']
  /** The last decision, if there was one. */
  readonly decided?: Decided
  /** The newest version of its programme, where that is a later one and the plan was not begun to be applied. */
  readonly overtaken?: Overtaking
  /** Who asked for the redecisions it serves. */
  readonly redecidedBy?: readonly string[]
}

/** The publication that overtook a plan: what was drafted under an earlier version is drafted anew. */
export interface Overtaking {
  readonly version: number
  /** Who approved that version, and why it was published. */
  readonly approver: string
  readonly reason: string
  readonly publishedAt: string
}

/** Which approved plans. */
export interface ApprovedFilter {
  readonly kind?: Plan['kind']
  readonly programme?: string
  /** Of a book of this day or later. */
  readonly asOfMin?: Day
  /** Only those that were begun to be applied. */
  readonly isBegun?: boolean
}

export interface PlanFilter {
  readonly state?: Plan['state']
  readonly kind?: Plan['kind']
  readonly programme?: string
  readonly limit?: number
}

const listLimit = 100
const idForm = /^[A-Za-z0-9._-]{1,80}$/

export class Plans {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Records a drafted plan. The same plan recorded again answers with the first record and changes nothing. */
  async record(draft: PlanDraft): Promise<Plan | StoreRefusal> {
    if (!idForm.test(draft.id)) {
      return refuse('id_is_malformed', 'the id of a plan has 1 to 80 letters, digits and . _ -', 'id')
    }
    return this.#decisions.take((step) => recordIn(step, draft))
  }

  /** A plan that is known to be there; throws otherwise. */
  async plan(id: string): Promise<Plan> {
    const found = await this.findPlan(id)
    if (found === undefined) throw new RangeError(`there is no plan ${id}`)
    return found
  }

  findPlan(id: string): Promise<Plan | undefined> {
    return findPlanIn(this.#decisions.sql, id)
  }

  /** Every approved plan that fits, the last drafted first, however many there are: each of them counts. */
  async approved({ kind, programme, asOfMin, isBegun = false }: ApprovedFilter): Promise<readonly Plan[]> {
    const { sql } = this.#decisions
    const rows = await sql<PlanRow[]>`
      select * from (${selectPlans(sql)}) as known
      where decision = 'approved'
        and (${kind ?? null}::text is null or kind = ${kind ?? null})
        and (${programme ?? null}::text is null or programme = ${programme ?? null})
        and as_of >= ${asOfMin === undefined ? '-infinity' : isoFromDay(asOfMin)}::date
        and (not ${isBegun} or exists (select from plan_run where plan_run.plan = known.id))
      order by drafted_at desc, id collate "C"`
    return rows.map(planFromRow)
  }

  /**
   * Nightly plans of other programmes that were begun to be applied and that the book of a plan cannot show: those of its
   * day or later, and those that were not finished when it was drafted.
   */
  async unseenBy(plan: string): Promise<readonly Plan[]> {
    const { sql } = this.#decisions
    const rows = await sql<PlanRow[]>`
      select known.* from (${selectPlans(sql)}) as known join plan_run as run on run.plan = known.id
        join plan as own on own.id = ${plan}
      where known.kind = 'nightly' and known.programme <> own.programme
        and (known.as_of >= own.as_of or run.finished_at is null or run.finished_at >= own.drafted_at)
      order by known.drafted_at desc, known.id collate "C"`
    return rows.map(planFromRow)
  }

  /** Plans, the last drafted first, a hundred unless another limit is given. */
  async list(filter: PlanFilter = {}): Promise<readonly Plan[]> {
    const { state = null, kind = null, programme = null, limit = listLimit } = filter
    const rows = await this.#decisions.sql<PlanRow[]>`
      select * from (${selectPlans(this.#decisions.sql)}) as known
      where (${state}::text is null or coalesce(decision, 'drafted') = ${state})
        and (${kind}::text is null or kind = ${kind})
        and (${programme}::text is null or programme = ${programme})
      order by drafted_at desc, id collate "C" limit ${limit}`
    return rows.map(planFromRow)
  }

  /** Everything decided about a plan, in order. */
  async decisions(id: string): Promise<readonly Decided[]> {
    const rows = await this.#decisions.sql<DecisionRow[]>`
      select plan, decision, person, reason, at from plan_decision where plan = ${id} order by id`
    return rows.map(decidedFromRow)
  }

  /**
   * Approves a plan: once, by a person with the role `approver` who did not draft it. A plan that was sent back
   * can be approved after all by the person who sent it back, and by nobody else. Sent again with the same key it
   * answers with the first result.
   */
  approve(id: string, person: string, key?: string): Promise<Decided | StoreRefusal> {
    const command = key === undefined ? undefined : { key, name: 'plan_approve', input: { id, person } }
    const decision = { plan: id, decision: 'approved', person } as const
    return this.#decisions.take((step) => decideIn(step, decision), command)
  }

  /** Sends a plan back to its drafter with a reason. The same person and reason again change nothing. */
  async sendBack(id: string, person: string, reason: string): Promise<Decided | StoreRefusal> {
    const decision = { plan: id, decision: 'sent_back', person, reason } as const
    return refuseReason(reason) ?? this.#decisions.take((step) => decideIn(step, decision))
  }
}

/** Plans with what was decided last and what overtook them. */
export const selectPlans = (queries: Queries) => queries`
  select plan.*, last.decision, last.person as decided_by, last.at as decided_at, last.reason, later.overtaken,
    (select array_agg(distinct asked.asked_by) from redecision_plan as served
      join redecision as asked on asked.id = served.redecision where served.plan = plan.id) as redecided_by
  from plan left join lateral (
    select decision, person, at, reason from plan_decision
    where plan_decision.plan = plan.id order by plan_decision.id desc limit 1) as last on true
  left join lateral (
    select jsonb_build_object('version', version, 'approver', approver, 'reason', reason,
      'publishedAt', to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as overtaken
    from programme_version as other
    where other.programme = plan.programme and other.version > plan.version
      and not exists (select from plan_run where plan_run.plan = plan.id)
    order by other.version desc limit 1) as later on true`

export async function findPlanIn(queries: Queries, id: string): Promise<Plan | undefined> {
  const [row] = await queries<PlanRow[]>`select * from (${selectPlans(queries)}) as known where id = ${id}`
  return row === undefined ? undefined : planFromRow(row)
}

/** The refusal of a plan nobody knows. */
export const noSuchPlan = (id: string): StoreRefusal =>
  refuse('plan_does_not_exist', `there is no plan ${id}; list the plans to see their ids`, 'plan')

async function recordIn(step: Step, draft: PlanDraft): Promise<Plan | StoreRefusal> {
  const { queries, at } = step
  const refusal =
    (await refusePerson(step, draft.draftedBy, 'drafter')) ?? (await refuseVersion(queries, draft))
  if (isRefusal(refusal)) return refusal
  await holdProgramme(queries, draft.programme)
  const inserted = await queries`
    insert into plan (id, kind, programme, version, book, as_of, summary, folder, drafted_by, drafted_at,
      undo_reason)
    values (${draft.id}, ${draft.kind}, ${draft.programme}, ${draft.version}, ${draft.book},
      ${isoFromDay(draft.asOf)}, ${canonicalJson(draft.summary)}::text::jsonb, ${draft.folder},
      ${draft.draftedBy}, ${at}, ${draft.undoReason ?? null})
    on conflict (id) do nothing returning id`
  if (inserted.length > 0) recordDraft(step, draft)
  await insertServed(
    queries,
    (draft.serves ?? []).map((served) => ({ ...served, plan: draft.id })),
  )
  await moveSecondPersons(step)
  return (await findPlanIn(queries, draft.id))!
}

function recordDraft({ record, at }: Step, draft: PlanDraft): void {
  const { kind, programme, version, book, summary, undoReason } = draft
  const body: Record<string, PlainData> = {
    kind,
    programme,
    version,
    book,
    asOf: isoFromDay(draft.asOf),
    summary,
    at,
  }
  if (undoReason !== undefined) body.reason = undoReason
  if (draft.houseRules !== undefined) body.houseRules = draft.houseRules
  record({ kind: 'plan_drafted', actor: draft.draftedBy, subject: draft.id, body })
}

async function refuseVersion(queries: Queries, draft: PlanDraft): Promise<StoreRefusal | undefined> {
  const { programme, version } = draft
  const [found] = await queries`
    select from programme_version where programme = ${programme} and version = ${version}`
  if (found !== undefined) return undefined
  const because = `version ${version} of ${programme} is not published; publish it before a plan is drafted`
  return refuse('version_does_not_exist', because, 'version')
}

type Decision = Omit<Decided, 'at'>

async function decideIn(step: Step, decision: Decision): Promise<Decided | StoreRefusal> {
  const { queries } = step
  const unknown = await refusePerson(step, decision.person, 'approver')
  if (unknown !== undefined) return unknown
  await queries`select from plan where id = ${decision.plan} for update`
  await holdVersions(queries, decision.plan)
  const plan = await findPlanIn(queries, decision.plan)
  if (plan === undefined) return noSuchPlan(decision.plan)
  const last = plan.decided
  if (last !== undefined && isSameSendingBack(last, decision)) return last
  return refuseDecision(plan, decision) ?? insertDecision(step, plan, decision)
}

const isSameSendingBack = (last: Decided, { decision, person, reason }: Decision): boolean =>
  decision === 'sent_back' && last.decision === decision && last.person === person && last.reason === reason

/** Asked where a plan is decided and where its work item is given, so that both say the same. */
function refuseDecision(plan: Plan, { decision, person }: Decision): StoreRefusal | undefined {
  const last = plan.decided
  if (person === plan.draftedBy) {
    return refuse(
      'drafter_may_not_decide',
      `${person} drafted this plan; a second person must decide`,
      'person',
    )
  }
  if (decision === 'approved' && plan.redecidedBy?.includes(person)) {
    const because = `${person} asked for a re-decision that this plan serves; a second person must approve it`
    return refuse('asker_may_not_approve', because, 'person')
  }
  if (last?.decision === 'approved') {
    return refuse('plan_is_already_approved', `${last.person} approved it at ${last.at}`, 'plan')
  }
  if (decision === 'approved' && last !== undefined && last.person !== person) {
    const because = `${last.person} sent it back: ${last.reason}. Draft it anew, or ask them to approve it after all`
    return refuse('plan_was_sent_back', because, 'plan')
  }
  return decision === 'approved' ? refuseOvertaken(plan) : undefined
}

/** The refusal of a plan that a later version of its programme has overtaken before anything of it was sent. */
export function refuseOvertaken({ programme, version, overtaken }: Plan): StoreRefusal | undefined {
  if (overtaken === undefined) return undefined
  const { version: newest, publishedAt, reason } = overtaken
  const because = `it was drafted under version ${version} of ${programme}; version ${newest} was published at ${publishedAt} (${reason}). Draft a plan anew under version ${newest}`
  return refuse('plan_is_overtaken', because, 'plan')
}

/** Lets nobody publish a version of a programme until what is decided now is decided. */
export async function holdProgramme(queries: Queries, programme: string): Promise<void> {
  await queries`select pg_advisory_xact_lock_shared(hashtextextended(${`programme ${programme}`}, 0))`
}

/** The same for the programme of a plan. */
export async function holdVersions(queries: Queries, plan: string): Promise<void> {
  await queries`
    select pg_advisory_xact_lock_shared(hashtextextended('programme ' || programme, 0)) from plan where id = ${plan}`
}

/** Why a person may not approve a plan; undefined where they may. */
export const refuseApproval = (plan: Plan, person: string): StoreRefusal | undefined =>
  refuseDecision(plan, { plan: plan.id, decision: 'approved', person })

async function insertDecision(step: Step, plan: Plan, made: Decision): Promise<Decided> {
  const { queries, at, record } = step
  const { decision, person, reason = null } = made
  const [row] = await queries<DecisionRow[]>`
    insert into plan_decision (plan, drafted_by, decision, person, reason, at)
    values (${plan.id}, ${plan.draftedBy}, ${decision}, ${person}, ${reason}, ${at})
    returning plan, decision, person, reason, at`
  const body = { draftedBy: plan.draftedBy, reason, at }
  record({ kind: `plan_${decision}`, actor: person, subject: plan.id, body })
  await moveSecondPersons(step, { about: [plan.id], outcome: decision, person })
  return decidedFromRow(row!)
}
