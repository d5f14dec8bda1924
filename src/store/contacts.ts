// Answers about contacts, kept for ever: many at once in one statement, and a call of a day given to one asker only.

import { refuse } from '../kernel/index.ts'
import type { Database } from './database.ts'
import type { Decisions, StoreRefusal } from './decisions.ts'

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
}

interface Waiting {
  readonly record: ContactRecord
  readonly resolve: (kept: boolean) => void
  readonly reject: (error: unknown) => void
}

/** Rows in one statement at most. */
const rowsAtOnce = 500
/** Statements under way at once: the next gathers while the ones before become durable together. */
const writersMax = 3

export class ContactDecisions {
  readonly #decisions: Decisions
  readonly #waiting: Waiting[] = []
  #writers = 0

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps an answer before it is given. False when its call of the day was given to somebody else meanwhile. */
  keep(record: ContactRecord): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ record, resolve, reject })
      if (this.#writers >= writersMax) return
      this.#writers++
      setImmediate(() => void this.#write())
    })
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, rowsAtOnce)
      try {
        const kept = await insert(this.#decisions.sql, batch)
        for (const { record, resolve } of batch) resolve(kept.has(record.id))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#writers--
  }

  /** The allowed collection calls of a customer's day. */
  async callsOf(customer: string, day: string): Promise<CallsOfDay> {
    const [row] = await this.#decisions.sql<CallsOfDay[]>`
      select count(*) as given, count(*) filter (where outcome.connected = false) as unconnected
      from contact_decision as asked left join contact_outcome as outcome on outcome.decision = asked.id
      where customer = ${customer} and day = ${day} and call_of_day is not null`
    return row!
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

const noSuchDecision = (id: string): StoreRefusal =>
  refuse(
    'contact_decision_does_not_exist',
    `there is no answer ${id}; report the id that was answered`,
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

async function insert(sql: Database, batch: readonly Waiting[]): Promise<ReadonlySet<string>> {
  const list = JSON.stringify(batch.map(({ record }) => record))
  const rows = await sql<{ id: string }[]>`
    insert into contact_decision (id, at, day, account, customer, region, channel, type, relation, allowed, code,
      until_at, call_of_day, book, programme, version, asked_by)
    select id, at, day, account, customer, region, channel, type, relation, allowed, code,
      until, "callOfDay", book, programme, version, "askedBy"
    from jsonb_to_recordset(${list}::text::jsonb) as asked (id text, at timestamptz, day date, account text,
      customer text, region text, channel text, type text, relation text, allowed boolean, code text,
      until timestamptz, "callOfDay" integer, book text, programme text, version integer, "askedBy" text)
    on conflict (customer, day, call_of_day) where call_of_day is not null do nothing
    returning id`
  return new Set(rows.map(({ id }) => id))
}
