// What each customer was told of a plan: made once, sent in its time, never rewritten; counted as it goes.

import type { Bank, NoticeItem } from '../../contact/index.ts'
import { canonicalJson, contentHash } from '../../evidence/index.ts'
import { asBranch } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import type { Decisions, StoreRefusal } from '../decisions.ts'
import { refusePerson } from '../people/people.ts'

/** In the order of their way; `unknown` was handed over and not answered, `failed` is to be sent as a letter. */
export const noticeStatuses = ['waiting', 'unknown', 'sent', 'delivered', 'failed'] as const
export type NoticeStatus = (typeof noticeStatuses)[number]

/** waiting + unknown + sent + delivered + failed = customers, at every instant. */
export interface Telling extends Readonly<Record<NoticeStatus, number>> {
  readonly plan: string
  /** The book whose verdict it tells. */
  readonly book: string
  readonly toldBy: string
  readonly begunAt: string
  /** When the last notice was made; absent while they are being made. */
  readonly finishedAt?: string
  readonly customers: number
}

export interface NewTelling {
  readonly plan: string
  readonly programme: string
  readonly version: number
  readonly template: number
  /** The record of the rule that says who the bank is. */
  readonly bank: string
  readonly book: string
  readonly person: string
}

export interface NewNotice {
  readonly customer: string
  readonly region: string
  readonly items: readonly NoticeItem[]
}

export interface Notice extends NewNotice {
  readonly id: string
  /** When it was made. */
  readonly at: string
  readonly plan: string
  readonly programme: string
  readonly version: number
  readonly template: number
  /** The bank as it was when it was made; absent where the template names it. */
  readonly bank?: Bank
  readonly status: NoticeStatus
  /** When it was last handed over. */
  readonly askedAt?: string
  readonly sentAt?: string
  /** When it was delivered or failed. */
  readonly settledAt?: string
  /** Why it failed, in snake_case. */
  readonly failure?: string
}

/** What handing over a notice, or asking about it, came to. */
export interface NoticeStep {
  readonly id: string
  readonly status: Exclude<NoticeStatus, 'waiting'>
  readonly failure?: string
}

interface TellingRow extends Omit<Telling, 'finishedAt'> {
  readonly finishedAt: string | null
}

interface NoticeRow extends Omit<Notice, 'bank' | 'askedAt' | 'sentAt' | 'settledAt' | 'failure'> {
  /** What the rule says that its bank is on record by. */
  readonly told: Bank | null
  readonly askedAt: string | null
  readonly sentAt: string | null
  readonly settledAt: string | null
  readonly failure: string | null
}

/** The failure of a message that no delivery report came of in time. */
export const noReport = 'no_report'

/** The id of a notice, which is the key of its message: the same for the same plan and customer. */
const idOf = (plan: string, customer: string): string =>
  `notice_${contentHash(canonicalJson([plan, customer])).slice(0, 32)}`

