// What a plan cannot put right without a person: opened once, closed by somebody with an outcome.

import { canonicalJson, contentHash } from '../../evidence/index.ts'
import { isRefusal, type Minor, refuse } from '../../kernel/index.ts'
import { type WorkItemRow, workItemFromRow } from '../database/rows.ts'
import { refuseReason } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { refusePerson } from '../people/people.ts'
import { findPlanIn, noSuchPlan } from '../plans/plans.ts'
import { assignIn, type Giving, itemIsDone, noSuchItem, takersIn } from './item-owners.ts'

/** A matter for a person, as a plan finds it. */
export interface Matter {
  readonly account: string
  readonly code: string
  readonly target?: string
  readonly amountMinor?: Minor
  readonly owner?: string
  /** The county code of the account; what a branch sees depends on it. */
  readonly region?: string
  /** By when it must be done, and the rule that says so. */
  readonly deadline?: Deadline
}

export interface Deadline {
  /** Calendar days after the day it is opened. */
  readonly days: number
  /** The code of the rule: `credit_record_objection`. */
  readonly rule: string
}

export interface WorkItem extends Omit<Matter, 'deadline' | 'account'> {
  readonly id: number
  /** Of an item that a plan found: the plan and the account. */
  readonly plan?: string
  readonly account?: string
  /** Of an item that a circumstance waits for. */
  readonly circumstance?: string
  /** Of an item that a request to depart from a programme waits for. */
  readonly departure?: string
  /** Of an item that the acknowledgement of a version by an outlet waits for. */
  readonly acknowledgement?: Missed
  /** Of an item that a submitted version waits for. */
  readonly submission?: string
  /** Of an item that a change of a rule of the bank waits for. */
  readonly ruleChange?: { readonly id: string; readonly rule: string }
  /** Of an item that a drafted plan waits for. */
  readonly draftedPlan?: string
  /** Of an item that an imported name list waits for. */
  readonly nameList?: string
  /** Who asked for what waits for a second person, and is never the one. */
  readonly askedBy?: string
  /** Of an item about a service: the service, and the outlet that must be told where it is not its whole league. */
  readonly service?: string
  readonly outlet?: string
  /** The last day, in Asia/Shanghai, on which it is done in time. */
  readonly dueDay?: string
  readonly dueRule?: string
  /** The owner of the account, once the directory of customers was looked at. */
  readonly customer?: string
  readonly state: 'open' | 'done'
  readonly openedAt: string
  readonly closedAt?: string
  readonly closedBy?: string
  readonly outcome?: string
}

/** An outlet that has not acknowledged a version by its deadline. */
export interface Missed {
  readonly programme: string
  readonly version: number
  readonly node: string
}

interface UnnamedItem {
  readonly id: number
  readonly account: string
  /** Known where the item is about a circumstance. */
  readonly customer: string
}

export interface CustomerOfItem {
  readonly id: number
  readonly customer: string
  /** The last four characters of the identity number and of the phone. */
  readonly idTail: string
  readonly phoneTail: string
}

export interface WorkItemFilter {
  readonly state?: WorkItem['state']
  readonly plan?: string
  readonly account?: string
  readonly owner?: string
  readonly limit?: number
}

const listLimit = 1000

export class WorkItems {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * Opens an item for each matter that is not open yet. Repeated for the same plan it opens nothing, even where
   * an item was closed since. The entry names the rules of the bank that gave the deadlines, by their hash.
   */
  openMany(
    plan: string,
    matters: readonly Matter[],
    houseRules?: string,
  ): Promise<{ readonly opened: number; readonly known: number } | StoreRefusal> {
    return this.#decisions.take((step) => openIn(step, { plan, matters, houseRules }))
  }

  /** Closes an item with what came of it. Sent again with the same key it answers with the first result. */
  async close(
    id: number,
    { person, outcome, key }: { readonly person: string; readonly outcome: string; readonly key?: string },
  ): Promise<WorkItem | StoreRefusal> {
    const refusal = refuseReason(outcome, 'outcome')
    if (refusal !== undefined) return refusal
    const command =
      key === undefined ? undefined : { key, name: 'work_item_close', input: { id, person, outcome } }
    return this.#decisions.take((step) => closeIn(step, { id, person, outcome }), command)
  }

  /**
   * Gives an open item to a person, or back to everybody with ''. Given already, nothing changes. Refused unless both
   * may do what it waits for.
   */
  assign(id: number, giving: Giving): Promise<WorkItem | StoreRefusal> {
    return this.#decisions.take((step) => assignIn(step, id, giving))
  }

