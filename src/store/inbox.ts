// The inbox: open items by deadline, searched by what a person on the telephone can say, and filters people keep.

import { refuse } from '../kernel/index.ts'
import { asBranch } from './branch-view.ts'
import type { Queries } from './database.ts'
import type { Decisions, StoreRefusal } from './decisions.ts'
import { type WorkItemRow, workItemFromRow } from './rows.ts'
import type { WorkItem } from './work-items.ts'

export const inboxOwners = ['me', 'nobody', 'others'] as const
export const inboxDues = ['overdue', 'today', 'week'] as const

/** What of the inbox is wanted; nothing said is everything. */
export interface InboxWish {
  readonly state?: WorkItem['state']
  readonly plan?: string
  readonly account?: string
  readonly code?: string
  readonly owner?: (typeof inboxOwners)[number]
  readonly due?: (typeof inboxDues)[number]
  /** A number of the case, an account, a debt or charge, a plan, a customer, or the end of an identity number or phone. */
  readonly search?: string
}

/** Who looks: what they see, whose items are theirs, and which day it is in Asia/Shanghai. */
export interface InboxReader {
  readonly regions: readonly string[]
  readonly person: string
  readonly today: string
}

export interface InboxPage extends InboxReader {
  readonly wish: InboxWish
  /** Deadline and number of the last item of the page before. */
  readonly after?: { readonly dueDay: string; readonly id: number }
  readonly limit: number
}

export interface SavedFilter {
  readonly id: string
  readonly name: string
  readonly person: string
  /** The node whose people see it; only its maker does without. */
  readonly node?: string
  readonly wish: InboxWish
}

/** Where an item without deadline stands in the order: after all others. */
const noDay = '9999-12-31'

export class Inbox {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Items, the soonest deadline first, as the database shows them to a branch of these regions. */
  async page({ wish, after, limit, ...reader }: InboxPage): Promise<readonly WorkItem[]> {
    const read = (queries: Queries) => queries<WorkItemRow[]>`
      select * from work_item where ${wishIn(queries, wish, reader)}
        and (coalesce(due_day, ${noDay}::date), id) > (${after?.dueDay ?? '0001-01-01'}::date, ${after?.id ?? 0})
      order by coalesce(due_day, ${noDay}::date), id limit ${limit}`
    return (await asBranch(this.#decisions.sql, reader.regions, read)).map(workItemFromRow)
  }

  /** How many items each wish finds. */
  async counts(wishes: readonly InboxWish[], reader: InboxReader): Promise<readonly number[]> {
    return asBranch(this.#decisions.sql, reader.regions, async (queries) => {
      const counts: number[] = []
      for (const wish of wishes) {
        const [row] = await queries<{ count: number }[]>`
          select count(*) as count from work_item where ${wishIn(queries, wish, reader)}`
        counts.push(row!.count)
      }
      return counts
    })
  }

  /** The filters a person made and those shared on these nodes, by name. */
  async filters(person: string, nodes: readonly string[]): Promise<readonly SavedFilter[]> {
    const rows = await this.#decisions.sql<FilterRow[]>`
      select id, name, person, node, wanted from work_item_filter
      where person = ${person} or node = any(${nodes as string[]}) order by name, id`
    return rows.map(({ node, wanted, ...row }) => ({ ...row, wish: wanted, ...(node !== null && { node }) }))
  }

  /** Keeps a filter; one of the same name and maker is replaced. */
  async keepFilter(filter: SavedFilter): Promise<SavedFilter> {
    const { id, name, person, node = null, wish } = filter
    const wanted = JSON.stringify(wish)
    const [kept] = await this.#decisions.sql<{ id: string }[]>`
      insert into work_item_filter (id, name, person, node, wanted, at)
      values (${id}, ${name}, ${person}, ${node}, ${wanted}::text::jsonb, ${this.#decisions.now()})
      on conflict (person, name) do update set node = excluded.node, wanted = excluded.wanted, at = excluded.at
      returning id`
    return { ...filter, id: kept!.id }
  }

  /** Takes a filter of one's own away. */
  async removeFilter(id: string, person: string): Promise<true | StoreRefusal> {
    const removed = await this.#decisions.sql`
      delete from work_item_filter where id = ${id} and person = ${person} returning id`
    return removed.length > 0 || refuse('filter_does_not_exist', 'you keep no filter of this id', 'filter')
  }
}

interface FilterRow extends Omit<SavedFilter, 'node' | 'wish'> {
  readonly node: string | null
  readonly wanted: InboxWish
}

/** The rows of a wish. The regions are asked for as well as enforced, so that the index of the region can be used. */
function wishIn(queries: Queries, wish: InboxWish, { regions, person, today }: InboxReader) {
  const { state = null, plan = null, account = null, code = null, owner = null, due = null } = wish
  return queries`(${state}::text is null or state = ${state}) and (${plan}::text is null or plan = ${plan})
    and (${account}::text is null or account = ${account}) and (${code}::text is null or code = ${code})
    and (${owner}::text is null or case ${owner}::text when 'me' then owner = ${person}
      when 'nobody' then owner is null else owner <> ${person} end)
    and (${due}::text is null or due_day is not null and case ${due}::text when 'overdue' then due_day < ${today}::date
      when 'today' then due_day <= ${today}::date else due_day < ${today}::date + 7 end)
    and exists (select from unnest(${regions as string[]}::text[]) as prefix
      where starts_with(region, prefix) or (region = '' and length(prefix) <= 2))
    and ${searchIn(queries, wish.search)}`
}

const caseForm = /^#?(\d{1,15})$/
const tailLength = 4

/** The rows a search text names; the text is whole, never a part, but for the ends of numbers shown masked. */
function searchIn(queries: Queries, search: string | undefined) {
  const text = search?.trim() ?? ''
  if (text === '') return queries`true`
  const number = caseForm.exec(text)?.[1] ?? null
  const tail = text.replace(/^.*\*/, '').toUpperCase()
  const end = tail.length === tailLength ? tail : null
  return queries`(id = ${number}::bigint or account = ${text} or target = ${text} or plan = ${text}
    or (customer = ${text} and customer <> '') or id_tail = ${end} or phone_tail = ${end})`
}
