// Long work that outlives a crash: a row for each job, an advisory lock for whoever runs it.

import { canonicalJson, contentHash, type PlainData } from '../evidence/index.ts'
import { type Database, openSession } from './database/database.ts'
import { type NewestPage, olderThan } from './database/newest.ts'
import type { Decisions } from './decisions.ts'

export const jobKinds = [
  'draft',
  'apply',
  'verify',
  'tell',
  'simulate',
  'compare',
  'redecide',
  'undo',
  'import',
] as const
export type JobKind = (typeof jobKinds)[number]
export type JobEnd = 'done' | 'refused' | 'failed'

export interface NewJob {
  readonly id: string
  readonly kind: JobKind
  readonly input: { readonly [key: string]: PlainData }
  readonly person: string
}

export interface Job extends NewJob {
  readonly state: 'waiting' | 'running' | JobEnd
  /** So much of so much. */
  readonly done: number
  readonly total: number
  readonly result?: PlainData
  readonly createdAt: string
  readonly startedAt?: string
  readonly finishedAt?: string
}

export interface JobPage extends NewestPage {
  /** Jobs of this person, or begun by this token, only. */
  readonly person?: string | null
  readonly kind?: JobKind | null
}

interface JobRow extends Omit<Job, 'result' | 'startedAt' | 'finishedAt'> {
  readonly result: PlainData
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

const jobFromRow = ({ result, startedAt, finishedAt, ...row }: JobRow): Job => ({
  ...row,
  ...(result !== null && { result }),
  ...(startedAt !== null && { startedAt }),
  ...(finishedAt !== null && { finishedAt }),
})

/** The first key of the pair that locks a job. */
const jobLocks = 7_190_318

export class Jobs {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** The id of the job that a person asked for with a key: the same for the same key. */
  idOfKey(person: string, key: string): string {
    return `job_${contentHash(canonicalJson([person, key])).slice(0, 32)}`
  }

  /** Adds a job to be run; one that is known already is answered as it stands. */
  async add({ id, kind, input, person }: NewJob): Promise<Job> {
    const added = await this.#decisions.take(async ({ queries, at }) => {
      await queries`
        insert into job (id, kind, input, person, created_at)
        values (${id}, ${kind}, ${JSON.stringify(input)}::text::jsonb, ${person}, ${at})
        on conflict (id) do nothing`
      const [row] = await queries<JobRow[]>`select * from job where id = ${id}`
      return jobFromRow(row!)
    })
    return added as Job
  }

  async find(id: string): Promise<Job | undefined> {
    const [row] = await this.#decisions.sql<JobRow[]>`select * from job where id = ${id}`
    return row === undefined ? undefined : jobFromRow(row)
  }

  /** Jobs of a person or of all, the newest first. */
  async list({ person = null, kind = null, limit, after }: JobPage): Promise<readonly Job[]> {
    const { sql } = this.#decisions
    const rows = await sql<JobRow[]>`
      select * from job
      where (${person}::text is null or person = ${person} or input ->> 'token' = ${person}) and (${kind}::text is null or kind = ${kind})
        and ${olderThan(sql, { at: sql`created_at`, id: sql`id` }, after)}
      order by created_at desc, id limit ${limit}`
    return rows.map(jobFromRow)
  }

  /** A connection of its own on which jobs are claimed; what it has claimed is free again when it ends or breaks. */
  openClaims(): JobClaims {
    return new JobClaims(openSession(this.#decisions.sql))
  }

  async progress(id: string, done: number, total: number): Promise<void> {
    await this.#decisions.sql`
      update job set done = ${Math.min(done, total)}, total = ${total} where id = ${id} and state = 'running'`
  }

  /** Notes how a job ended, once. */
  async end(id: string, state: JobEnd, result: PlainData): Promise<void> {
    await this.#decisions.take(async ({ queries, at }) => {
      await queries`
        update job set state = ${state}, result = ${JSON.stringify(result)}::text::jsonb, finished_at = ${at},
          done = case when ${state} = 'done' then total else done end
        where id = ${id} and state = 'running'`
      return true
    })
  }
}

/** How long closing waits for a session whose server died. */
const endSeconds = 1

export class JobClaims {
  readonly #session: Database

  constructor(session: Database) {
    this.#session = session
  }

  /** Claims the oldest job that has not ended and that nobody runs. */
  async next(at: string): Promise<Job | undefined> {
    const rows = await this.#session<JobRow[]>`
      select * from job where state in ('waiting', 'running') order by created_at, id`
    for (const row of rows) {
      const [lock] = await this.#session<{ free: boolean }[]>`
        select pg_try_advisory_lock(${jobLocks}, hashtext(${row.id})) as free`
      if (lock?.free !== true) continue
      const [claimed] = await this.#session<JobRow[]>`
        update job set state = 'running', started_at = coalesce(started_at, ${at})
        where id = ${row.id} and state in ('waiting', 'running') returning *`
      if (claimed !== undefined) return jobFromRow(claimed)
      await this.free(row.id)
    }
    return undefined
  }

  async free(id: string): Promise<void> {
    await this.#session`select pg_advisory_unlock(${jobLocks}, hashtext(${id}))`
  }

  async close(): Promise<void> {
    await this.#session`select pg_advisory_unlock_all()`.catch(() => {})
    await this.#session.end({ timeout: endSeconds })
  }
}
