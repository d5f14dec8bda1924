// Long lists page by page: each page begins after the last row of the one before, so inserts shift nothing.

import type { Decisions } from '../decisions.ts'
import { type Plan, selectPlans } from '../plans/plans.ts'
import type { Database } from './database.ts'
import { type PlanRow, planFromRow } from './rows.ts'

/** Which entries of the evidence log; days are ISO days of Asia/Shanghai, both included. */
export interface EntryFilter {
  readonly actor?: string
  readonly kind?: string
  readonly firstDay?: string
  readonly lastDay?: string
}

export interface EntryPage {
  /** The place of the last entry of the page before. */
  readonly before?: number
  readonly limit: number
}

/** The place of a row in its list: what it is sorted by, and its id. */
export interface RowPlace {
  readonly value: string
  readonly id: string
}

export interface PlanPage {
  readonly sort: 'draftedAt' | 'asOf'
  readonly after?: RowPlace
  readonly limit: number
  readonly state?: Plan['state']
  readonly kind?: Plan['kind']
  readonly programme?: string
}

export class Pages {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Plans, the newest first. */
  async plans(page: PlanPage): Promise<readonly Plan[]> {
    const { sql } = this.#decisions
    const { state = null, kind = null, programme = null, after, limit } = page
    const column =
      page.sort === 'asOf' ? sql`as_of::text` : sql`to_char(drafted_at at time zone 'UTC', ${instantForm})`
    const rows = await sql<PlanRow[]>`
      select * from (${selectPlans(sql)}) as known
      where (${state}::text is null or coalesce(decision, 'drafted') = ${state})
        and (${kind}::text is null or kind = ${kind})
        and (${programme}::text is null or programme = ${programme})
        and (${after === undefined} or (${column}, id) < (${sortText(after?.value ?? '')}, ${after?.id ?? ''}))
      order by ${column} desc, id desc limit ${limit}`
    return rows.map(planFromRow)
  }

  /**
   * The region of a work item: empty when it is not known, undefined when there is no such item or when the people of
   * an outlet see it before those of a region.
   */
  async regionOfWorkItem(id: number): Promise<string | undefined> {
    const [row] = await this.#decisions.sql<{ region: string }[]>`
      select region from work_item where id = ${id} and acknowledgement is null`
    return row?.region
  }

  /** The places of the log's entries that fit: the latest day first, of one day the last entry first. */
  async entriesFitting(filter: EntryFilter, page: EntryPage): Promise<readonly number[]> {
    const rows = await selectFitting(this.#decisions.sql, filter, page)
    return rows.map(({ index }) => index)
  }

  /** The places of the log's entries about a subject, oldest first, without batches: what was decided. */
  async entriesAbout(subject: string): Promise<readonly number[]> {
    const rows = await this.#decisions.sql<{ index: number }[]>`
      select index from log_entry
      where (heading).subject = ${subject} and (heading).kind <> 'batch_applied'
      order by index limit ${entriesShown}`
    return rows.map(({ index }) => index)
  }

  /** The place of the last entry that is of one of these kinds, each about its subject. */
  async findLastEntry(
    happenings: readonly { readonly kind: string; readonly subject: string }[],
  ): Promise<number | undefined> {
    const kinds = happenings.map(({ kind }) => kind)
    const subjects = happenings.map(({ subject }) => subject)
    const [row] = await this.#decisions.sql<{ index: number }[]>`
      select last.index from unnest(${kinds}::text[], ${subjects}::text[]) as own (kind, subject),
        lateral (select index from log_entry
          where (heading).subject = own.subject and (heading).kind = own.kind order by index desc limit 1) as last
      order by last.index desc limit 1`
    return row?.index
  }
}

/** Only what is asked for is compared, so that an index answers whatever it is, also in a plan that is kept. */
export function selectFitting(
  sql: Database,
  { actor, kind, firstDay, lastDay }: EntryFilter,
  { before, limit }: EntryPage,
) {
  const place = sql`((select (heading).day from log_entry where index = ${before ?? 0}), ${before ?? 0}::bigint)`
  return sql<{ index: number }[]>`
    select index from log_entry
    where ${actor === undefined ? sql`true` : sql`(heading).actor = ${actor}`}
      and ${kind === undefined ? sql`true` : sql`(heading).kind = ${kind}`}
      and ${firstDay === undefined ? sql`true` : sql`(heading).day >= ${firstDay}`}
      and ${lastDay === undefined ? sql`true` : sql`(heading).day <= ${lastDay}`}
      and ${before === undefined ? sql`true` : sql`((heading).day, index) < ${place}`}
    order by (heading).day desc, index desc limit ${limit}`
}

const entriesShown = 100

/** Instants as text that sorts as they do. */
const instantForm = 'YYYY-MM-DD"T"HH24:MI:SS.US'

const digitsOfSecond = 6

/** An ISO instant in `instantForm`; any other text as it is. */
function sortText(value: string): string {
  const [seconds = '', fraction = ''] = value.replace(/Z$/, '').split('.')
  return value.endsWith('Z') ? `${seconds}.${fraction.padEnd(digitsOfSecond, '0')}` : value
}
