// Circumstances recorded by people of the bank: written once, changed by events only, decided by a second person.

import { canonicalJson, contentHash } from '../../evidence/index.ts'
import { type CircumstanceKind, isRefusal, refuse } from '../../kernel/index.ts'
import type { Queries } from '../database/database.ts'
import { refuseReason } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { moveMatter } from './circumstance-matters.ts'
import {
  type CircumstancePage,
  circumstancesIn,
  isWithoutDocument,
  type ListedCircumstance,
} from './circumstance-queue.ts'
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
import { bindDocumentsIn } from './documents.ts'

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
  /** Documents that were brought for it. */
  readonly documents?: readonly string[]
  /** Days in which a reviewer verifies it once a document is there. */
  readonly reviewDays: number
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

/** A document that is brought later, and the days in which a reviewer looks at it. */
export interface BroughtLater {
  readonly document: string
  readonly person: string
  readonly reviewDays: number
}

/** An act as its event keeps it; lapsing happens by itself. */
interface Done extends Omit<Act, 'act' | 'person'> {
  readonly reviewDays?: number
  readonly act: CircumstanceAct
  readonly person?: string
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
    const { reviewDays: _, ...said } = circumstance
    const input = {
      ...said,
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

  /** Brings a document to a circumstance that waits for it. */
  addDocument(id: string, { document, person, reviewDays }: BroughtLater) {
    return this.#decisions.take(async (step) => {
      const held = await lockedRow(step, id)
      if (isRefusal(held)) return held
      const { customer } = held
      const unbound = await bindDocumentsIn(step, {
        documents: [document],
        circumstance: id,
        customer,
        person,
      })
      return unbound ?? follow(step, held, { act: 'add_document', person, reviewDays })
    })
  }

  /**
   * Lets lapse what waits for a document that was due before a day and of which none ever came; what a document came
   * for waits for its reviewer. Again at once it finds nothing.
   */
  async lapse(dueBefore: string): Promise<readonly Circumstance[] | StoreRefusal> {
    const { sql } = this.#decisions
    const due = await sql<{ id: string }[]>`
      select id from circumstance where ${isWithoutDocument(sql, dueBefore)} order by document_due_day, id`
    const lapsed: Circumstance[] = []
    for (const { id } of due) {
      const one = await this.#decisions.take((step) => lapseIn(step, id, dueBefore))
      if (isRefusal(one)) return one
      if (one !== undefined) lapsed.push(one)
    }
    return lapsed
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

  /** Circumstances as the database shows them to a branch, what can be decided about first. */
  list(page: CircumstancePage): Promise<readonly ListedCircumstance[]> {
    return circumstancesIn(this.#decisions.sql, page)
  }
}

/** Keeps a circumstance as a part of a larger decision. */
async function recordCircumstanceIn(
  step: Step,
  circumstance: NewCircumstance,
): Promise<Circumstance | StoreRefusal> {
  const { queries, at, record } = step
  const refusal = (await refuseKnown(queries, circumstance)) ?? (await refuseContinued(queries, circumstance))
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
  const { documents = [] } = circumstance
  const unbound = await bindDocumentsIn(step, { documents, circumstance: kept.id, customer, person })
  if (unbound !== undefined) return unbound
  await moveMatter(step, row!, { act: 'record', person, reviewDays: circumstance.reviewDays })
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

/** Refuses to prolong what is not a circumstance of the same customer. */
async function refuseContinued(
  queries: Queries,
  { customer, continues }: NewCircumstance,
): Promise<StoreRefusal | undefined> {
  if (continues === undefined) return undefined
  const [found] = await queries`
    select from circumstance where id = ${continues} and customer = ${customer}`
  if (found !== undefined) return undefined
  const because = `there is no circumstance ${continues} of this customer to go on from`
  return refuse('circumstance_does_not_exist', because, 'continues')
}

async function lockedRow({ queries }: Step, id: string): Promise<CircumstanceRow | StoreRefusal> {
  const [held] = await queries<CircumstanceRow[]>`select * from circumstance where id = ${id} for update`
  return held ?? noSuchCircumstance(id)
}

/** The same words whether there is none or it lies elsewhere. */
export const noSuchCircumstance = (id: string): StoreRefusal =>
  refuse(
    'circumstance_does_not_exist',
    `there is no circumstance ${id} in your part of the bank`,
    'circumstance',
  )

/** Takes the next step with a circumstance as a part of a larger decision. */
export async function actIn(step: Step, id: string, act: Act): Promise<Circumstance | StoreRefusal> {
  const held = await lockedRow(step, id)
  if (isRefusal(held)) return held
  const refusal = refusedAct(held, act) ?? (await refusedByDocuments(step, held, act))
  return refusal ?? follow(step, held, act)
}

/** Lets one lapse, unless somebody brought its document or decided about it meanwhile. */
async function lapseIn(
  step: Step,
  id: string,
  dueBefore: string,
): Promise<Circumstance | StoreRefusal | undefined> {
  const { queries } = step
  const [held] = await queries<CircumstanceRow[]>`select * from circumstance where id = ${id} for update`
  const [due] = await queries`
    select from circumstance where id = ${id} and ${isWithoutDocument(queries, dueBefore)}`
  if (held === undefined || due === undefined) return undefined
  return follow(step, held, { act: 'lapse', reason: `no document came by ${held.documentDueDay}` })
}

/** Writes the event of a step and what follows from it. */
async function follow(step: Step, held: CircumstanceRow, done: Done): Promise<Circumstance | StoreRefusal> {
  const { queries, at, record } = step
  const { act, person, reason, ground, lastDay } = done
  const { id, region, recordedBy } = held
  const state = stateAfter(held.state, act)
  if (state === undefined)
    return refuse(
      'circumstance_is_decided',
      `it is ${held.state}; nothing of the kind is done then`,
      'circumstance',
    )
  await queries`
    insert into circumstance_event (circumstance, recorded_by, region, act, state, person, at, ground, reason, last_day)
    values (${id}, ${recordedBy}, ${region}, ${act}, ${state}, ${person ?? null}, ${at},
      ${ground ?? null}, ${reason ?? null}, ${lastDay ?? null})`
  await moveMatter(step, { ...held, state }, done)
  record({ kind: `circumstance_${state}`, actor: person ?? 'system', subject: id, body: { act, at } })
  return circumstanceFromRow({ ...held, state, lastDay: lastDay ?? held.lastDay })
}

/** What shows that a relative may speak for the customer (S7.9); a reviewer reads whether it does. */
const provesProxy: ReadonlySet<string> = new Set(['marriage_certificate', 'other'])

/** Refuses a decision by who brought a document, and to verify what no document proves or what one has not read. */
async function refusedByDocuments(
  { queries }: Step,
  { id, source, state, documentDueDay, howKnown }: CircumstanceRow,
  { act, person }: Act,
): Promise<StoreRefusal | undefined> {
  if (!decisive.includes(act) || source === 'name_list' || stateAfter(state, act) === undefined)
    return undefined
  const brought = await queries<{ id: string; uploadedBy: string; kind: string; wasRead: boolean }[]>`
    select id, uploaded_by, kind, exists (select from customer_view as look
      where look.act = 'document' and look.document = document.id and look.person = ${person}) as was_read
    from document where circumstance = ${id} and deleted_at is null order by uploaded_at, id`
  if (brought.some(({ uploadedBy }) => uploadedBy === person))
    return refuse(
      'recorder_may_not_decide',
      `${person} brought a document of it; a second person decides`,
      'person',
    )
  if (act === 'verify' && brought.length === 0)
    return refuse(
      'document_is_missing',
      'no document proves it yet; let it count until one follows, or reject it',
      'act',
    )
  if (act === 'verify' && howKnown === 'relative' && !brought.some(({ kind }) => provesProxy.has(kind)))
    return refuse(
      'proxy_is_not_proved',
      'a relative spoke for the customer; bring the marriage certificate or another document that they may',
      'act',
    )
  const unread = brought.find(({ wasRead }) => !wasRead)
  if (act === 'verify' && unread !== undefined)
    return refuse(
      'document_was_not_read',
      `${person} has not looked at document ${unread.id} yet; open it, then verify, or reject it`,
      'act',
    )
  if (act === 'accept' && documentDueDay === null)
    return refuse(
      'document_is_missing',
      'nobody said until when a document follows; reject it, or ask for one',
      'act',
    )
  return undefined
}

function refusedAct(held: CircumstanceRow, { act, person, ground, lastDay }: Act): StoreRefusal | undefined {
  if (decisive.includes(act) && person === held.recordedBy)
    return refuse('recorder_may_not_decide', `${person} recorded it; a second person decides`, 'person')
  if (stateAfter(held.state, act) === undefined) return undefined
  if (act === 'reject' && ground === undefined)
    return refuse('ground_is_missing', 'choose what is wrong with it', 'ground')
  if (act !== 'end') return undefined
  const isWithin =
    lastDay !== undefined && lastDay >= held.firstDay && lastDay <= (held.lastDay ?? '9999-12-31')
  if (isWithin) return undefined
  const until = held.lastDay === null ? '' : ` and at the latest ${held.lastDay}`
  return refuse('last_day_is_not_within', `it ends on ${held.firstDay} at the earliest${until}`, 'lastDay')
}
