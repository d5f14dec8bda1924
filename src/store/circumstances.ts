// Circumstances recorded by people of the bank: written once, changed by events only, decided by a second person.

import { canonicalJson, contentHash } from '../evidence/index.ts'
import { type CircumstanceKind, isRefusal, refuse } from '../kernel/index.ts'
import { asBranch } from './branch-view.ts'
import {
  type Circumstance,
  type CircumstanceAct,
  type CircumstanceEvent,
  type CircumstanceRow,
  circumstanceFromRow,
  type EventRow,
  eventFromRow,
  type HowKnown,
  type RejectionGround,
  stateAfter,
} from './circumstance-rows.ts'
import type { Queries } from './database.ts'
import type { Decisions, Step, StoreRefusal } from './decisions.ts'
import { refuseReason } from './texts.ts'

export interface NewCircumstance {
  readonly customer: string
  /** The county of the customer; empty when nobody knows it. */
  readonly region: string
  readonly kind: CircumstanceKind
  /** ISO days, both included; without the last it still holds. */
  readonly firstDay: string
  readonly lastDay?: string
  readonly howKnown: HowKnown
  /** A line of a name list waits for the customer; everything else was said at a counter. */
  readonly listed?: { readonly list: string; readonly line: number }
  /** The circumstance that this one prolongs. */
  readonly continues?: string
  /** The day by which a document follows. */
  readonly documentDueDay?: string
  readonly person: string
}

export interface Act {
  readonly act: Exclude<CircumstanceAct, 'lapse' | 'add_document'>
  readonly person: string
  readonly reason?: string
  readonly ground?: RejectionGround
  /** Of `end`: the last day it held. */
  readonly lastDay?: string
}

export interface CircumstancePage {
  readonly state?: Circumstance['state']
  readonly customer?: string
  readonly after?: string
  readonly limit: number
  /** Region prefixes the reader may see; empty: none. */
  readonly regions: readonly string[]
}

const decisive: readonly CircumstanceAct[] = ['accept', 'verify', 'reject', 'confirm']
const explained: readonly CircumstanceAct[] = ['reject', 'withdraw', 'decline', 'end']

export class Circumstances {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps a circumstance. Refused when one of its kind is known for some of its days. */
  record(circumstance: NewCircumstance, key?: string): Promise<Circumstance | StoreRefusal> {
    const input = {
      ...circumstance,
      listed: circumstance.listed === undefined ? '' : { ...circumstance.listed },
    }
    const plain = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const command = key === undefined ? undefined : { key, name: 'circumstance_record', input: plain }
    return this.#decisions.take((step) => recordCircumstanceIn(step, circumstance), command)
  }

  /** Takes the next step with a circumstance. Refused to its recorder where a second person decides. */
  async act(id: string, act: Act, key?: string): Promise<Circumstance | StoreRefusal> {
    const unsaid = explained.includes(act.act) || act.reason !== undefined
    const refusal = unsaid ? refuseReason(act.reason ?? '') : undefined
    if (refusal !== undefined) return refusal
    const command = key === undefined ? undefined : { key, name: 'circumstance_act', input: { id, ...act } }
    return this.#decisions.take((step) => actIn(step, id, act), command)
  }

  /** A circumstance, for the program; undefined when there is none. */
  async find(id: string): Promise<Circumstance | undefined> {
    const [row] = await this.#decisions.sql<CircumstanceRow[]>`select * from circumstance where id = ${id}`
    return row === undefined ? undefined : circumstanceFromRow(row)
  }

