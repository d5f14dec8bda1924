// Departures: what a branch asks to be done otherwise than a programme says, and what the people of the programme answer.

import { isRefusal, refuse } from '../../kernel/index.ts'
import { asBranch } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import { refuseReason } from '../database/texts.ts'
import { commandUnder, type Decisions, type Step, type StoreRefusal } from '../decisions.ts'
import { heldDraftIn, noSuchDraft, refuseDiscarded } from './drafts.ts'

export const departureAnswers = ['granted', 'declined'] as const
export type DepartureAnswer = (typeof departureAnswers)[number]

export interface NewDeparture {
  readonly id: string
  readonly programme: string
  /** The region prefix of who asks; its people see the request. */
  readonly place: string
  readonly what: string
  readonly why: string
  /** For whom, or where. */
  readonly forWhom: string
  /** ISO day until which it is needed; one that is over at the bank is refused (`until_day_is_past`). */
  readonly untilDay: string
  readonly askedBy: string
  /** Days in which it is answered. */
  readonly answerDays: number
  /** Asked again under the same key, it is answered with the first request. */
  readonly key?: string
}

export interface Departure extends Omit<NewDeparture, 'answerDays' | 'key'> {
  readonly askedAt: string
  readonly answer?: DepartureAnswer
  readonly answeredBy?: string
  readonly answeredAt?: string
  readonly reason?: string
  /** The draft that was made for it. */
  readonly draft?: string
}

export interface AnswerDeparture {
  readonly person: string
  readonly answer: DepartureAnswer
  readonly reason?: string
  readonly draft?: string
}

type Nullable = 'answer' | 'answeredBy' | 'answeredAt' | 'reason' | 'draft'
type DepartureRow = Omit<Departure, Nullable> & {
  readonly [Name in Nullable]: Exclude<Departure[Name], undefined> | null
}

const departureFromRow = (row: DepartureRow): Departure =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Departure

export class Departures {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps a request and opens its work item. */
  async ask({ key, ...asked }: NewDeparture): Promise<Departure | StoreRefusal> {
    const malformed =
      refuseReason(asked.what, 'what') ??
      refuseReason(asked.why, 'why') ??
      refuseReason(asked.forWhom, 'forWhom')
    const { id: _, place: __, answerDays: ___, ...said } = asked
    const command = commandUnder(key, 'departure_ask', said)
    return malformed ?? this.#decisions.take((step) => askIn(step, asked), command)
  }

  /** Answers a request, once, by somebody else than who asked; its work item closes with it. */
  async answer(id: string, answer: AnswerDeparture): Promise<Departure | StoreRefusal> {
    const needed = answer.answer === 'declined' ? (answer.reason ?? '') : answer.reason
    const malformed = needed === undefined ? undefined : refuseReason(needed)
    return malformed ?? this.#decisions.take((step) => answerIn(step, id, answer))
  }

  async find(id: string): Promise<Departure | undefined> {
    return findIn(this.#decisions.sql, id)
  }

  /** The requests of these regions, the newest first. */
  async list(regions: readonly string[], { limit, after }: NewestPage): Promise<readonly Departure[]> {
    const read = (queries: Queries) => queries<DepartureRow[]>`
      select * from departure where ${olderThan(queries, { at: queries`asked_at`, id: queries`id` }, after)}
      order by asked_at desc, id limit ${limit}`
    return (await asBranch(this.#decisions.sql, regions, read)).map(departureFromRow)
  }
}

async function findIn(queries: Queries, id: string): Promise<Departure | undefined> {
  const [row] = await queries<DepartureRow[]>`select * from departure where id = ${id}`
  return row && departureFromRow(row)
}

async function askIn(
  { queries, at, record }: Step,
  asked: Omit<NewDeparture, 'key'>,
): Promise<Departure | StoreRefusal> {
  const { id, programme, place, what, why, forWhom, untilDay, askedBy, answerDays } = asked
  const [known] = await queries`select from programme_version where programme = ${programme} limit 1`
  if (known === undefined)
    return refuse('version_does_not_exist', `no version of ${programme} was published`, 'programme')
  const [over] =
    await queries`select where ${untilDay}::date < (${at}::timestamptz at time zone 'Asia/Shanghai')::date`
  if (over !== undefined)
    return refuse('until_day_is_past', `${untilDay} is over; name today or a later day`, 'untilDay')
  await queries`
    insert into departure (id, programme, place, what, why, for_whom, until_day, asked_by, asked_at)
    values (${id}, ${programme}, ${place}, ${what}, ${why}, ${forWhom}, ${untilDay}, ${askedBy}, ${at})`
  await queries`
    insert into work_item (departure, account, code, target, asked_by, opened_at, due_day, due_rule)
    values (${id}, '', 'departure_asked', ${id}, ${askedBy}, ${at},
      (${at}::timestamptz at time zone 'Asia/Shanghai')::date + ${answerDays}::int, 'departure_answer')`
  record({ kind: 'departure_asked', actor: askedBy, subject: id, body: { programme, place, untilDay, at } })
  return (await findIn(queries, id))!
}

async function answerIn(
  { queries, at, record }: Step,
  id: string,
  { person, answer, reason, draft }: AnswerDeparture,
): Promise<Departure | StoreRefusal> {
  await queries`select from departure where id = ${id} for update`
  const found = await findIn(queries, id)
  const refusal = await refuseAnswer(queries, found, { person, answer, ...(draft && { draft }) })
  if (isRefusal(refusal)) return refusal
  await queries`
    update departure set answer = ${answer}, answered_by = ${person}, answered_at = ${at},
      reason = ${reason ?? null}, draft = ${draft ?? null} where id = ${id}`
  await queries`
    update work_item set state = 'done', closed_at = ${at}, closed_by = ${person}, outcome = ${answer}
    where departure = ${id} and state = 'open'`
  const body = { programme: found!.programme, ...(draft && { draft }), at }
  record({ kind: `departure_${answer}`, actor: person, subject: id, body })
  return (await findIn(queries, id))!
}

async function refuseAnswer(
  queries: Queries,
  found: Departure | undefined,
  { person, answer, draft }: AnswerDeparture,
): Promise<StoreRefusal | undefined> {
  if (found === undefined) return noSuchDeparture()
  if (found.askedBy === person)
    return refuse('asker_may_not_answer', `${person} asked for it; somebody else answers`, 'person')
  if (found.answer !== undefined)
    return refuse('departure_is_answered', `${found.answeredBy} answered it: ${found.answer}`, 'departure')
  if (answer === 'declined')
    return draft === undefined ? undefined : refuse('draft_is_not_for_a_no', 'a no needs no draft', 'draft')
  if (draft === undefined) return refuse('draft_is_missing', 'name the draft that was made for it', 'draft')
  const known = await heldDraftIn(queries, draft)
  return known === undefined ? noSuchDraft(draft) : refuseDiscarded(known)
}

/** The same words whether there is none or it lies elsewhere. */
export const noSuchDeparture = (): StoreRefusal =>
  refuse('departure_does_not_exist', 'there is no such request in your part of the bank', 'departure')