  /** Everybody who may have an item, by id. Refused to who is not among them. */
  takers(id: number, person: string): Promise<readonly string[] | StoreRefusal> {
    const { sql } = this.#decisions
    return takersIn({ queries: sql, at: this.#decisions.now() }, id, person)
  }

  /** An item by its number. */
  async find(id: number): Promise<WorkItem | undefined> {
    const [row] = await this.#decisions.sql<WorkItemRow[]>`select * from work_item where id = ${id}`
    return row && workItemFromRow(row)
  }

  /** Open items after a number whose customer, or the ends of whose numbers, are not known yet. */
  async withoutCustomer(after: number, limit: number): Promise<readonly UnnamedItem[]> {
    return this.#decisions.sql<UnnamedItem[]>`
      select id, account, customer from work_item
      where (plan is not null or circumstance is not null) and id_tail = '' and state = 'open' and id > ${after}
      order by id limit ${limit}`
  }

  /** Notes whose items these are, so that they are found by the last characters of a number. */
  async noteCustomers(noted: readonly CustomerOfItem[]): Promise<void> {
    const rows = noted.map(
      ({ id, customer, idTail, phoneTail }) => [id, customer, idTail, phoneTail] as const,
    )
    if (rows.length === 0) return
    await this.#decisions.sql`
      update work_item set customer = noted.customer, id_tail = noted.id_tail, phone_tail = noted.phone_tail
      from (select * from unnest(${rows.map(([id]) => id)}::bigint[], ${rows.map((row) => row[1])}::text[],
        ${rows.map((row) => row[2])}::text[], ${rows.map((row) => row[3])}::text[])
        as one (id, customer, id_tail, phone_tail)) as noted
      where work_item.id = noted.id`
  }

  /** Items, the oldest first. */
  async list(filter: WorkItemFilter = {}): Promise<readonly WorkItem[]> {
    const { state = null, plan = null, account = null, owner = null, limit = listLimit } = filter
    const rows = await this.#decisions.sql<WorkItemRow[]>`
      select * from work_item
      where (${state}::text is null or state = ${state}) and (${plan}::text is null or plan = ${plan})
        and (${account}::text is null or account = ${account}) and (${owner}::text is null or owner = ${owner})
      order by opened_at, id limit ${limit}`
    return rows.map(workItemFromRow)
  }

  /** How many items are open, by code. */
  async countOpen(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.#decisions.sql<{ code: string; open: number }[]>`
      select code, count(*) as open from work_item where state = 'open' group by code order by code collate "C"`
    return Object.fromEntries(rows.map(({ code, open }) => [code, open]))
  }
}

interface Opening {
  readonly plan: string
  readonly matters: readonly Matter[]
  /** SHA-256 of the rules of the bank. */
  readonly houseRules: string | undefined
}

async function openIn(
  { queries, at, record }: Step,
  { plan, matters, houseRules }: Opening,
): Promise<{ readonly opened: number; readonly known: number } | StoreRefusal> {
  const found = await findPlanIn(queries, plan)
  if (found === undefined) return noSuchPlan(plan)
  const list = canonicalJson(
    matters.map(({ deadline, ...matter }) => ({ ...matter, ...(deadline && { deadline: { ...deadline } }) })),
  )
  const opened = await queries`
    insert into work_item (plan, account, code, target, amount_minor, owner, region, opened_at, due_day, due_rule)
    select ${plan}, account, code, coalesce(target, ''), "amountMinor", owner, coalesce(region, ''), ${at}::timestamptz,
      (${at}::timestamptz at time zone 'Asia/Shanghai')::date + (deadline->>'days')::int, deadline->>'rule'
    from jsonb_to_recordset(${list}::text::jsonb)
      as matter (account text, code text, target text, "amountMinor" bigint, owner text, region text, deadline jsonb)
    where not exists (
      select from work_item as known where known.plan = ${plan} and known.account = matter.account
        and known.code = matter.code and known.target = coalesce(matter.target, ''))
    order by account, code, target
    on conflict (account, code, target) where state = 'open' do nothing
    returning id`
  const known = matters.length - opened.length
  if (opened.length > 0) {
    const rules: Readonly<Record<string, string>> = houseRules === undefined ? {} : { houseRules }
    const body = { opened: opened.length, known, mattersDigest: contentHash(list), ...rules, at }
    record({ kind: 'work_items_opened', actor: found.draftedBy, subject: plan, body })
  }
  return { opened: opened.length, known }
}

interface Closing {
  readonly id: number
  readonly person: string
  readonly outcome: string
}

async function closeIn(step: Step, { id, person, outcome }: Closing): Promise<WorkItem | StoreRefusal> {
  const { queries, at, record } = step
  const refusal = await refusePerson(step, person, 'operator')
  if (isRefusal(refusal)) return refusal
  const [row] = await queries<WorkItemRow[]>`
    update work_item set state = 'done', closed_at = ${at}, closed_by = ${person}, outcome = ${outcome}
    where id = ${id} and state = 'open' and plan is not null returning *`
  if (row === undefined) return refuseClosing(step, id)
  const { account, code, target } = row
  record({
    kind: 'work_item_closed',
    actor: person,
    subject: `${id}`,
    body: { account, code, target, outcome, at },
  })
  return workItemFromRow(row)
}

async function refuseClosing({ queries }: Step, id: number): Promise<StoreRefusal> {
  const [row] = await queries<WorkItemRow[]>`select * from work_item where id = ${id}`
  if (row === undefined) return noSuchItem(id)
  if (row.state === 'done') return itemIsDone(workItemFromRow(row))
  const because = 'decide about what it waits for, or report it; the item is then closed by itself'
  return refuse('work_item_closes_by_itself', because, 'id')
}
