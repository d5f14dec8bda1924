// The people of an extract with their accounts, for the directory beside the book; the book itself holds no such data.

import { access, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { isRefusal, type Product, type Refusal, refuse } from '../../kernel/index.ts'
import { openDatabase, quoted, rowsOf } from '../database.ts'
import { createQuarantine } from '../import/quarantine.ts'
import { findFiles, hashSource, openSource, type SourceFile } from '../import/source.ts'
import type { Book } from '../manifest.ts'

export interface BookPerson {
  readonly customer: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly spouse?: string
  readonly region: string
  readonly accounts: readonly {
    readonly account: string
    readonly product: Product
    readonly cardNumber?: string
  }[]
}

export interface PeopleOptions {
  readonly book: Book
  /** The extract the book was made from. */
  readonly extract: string
  /** Where tables that come as text are made readable; removed at the end. */
  readonly workDir: string
  readonly memoryLimit: string
  readonly threads: number
  /** Customers joined with their accounts in one pass; a million unless said otherwise. */
  readonly customersAtOnce?: number
}

const customersAtOnceUsual = 1_000_000

const peopleTables = ['customers', 'loans', 'cards'] as const

/**
 * Runs `work` over the people of an extract, some thousand at a time, without the rows the book put aside. Joined in
 * passes that fit in memory, so that nobody's data are spilled to a disk. Refused when the extract is not the one the
 * book was made from.
 */
export async function withPeople<Result>(
  options: PeopleOptions,
  work: (people: AsyncIterable<readonly BookPerson[]>) => Promise<Result>,
): Promise<Result | Refusal> {
  const files = await filesOfBook(options)
  if (isRefusal(files)) return files
  const workDir = await mkdtemp(join(options.workDir, '.people-'))
  const { memoryLimit, threads } = options
  const database = await openDatabase({ spillDir: '', memoryLimit, threads })
  try {
    const { connection } = database
    const opened = await openTables(connection, files, workDir)
    return isRefusal(opened) ? opened : await work(streamPeople(connection, options))
  } finally {
    database.close()
    await rm(workDir, { recursive: true, force: true })
  }
}

async function filesOfBook({ book, extract }: PeopleOptions): Promise<readonly SourceFile[] | Refusal> {
  const all = await findFiles(resolve(extract))
  if (isRefusal(all)) return all
  const files = all.filter(({ table }) => (peopleTables as readonly string[]).includes(table))
  for (const file of files) {
    const hash = await hashSource(file)
    if (isRefusal(hash)) return hash
    if (hash !== book.sources[file.table]?.sha256)
      return refuse(
        'other_extract',
        `${file.table} is not the one ${book.id} was made from; name the extract of that book`,
        extract,
      )
  }
  return files
}

async function openTables(
  connection: DuckDBConnection,
  files: readonly SourceFile[],
  workDir: string,
): Promise<true | Refusal> {
  await connection.run(createQuarantine)
  for (const file of files) {
    const source = await openSource(connection, file, workDir)
    if (isRefusal(source)) return source
  }
  return true
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The condition that leaves out what the book put aside. */
async function kept(book: Book, table: (typeof peopleTables)[number]): Promise<string> {
  const file = join(book.dir, 'quarantine', `${table}.csv`)
  if (!(await isThere(file))) return 'true'
  return `"row" NOT IN (SELECT CAST("row" AS BIGINT) FROM read_csv(${quoted(file)}, header = true, all_varchar = true))`
}

/** One of so many passes, each over the customers whose hash falls to it. */
interface Pass {
  readonly pass: number
  readonly passes: number
}

async function peopleSql(book: Book, { pass, passes }: Pass): Promise<string> {
  const [people, loans, cards] = await Promise.all(peopleTables.map((table) => kept(book, table)))
  const ofPass = `hash(CAST(customer AS VARCHAR)) % ${passes} = ${pass}`
  const text = (column: string) => `CAST(${column} AS VARCHAR)`
  const member = (product: Product, card: string) =>
    `SELECT ${text('customer')} AS customer, {'account': ${text('account')}, 'product': '${product}', 'cardNumber': ${card}} AS one`
  return `WITH owned AS (
      SELECT customer, list(one ORDER BY one.account) AS accounts FROM (
        ${member('loan', 'CAST(NULL AS VARCHAR)')} FROM source_loans WHERE ${loans} AND ${ofPass}
        UNION ALL ${member('card', text('card_number'))} FROM source_cards WHERE ${cards} AND ${ofPass}) GROUP BY customer)
    SELECT ${text('people.customer')} AS customer, name, ${text('id_number')} AS id_number, ${text('phone')} AS phone,
      ${text('spouse')} AS spouse, ${text('region')} AS region, to_json(coalesce(accounts, [])) AS accounts
    FROM (SELECT * FROM source_customers WHERE ${people} AND ${ofPass}) AS people
      LEFT JOIN owned ON owned.customer = ${text('people.customer')}`
}

type Row = Readonly<Record<string, string | null>>

async function* streamPeople(
  connection: DuckDBConnection,
  { book, customersAtOnce = customersAtOnceUsual }: PeopleOptions,
): AsyncGenerator<readonly BookPerson[]> {
  const [counted] = await rowsOf(connection, 'SELECT count(*)::INTEGER AS customers FROM source_customers')
  const passes = Math.ceil(Number(counted!.customers) / customersAtOnce)
  for (let pass = 0; pass < passes; pass++)
    yield* streamPass(connection, await peopleSql(book, { pass, passes }))
}

async function* streamPass(connection: DuckDBConnection, sql: string): AsyncGenerator<readonly BookPerson[]> {
  const result = await connection.stream(sql)
  const names = result.columnNames()
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const rows = chunk.getRowObjects(names) as unknown as readonly Row[]
    yield rows.map(personFrom)
  }
}

interface AccountRow {
  readonly account: string
  readonly product: Product
  readonly cardNumber: string | null
}

function personFrom({ customer, name, id_number, phone, spouse, region, accounts }: Row): BookPerson {
  const owned = JSON.parse(accounts!) as readonly AccountRow[]
  return {
    customer: customer!,
    name: name!,
    idNumber: id_number!,
    phone: phone!,
    ...(spouse !== null && spouse !== '' && { spouse }),
    region: region ?? '',
    accounts: owned.map(({ cardNumber, ...account }) =>
      cardNumber === null ? account : { ...account, cardNumber },
    ),
  }
}
