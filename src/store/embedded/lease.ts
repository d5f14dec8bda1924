// Who uses the server: a shared lock per process, held by a connection, so that a killed process lets go of it.

import postgres from 'postgres'
import { errorCode, StoreUnavailable } from '../database/unavailable.ts'
import { databaseUser } from './cluster.ts'
import type { Place } from './place.ts'
import type { RunningServer } from './server.ts'

/** Any number of our own; advisory locks with it are held by nothing else in the database `postgres`. */
const leaseLock = 7_190_318_006
const databaseName = 'reprieve'
/** Every connection of ours carries a name that begins with this. */
export const applicationName = 'reprieve'

/** What a server answers, or fails to answer, while it starts or stops. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
])

/** True for what passes once the server has started or stopped. */
export const isPassing = (error: unknown): boolean => passing.has(errorCode(error) ?? '')

export class Lease {
  readonly #sql: postgres.Sql

  private constructor(sql: postgres.Sql) {
    this.#sql = sql
  }

  /** Takes part in the use of a server; waits while another process is stopping it, and then throws. */
  static async take(place: Place, server: RunningServer): Promise<Lease> {
    const lease = Lease.#connect(place, server)
    try {
      await lease.#sql`select pg_advisory_lock_shared(${leaseLock})`
      return lease
    } catch (error) {
      await lease.#end()
      if (errorCode(error) !== '28P01') throw error
      const advice = 'put the file back from a backup of the data folder'
      throw new StoreUnavailable(`the password in ${place.folder}/password is not the database's; ${advice}`)
    }
  }

  /** A connection that does not take part, for somebody who only wants to stop an unused server. */
  static observer(place: Place, server: RunningServer): Lease {
    return Lease.#connect(place, server)
  }

  static #connect(place: Place, { port }: RunningServer): Lease {
    const sql = postgres({
      host: '127.0.0.1',
      port,
      user: databaseUser,
      password: place.password,
      database: 'postgres',
      ssl: false,
      max: 1,
      backoff: false,
      max_lifetime: null,
      connection: { application_name: `${applicationName} lease` },
      onnotice: () => {},
    })
    return new Lease(sql)
  }

  /** Makes our database unless it is there. */
  async ensureDatabase(): Promise<string> {
    const [found] = await this.#sql`select from pg_database where datname = ${databaseName}`
    if (found !== undefined) return databaseName
    try {
      await this.#sql`create database ${this.#sql(databaseName)}`
    } catch (error) {
      if (!['42P04', '23505'].includes(errorCode(error) ?? '')) throw error
    }
    return databaseName
  }

  /** Ends our use. Calls `stop` when nobody else uses the server; whoever comes meanwhile waits for its end. */
  async leave(stop: () => Promise<void>): Promise<boolean> {
    try {
      await this.#sql`select pg_advisory_unlock_all()`
      const unused = await this.#isUnused()
      if (unused) await stop()
      return unused
    } catch (error) {
      if (!isPassing(error)) throw error
      return true
    } finally {
      await this.#end()
    }
  }

  async #isUnused(): Promise<boolean> {
    const [answer] = await this.#sql<{ unused: boolean }[]>`
      select pg_try_advisory_lock(${leaseLock}) and not exists (
        select from pg_stat_activity
        where pid <> pg_backend_pid() and application_name like ${`${applicationName}%`}
          and application_name not like '%lease') as unused`
    return answer!.unused
  }

  async #end(): Promise<void> {
    await this.#sql.end({ timeout: 1 }).catch(() => {})
  }
}
