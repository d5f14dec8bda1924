// What is over is deleted after a while, so that tables of passing things stay small; what was decided is never swept.

import type { Database } from './database/database.ts'

/** How many rows were deleted. */
export interface Swept {
  readonly attempts: number
  readonly logoutTokens: number
  readonly sessions: number
  readonly requests: number
  readonly jobs: number
}

/** Days after which what is over is forgotten: sessions since their end, requests since they came, jobs since they ended. */
export interface RetentionDays {
  readonly sessions: number
  readonly requests: number
  readonly jobs: number
}

/** Rows deleted in one statement at most: nobody waits long for a lock. */
const rowsAtOnce = 5000

export class Retention {
  readonly #sql: Database
  readonly #clock: () => string

  constructor(sql: Database, clock: () => string) {
    this.#sql = sql
    this.#clock = clock
  }

  /** Deletes what has been over for long enough; again at once it deletes nothing. */
  async sweep(days: RetentionDays): Promise<Swept> {
    const sql = this.#sql
    const now = this.#clock()
    const before = (count: number) => sql`${now}::timestamptz - make_interval(days => ${count})`
    return {
      attempts: await inParts(
        () => sql`
          delete from sign_in_attempt where state_hash in (
            select state_hash from sign_in_attempt where expires_at < ${now} limit ${rowsAtOnce})`,
      ),
      logoutTokens: await inParts(
        () => sql`
          delete from logout_token where jti_hash in (
            select jti_hash from logout_token where taken_at < ${before(1)} limit ${rowsAtOnce})`,
      ),
      sessions: await inParts(
        () => sql`
          delete from session where token_hash in (
            select token_hash from session
            where least(ended_at, idle_until, absolute_until) < ${before(days.sessions)}
            limit ${rowsAtOnce})`,
      ),
      requests: await inParts(
        () => sql`
          delete from request where (person, key) in (
            select person, key from request where at < ${before(days.requests)} limit ${rowsAtOnce})`,
      ),
      jobs: await inParts(
        () => sql`
          delete from job where id in (
            select id from job where finished_at < ${before(days.jobs)} limit ${rowsAtOnce})`,
      ),
    }
  }
}

async function inParts(remove: () => PromiseLike<{ readonly count: number }>): Promise<number> {
  let removed = 0
  for (;;) {
    const { count } = await remove()
    removed += count
    if (count < rowsAtOnce) return removed
  }
}
