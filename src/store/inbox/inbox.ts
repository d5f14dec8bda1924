// The inbox: open items by deadline, searched by what a person on the telephone can say, and filters people keep.

import { refuse } from '../../kernel/index.ts'
import { asPeople, type Sight } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import { type WorkItemRow, workItemFromRow } from '../database/rows.ts'
import { refuseText } from '../database/texts.ts'
import type { Decisions, StoreRefusal } from '../decisions.ts'
import type { WorkItem } from './work-items.ts'

export const inboxOwners = ['me', 'nobody', 'others'] as const
export const inboxDues = ['overdue', 'today', 'week'] as const

/** What an item is about: every item, whatever its code, is about exactly one of these. */
export const inboxSubjects = [
  'decisions',
  'stopped',
  'alternatives',
  'departures',
  'acknowledgements',
  'documents',
  'evidence',
  'accounts',
] as const
export type InboxSubject = (typeof inboxSubjects)[number]

/** What of the inbox is wanted; nothing said is everything. */
export interface InboxWish {
  readonly state?: WorkItem['state']
  readonly plan?: string
  readonly account?: string
  readonly code?: string
  readonly about?: InboxSubject
  readonly owner?: (typeof inboxOwners)[number]
  readonly due?: (typeof inboxDues)[number]
  /** Opened so many days ago or longer, by days in Asia/Shanghai; 0 is today. */
  readonly ageDaysMin?: number
  /** Opened no longer than so many days ago. */
  readonly ageDaysMax?: number
  /** A number of the case, an account, a debt or charge, a plan, a customer, or the end of an identity number or phone. */
  readonly search?: string
}

