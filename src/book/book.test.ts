// From extract to book and back: rows and sums agree, and neither shard count nor row order changes the answer.

import assert from 'node:assert/strict'
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { dayFromIso, isRefusal } from '../kernel/index.ts'
import { type Database, openDatabase, quoted, rowsOf } from './database.ts'
import { type Book, importBook, makeExtract, openBook } from './index.ts'
import { coldColumns, hotColumns } from './layout.ts'
import { type TableName, tableNames } from './schema.ts'

const asOf = dayFromIso('2020-03-31')

async function imported(extract: string, out: string, shards?: number): Promise<Book> {
  const chosen = shards === undefined ? {} : { shards }
  const answer = await importBook({ extract, out, asOf, threads: 2, memoryLimit: '1GB', ...chosen })
  if (isRefusal(answer)) assert.fail(`${answer.code}: ${answer.because}`)
  return answer.book
}

describe('a book', () => {
  let dir: string
  let extract: string
  let book: Book
  let database: Database
  const ask = (sql: string) => rowsOf(database.connection, sql)
  const source = (name: TableName) => quoted(join(extract, `${name}.parquet`))
  const shardsOf = ({ dir: at, shards }: Book) =>
    `read_parquet([${shards.map(({ file }) => quoted(join(at, file))).join(', ')}])`

  /** Every value of every account in the order of the book, as one hash. */
  async function contentOf(each: Book): Promise<unknown> {
    const columns = [...coldColumns, ...hotColumns].join(', ')
    const [row] = await ask(`SELECT md5(string_agg(CAST(t AS VARCHAR), chr(10))) AS content
      FROM (SELECT struct_pack(${columns}) AS t FROM ${shardsOf(each)})`)
    return row!.content
  }

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'reprieve-book-'))
    extract = join(dir, 'extract')
    const made = await makeExtract({
      customers: 20_000,
      seed: 3,
      out: extract,
      asOf,
      format: 'parquet',
      damage: 'realistic',
      threads: 2,
    })
    if (isRefusal(made)) assert.fail(made.because)
    book = await imported(extract, join(dir, 'book'))
    database = await openDatabase({ spillDir: '', memoryLimit: '1GB', threads: 1 })
  })
  after(async () => {
    database.close()
    await rm(dir, { recursive: true, force: true })
  })

  test('X19 every row of a good extract is in the book', async () => {
    const [counted] =
      await ask(`SELECT count(*) AS accounts, sum(len(debts)) AS debts, sum(len(payments)) AS payments, sum(len(charges)) AS charges,
      sum(len(credit_record)) AS credit_record, sum(len(contacts)) AS contacts, sum(len(corrected)) AS corrections FROM ${shardsOf(book)}`)
    const rows = (name: TableName) => book.sources[name]!.rows
    const { accounts, ...lists } = counted!
    assert.equal(Number(accounts), rows('loans') + rows('cards'))
    for (const [name, count] of Object.entries(lists))
      assert.equal(Number(count), rows(name as TableName), name)
    assert.equal(book.transfers.rows, rows('transfers'))
    assert.equal(book.quarantined, 0)
  })

  test('X6 sums of the book are the sums of the control file', async () => {
    const [sums] =
      await ask(`SELECT CAST(sum(d.principal) AS VARCHAR) AS principal, CAST(sum(d.interest) AS VARCHAR) AS interest, CAST(sum(d.minimum) AS VARCHAR) AS minimum
      FROM (SELECT unnest(debt_details) AS d FROM ${shardsOf(book)})`)
    const stated = book.sources.debts!.sums
    assert.deepEqual(
      { ...sums },
      {
        principal: stated.principal_minor,
        interest: stated.interest_minor,
        minimum: stated.minimum_minor,
      },
    )
    const [charged] = await ask(
      `SELECT CAST(sum(c.amount) AS VARCHAR) AS amount, CAST(sum(c.paid) AS VARCHAR) AS paid FROM (SELECT unnest(charges) AS c FROM ${shardsOf(book)})`,
    )
    const posted = book.sources.charges!.sums
    assert.deepEqual({ ...charged }, { amount: posted.amount_minor, paid: posted.paid_minor })
  })

  test('circumstances of owner and spouse stand with the account', async () => {
    const [expected] =
      await ask(`SELECT count(*) AS n FROM (SELECT account, customer FROM ${source('loans')} UNION ALL SELECT account, customer FROM ${source('cards')}) a
      JOIN ${source('customers')} p USING (customer) JOIN ${source('circumstances')} c ON c.customer = p.customer OR c.customer = p.spouse`)
    const [found] = await ask(`SELECT sum(len(circumstances)) AS n FROM ${shardsOf(book)}`)
    assert.ok(Number(expected!.n) > 100)
    assert.equal(Number(found!.n), Number(expected!.n))
  })

  test('X23 the number of shards does not change a single value', async () => {
    const one = await imported(extract, join(dir, 'one'), 1)
    const three = await imported(extract, join(dir, 'three'), 3)
    assert.deepEqual([book.shards.length, one.shards.length, three.shards.length], [2, 1, 3])
    const content = await contentOf(book)
    assert.deepEqual([await contentOf(one), await contentOf(three)], [content, content])
    assert.deepEqual(
      three.shards.map((shard) => shard.firstAccount),
      [0, 4096, 8192],
    )
    assert.equal(one.id, book.id)
  })

  test('X19 the order of rows in the extract does not change a single byte of the shards', async () => {
    const shuffled = join(dir, 'shuffled')
    await mkdir(shuffled)
    for (const name of tableNames)
      await ask(
        `COPY (SELECT t.* FROM ${source(name)} t ORDER BY hash(CAST(t AS VARCHAR))) TO ${quoted(join(shuffled, `${name}.parquet`))} (FORMAT parquet)`,
      )
    await copyFile(join(extract, 'control.json'), join(shuffled, 'control.json'))
    const other = await imported(shuffled, join(dir, 'other'))
    assert.deepEqual(other.shards, book.shards)
    assert.deepEqual(other.transfers, book.transfers)
    assert.notEqual(other.id, book.id)
  })

  test('X7 importing twice gives the same bytes', async () => {
    const again = await imported(extract, join(dir, 'again'))
    assert.deepEqual({ ...again, dir: '' }, { ...book, dir: '' })
  })

  for (const step of ['people', 'accounts', 'sort'])
    test(`X23 an import stopped at ${step} ends at once and leaves nothing behind`, async () => {
      const stop = new AbortController()
      const out = join(dir, `stopped-${step}`)
      const progress = (at: string) => at === step && stop.abort()
      const options = { extract, out, asOf, threads: 2, memoryLimit: '1GB', signal: stop.signal, progress }
      await assert.rejects(importBook(options))
      assert.deepEqual(
        (await readdir(dir)).filter((name) => name.includes(`stopped-${step}`)),
        [],
      )
    })

  test('transfers are kept whole and in the order of their ids', async () => {
    const file = quoted(join(book.dir, book.transfers.file))
    const rows = await rowsOf(database.connection, `SELECT transfer, fee_amount FROM read_parquet(${file})`)
    const ids = rows.map(({ transfer }) => String(transfer))
    const fees = rows.reduce((sum, { fee_amount: fee }) => sum + Number(fee), 0)
    assert.deepEqual(ids, [...ids].sort())
    assert.equal(ids.length, book.transfers.rows)
    assert.equal(String(fees), book.sources.transfers!.sums.fee_minor)
  })

  test('a book with a missing shard, and a folder without a book, are refused', async () => {
    const copy = await imported(extract, join(dir, 'broken'))
    await rm(join(copy.dir, copy.shards[1]!.file))
    for (const at of [copy.dir, extract]) {
      const answer = await openBook(at)
      assert.ok(isRefusal(answer) && answer.code === 'not_a_book')
    }
  })

  test('no name, identity number, phone or card number enters the book', async () => {
    const rows = await ask(
      `SELECT DISTINCT name FROM parquet_schema(${quoted(join(book.dir, book.shards[0]!.file))})`,
    )
    const names = rows.map((row) => String(row.name))
    assert.ok(names.includes('settled_day'))
    assert.deepEqual(
      names.filter((name) => ['name', 'id_number', 'phone', 'card_number'].includes(name)),
      [],
    )
  })
})