  /** What was decided about a circumstance, in order. */
  async history(id: string): Promise<readonly CircumstanceEvent[]> {
    const rows = await this.#decisions.sql<EventRow[]>`
      select act, state, person, at, ground, reason, last_day from circumstance_event
      where circumstance = ${id} order by id`
    return rows.map(eventFromRow)
  }

  /** Everything that a book has to know of, the oldest first. */
  async counting(): Promise<readonly Circumstance[]> {
    const rows = await this.#decisions.sql<CircumstanceRow[]>`
      select * from circumstance where state in ('recorded', 'accepted', 'verified', 'ended', 'rejected')
      order by recorded_at, id`
    return rows.map(circumstanceFromRow)
  }

  /** Circumstances as the database shows them to a branch: what a document is due for first, then the oldest. */
  async list(page: CircumstancePage): Promise<readonly Circumstance[]> {
    const { state = null, customer = null, after = null, limit, regions } = page
    const place = (queries: Queries) => queries`coalesce(document_due_day, '9999-12-31'), recorded_at, id`
    const rows = await asBranch(
      this.#decisions.sql,
      regions,
      (queries) => queries<CircumstanceRow[]>`
        select * from circumstance
        where (${state}::text is null or state = ${state}) and (${customer}::text is null or customer = ${customer})
          and (${after}::text is null or (${place(queries)}) > (
            select ${place(queries)} from circumstance where id = ${after}))
        order by ${place(queries)} limit ${limit}`,
    )
    return rows.map(circumstanceFromRow)
  }
}

/** Keeps a circumstance as a part of a larger decision. */
export async function recordCircumstanceIn(
  step: Step,
  circumstance: NewCircumstance,
): Promise<Circumstance | StoreRefusal> {
  const { queries, at, record } = step
  const refusal = await refuseKnown(queries, circumstance)
  if (refusal !== undefined) return refusal
  const { customer, region, kind, firstDay, lastDay = null, howKnown, listed, person } = circumstance
  const { continues = null, documentDueDay = null } = circumstance
  const state = listed === undefined ? 'recorded' : 'awaiting_customer'
  const source = listed === undefined ? 'counter' : 'name_list'
  const [row] = await queries<(CircumstanceRow & { readonly salt: string })[]>`
    insert into circumstance (customer, region, kind, first_day, last_day, how_known, source, list, line, continues,
      document_due_day, state, recorded_by, recorded_at)
    values (${customer}, ${region}, ${kind}, ${firstDay}, ${lastDay}, ${howKnown}, ${source}, ${listed?.list ?? null},
      ${listed?.line ?? null}, ${continues}, ${documentDueDay}, ${state}, ${person}, ${at})
    returning *`
  const kept = circumstanceFromRow(row!)
  const digest = contentHash(canonicalJson({ ...kept, salt: row!.salt, state }))
  record({ kind: 'circumstance_recorded', actor: person, subject: kept.id, body: { digest, source, at } })
  return kept
}

/** Refuses what is known: the same line of a list, or the same kind for some of the same days. */
async function refuseKnown(
  queries: Queries,
  { customer, kind, firstDay, lastDay, listed }: NewCircumstance,
): Promise<StoreRefusal | undefined> {
  await queries`select pg_advisory_xact_lock(hashtextextended(${`circumstances of ${customer}`}, 0))`
  const [known] = await queries<CircumstanceRow[]>`
    select * from circumstance where (list = ${listed?.list ?? null} and line = ${listed?.line ?? null}) or (
      customer = ${customer} and kind = ${kind} and state not in ('rejected', 'withdrawn', 'lapsed')
      and daterange(first_day, last_day, '[]') && daterange(${firstDay}::date, ${lastDay ?? null}::date, '[]'))
    order by recorded_at, id limit 1`
  if (known === undefined) return undefined
  const days = `${known.firstDay} – ${known.lastDay ?? '…'}`
  return refuse(
    'circumstance_is_known',
    `${known.id} says the same of ${days} and is ${known.state}; nothing more needs to be recorded`,
    'firstDay',
  )
}

/** Takes the next step with a circumstance as a part of a larger decision. */
export async function actIn(step: Step, id: string, act: Act): Promise<Circumstance | StoreRefusal> {
  const { queries, at, record } = step
  const [held] = await queries<CircumstanceRow[]>`select * from circumstance where id = ${id} for update`
  if (held === undefined)
    return refuse('circumstance_does_not_exist', `there is no circumstance ${id}`, 'circumstance')
  const state = refusedAct(held, act) ?? stateAfter(held.state, act.act)!
  if (isRefusal(state)) return state
  const { person, reason = null, ground = null, lastDay = null } = act
  await queries`
    insert into circumstance_event (circumstance, recorded_by, region, act, state, person, at, ground, reason, last_day)
    values (${id}, ${held.recordedBy}, ${held.region}, ${act.act}, ${state}, ${person}, ${at}, ${ground}, ${reason},
      ${lastDay})`
  record({ kind: `circumstance_${state}`, actor: person, subject: id, body: { act: act.act, at } })
  return circumstanceFromRow({ ...held, state, lastDay: lastDay ?? held.lastDay })
}

function refusedAct(held: CircumstanceRow, { act, person, ground, lastDay }: Act): StoreRefusal | undefined {
  if (decisive.includes(act) && person === held.recordedBy)
    return refuse('recorder_may_not_decide', `${person} recorded it; a second person decides`, 'person')
  if (stateAfter(held.state, act) === undefined)
    return refuse(
      'circumstance_is_decided',
      `it is ${held.state}; nothing of the kind is done then`,
      'circumstance',
    )
  if (act === 'reject' && ground === undefined)
    return refuse('ground_is_missing', 'choose what is wrong with it', 'ground')
  if (act !== 'end') return undefined
  const isWithin =
    lastDay !== undefined && lastDay >= held.firstDay && lastDay <= (held.lastDay ?? '9999-12-31')
  if (isWithin) return undefined
  const until = held.lastDay === null ? '' : ` and at the latest ${held.lastDay}`
  return refuse('last_day_is_not_within', `it ends on ${held.firstDay} at the earliest${until}`, 'lastDay')
}