/** Who looks: what they see, whose items are theirs, and which day it is in Asia/Shanghai. */
export interface InboxReader extends Sight {
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

/** Open items that have waited between so many days and so many, both included; the last group has no end. */
export interface ItemsOfAge extends Pick<InboxWish, 'ageDaysMin' | 'ageDaysMax'> {
  readonly count: number
}

export interface OpenItems {
  readonly open: number
  readonly oldestAt?: string
  readonly ages: readonly ItemsOfAge[]
}

/** The last day of each group of ages but the last. */
const ageBounds = [1, 3, 7] as const

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
      select * from work_item where ${wishIn(queries, wish, reader)} and ${afterIn(queries, after)}
      order by due_day, id limit ${limit}`
    return (await asPeople(this.#decisions.sql, reader, read)).map(workItemFromRow)
  }

  /** How many items each wish finds. What everybody asks is counted in groups, each row being looked at once. */
  async counts(wishes: readonly InboxWish[], reader: InboxReader): Promise<readonly number[]> {
    const read = async (queries: Queries): Promise<ReadonlyMap<InboxWish, number>> => {
      const [grouped, others] = [wishes.filter(isGrouped), wishes.filter((wish) => !isGrouped(wish))]
      const counted = await countIn(queries, grouped, {
        rows: groupsIn(queries, grouped, reader),
        of: (wish) => queries`coalesce(sum(items) filter (where ${groupOf(queries, wish)}), 0)::int`,
      })
      const more = await countIn(queries, others, {
        rows: queries`select * from work_item where ${stateIn(queries, others)}`,
        of: (wish) => queries`count(*) filter (where ${wishIn(queries, wish, reader)})::int`,
      })
      return new Map([...counted, ...more])
    }
    if (wishes.length === 0) return []
    const counts = await asPeople(this.#decisions.sql, reader, read)
    return wishes.map((wish) => counts.get(wish) ?? 0)
  }

  /** Open items by how long they have waited: each group is as many as the page with the same bounds holds. */
  async ages(reader: InboxReader): Promise<OpenItems> {
    const { today } = reader
    const read = (queries: Queries) => queries<{ age: number; count: number; oldestAt: string }[]>`
      select ${ageBounds.length} - width_bucket(opened_at, array[${startsOf(queries, today)}]) as age,
        count(*) as count, min(opened_at) as oldest_at
      from work_item where ${wishIn(queries, { state: 'open' }, reader)} group by age`
    const rows = await asPeople(this.#decisions.sql, reader, read)
    const [oldest] = rows.map(({ oldestAt }) => oldestAt).sort()
    const ages = [...ageBounds, undefined].map((ageDaysMax, age) => {
      const before = ageBounds[age - 1]
      return {
        ...(before !== undefined && { ageDaysMin: before + 1 }),
        ...(ageDaysMax !== undefined && { ageDaysMax }),
        count: rows.find((row) => row.age === age)?.count ?? 0,
      }
    })
    const open = ages.reduce((sum, { count }) => sum + count, 0)
    return { open, ages, ...(oldest !== undefined && { oldestAt: oldest }) }
  }

  /** True where the reader sees an item. */
  async shows(id: number, reader: Sight): Promise<boolean> {
    const read = (queries: Queries) => queries`select from work_item where id = ${id}`
    return (await asPeople(this.#decisions.sql, reader, read)).length > 0
  }

  /** The filters a person made and those shared on these nodes, by name. */
  async filters(person: string, nodes: readonly string[]): Promise<readonly SavedFilter[]> {
    const rows = await this.#decisions.sql<FilterRow[]>`
      select id, name, person, node, wanted from work_item_filter
      where person = ${person} or node = any(${nodes as string[]}) order by name, id`
    return rows.map(({ node, wanted, ...row }) => ({ ...row, wish: wanted, ...(node !== null && { node }) }))
  }

  /** Keeps a filter; one of the same name and maker is replaced. */
  async keepFilter(filter: SavedFilter): Promise<SavedFilter | StoreRefusal> {
    const { id, name, person, node = null, wish } = filter
    const malformed = refuseText(name, 'name')
    if (malformed !== undefined) return malformed
    const wanted = JSON.stringify(wish)
    return this.#decisions.take(async ({ queries, at }) => {
      const [kept] = await queries<{ id: string }[]>`
        insert into work_item_filter (id, name, person, node, wanted, at)
        values (${id}, ${name}, ${person}, ${node}, ${wanted}::text::jsonb, ${at})
        on conflict (person, name) do update set node = excluded.node, wanted = excluded.wanted, at = excluded.at
        returning id`
      return { ...filter, id: kept!.id }
    })
  }

  /** Takes a filter of one's own away. */
  removeFilter(id: string, person: string): Promise<true | StoreRefusal> {
    return this.#decisions.take(async ({ queries }) => {
      const removed = await queries`
        delete from work_item_filter where id = ${id} and person = ${person} returning id`
      return removed.length > 0 || refuse('filter_does_not_exist', 'you keep no filter of this id', 'filter')
    })
  }
}

interface FilterRow extends Omit<SavedFilter, 'node' | 'wish'> {
  readonly node: string | null
  readonly wanted: InboxWish
}

/** The members of a wish by which rows are counted in groups. */
const groupedMembers: readonly string[] = ['state', 'about', 'owner', 'due'] satisfies (keyof InboxWish)[]
const isGrouped = (wish: InboxWish): boolean =>
  Object.keys(wish).every((member) => groupedMembers.includes(member))

type Fragment = ReturnType<typeof subjectIn>

interface Counting {
  /** The query whose rows are counted. */
  readonly rows: Fragment
  /** The number of a wish. */
  readonly of: (wish: InboxWish) => Fragment
}

async function countIn(
  queries: Queries,
  wishes: readonly InboxWish[],
  { rows, of }: Counting,
): Promise<readonly (readonly [InboxWish, number])[]> {
  if (wishes.length === 0) return []
  const list = wishes.map(of).reduce((all, one) => queries`${all}, ${one}`)
  const [row] = await queries<{ counts: readonly number[] }[]>`
    select array[${list}] as counts from (${rows}) as counted`
  return wishes.map((wish, at) => [wish, row!.counts[at]!] as const)
}

/** How many rows there are of each state, subject, owner and deadline. */
const groupsIn = (
  queries: Queries,
  wishes: readonly InboxWish[],
  { person, today, regions }: InboxReader,
) => queries`
  select state, ${subjectIn(queries)} as about,
    case when owner is null then 'nobody' when owner = ${person} then 'me' else 'others' end as whose,
    case when due_day < ${today}::date then 'overdue' when due_day = ${today}::date then 'today'
      when due_day < ${today}::date + 7 then 'week' end as due,
    count(*) as items
  from work_item where ${regionsIn(queries, regions)} and ${stateIn(queries, wishes)}
  group by 1, 2, 3, 4`

/** The groups that fall due with each word: what is due today is overdue too, or today’s. */
const duesOf = {
  overdue: ['overdue'],
  today: ['overdue', 'today'],
  week: ['overdue', 'today', 'week'],
} as const

/** Which groups a wish is of. */
function groupOf(queries: Queries, { state, about, owner, due }: InboxWish) {
  const parts = [
    queries`true`,
    ...(state === undefined ? [] : [queries`state = ${state}`]),
    ...(about === undefined ? [] : [queries`about = ${about}`]),
    ...(owner === undefined ? [] : [queries`whose = ${owner}`]),
    ...(due === undefined ? [] : [queries`due = any(${[...duesOf[due]]})`]),
  ]
  return parts.reduce((all, one) => queries`${all} and ${one}`)
}

/** The rows after a place in the order; those without a deadline stand last. */
function afterIn(queries: Queries, after: InboxPage['after']) {
  if (after === undefined) return queries`true`
  const { dueDay, id } = after
  if (dueDay === noDay) return queries`due_day is null and id > ${id}`
  return queries`(due_day > ${dueDay}::date or (due_day = ${dueDay}::date and id > ${id}) or due_day is null)`
}

/** Only open items where no wish is about others: they are few among all that ever were. */
const stateIn = (queries: Queries, wishes: readonly InboxWish[]) =>
  wishes.every(({ state }) => state === 'open') ? queries`state = 'open'` : queries`true`

/**
 * The rows of a wish. The regions are asked for here as well as enforced by the database; who sees what an outlet has
 * not acknowledged, and what waits for a second person, the database alone decides.
 */
function wishIn(queries: Queries, wish: InboxWish, { regions, person, today }: InboxReader) {
  const { state, plan, account, code, about, owner, due, ageDaysMin, ageDaysMax, search } = wish
  const parts = [
    regionsIn(queries, regions),
    ...(state === 'open' ? [queries`state = 'open'`] : []),
    ...(state === 'done' ? [queries`state = 'done'`] : []),
    ...(plan === undefined ? [] : [queries`plan = ${plan}`]),
    ...(account === undefined ? [] : [queries`account = ${account}`]),
    ...(code === undefined ? [] : [queries`code = ${code}`]),
    ...(about === undefined ? [] : [queries`${subjectIn(queries)} = ${about}`]),
    ...(owner === undefined ? [] : [ownerIn(queries, owner, person)]),
    ...(due === undefined ? [] : [dueIn(queries, due, today)]),
    ...(ageDaysMin === undefined ? [] : [queries`opened_at < ${startOf(queries, today, ageDaysMin - 1)}`]),
    ...(ageDaysMax === undefined ? [] : [queries`opened_at >= ${startOf(queries, today, ageDaysMax)}`]),
    searchIn(queries, search),
  ]
  return parts.reduce((all, one) => queries`${all} and ${one}`)
}

function regionsIn(queries: Queries, regions: readonly string[]) {
  const whole = regions.some((prefix) => prefix.length <= 2)
  const prefixes = regions.map((prefix) => `${prefix}%`)
  return queries`(region like any(${prefixes}) or (region = '' and ${whole}) or acknowledgement is not null)`
}

/**
 * What a row is about follows from where it comes from, so that a code added later has its place too. A matter of a
 * service that no outlet must be told of is its league’s or the province’s: the service has stopped there.
 */
const subjectIn = (queries: Queries) => queries`case
  when num_nonnulls(submission, rule_change, drafted_plan, name_list) = 1 then 'decisions'
  when service is not null and outlet is null then 'stopped'
  when service is not null then 'alternatives'
  when departure is not null then 'departures'
  when acknowledgement is not null then 'acknowledgements'
  when circumstance is null then 'accounts'
  when code = 'document_awaited' then 'documents'
  else 'evidence' end`

function ownerIn(queries: Queries, owner: NonNullable<InboxWish['owner']>, person: string) {
  if (owner === 'nobody') return queries`owner is null`
  return owner === 'me' ? queries`owner = ${person}` : queries`owner <> ${person}`
}

function dueIn(queries: Queries, due: NonNullable<InboxWish['due']>, today: string) {
  if (due === 'overdue') return queries`due_day < ${today}::date`
  return due === 'today' ? queries`due_day <= ${today}::date` : queries`due_day < ${today}::date + 7`
}

/** The instant at which the day so many days before today begins in Asia/Shanghai. */
const startOf = (queries: Queries, today: string, daysBefore: number) =>
  queries`((${today}::date - ${daysBefore}::int)::timestamp at time zone 'Asia/Shanghai')`

/** The instants at which the groups of ages but the last begin, the earliest first. */
const startsOf = (queries: Queries, today: string) =>
  ageBounds.map((bound) => startOf(queries, today, bound)).reduce((later, one) => queries`${one}, ${later}`)

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
