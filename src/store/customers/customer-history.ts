// What was decided about a customer over time, from the tables that keep it: the newest first, each found by an index.

import { asBranch } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import type { Decisions } from '../decisions.ts'
import type { HowKnown, RejectionGround } from './circumstance-rows.ts'
import type { DeletionReason } from './documents.ts'

/** Of what happened to a customer that which tables keep. */
export const keptHappenings = [
  'contact',
  'circumstance',
  'document',
  'objection',
  'redecision',
  'work_item',
] as const
export type KeptHappening = (typeof keptHappenings)[number]

interface AboutCustomer {
  readonly customer: string
  readonly accounts: readonly string[]
  /** Region prefixes the reader may see; empty: none. */
  readonly regions: readonly string[]
  /** False: of circumstances only that they were recorded, of documents and of matters about circumstances nothing. */
  readonly knows: boolean
}

export interface HistoryPage extends NewestPage, AboutCustomer {
  readonly kinds: readonly KeptHappening[]
}

/** An open work item with its deadline. */
export interface OpenItem {
  readonly id: number
  readonly code: string
  /** ISO day in Asia/Shanghai. */
  readonly dueDay: string
  readonly account?: string
  readonly isOfCircumstance: boolean
}

type OpenItemRow = Omit<OpenItem, 'account'> & { readonly account: string | null }

/** One thing that was decided or done; which members there are follows from its kind. */
export interface Happening {
  /** Unique within the history of the customer. */
  readonly id: string
  /** ISO instant. */
  readonly at: string
  readonly kind: KeptHappening
  readonly act: string
  /** Absent where nobody did it. */
  readonly person?: string
  /** What a person wrote as the reason or the outcome. */
  readonly said?: string
  readonly account?: string
  readonly programme?: string
  readonly version?: number
  readonly plan?: string
  readonly code?: string
  /** Of a contact. */
  readonly channel?: string
  readonly type?: string
  readonly relation?: string
  readonly until?: string
  readonly connected?: boolean
  /** Of a circumstance, told to those who may know it. */
  readonly circumstance?: string
  readonly circumstanceKind?: string
  readonly firstDay?: string
  readonly lastDay?: string
  readonly howKnown?: HowKnown
  readonly source?: 'counter' | 'name_list'
  readonly ground?: RejectionGround
  /** Of a document. */
  readonly document?: string
  readonly documentKind?: string
  readonly deletedBecause?: DeletionReason
  /** Of a re-decision: the answer then and now. */
  readonly redecision?: string
  readonly codeThen?: string
  readonly amountMinor?: number
  /** Of a work item. */
  readonly workItem?: number
  readonly dueDay?: string
}

type Row = { readonly [Name in keyof Required<Happening>]: Happening[Name] | null }

/** The newest first; of the same instant by id. */
export const newestFirst = (one: Pick<Happening, 'at' | 'id'>, other: Pick<Happening, 'at' | 'id'>): number =>
  compare(other.at.slice(0, -1), one.at.slice(0, -1)) || compare(one.id, other.id)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