export class Notices {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Begins to tell the customers of a plan, or goes on. Refused for people who may not (`person_may_not_do_this`). */
  begin({ plan, book, person }: NewTelling): Promise<true | StoreRefusal> {
    return this.#decisions.take(async (step) => {
      const { queries, at } = step
      const refusal = await refusePerson(step, person, 'operator')
      if (refusal !== undefined) return refusal
      await queries`
        insert into telling (plan, book, told_by, begun_at) values (${plan}, ${book}, ${person}, ${at})
        on conflict (plan) do nothing`
      return true as const
    })
  }

  /** Makes notices; customers who have one of this plan get no other. Answers with how many are new. */
  async make(telling: NewTelling, notices: readonly NewNotice[]): Promise<number> {
    const { plan, programme, version, template, bank } = telling
    const rows = notices.map((one) => ({ ...one, id: idOf(plan, one.customer) }))
    const made = await this.#decisions.take(async ({ queries, at }) => {
      const { count } = await queries`
        insert into notice (id, at, plan, programme, version, template, bank, customer, region, items)
        select id, ${at}, ${plan}, ${programme}, ${version}, ${template}, ${bank}, customer, region, items
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
          as made (id text, customer text, region text, items jsonb)
        order by id on conflict do nothing`
      if (count > 0)
        await queries`
          update telling set customers = customers + ${count}, waiting = waiting + ${count} where plan = ${plan}`
      return count
    })
    return made as number
  }

  /** Notes that all notices are made, in the evidence log where that is new or some were made; how they stand. */
  async finish({ plan, book, person }: NewTelling, made: number): Promise<Telling> {
    await this.#decisions.take(async ({ queries, at, record }) => {
      const [before] = await queries<TellingRow[]>`select * from telling where plan = ${plan} for update`
      if (before!.finishedAt !== null && made === 0) return true
      await queries`update telling set finished_at = coalesce(finished_at, ${at}) where plan = ${plan}`
      const { customers } = before!
      record({ kind: 'customers_told', actor: person, subject: plan, body: { book, customers, at } })
      return true
    })
    return (await this.find(plan))!
  }

  /** How telling the customers of a plan stands; undefined where nobody began. */
  async find(plan: string): Promise<Telling | undefined> {
    const [row] = await this.#decisions.sql<TellingRow[]>`select * from telling where plan = ${plan}`
    return row === undefined ? undefined : tellingFromRow(row)
  }

  /** The next notices that are to be sent or asked about, by id. */
  async underWay({ after = '', limit }: { readonly after?: string; readonly limit: number }) {
    const rows = await this.#decisions.sql<NoticeRow[]>`
      select ${noticeColumns(this.#decisions.sql)}
      where notice.status in ('waiting', 'unknown', 'sent') and notice.id > ${after}
      order by notice.id limit ${limit}`
    return rows.map(noticeFromRow)
  }

  /** Notes what became of notices. What was settled meanwhile stays as it is. */
  async step(steps: readonly NoticeStep[]): Promise<void> {
    await this.#move(
      steps,
      (queries) => queries`
        was.status not in ('delivered', 'failed') and not (was.status = 'sent' and step.status = 'unknown')`,
    )
  }

  /** Notes reports that nobody asked for any more: of notices that failed for want of one. How many have arrived. */
  async reportedLate(steps: readonly NoticeStep[]): Promise<number> {
    const moved = await this.#move(
      steps.filter(({ status }) => status === 'delivered' || status === 'failed'),
      (queries) => queries`was.failure = ${noReport} and step.failure is distinct from ${noReport}`,
    )
    return moved.reduce((sum, { status, count }) => (status === 'delivered' ? sum + count : sum), 0)
  }

  async #move(
    steps: readonly NoticeStep[],
    where: (queries: Queries) => ReturnType<Queries>,
  ): Promise<readonly Moved[]> {
    if (steps.length === 0) return []
    const all = await this.#decisions.take(async ({ queries, at }) => {
      const moved = await queries<Moved[]>`
        with step as (
          select * from jsonb_to_recordset(${JSON.stringify(steps)}::text::jsonb)
            as said (id text, status text, failure text)),
        was as (
          select id, status, failure from notice where id in (select id from step) order by id for update),
        moved as (
          update notice set status = step.status, failure = step.failure, asked_at = ${at},
            sent_at = coalesce(sent_at, case when step.status in ('sent', 'delivered') then ${at}::timestamptz end),
            settled_at = case when step.status in ('delivered', 'failed') then ${at}::timestamptz end
          from step join was using (id)
          where notice.id = step.id and ${where(queries)}
          returning notice.plan, was.status as was, step.status as status)
        select plan, was, status, count(*) as count from moved group by plan, was, status order by plan, was, status`
      for (const change of moved) await count(queries, change)
      return [...moved]
    })
    return all as readonly Moved[]
  }

  /** Those of a plan that failed, by id. */
  async failed(
    plan: string,
    { after = '', limit }: { readonly after?: string; readonly limit: number },
  ): Promise<readonly Notice[]> {
    const rows = await this.#decisions.sql<NoticeRow[]>`
      select ${noticeColumns(this.#decisions.sql)}
      where notice.plan = ${plan} and notice.status = 'failed' and notice.id > ${after}
      order by notice.id limit ${limit}`
    return rows.map(noticeFromRow)
  }

  /** What a customer was told, the newest first, as the database shows it to a branch of these regions. */
  async list(
    customer: string,
    { limit, after, regions }: NewestPage & { readonly regions: readonly string[] },
  ): Promise<readonly Notice[]> {
    const rows = await asBranch(
      this.#decisions.sql,
      regions,
      (queries) => queries<NoticeRow[]>`
        select ${noticeColumns(queries)}
        where notice.customer = ${customer}
          and ${olderThan(queries, { at: queries`notice.at`, id: queries`notice.id` }, after)}
        order by notice.at desc, notice.id limit ${limit}`,
    )
    return rows.map(noticeFromRow)
  }
}

interface Moved {
  readonly plan: string
  readonly was: NoticeStatus
  readonly status: NoticeStatus
  readonly count: number
}

async function count(queries: Queries, { plan, was, status, count: moved }: Moved): Promise<void> {
  if (was === status) return
  await queries`
    update telling set ${queries(was)} = ${queries(was)} - ${moved}, ${queries(status)} = ${queries(status)} + ${moved}
    where plan = ${plan}`
}

function tellingFromRow({ finishedAt, ...row }: TellingRow): Telling {
  return { ...row, ...(finishedAt !== null && { finishedAt }) }
}

const noticeColumns = (queries: Queries) => queries`
  notice.id, notice.at, notice.plan, notice.programme, notice.version, notice.template, notice.customer, notice.region,
    notice.items, notice.status, notice.asked_at, notice.sent_at, notice.settled_at, notice.failure, said.content as told
  from notice left join house_rule_change as said on said.id = notice.bank`

function noticeFromRow({ told, askedAt, sentAt, settledAt, failure, ...row }: NoticeRow): Notice {
  return {
    ...row,
    ...(told !== null && { bank: { name: told.name, hotline: told.hotline } }),
    ...(askedAt !== null && { askedAt }),
    ...(sentAt !== null && { sentAt }),
    ...(settledAt !== null && { settledAt }),
    ...(failure !== null && { failure }),
  }
}
