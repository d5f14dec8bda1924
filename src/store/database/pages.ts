// Long lists page by page: each page begins after the last row of the one before, so inserts shift nothing.

import type { Decisions } from '../decisions.ts'
import { type Plan, selectPlans } from '../plans/plans.ts'
import { type PlanRow, planFromRow } from './rows.ts'

/** Which entries of the evidence log; days are ISO days of Asia/Shanghai, both included. */
export interface EntryFilter {
  readonly actor?: string
  readonly kind?: string
  readonly firstDay?: string
  readonly lastDay?: string
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

  /** The places of the log's entries that fit, the newest first, before a place; every entry before it is looked at. */
  async entriesFitting(
    filter: EntryFilter,
    page: { readonly before?: number; readonly limit: number },
  ): Promise<readonly number[]> {
    const {
      actor = null,
      kind = null,
      firstDay = null,
      lastDay = null,
    } = filter as { readonly [Key in keyof EntryFilter]: string | null }
    const before = page.before ?? Number.MAX_SAFE_INTEGER
    const rows = await this.#decisions.sql<{ index: number }[]>`
      select index from (
        select index, convert_from(substring(encoded from 2), 'UTF8')::jsonb as entry from log_entry
        where index < ${before}) as read
      where (${actor}::text is null or entry ->> 'actor' = ${actor})
        and (${kind}::text is null or entry ->> 'kind' = ${kind})
        and (${firstDay}::text is null or entry ->> 'day' >= ${firstDay})
        and (${lastDay}::text is null or entry ->> 'day' <= ${lastDay})
      order by index desc limit ${page.limit}`
    return rows.map(({ index }) => index)
  }

  /**
   * The places of the log's entries about a subject, oldest first, without batches: what was decided. The subject is
   * the last member of every entry, so the end of its bytes tells; every entry is looked at.
   */
  async entriesAbout(subject: string): Promise<readonly number[]> {
    const end = Buffer.from(`"subject":${JSON.stringify(subject)}}`)
    const batch = Buffer.from(`"kind":"batch_applied",${end}`)
    const rows = await this.#decisions.sql<{ index: number }[]>`
      select index from log_entry
      where substring(encoded from octet_length(encoded) - ${end.length - 1}) = ${end}
        and substring(encoded from octet_length(encoded) - ${batch.length - 1}) <> ${batch}
      order by index limit ${entriesShown}`
    return rows.map(({ index }) => index)
  }

  /** The place of the last entry that is of one of these kinds, each about its subject. */
  async findLastEntry(
    happenings: readonly { readonly kind: string; readonly subject: string }[],
  ): Promise<number | undefined> {
    const ends = happenings.map(
      ({ kind, subject }) => `"kind":"${kind}","subject":${JSON.stringify(subject)}}`,
    )
    const [row] = await this.#decisions.sql<{ index: number }[]>`
      select index from log_entry, unnest(${ends}::text[]) as own (ending)
      where substring(encoded from octet_length(encoded) - octet_length(ending) + 1) = convert_to(ending, 'UTF8')
      order by index desc limit 1`
    return row?.index
  }
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
