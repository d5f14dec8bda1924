// Whom a plan's verdict lets us tell, and of what: the corrections that are done and stand, by customer and account.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, quoted } from '../../book/index.ts'
import type { NoticeItem } from '../../contact/index.ts'
import { correctionKinds, products } from '../../kernel/index.ts'
import { type Plan, reasonsThatStand } from '../../reconcile/index.ts'
import type { NewNotice } from '../customers/notices.ts'

export interface ToldSources {
  readonly folder: string
  readonly plan: Plan
  /** What the book showed of each correction of the plan. */
  readonly verdicts: string
  /** The book of the verdicts, which knows the owners. */
  readonly book: Book
}

export interface ToldCustomers {
  readonly count: number
  /** By customer, some at a time. */
  readonly notices: AsyncIterable<readonly NewNotice[]>
}

interface Row {
  readonly customer: string
  readonly region: string
  readonly items: readonly Readonly<Record<keyof NoticeItem, string | number | null>>[]
}

/** Runs work over those to be told; one pass over the book's owners, in bounded memory. */
export async function withToldCustomers<Result>(
  sources: ToldSources,
  work: (told: ToldCustomers) => Promise<Result>,
): Promise<Result> {
  const spill = await mkdtemp(join(tmpdir(), 'reprieve-tell-'))
  const settings = { ...noExtensions, memory_limit: '2GB', temp_directory: spill }
  const instance = await DuckDBInstance.create(':memory:', settings)
  try {
    const connection = await instance.connect()
    await layTold(connection, sources)
    const counted = await connection.runAndReadAll('SELECT CAST(count(*) AS DOUBLE) AS count FROM told')
    const [{ count }] = counted.getRowObjectsJS() as unknown as [{ readonly count: number }]
    return await work({ count, notices: noticesOf(connection) })
  } finally {
    instance.closeSync()
    await rm(spill, { recursive: true, force: true })
  }
}

async function* noticesOf(connection: DuckDBConnection): AsyncGenerator<readonly NewNotice[]> {
  const result = await connection.stream('SELECT customer, region, items FROM told ORDER BY customer')
  for await (const rows of result.yieldRowObjectJs())
    yield (rows as unknown as readonly Row[]).map(({ items, ...row }) => ({
      ...row,
      items: items.map(itemFrom),
    }))
}

/** What an item has not is absent. */
const itemFrom = (item: Row['items'][number]): NoticeItem =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) as unknown as NoticeItem

/** How much of an account's number is shown. */
const shownLast = 4

async function layTold(
  connection: DuckDBConnection,
  { folder, plan, verdicts, book }: ToldSources,
): Promise<void> {
  const files = plan.files.filter(({ kinds }) => kinds !== undefined)
  const corrections = files.map(({ name }) => quoted(join(folder, name))).join(', ')
  const shards = book.shards.map(({ file }) => quoted(join(book.dir, file))).join(', ')
  const transfers = quoted(join(book.dir, book.transfers.file))
  const standing = reasonsThatStand.map(quoted).join(', ')
  const kinds = correctionKinds.map(quoted).join(', ')
  const own = quoted(`cor:${plan.sources.programme}:`)
  const correction =
    files.length === 0
      ? `SELECT NULL::VARCHAR AS account, NULL::VARCHAR AS kind, NULL::BIGINT AS amount_minor, NULL::VARCHAR AS from_value,
          NULL::VARCHAR AS to_value, NULL::VARCHAR AS until_day WHERE false`
      : `SELECT account, kind, amount_minor, from_value, to_value, CAST(until_day AS VARCHAR) AS until_day
        FROM read_parquet([${corrections}])
        WHERE ${own} || account || ':' || kind || ':' || coalesce(target, '') || ':' || nth IN (
          SELECT correction FROM read_parquet(${quoted(verdicts)})
          WHERE reason IN (${standing}) AND kind <> 'release_contact')`
  await connection.run(`CREATE TEMP TABLE told AS
    WITH owner AS (
      SELECT account, customer, region, [${products.map(quoted).join(', ')}][product + 1] AS product
      FROM read_parquet([${shards}])),
    owned AS (
      SELECT account, account AS shown, customer, region, product FROM owner
      UNION ALL
      SELECT t.transfer, o.account, o.customer, o.region, 'transfer'
      FROM read_parquet(${transfers}) AS t JOIN owner AS o ON o.account = t.account),
    item AS (
      SELECT customer, min(region) AS region, shown, product, kind, CAST(count(*) AS DOUBLE) AS count,
        CAST(sum(amount_minor) AS DOUBLE) AS amount,
        CASE WHEN kind = 'move_due_day' THEN min(from_value) END AS first_day,
        CASE WHEN kind = 'move_due_day' THEN max(to_value) END AS last_day,
        CASE WHEN bool_and(until_day IS NOT NULL) THEN max(until_day) END AS until_day
      FROM (${correction}) JOIN owned USING (account) GROUP BY customer, shown, product, kind)
    SELECT customer, [${book.regions.map(quoted).join(', ')}][min(region) + 1] AS region,
      list({'account': right(shown, ${shownLast}), 'product': product, 'kind': kind, 'count': count,
        'amountMinor': amount, 'from': first_day, 'to': last_day, 'untilDay': until_day} ORDER BY shown, product, list_position([${kinds}], kind)) AS items
    FROM item GROUP BY customer`)
}
