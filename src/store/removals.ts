// Which old books somebody still needs, and what was removed: a row and an entry of the log for each folder.

import type { Decisions, StoreRefusal } from './decisions.ts'
import { refusePerson } from './people/people.ts'

export type RemovedKind = 'book' | 'extract' | 'directory'

export interface NewRemoval {
  readonly id: string
  readonly what: RemovedKind
  /** The folder's name below `books/`, `extracts/` or `customers/`. */
  readonly name: string
  /** Absent for an extract. */
  readonly book?: string
  /** ISO day of the night. */
  readonly asOf: string
  readonly bytes: number
  /** The rule of the bank that set the days, such as `retention.bookDays`. */
  readonly rule: string
  readonly days: number
  /** Hash of the rules that held. */
  readonly rules: string
  /** A person, or `system`. */
  readonly removedBy: string
}

export type Removal = NewRemoval & { readonly removedAt: string }

export interface NeededBook {
  /** Absent: every book. */
  readonly book?: string
  readonly because: 'plan_not_verified' | 'work_item_open' | 'redecision_open' | 'job_running'
  /** The plan, re-decision or job that needs it. */
  readonly by: string
}

interface RemovalRow extends Omit<Removal, 'book'> {
  readonly book: string | null
}

export class Removals {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /**
   * The books that must stay: of plans that were begun, or may still be applied, and of which no book has shown yet what
   * became of them; of plans with open work items; of re-decisions whose customers may still object or wait for an
   * answer; and what a job reads.
   */
  neededBooks(): Promise<readonly NeededBook[]> {
    const { sql } = this.#decisions
    return sql<NeededBook[]>`
      select p.book, 'plan_not_verified' as because, p.id as by from plan as p
      where not exists (select from plan_verdict as v where v.plan = p.id)
        and coalesce((p.summary ->> 'corrections')::numeric, 0) > 0
        and (exists (select from plan_run as r where r.plan = p.id)
          or ((select d.decision from plan_decision as d where d.plan = p.id order by d.id desc limit 1)
              is distinct from 'sent_back'
            and not exists (select from programme_version as v where v.programme = p.programme and v.version > p.version)
            and not exists (select from plan as later join plan_run as r on r.plan = later.id
              where later.programme = p.programme and later.kind = p.kind and later.as_of > p.as_of)))
      union all
      select distinct p.book, 'work_item_open', p.id from work_item as i
        join plan as p on p.id = i.plan where i.state = 'open'
      union all
      select b.book, 'redecision_open', r.id from redecision as r,
        lateral (select r.book union select night ->> 'book' from jsonb_array_elements(r.nights) as night) as b
      where r.asked_at + make_interval(days => coalesce(r.appeal_days, 0) + coalesce(r.answer_days, 0))
        >= ${this.#decisions.now()}::timestamptz
      union all
      select case when kind <> 'redecide' then input ->> 'book' end, 'job_running', id from job
      where state in ('waiting', 'running') and (kind = 'redecide' or input ? 'book')`
  }

  /** Says whether a person may remove what is past its days. */
  async check(person: string): Promise<StoreRefusal | undefined> {
    const { sql } = this.#decisions
    return refusePerson({ queries: sql, at: this.#decisions.now() }, person, 'operator')
  }

  /** Keeps that a folder goes, once for each id. */
  async record(removal: NewRemoval): Promise<void> {
    await this.#decisions.take(async ({ queries, at, record }) => {
      const { id, what, name, book = null, asOf, bytes, rule, days, rules, removedBy } = removal
      const kept = await queries`
        insert into removed_folder (id, what, name, book, as_of, bytes, rule, days, rules, removed_by, removed_at)
        values (${id}, ${what}, ${name}, ${book}, ${asOf}, ${bytes}, ${rule}, ${days}, ${rules}, ${removedBy}, ${at})
        on conflict (id) do nothing returning id`
      const body = { id, what, asOf, bytes, rule, days, rules, at, ...(book !== null && { book }) }
      if (kept.length > 0) record({ kind: 'folder_removed', actor: removedBy, subject: name, body })
      return true as const
    })
  }

  /** Every book that was removed, the last removed first. */
  async books(): Promise<readonly { readonly book: string; readonly asOf: string }[]> {
    return this.#decisions.sql<{ book: string; asOf: string }[]>`
      select book, as_of::text as as_of from removed_folder where what = 'book' order by removed_at desc`
  }

  /** How a book was removed last; undefined for one that never was. */
  async findBook(book: string): Promise<Removal | undefined> {
    const [row] = await this.#decisions.sql<RemovalRow[]>`
      select id, what, name, book, as_of::text as as_of, bytes, rule, days, rules, removed_by, removed_at
      from removed_folder where what = 'book' and book = ${book} order by removed_at desc limit 1`
    return row === undefined ? undefined : { ...row, book }
  }
}
