// Who must not be contacted as things stand: holds on the books and in approved plans, and what customers objected to.

import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, quoted } from '../../book/index.ts'
import { correctionKinds, isoFromDay, noDay } from '../../kernel/index.ts'
import type { Plan } from '../../reconcile/index.ts'
import type { ObjectionType } from '../customers/contact-objections.ts'

export interface SuppressionSources {
  readonly book: Book
  /** Approved plans that the book cannot show yet. */
  readonly plans: readonly {
    readonly folder: string
    readonly plan: Plan
    /** False where it will never be applied: what it forbade stays forbidden, and nothing is freed by it. */
    readonly releases: boolean
  }[]
  readonly objections: readonly {
    readonly customer: string
    readonly region: string
    readonly type: ObjectionType
  }[]
  /** Prefixes of the regions that are listed; all without. */
  readonly regions?: readonly string[]
}

export interface Suppressed {
  /** Empty for a customer who has no account in the book. */
  readonly account: string
  readonly customer: string
  /** Empty: every channel. */
  readonly channel: string
  readonly type: ObjectionType
  /** The last day; empty where no end is known. */
  readonly untilDay: string
  readonly because: 'held' | 'customer_objects'
  /** The programmes that hold the channel, separated by spaces. */
  readonly programmes: string
}

export const countSuppressed = (sources: SuppressionSources): Promise<number> =>
  withSuppressed(sources, async (connection) => {
    const reader = await connection.runAndReadAll('SELECT CAST(count(*) AS DOUBLE) AS rows FROM suppressed')
    return Number(reader.getRowObjectsJS()[0]!.rows)
  })

/** By account, channel and type. */
export async function* readSuppressed(sources: SuppressionSources): AsyncGenerator<readonly Suppressed[]> {
  const sql = `SELECT ${columns.join(', ')} FROM suppressed ORDER BY account, customer, channel, type`
  yield* streamBesideSuppressed<Suppressed>(sources, sql)
}

/** The rows of a query over the view `suppressed`. */
export async function* streamBesideSuppressed<Row>(
  sources: SuppressionSources,
  sql: string,
): AsyncGenerator<readonly Row[]> {
  const instance = await open()
  try {
    const connection = await instance.connect()
    await layTables(connection, sources)
    const result = await connection.stream(sql)
    for await (const rows of result.yieldRowObjectJs()) yield rows as unknown as readonly Row[]
  } finally {
    instance.closeSync()
  }
}

const columns = [
  'account',
  'customer',
  'channel',
  'type',
  'until_day AS "untilDay"',
  'because',
  'programmes',
] as const

const open = () => DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })

/** Works over the view `suppressed`, and `accounts` of the book. */
export async function withSuppressed<Value>(
  sources: SuppressionSources,
  work: (connection: DuckDBConnection) => Promise<Value>,
): Promise<Value> {
  const instance = await open()
  try {
    const connection = await instance.connect()
    await layTables(connection, sources)
    return await work(connection)
  } finally {
    instance.closeSync()
  }
}

const hold = correctionKinds.indexOf('hold_contact')

async function layTables(connection: DuckDBConnection, sources: SuppressionSources): Promise<void> {
  const { book, plans, objections } = sources
  const shards = book.shards.map(({ file }) => quoted(join(book.dir, file))).join(', ')
  await connection.run(`CREATE TEMP VIEW accounts AS SELECT account, customer,
    [${book.regions.map(quoted).join(', ')}][region + 1] AS region, corrected, correction_details
    FROM read_parquet([${shards}])`)
  await connection.run(
    `CREATE TEMP VIEW planned AS ${plans.map(plannedSql).join(' UNION ALL ') || nothingPlanned}`,
  )
  await connection.run(`CREATE TEMP TABLE objection (customer VARCHAR, region VARCHAR, type VARCHAR)`)
  const appender = await connection.createAppender('objection')
  for (const { customer, region, type } of objections) {
    for (const text of [customer, region, type]) appender.appendVarchar(text)
    appender.endRow()
  }
  appender.closeSync()
  await connection.run(`CREATE TEMP VIEW suppressed AS ${suppressedSql(sources)}`)
}

const nothingPlanned = `SELECT NULL::VARCHAR AS account, NULL::VARCHAR AS channel, NULL::VARCHAR AS programme,
  NULL::VARCHAR AS kind, NULL::VARCHAR AS until_day WHERE false`

function plannedSql({ folder, plan, releases }: SuppressionSources['plans'][number]): string {
  const files = plan.files.filter(({ kinds }) => kinds !== undefined)
  if (files.length === 0) return nothingPlanned
  return `SELECT account, target AS channel, ${quoted(plan.sources.programme)} AS programme, kind,
      CAST(until_day AS VARCHAR) AS until_day
    FROM read_parquet([${files.map(({ name }) => quoted(join(folder, name))).join(', ')}])
    WHERE kind = 'hold_contact' OR (${releases} AND kind = 'release_contact')`
}

/** A hold counts for its programme until that programme lets go of it; a hold approved anew counts whatever was let go. */
function suppressedSql({ book, regions }: SuppressionSources): string {
  const asOf = quoted(isoFromDay(book.asOf))
  const within = (region: string): string =>
    regions === undefined
      ? 'true'
      : `(${regions.map((prefix) => `starts_with(${region}, ${quoted(prefix)})`).join(' OR ') || 'false'})`
  return `
    WITH booked AS (
      SELECT account, detail.target AS channel, split_part(detail.correction, ':', 2) AS programme,
        CASE WHEN detail.until_day <> ${noDay} THEN CAST(DATE '1970-01-01' + detail.until_day AS VARCHAR) END AS until_day
      FROM (SELECT account, unnest(corrected) AS fact, unnest(correction_details) AS detail FROM accounts)
      WHERE fact.kind = ${hold}),
    released AS (SELECT DISTINCT account, channel, programme FROM planned WHERE kind = 'release_contact'),
    held AS (
      SELECT * FROM booked ANTI JOIN released USING (account, channel, programme)
      UNION ALL SELECT account, channel, programme, until_day FROM planned WHERE kind = 'hold_contact'),
    channels AS (
      SELECT account, channel, CASE WHEN bool_or(until_day IS NULL) THEN '' ELSE max(until_day) END AS until_day,
        string_agg(DISTINCT programme, ' ' ORDER BY programme) AS programmes
      FROM held WHERE until_day IS NULL OR until_day >= ${asOf} GROUP BY account, channel)
    SELECT account, a.customer, channel, 'collection' AS type, until_day, 'held' AS because, programmes
    FROM channels JOIN accounts a USING (account) WHERE ${within('a.region')}
    UNION ALL
    SELECT coalesce(a.account, ''), o.customer, '', o.type, '', 'customer_objects', ''
    FROM objection o LEFT JOIN accounts a ON a.customer = o.customer
    WHERE ${within('coalesce(a.region, o.region)')}`
}
