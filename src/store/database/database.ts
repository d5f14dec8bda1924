// Connections to PostgreSQL whose values arrive as ours do: days and instants as text, counts and money as numbers.

import postgres from 'postgres'
import { assert } from '../../kernel/index.ts'
import { type Address, applicationName } from '../embedded/index.ts'
import { errorCode, errorWords, StoreUnavailable } from './unavailable.ts'

export type Database = postgres.Sql
/** What can run a query: the pool or a transaction of it. */
export type Queries = postgres.ISql

const connectionsMax = 10

const asWritten = (value: unknown): string => String(value)

/** `2020-04-01 01:00:00.5+00`, as PostgreSQL writes it in UTC, as an ISO instant. */
const instantFromText = (text: string): string => `${text.replace(' ', 'T').replace('+00', '')}Z`

function wholeFromText(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), `a whole number below 2^53 is stored, not ${text}`)
  return value
}

const types = {
  date: { to: 1082, from: [1082], serialize: asWritten, parse: (text: string) => text },
  instant: { to: 1184, from: [1184], serialize: asWritten, parse: instantFromText },
  whole: { to: 20, from: [20], serialize: asWritten, parse: wholeFromText },
}

const settings = {
  max: connectionsMax,
  types,
  transform: { column: { from: postgres.toCamel } },
  connection: { application_name: applicationName, TimeZone: 'UTC', DateStyle: 'ISO' },
  onnotice: () => {},
}

/** Connects to the database of a URL or an address and makes sure that it answers. */
export async function connect(where: string | Address): Promise<Database> {
  const sql = typeof where === 'string' ? connectUrl(where) : postgres({ ...where, ssl: false, ...settings })
  try {
    const [server] = await sql<{ version: number }[]>`
      select current_setting('server_version_num')::integer as version`
    refuseOldServer(server!.version)
    return sql as unknown as Database
  } catch (error) {
    await sql.end({ timeout: 1 })
    if (error instanceof StoreUnavailable) throw error
    throw new StoreUnavailable(`${nameOf(where)} does not answer: ${errorWords(error)} (${errorCode(error)})`)
  }
}

/**
 * One connection of its own to the database of a pool; whoever asked for it ends it. After a break it is made anew by the
 * next query, and what the session held is gone: a connection reserved from the pool would be of no use to anybody.
 */
export const openSession = ({ options }: Database): Database => {
  const alone: unknown = { ...options, max: 1, max_lifetime: null }
  return postgres(alone as postgres.Options<Record<string, never>>)
}

const versionMin = 16
/** PostgreSQL writes 18.1 as 180001. */
const versionUnit = 10_000

/** Throws for a server that does not know what the schema asks of it, as PostgreSQL writes its version. */
export function refuseOldServer(version: number): void {
  if (version >= versionMin * versionUnit) return
  const major = Math.floor(version / versionUnit)
  throw new StoreUnavailable(`the database is PostgreSQL ${major}; ${versionMin} or later is needed`)
}

function connectUrl(url: string) {
  const advice = 'write it as postgres://user:password@host:5432/database'
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StoreUnavailable(`DATABASE_URL is not the address of a PostgreSQL database; ${advice}`)
  }
  return postgres(url, settings)
}

/** The database without its password. */
function nameOf(where: string | Address): string {
  if (typeof where !== 'string') return `the database on 127.0.0.1:${where.port}`
  const { hostname, port, pathname } = new URL(where)
  return `the database ${hostname}:${port || '5432'}${pathname} of DATABASE_URL`
}
