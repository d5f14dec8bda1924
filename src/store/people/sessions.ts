// Who has signed in: attempts bound to a browser, sessions that end by themselves, and the events of signing in.

import { assert, isRefusal, refuse } from '../../kernel/index.ts'
import type { Caller } from '../../organisation/index.ts'
import type { Database, Queries } from '../database/database.ts'
import type { Decisions, StoreRefusal } from '../decisions.ts'
import { findCallerIn } from './organisation.ts'
import {
  countSignInEventsIn,
  type KeptSignInEvent,
  type SignInEventPage,
  type SignInEventRow,
  type SignInEventsWanted,
  signInEventsIn,
} from './sign-in-events.ts'

/** What the answer of the provider must match; known only by hashes to whoever reads the table. */
export interface SignInAttempt {
  readonly stateHash: string
  readonly browserHash: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
  readonly expiresAt: string
  /** Whose sign-in is asked for anew; nobody else's answer will do. */
  readonly person?: string
  /** The session that the new one replaces. */
  readonly sessionHash?: string
}

export interface NewSession {
  readonly tokenHash: string
  readonly person: string
  readonly idleUntil: string
  readonly absoluteUntil: string
  /** When the person showed themselves at the provider; unknown counts as long ago. */
  readonly authenticatedAt?: string
  /** Whom the provider named, and in which of its sessions. */
  readonly subject?: string
  readonly providerSession?: string
  /** Two words on the browser, for its person to know it by. */
  readonly browser?: string
}

/** What a logout token of the provider ends: one of its sessions, or all of a subject. */
export interface ProviderEnding {
  readonly jtiHash: string
  readonly subject?: string
  readonly session?: string
}

export interface OpenSession {
  readonly caller: Caller
  /** An id that opens nothing. */
  readonly id: string
  readonly absoluteUntil: string
  readonly authenticatedAt?: string
}

/** A session as its person sees it. */
export interface SeenSession {
  readonly id: string
  readonly openedAt: string
  readonly usedAt: string
  readonly idleUntil: string
  readonly absoluteUntil: string
  readonly authenticatedAt?: string
  readonly browser: string
}

const subjectLengthMax = 200

export class Sessions {
  readonly #decisions: Decisions
  readonly #sql: Database
  readonly #clock: () => string

  constructor(decisions: Decisions, clock: () => string) {
    this.#decisions = decisions
    this.#sql = decisions.sql
    this.#clock = clock
  }

