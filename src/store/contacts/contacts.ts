// Answers about contacts, kept for ever: many at once in one statement, and a call of a day given to one asker only.

import { refuse } from '../../kernel/index.ts'
import type { Database } from '../database/database.ts'
import { Gathering } from '../database/gathering.ts'
import { linesOf } from '../database/lines.ts'
import type { Decisions, StoreRefusal } from '../decisions.ts'
import type { KeyedAnswer } from '../requests.ts'
import { assertPlain, insertContacts } from './contact-rows.ts'
import { type ContactToKeep, insertKeyedContacts, type Kept } from './keyed-contacts.ts'

/** One answer to "may this channel contact this customer now". */
export interface ContactRecord {
  readonly id: string
  /** ISO instant that was asked about, and its day in Asia/Shanghai. */
  readonly at: string
  readonly day: string
  readonly account: string
  readonly customer: string
  readonly region: string
  readonly channel: string
  readonly type: string
  readonly relation: string
  readonly allowed: boolean
  readonly code: string
  readonly until?: string
  /** Which collection call of the customer's day it is; given for allowed collection only. */
  readonly callOfDay?: number
  readonly book: string
  readonly programme: string
  readonly version: number
  readonly askedBy: string
}

/** `given` of the day's calls were allowed; `unconnected` of them did not reach the debtor. */
export interface CallsOfDay {
  readonly given: number
  readonly unconnected: number
  /** The number of the next call: the first that nobody has. */
  readonly next: number
}

/** A customer's day in Asia/Shanghai. */
export interface DayAsked {
  readonly customer: string
  readonly day: string
}

/** An allowed call that was reported as not connected. */
export interface UnconnectedCall extends DayAsked {
  /** Reports are numbered as they come; a number may be seen after a higher one. */
  readonly number: number
}

/** Rows in one statement at most. */
const rowsAtOnce = 500
/** While one statement becomes durable so many gather before a second is sent: small ones cost as much as large ones. */
const rowsBeside = 64

export class ContactDecisions {
  readonly #decisions: Decisions
  readonly #keeping: Gathering<ContactToKeep, Kept>
  readonly #counting: Gathering<DayAsked, CallsOfDay>

  constructor(decisions: Decisions) {
    this.#decisions = decisions
    const gather = { itemsMax: rowsAtOnce, besideMin: rowsBeside }
    const { sql } = decisions
    this.#keeping = new Gathering({ ...gather, work: (asked) => keepAll(sql, asked) })
    this.#counting = new Gathering({ ...gather, work: (days) => countCalls(sql, days) })
  }

  /**
   * Keeps an answer before it is given: not when its call of the day was given to somebody else meanwhile. Under the key
   * of a request both are kept or neither; when it was answered meanwhile, that first answer is what counts.
   */
  keep(record: ContactRecord, first?: KeyedAnswer): Promise<Kept> {
    assertPlain(record)
    return this.#keeping.ask({ record, first })
  }

  /** The allowed collection calls of a customer's day. */
  callsOf(customer: string, day: string): Promise<CallsOfDay> {
    return this.#counting.ask({ customer, day })
  }

  /** The number of the last report on a call; 0 before the first. */
  async lastReport(): Promise<number> {
    const [row] = await this.#decisions.sql<{ last: number }[]>`
      select coalesce(max(number), 0) as last from contact_outcome`
    return row!.last
  }

  /** Calls reported as not connected after the report of this number, by anybody. */
  unconnectedAfter(report: number): Promise<readonly UnconnectedCall[]> {
    return this.#decisions.sql<UnconnectedCall[]>`
      select outcome.number, customer, day
      from contact_outcome as outcome join contact_decision as asked on asked.id = outcome.decision
      where outcome.number > ${report} and not outcome.connected order by outcome.number`
  }

  async find(id: string): Promise<ContactRecord | undefined> {
    const [row] = await this.#decisions.sql<ContactRow[]>`
      select id, at, day, account, customer, region, channel, type, relation, allowed, code,
        until_at as until, call_of_day, book, programme, version, asked_by
      from contact_decision where id = ${id}`
    return row === undefined ? undefined : recordFromRow(row)
  }

  /** Notes whether an allowed call reached the debtor; once. The same report again changes nothing. */
  report(
    decision: string,
    outcome: { readonly connected: boolean; readonly person: string },
  ): Promise<{ readonly decision: string; readonly connected: boolean } | StoreRefusal> {
    const { connected, person } = outcome
    return this.#decisions.take(async ({ queries, at }) => {
      const [asked] = await queries<{ allowed: boolean }[]>`
        select allowed from contact_decision where id = ${decision}`
      if (asked === undefined) return noSuchDecision(decision)
      await queries`
        insert into contact_outcome (decision, connected, reported_by, at)
        values (${decision}, ${connected}, ${person}, ${at}) on conflict (decision) do nothing`
      const [known] = await queries<{ connected: boolean }[]>`
        select connected from contact_outcome where decision = ${decision}`
      if (known!.connected === connected) return { decision, connected }
      const because = `it was reported ${known!.connected ? 'connected' : 'not connected'} before, which stays`
      return refuse('outcome_was_reported', because, 'connected')
    })
  }
}

/** The same words whether there is none or it lies elsewhere. */
export const noSuchDecision = (id: string): StoreRefusal =>
  refuse(
    'contact_decision_does_not_exist',
    `there is no answer ${id} in your part of the bank; report the id that was answered`,
    'decision',
  )

interface ContactRow extends Omit<ContactRecord, 'until' | 'callOfDay'> {
  readonly until: string | null
  readonly callOfDay: number | null
}

const recordFromRow = ({ until, callOfDay, ...row }: ContactRow): ContactRecord => ({
  ...row,
  ...(until !== null && { until }),
  ...(callOfDay !== null && { callOfDay }),
})

interface CallRow extends DayAsked {
  readonly call: number
  readonly connected: boolean | null
}

async function keepAll(sql: Database, asked: readonly ContactToKeep[]): Promise<readonly Kept[]> {
  if (asked.some(({ first }) => first !== undefined)) return insertKeyedContacts(sql, asked)
  const kept = await insertContacts(
    sql,
    asked.map(({ record }) => record),
  )
  return kept.map((isKept) => (isKept ? 'kept' : 'call_is_taken'))
}

async function countCalls(sql: Database, days: readonly DayAsked[]): Promise<readonly CallsOfDay[]> {
  const rows = await sql<CallRow[]>`
    select customer, day, call_of_day as call, outcome.connected
    from contact_decision as asked left join contact_outcome as outcome on outcome.decision = asked.id
    where call_of_day is not null and (customer, day) in (
      select f[1], f[2]::date
      from string_to_table(${linesOf(days, (of) => `${of.customer}\t${of.day}`)}, E'\n') as line,
        string_to_array(line, E'\t') as f)`
  const byDay = Map.groupBy(rows, ({ customer, day }) => `${customer} ${day}`)
  return days.map(({ customer, day }) => callsFrom(byDay.get(`${customer} ${day}`) ?? []))
}

function callsFrom(rows: readonly CallRow[]): CallsOfDay {
  const numbers = new Set(rows.map(({ call }) => call))
  let next = 1
  while (numbers.has(next)) next++
  return { given: rows.length, unconnected: rows.filter(({ connected }) => connected === false).length, next }
}
