// What an approved name list makes of its lines: circumstances that wait for their customers, and the customers' answers.

import { canonicalJson, contentHash } from '../../evidence/index.ts'
import { isRefusal, refuse } from '../../kernel/index.ts'
import type { Queries } from '../database/database.ts'
import type { Step, StoreRefusal } from '../decisions.ts'
import { type Circumstance, type CircumstanceRow, circumstanceFromRow } from './circumstance-rows.ts'
import { actIn } from './circumstances.ts'
import type { AnswerWay, ListSender } from './name-list-rows.ts'

export interface AnswerLine {
  readonly list: string
  readonly line: number
  readonly answer: 'confirmed' | 'declined'
  readonly way: AnswerWay
  readonly person: string
  readonly reason?: string
}

/** Who told the bank, by who sent the list. */
const howKnown = { hospital: 'hospital', authority: 'authority', employer: 'employer' } as const

interface Listed {
  readonly list: string
  readonly sender: ListSender
  readonly person: string
  /** Only this line; without it all of the list. */
  readonly line?: number
}

/**
 * Keeps a circumstance for every line about a customer, found or ruled to be one. Days of a kind that are known of the
 * customer already are not said again. Other circumstances wait meanwhile, so that none slips in between.
 */
export async function recordListedIn(step: Step, listed: Listed): Promise<readonly Circumstance[]> {
  const { queries, at, record } = step
  await queries`lock table circumstance in share row exclusive mode`
  const rows = await insertListed(queries, listed, at)
  return rows.map((row) => {
    const kept = circumstanceFromRow(row)
    const digest = contentHash(canonicalJson({ ...kept, salt: row.salt }))
    const body = { digest, source: 'name_list', at }
    record({ kind: 'circumstance_recorded', actor: listed.person, subject: kept.id, body })
    return kept
  })
}

const insertListed = (queries: Queries, { list, sender, person, line }: Listed, at: string) =>
  queries<(CircumstanceRow & { readonly salt: string })[]>`
    with named as (
      select l.*, daterange(l.first_day, l.last_day, '[]') as days,
        range_agg(daterange(l.first_day, l.last_day, '[]')) over (partition by l.customer, l.category order by l.line
          rows between unbounded preceding and 1 preceding) as days_above
      from name_list_line as l left join name_list_ruling as r on r.list = l.list and r.line = l.line
      where l.list = ${list} and (l.outcome = 'matched' or r.ruling = 'same_person'))
    insert into circumstance (customer, region, kind, first_day, last_day, how_known, source, list, line, state,
      recorded_by, recorded_at)
    select customer, region, category, first_day, last_day, ${howKnown[sender]}, 'name_list', list, line,
      'awaiting_customer', ${person}, ${at}
    from named
    where (${line ?? null}::integer is null or line = ${line ?? null})
      and not exists (select from circumstance as c where c.customer = named.customer and c.kind = named.category
        and c.state not in ('rejected', 'withdrawn', 'lapsed') and daterange(c.first_day, c.last_day, '[]') && named.days)
      and not coalesce(days_above && days, false)
    order by line returning *`

/** Keeps what a customer said about a line of an approved list: confirmed, it is verified; declined, it is withdrawn. */
export async function answerIn(step: Step, answer: AnswerLine): Promise<Circumstance | StoreRefusal> {
  const { queries, at, record } = step
  const { list, line, way, person } = answer
  const [held] = await queries<CircumstanceRow[]>`
    select * from circumstance where list = ${list} and line = ${line}`
  if (held === undefined || held.state !== 'awaiting_customer')
    return refuseAnswer(queries, answer, held?.state)
  const act = answer.answer === 'confirmed' ? 'confirm' : 'decline'
  const reason = answer.reason ?? way
  const acted = await actIn(step, held.id, { act, person, ...(act === 'decline' && { reason }) })
  if (isRefusal(acted)) return acted
  await queries`
    insert into name_list_answer (list, line, circumstance, answer, way, person, at)
    values (${list}, ${line}, ${held.id}, ${answer.answer}, ${way}, ${person}, ${at})`
  record({
    kind: 'name_list_answered',
    actor: person,
    subject: held.id,
    body: { answer: answer.answer, way, at },
  })
  return acted
}

async function refuseAnswer(
  queries: Queries,
  { list, line }: AnswerLine,
  state: string | undefined,
): Promise<StoreRefusal> {
  const at = 'line'
  if (state !== undefined)
    return refuse('line_awaits_nobody', `line ${line} is ${state}; the customer has answered`, at)
  const [known] = await queries`select from name_list_line where list = ${list} and line = ${line}`
  if (known === undefined) return noSuchLine(list, line)
  const because = `nobody is asked about line ${line}: the list is not approved, or the line names no customer of ours`
  return refuse('line_awaits_nobody', because, at)
}

/** The same words whether there is none or its customer lies elsewhere. */
export const noSuchLine = (list: string, line: number): StoreRefusal =>
  refuse('list_line_does_not_exist', `${list} has no line ${line} in your part of the bank`, 'line')