export class CustomerHistory {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** A page of what happened, as the database shows it to a branch of these regions. */
  async list(page: HistoryPage): Promise<readonly Happening[]> {
    const wanted = new Set<KeptHappening>(page.kinds)
    const rows = await asBranch(this.#decisions.sql, page.regions, async (queries) => {
      const found: Row[] = []
      for (const [kind, select] of Object.entries(selects) as [KeptHappening, Select][])
        if (wanted.has(kind)) found.push(...(await select(queries, page)))
      return found
    })
    const redecided = wanted.has('redecision') ? await this.#redecided(page) : []
    const newest = [...rows.map(happeningFromRow), ...redecided].sort(newestFirst).slice(0, page.limit)
    return this.#withOutcomes(newest)
  }

  /** The open work items about a customer that have a deadline, the nearest first. */
  async openItems({ customer, accounts, regions, knows }: AboutCustomer): Promise<readonly OpenItem[]> {
    const rows = await asBranch(
      this.#decisions.sql,
      regions,
      (queries) => queries<OpenItemRow[]>`
        select id, code, due_day, nullif(account, '') as account, circumstance is not null as is_of_circumstance
        from work_item where ${ownItems(queries, { customer, accounts, knows })}
          and state = 'open' and due_day is not null
        order by due_day, id`,
    )
    return rows.map(({ account, ...row }) => (account === null ? row : { ...row, account }))
  }

  /** Re-decisions are few; when each was asked for is not a matter of a region. */
  async #redecided(page: HistoryPage): Promise<readonly Happening[]> {
    const { sql } = this.#decisions
    const { accounts, regions, after } = page
    const own = await asBranch(
      sql,
      regions,
      (queries) => queries<RedecidedRow[]>`
        select redecision, account, code, outcome, amount_minor from redecided_account
        where account in (select unnest(${accounts}::text[]))`,
    )
    const asked = await sql<AskedRow[]>`
      select id, asked_at, asked_by, programme, version from redecision
      where id in (select unnest(${own.map(({ redecision }) => redecision)}::text[]))`
    const happenings = own.map((row) => redecidedFrom(row, asked.find(({ id }) => id === row.redecision)!))
    return happenings.filter((one) => after === undefined || newestFirst(after, one) < 0)
  }

  async #withOutcomes(happenings: readonly Happening[]): Promise<readonly Happening[]> {
    const asked = happenings.flatMap(({ id, kind }) => (kind === 'contact' ? [decisionOf(id)] : []))
    if (asked.length === 0) return happenings
    const rows = await this.#decisions.sql<{ decision: string; connected: boolean }[]>`
      select decision, connected from contact_outcome where decision in (select unnest(${asked}::text[]))`
    const known = new Map(rows.map(({ decision, connected }) => [decision, connected]))
    return happenings.map((one) => {
      const connected = one.kind === 'contact' ? known.get(decisionOf(one.id)) : undefined
      return connected === undefined ? one : { ...one, connected }
    })
  }
}

const decisionOf = (id: string): string => id.slice('contact:'.length)

type Select = (queries: Queries, page: HistoryPage) => Promise<readonly Row[]>
type Part = ReturnType<Queries>

/** The condition and the order of a page; the bound on `at` lets an index begin where the page does. */
function pageOf(queries: Queries, { at, id }: { readonly at: Part; readonly id: Part }, page: HistoryPage) {
  const { after, limit } = page
  const own: Part = queries`${id} collate "C"`
  return queries`
    (${after?.at ?? null}::timestamptz is null or ${at} <= ${after?.at ?? null}::timestamptz)
    and ${olderThan(queries, { at, id: own }, after)} order by ${at} desc, ${own} limit ${limit}`
}

const contacts: Select = async (queries, page) => queries<Row[]>`
  select at, 'contact:' || id as id, 'contact' as kind, case when allowed then 'allowed' else 'not_allowed' end as act,
    asked_by as person, account, channel, type, relation, code, until_at as until, programme, version
  from contact_decision where customer = ${page.customer}
    and ${pageOf(queries, { at: queries`at`, id: queries`('contact:' || id)` }, page)}`

const circumstances: Select = async (queries, page) => {
  const { customer, knows } = page
  const recorded = await queries<Row[]>`
    select recorded_at as at, 'circumstance:' || id as id, 'circumstance' as kind, 'record' as act,
      recorded_by as person, ${
        knows
          ? queries`id as circumstance, kind as circumstance_kind, first_day, how_known, last_day, source`
          : queries`null as circumstance`
      }
    from circumstance where customer = ${customer}
      and ${pageOf(queries, { at: queries`recorded_at`, id: queries`('circumstance:' || id)` }, page)}`
  if (!knows) return recorded
  const decided = await queries<Row[]>`
    select e.at, 'decided:' || e.id as id, 'circumstance' as kind, e.act, e.person, e.reason as said, e.ground,
      c.id as circumstance, c.kind as circumstance_kind, c.first_day,
      coalesce(e.last_day, c.last_day) as last_day, c.source
    from circumstance as c join circumstance_event as e on e.circumstance = c.id
    where c.customer = ${customer} and e.act <> 'add_document'
      and ${pageOf(queries, { at: queries`e.at`, id: queries`('decided:' || e.id)` }, page)}`
  return [...recorded, ...decided]
}

const documents: Select = async (queries, page) => {
  const { customer, knows } = page
  if (!knows) return []
  const brought = await queries<Row[]>`
    select uploaded_at as at, 'document:' || id as id, 'document' as kind, 'bring' as act, uploaded_by as person,
      id as document, kind as document_kind, circumstance
    from document where customer = ${customer}
      and ${pageOf(queries, { at: queries`uploaded_at`, id: queries`('document:' || id)` }, page)}`
  const deleted = await queries<Row[]>`
    select deleted_at as at, 'deleted:' || id as id, 'document' as kind, 'delete' as act, deleted_because,
      id as document, kind as document_kind, circumstance
    from document where customer = ${customer} and deleted_at is not null
      and ${pageOf(queries, { at: queries`deleted_at`, id: queries`('deleted:' || id)` }, page)}`
  return [...brought, ...deleted]
}

const objections: Select = async (queries, page) => queries<Row[]>`
  select at, 'objection:' || id as id, 'objection' as kind, case when stands then 'object' else 'take_back' end as act,
    person, reason as said, type
  from contact_objection where customer = ${page.customer}
    and ${pageOf(queries, { at: queries`at`, id: queries`('objection:' || id)` }, page)}`

/** Items named for a customer and those of their accounts, each found by its own index. */
const ownItems = (queries: Queries, { customer, accounts, knows }: Omit<AboutCustomer, 'regions'>) => queries`
  (customer = ${customer} and customer <> '' or account = any(${accounts}::text[]) and account <> '')
  and (circumstance is null or ${knows})`

/** Items about a circumstance are left out: what was done with it tells the same. */
const workItems: Select = async (queries, page) => {
  const own = ownItems(queries, { ...page, knows: false })
  const opened = await queries<Row[]>`
    select opened_at as at, 'opened:' || id as id, 'work_item' as kind, 'open' as act, id as work_item,
      nullif(account, '') as account, code, amount_minor, due_day, plan
    from work_item where ${own}
      and ${pageOf(queries, { at: queries`opened_at`, id: queries`('opened:' || id)` }, page)}`
  const closed = await queries<Row[]>`
    select closed_at as at, 'closed:' || id as id, 'work_item' as kind, 'close' as act, id as work_item,
      closed_by as person, outcome as said, nullif(account, '') as account, code, amount_minor, plan
    from work_item where closed_at is not null and ${own}
      and ${pageOf(queries, { at: queries`closed_at`, id: queries`('closed:' || id)` }, page)}`
  return [...opened, ...closed]
}

const selects: Readonly<Partial<Record<KeptHappening, Select>>> = {
  contact: contacts,
  circumstance: circumstances,
  document: documents,
  objection: objections,
  work_item: workItems,
}

interface RedecidedRow {
  readonly redecision: string
  readonly account: string
  readonly code: string | null
  readonly outcome: string
  readonly amountMinor: number
}

interface AskedRow {
  readonly id: string
  readonly askedAt: string
  readonly askedBy: string
  readonly programme: string
  readonly version: number
}

const redecidedFrom = (
  { redecision, account, code, outcome, amountMinor }: RedecidedRow,
  { askedAt, askedBy, programme, version }: AskedRow,
): Happening => ({
  id: `redecided:${redecision}:${account}`,
  at: askedAt,
  kind: 'redecision',
  act: 'decide_again',
  person: askedBy,
  account,
  programme,
  version,
  redecision,
  code: outcome,
  ...(code !== null && { codeThen: code }),
  ...(amountMinor > 0 && { amountMinor }),
})

const happeningFromRow = (row: Row): Happening =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Happening
