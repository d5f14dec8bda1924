// Who came and went, and who was refused at the door: every event, by person, outcome and day.

import type { Queries } from '../database/database.ts'

export const signInOutcomes = [
  'signed_in',
  'refused',
  'signed_out',
  'signed_out_everywhere',
  'signed_out_by_provider',
] as const
type SignInOutcome = (typeof signInOutcomes)[number]

/** An event as it is kept; `id` counts them. */
export interface KeptSignInEvent {
  readonly id: number
  readonly at: string
  readonly outcome: SignInOutcome
  readonly person?: string
  /** Whom the provider named, when nobody here is known by it. */
  readonly subject?: string
  readonly code?: string
  /** The administrator who signed the person out. */
  readonly byPerson?: string
}

export interface SignInEventRow {
  readonly outcome: SignInOutcome
  readonly person?: string | null
  readonly subject?: string | null
  readonly code?: string | null
  readonly byPerson?: string | null
}

export interface SignInEventsWanted {
  readonly person?: string
  readonly outcome?: SignInOutcome
  /** Instants: the first included, the last not. */
  readonly from?: string
  readonly to?: string
}

export interface SignInEventPage extends SignInEventsWanted {
  /** The number of the last event of the page before. */
  readonly before?: number
  readonly limit: number
}

const fitting = (queries: Queries, wanted: SignInEventsWanted) => {
  const { person = null, outcome = null, from = null, to = null } = wanted
  return queries`
    (${person}::text is null or person = ${person}) and (${outcome}::text is null or outcome = ${outcome})
    and (${from}::timestamptz is null or at >= ${from}) and (${to}::timestamptz is null or at < ${to})`
}

/** A page of the events that are wanted, the last one first. */
export async function signInEventsIn(
  queries: Queries,
  page: SignInEventPage,
): Promise<readonly KeptSignInEvent[]> {
  const { before = null, limit } = page
  const rows = await queries<(SignInEventRow & { readonly id: number; readonly at: string })[]>`
    select id, at, outcome, person, subject, code, by_person from sign_in_event
    where ${fitting(queries, page)} and (${before}::bigint is null or id < ${before})
    order by id desc limit ${limit}`
  return rows.map(({ id, at, outcome, person, subject, code, byPerson }) => ({
    id,
    at,
    outcome,
    ...(person && { person }),
    ...(subject && { subject }),
    ...(code && { code }),
    ...(byPerson && { byPerson }),
  }))
}

/** How many events are wanted, and the number of the newest of them; 0 where there is none. */
export async function countSignInEventsIn(queries: Queries, wanted: SignInEventsWanted) {
  const [counted] = await queries<{ readonly count: number; readonly newest: number }[]>`
    select count(*) as count, coalesce(max(id), 0) as newest
    from sign_in_event where ${fitting(queries, wanted)}`
  return counted!
}
