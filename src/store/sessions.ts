// Who has signed in: attempts bound to a browser, sessions that end by themselves, and the events of signing in.

import { refuse } from '../kernel/index.ts'
import type { Caller } from '../organisation/index.ts'
import type { Database } from './database.ts'
import type { StoreRefusal } from './decisions.ts'
import { findCallerIn } from './organisation.ts'

/** What the answer of the provider must match; known only by hashes to whoever reads the table. */
export interface SignInAttempt {
  readonly stateHash: string
  readonly browserHash: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
  readonly expiresAt: string
}

export interface NewSession {
  readonly tokenHash: string
  readonly person: string
  readonly idleUntil: string
  readonly absoluteUntil: string
}

export interface SignInEvent {
  readonly outcome: 'signed_in' | 'refused' | 'signed_out' | 'signed_out_everywhere'
  readonly person?: string
  /** Whom the provider named, when nobody here is known by it. */
  readonly subject?: string
  readonly code?: string
  /** The administrator who signed the person out. */
  readonly byPerson?: string
}

export interface OpenSession {
  readonly caller: Caller
  readonly absoluteUntil: string
}

const subjectLengthMax = 200
const eventsMax = 1000

export class Sessions {
  readonly #sql: Database
  readonly #clock: () => string

  constructor(sql: Database, clock: () => string) {
    this.#sql = sql
    this.#clock = clock
  }

  /** Remembers an attempt, and forgets those that nobody finished. */
  async begin(attempt: SignInAttempt): Promise<void> {
    const { stateHash, browserHash, nonce, codeVerifier, returnTo, expiresAt } = attempt
    await this.#sql`delete from sign_in_attempt where expires_at < ${this.#clock()}`
    await this.#sql`
      insert into sign_in_attempt (state_hash, browser_hash, nonce, code_verifier, return_to, expires_at)
      values (${stateHash}, ${browserHash}, ${nonce}, ${codeVerifier}, ${returnTo}, ${expiresAt})`
  }

  /** Takes an attempt, once: by the browser that began it, and in time. */
  async take(stateHash: string, browserHash: string): Promise<SignInAttempt | undefined> {
    const [attempt] = await this.#sql<SignInAttempt[]>`
      delete from sign_in_attempt
      where state_hash = ${stateHash} and browser_hash = ${browserHash} and expires_at >= ${this.#clock()}
      returning *`
    return attempt
  }

  /** Opens a session of a person who is known; refused for everybody else. */
  async open(session: NewSession): Promise<Caller | StoreRefusal> {
    const { tokenHash, person, idleUntil, absoluteUntil } = session
    const caller = await findCallerIn(this.#sql, person, this.#clock())
    if (caller === undefined) return refuse('person_is_unknown', 'nobody here is known by this name')
    await this.#sql`
      insert into session (token_hash, person, opened_at, idle_until, absolute_until)
      values (${tokenHash}, ${person}, ${this.#clock()},
        least(${idleUntil}::timestamptz, ${absoluteUntil}::timestamptz), ${absoluteUntil})`
    return caller
  }

  /** The session with this hash, used now and open until `idleUntil` again; undefined when it is over. */
  async use(tokenHash: string, idleUntil: string): Promise<OpenSession | undefined> {
    const now = this.#clock()
    const [row] = await this.#sql<{ person: string; absoluteUntil: string }[]>`
      update session set idle_until = least(absolute_until, ${idleUntil}::timestamptz)
      where token_hash = ${tokenHash} and ended_at is null and idle_until >= ${now} and absolute_until >= ${now}
      returning person, absolute_until`
    if (row === undefined) return undefined
    const caller = await findCallerIn(this.#sql, row.person, now)
    return caller === undefined ? undefined : { caller, absoluteUntil: row.absoluteUntil }
  }

  /** Ends one session; ended already, nothing changes. */
  async end(tokenHash: string): Promise<void> {
    await this.#sql`
      update session set ended_at = greatest(opened_at, ${this.#clock()}::timestamptz)
      where token_hash = ${tokenHash} and ended_at is null`
  }

  /** Ends every session of a person; how many there were. */
  async endAll(person: string): Promise<number> {
    const ended = await this.#sql`
      update session set ended_at = greatest(opened_at, ${this.#clock()}::timestamptz)
      where person = ${person} and ended_at is null returning token_hash`
    return ended.length
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
    await this.#sql`
      insert into sign_in_event (at, outcome, person, subject, code, by_person)
      values (${this.#clock()}, ${outcome}, ${person}, ${shown}, ${code}, ${byPerson})`
  }

  /** The latest events of signing in, the last one first. */
  async events(): Promise<readonly (SignInEvent & { readonly at: string })[]> {
    const rows = await this.#sql<(SignInEventRow & { at: string })[]>`
      select at, outcome, person, subject, code, by_person from sign_in_event order by id desc limit ${eventsMax}`
    return rows.map(({ at, outcome, person, subject, code, byPerson }) => ({
      at,
      outcome,
      ...(person && { person }),
      ...(subject && { subject }),
      ...(code && { code }),
      ...(byPerson && { byPerson }),
    }))
  }
}

interface SignInEventRow {
  readonly outcome: SignInEvent['outcome']
  readonly person?: string | null
  readonly subject?: string | null
  readonly code?: string | null
  readonly byPerson?: string | null
}