  /** Remembers an attempt, and forgets those that nobody finished. */
  async begin(attempt: SignInAttempt): Promise<void> {
    const { stateHash, browserHash, nonce, codeVerifier, returnTo, expiresAt } = attempt
    const { person = null, sessionHash = null } = attempt
    await this.#sql`delete from sign_in_attempt where expires_at < ${this.#clock()}`
    await this.#sql`
      insert into sign_in_attempt
        (state_hash, browser_hash, nonce, code_verifier, return_to, expires_at, person, session_hash)
      values (${stateHash}, ${browserHash}, ${nonce}, ${codeVerifier}, ${returnTo}, ${expiresAt}, ${person},
        ${sessionHash})`
  }

  /** Takes an attempt, once: by the browser that began it, and in time. */
  async take(stateHash: string, browserHash: string): Promise<SignInAttempt | undefined> {
    const [row] = await this.#sql<AttemptRow[]>`
      delete from sign_in_attempt
      where state_hash = ${stateHash} and browser_hash = ${browserHash} and expires_at >= ${this.#clock()}
      returning *`
    if (row === undefined) return undefined
    const { person, sessionHash, ...attempt } = row
    return { ...attempt, ...(person && { person }), ...(sessionHash && { sessionHash }) }
  }

  /** Opens a session of a person who is known; refused for everybody else. */
  async open(session: NewSession): Promise<Caller | StoreRefusal> {
    const { tokenHash, person, idleUntil, absoluteUntil, authenticatedAt = null, browser = '' } = session
    const { subject = '', providerSession = '' } = session
    const caller = await findCallerIn(this.#sql, person, this.#clock())
    if (caller === undefined) return refuse('person_is_unknown', 'nobody here is known by this name')
    await this.#sql`
      insert into session
        (token_hash, person, opened_at, used_at, idle_until, absolute_until, authenticated_at, browser,
          provider_subject, provider_session)
      values (${tokenHash}, ${person}, ${this.#clock()}, ${this.#clock()},
        least(${idleUntil}::timestamptz, ${absoluteUntil}::timestamptz), ${absoluteUntil},
        least(${authenticatedAt}::timestamptz, ${authenticatedAt === null ? null : this.#clock()}::timestamptz), ${browser},
        ${subject}, ${providerSession})`
    return caller
  }

  /**
   * The session with this hash; undefined when it is over. It is used now and open until `idleUntil` again; without
   * it, it is looked at only and ends when it would have ended.
   */
  async use(tokenHash: string, idleUntil: string | undefined): Promise<OpenSession | undefined> {
    const now = this.#clock()
    const [row] = await (idleUntil === undefined
      ? this.#openRow(tokenHash, now)
      : this.#usedRow(tokenHash, now, idleUntil))
    if (row === undefined) return undefined
    const { id, person, absoluteUntil, authenticatedAt } = row
    const caller = await findCallerIn(this.#sql, person, now)
    if (caller === undefined) return undefined
    return { caller, id, absoluteUntil, ...(authenticatedAt && { authenticatedAt }) }
  }

  #openRow(tokenHash: string, now: string) {
    return this.#sql<UsedRow[]>`
      select id, person, absolute_until, authenticated_at from session
      where token_hash = ${tokenHash} and ended_at is null and idle_until >= ${now} and absolute_until >= ${now}`
  }

  #usedRow(tokenHash: string, now: string, idleUntil: string) {
    return this.#sql<UsedRow[]>`
      update session set idle_until = least(absolute_until, ${idleUntil}::timestamptz), used_at = ${now}
      where token_hash = ${tokenHash} and ended_at is null and idle_until >= ${now} and absolute_until >= ${now}
      returning id, person, absolute_until, authenticated_at`
  }

  /** The open sessions of a person, the last used first. */
  async openOf(person: string): Promise<readonly SeenSession[]> {
    const now = this.#clock()
    const rows = await this.#sql<SeenRow[]>`
      select id, opened_at, coalesce(used_at, opened_at) as used_at, idle_until, absolute_until, authenticated_at,
        browser
      from session
      where person = ${person} and ended_at is null and idle_until >= ${now} and absolute_until >= ${now}
      order by 3 desc, id`
    return rows.map(({ authenticatedAt, ...row }) => ({
      ...row,
      ...(authenticatedAt && { authenticatedAt }),
    }))
  }

  /** Ends one session of a person, by its id; ended already, nothing changes. Refused where it is not theirs. */
  async endOne(person: string, id: string): Promise<true | StoreRefusal> {
    return this.#decisions.take(async ({ queries, at }) => {
      const [found] = await queries`select from session where id::text = ${id} and person = ${person}`
      if (found === undefined)
        return refuse('session_does_not_exist', 'you have no such session; list your sessions', 'session')
      await queries`
        update session set ended_at = greatest(opened_at, ${at}::timestamptz)
        where id::text = ${id} and ended_at is null`
      return true
    })
  }

  /** Ends one session; ended already, nothing changes. */
  async end(tokenHash: string): Promise<void> {
    await this.#sql`
      update session set ended_at = greatest(opened_at, ${this.#clock()}::timestamptz)
      where token_hash = ${tokenHash} and ended_at is null`
  }

  /** Ends every session of a person; how many there were. */
  async endAll(person: string): Promise<number> {
    return this.#change(async (queries) => {
      const ended = await queries`
        update session set ended_at = greatest(opened_at, ${this.#clock()}::timestamptz)
        where person = ${person} and ended_at is null returning id`
      return ended.length
    })
  }

  /** Ends what a logout token names; the people it signed out. Undefined where the token was taken before. */
  async endByProvider({ jtiHash, subject, session }: ProviderEnding): Promise<readonly string[] | undefined> {
    return this.#change(async (queries) => {
      const now = this.#clock()
      const taken = await queries`
        insert into logout_token (jti_hash, taken_at) values (${jtiHash}, ${now})
        on conflict do nothing returning jti_hash`
      if (taken.length === 0) return undefined
      const rows = await queries<{ person: string }[]>`
        update session set ended_at = greatest(opened_at, ${now}::timestamptz)
        where ended_at is null and (${subject ?? null}::text is null or provider_subject = ${subject ?? null})
          and (${session ?? null}::text is null or provider_session = ${session ?? null})
          and (provider_subject <> '' or provider_session <> '')
        returning person`
      const people = [...new Set(rows.map(({ person }) => person))]
      for (const person of people)
        await queries`
          insert into sign_in_event (at, outcome, person) values (${now}, 'signed_out_by_provider', ${person})`
      return people
    })
  }

  /** Writes down what happened at the door. */
  async note({
    outcome,
    person = null,
    subject = null,
    code = null,
    byPerson = null,
  }: SignInEventRow): Promise<void> {
    const shown = subject?.replaceAll('\0', '').slice(0, subjectLengthMax) ?? null
    await this.#change(
      (queries) => queries`
        insert into sign_in_event (at, outcome, person, subject, code, by_person)
        values (${this.#clock()}, ${outcome}, ${person}, ${shown}, ${code}, ${byPerson})`,
    )
  }

  /** The events of signing in that are wanted, the last one first. */
  events(page: SignInEventPage): Promise<readonly KeptSignInEvent[]> {
    return signInEventsIn(this.#sql, page)
  }

  /** How many events are wanted, and the number of the newest of them; 0 where there is none. */
  countEvents(wanted: SignInEventsWanted): Promise<{ readonly count: number; readonly newest: number }> {
    return countSignInEventsIn(this.#sql, wanted)
  }

  /** A change that a rehearsal takes back. */
  async #change<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result> {
    const changed = await this.#decisions.take(({ queries }) => work(queries))
    assert(!isRefusal(changed), 'what happens at the door is written down, never refused')
    return changed as Result
  }
}

type AttemptRow = Omit<SignInAttempt, 'person' | 'sessionHash'> & {
  readonly person: string | null
  readonly sessionHash: string | null
}

interface UsedRow {
  readonly id: string
  readonly person: string
  readonly absoluteUntil: string
  readonly authenticatedAt: string | null
}

type SeenRow = Omit<SeenSession, 'authenticatedAt'> & { readonly authenticatedAt: string | null }
