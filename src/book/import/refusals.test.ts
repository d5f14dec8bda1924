// Extracts that cannot be trusted: each is refused with its place, and nothing is left behind.

import assert from 'node:assert/strict'
import { appendFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { dayFromIso, isRefusal, type Refusal } from '../../kernel/index.ts'
import { tables } from '../schema.ts'
import {
  controlOf,
  csvOf,
  type Extract,
  inFolder,
  smallExtract,
  writeSmallExtract,
} from '../small-extract.ts'
import { type Imported, importBook } from './import.ts'
import { type ImportRefusal, importRefusals } from './refusals.ts'

const asOf = dayFromIso('2020-03-31')

const importFrom = (dir: string, out = join(dir, 'book')): Promise<Imported | Refusal> =>
  importBook({ extract: join(dir, 'extract'), out, asOf, threads: 2, memoryLimit: '1GB' })

/** Writes a good extract, lets `damage` change the folder, imports it, and shows what became of it. */
async function importDamaged(
  damage: (extract: string) => Promise<unknown>,
  base?: Extract,
): Promise<Imported | Refusal> {
  return inFolder(async (dir) => {
    const extract = join(dir, 'extract')
    await mkdir(extract)
    await writeSmallExtract(extract, base ?? smallExtract())
    await damage(extract)
    const answer = await importFrom(dir)
    if (isRefusal(answer)) assert.deepEqual(await readdir(dir), ['extract'], 'nothing is left behind')
    return answer
  })
}

async function writeParquet(file: string, select: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (${select}) TO '${file}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
}

const replaceIn = async (file: string, from: string | RegExp, to: string): Promise<void> =>
  writeFile(file, (await readFile(file, 'utf8')).replace(from, to))

const contacts = `SELECT 'L1' AS account, DATE '2020-02-11' AS day, 'agent' AS channel, 'collection' AS type`

type Case = readonly [
  fact: string,
  code: ImportRefusal,
  at: RegExp,
  damage: (dir: string) => Promise<unknown>,
]

const cases: readonly Case[] = [
  [
    'without a folder',
    'no_such_folder',
    /extract$/,
    (dir) => rm(dir, { recursive: true }).then(() => writeFile(dir, '')),
  ],
  ['without control.json', 'wrong_control_file', /^control\.json$/, (dir) => rm(join(dir, 'control.json'))],
  [
    'with half a control.json',
    'wrong_control_file',
    /^control\.json$/,
    (dir) => truncate(join(dir, 'control.json'), 40),
  ],
  [
    'whose control.json has no sum',
    'wrong_control_file',
    /tables\.payments\.sums\.amount_minor/,
    (dir) =>
      replaceIn(
        join(dir, 'control.json'),
        /"payments":\{"rows":2,"sums":\{"amount_minor":\d+\}/,
        '"payments":{"rows":2,"sums":{}',
      ),
  ],
  [
    'of another day',
    'as_of_differs',
    /asOf/,
    (dir) => replaceIn(join(dir, 'control.json'), '2020-03-31', '2020-03-30'),
  ],
  ['without a table', 'missing_table', /^charges$/, (dir) => rm(join(dir, 'charges.csv'))],
  [
    'with a table in both formats',
    'table_twice',
    /^contacts$/,
    (dir) => writeParquet(join(dir, 'contacts.parquet'), contacts),
  ],
  [
    'in GBK',
    'wrong_encoding',
    /^contacts\.csv line/,
    (dir) => appendFile(join(dir, 'contacts.csv'), Buffer.from([0xb0, 0xa2, 0x0a])),
  ],
  [
    'in UTF-16',
    'wrong_encoding',
    /^contacts\.csv/,
    (dir) => writeFile(join(dir, 'contacts.csv'), Buffer.from('account,day', 'utf16le')),
  ],
  [
    'with a NUL byte',
    'wrong_encoding',
    /^flags\.csv line/,
    (dir) => appendFile(join(dir, 'flags.csv'), 'L\u0000,true\n'),
  ],
  [
    'with a line of 100 MB',
    'line_too_long',
    /^contacts\.csv line 3/,
    (dir) => appendFile(join(dir, 'contacts.csv'), 'x'.repeat(100_000_000)),
  ],
  [
    'with an unknown column',
    'unknown_column',
    /^contacts\.mood$/,
    (dir) => replaceIn(join(dir, 'contacts.csv'), 'type', 'mood'),
  ],
  [
    'with a column twice',
    'unknown_column',
    /^contacts\.day$/,
    (dir) => replaceIn(join(dir, 'contacts.csv'), 'channel', 'day'),
  ],
  [
    'without a required column',
    'missing_column',
    /^contacts\.type$/,
    (dir) => writeFile(join(dir, 'contacts.csv'), 'account,day,channel\nL1,2020-02-11,agent\n'),
  ],
  ['with an empty file', 'unknown_column', /^contacts\.$/, (dir) => writeFile(join(dir, 'contacts.csv'), '')],
  [
    'with a Parquet column of a wrong type',
    'wrong_column_type',
    /^contacts\.day$/,
    async (dir) => {
      await rm(join(dir, 'contacts.csv'))
      await writeParquet(
        join(dir, 'contacts.parquet'),
        contacts.replace("DATE '2020-02-11'", "TIMESTAMP '2020-02-11'"),
      )
    },
  ],
  [
    'with a truncated Parquet file',
    'unreadable_table',
    /^contacts\.parquet$/,
    async (dir) => {
      await rm(join(dir, 'contacts.csv'))
      await writeParquet(join(dir, 'contacts.parquet'), contacts)
      await truncate(join(dir, 'contacts.parquet'), 300)
    },
  ],
  [
    'with a Parquet file damaged inside',
    'unreadable_table',
    /^contacts\.parquet$/,
    async (dir) => {
      await rm(join(dir, 'contacts.csv'))
      const file = join(dir, 'contacts.parquet')
      await writeParquet(file, contacts)
      const bytes = await readFile(file)
      await writeFile(file, bytes.fill(0xff, 20, 60))
    },
  ],
  [
    'with text called Parquet',
    'unreadable_table',
    /^contacts\.parquet$/,
    async (dir) => {
      await rm(join(dir, 'contacts.csv'))
      await writeFile(join(dir, 'contacts.parquet'), 'account,day\n')
    },
  ],
  [
    'with a row too few',
    'control_totals_differ',
    /^payments$/,
    (dir) => writeFile(join(dir, 'payments.csv'), csvOf('payments', smallExtract().payments.slice(1))),
  ],
  [
    'with an amount changed',
    'control_totals_differ',
    /^payments\.amount_minor$/,
    (dir) => replaceIn(join(dir, 'payments.csv'), '160833', '160834'),
  ],
]

describe('an extract is refused whole', () => {
  for (const [fact, code, at, damage] of cases)
    test(`X19 ${fact}: ${code}`, async () => {
      const answer = await importDamaged(damage)
      assert.ok(isRefusal(answer), 'the extract was imported')
      assert.equal(answer.code, code, answer.because)
      assert.match(answer.at ?? '', at)
      assert.ok(answer.because.length > 20)
    })

  test('every reason is shown here or beside the thing refused', () => {
    const elsewhere = ['book_exists', 'shards_out_of_range', 'not_a_book']
    const shown = new Set<string>([...cases.map(([, code]) => code), ...elsewhere])
    assert.deepEqual(
      Object.keys(importRefusals).filter((code) => !shown.has(code)),
      [],
    )
  })

  test('X23 an import that is interrupted leaves nothing behind', async () => {
    await inFolder(async (dir) => {
      await mkdir(join(dir, 'extract'))
      await writeSmallExtract(join(dir, 'extract'), smallExtract())
      const signal = AbortSignal.abort(new Error('stopped'))
      const options = {
        extract: join(dir, 'extract'),
        out: join(dir, 'book'),
        asOf,
        threads: 1,
        memoryLimit: '1GB',
      }
      await assert.rejects(importBook({ ...options, signal }), /stopped/)
      assert.deepEqual(await readdir(dir), ['extract'])
    })
  })
})

async function imported(damage: (extract: string) => Promise<unknown>): Promise<Imported> {
  const answer = await importDamaged(damage)
  if (isRefusal(answer)) assert.fail(`${answer.code}: ${answer.because}`)
  return answer
}

describe('an extract is read as it was meant', () => {
  test('X19 a byte-order mark, CRLF and a missing last line end change nothing', async () => {
    const { book } = await imported(async (dir) => {
      const text = csvOf('customers', smallExtract().customers)
      await writeFile(join(dir, 'customers.csv'), `\uFEFF${text.replaceAll('\n', '\r\n').trimEnd()}`)
    })
    assert.equal(book.quarantined, 0)
    assert.equal(book.sources.customers!.rows, 4)
  })

  test('X19 quoted commas, quotes and line ends belong to the value', async () => {
    const extract = smallExtract()
    extract.transfers[0]!.payee_name = '乌海市, "红十字会"'
    extract.customers[2]!.name = 'a\nb'
    const answer = await importDamaged(async () => undefined, extract)
    if (isRefusal(answer)) assert.fail(answer.because)
    assert.equal(answer.book.transfers.rows, 1)
    assert.equal(answer.book.sources.customers!.quarantined, 1)
  })

  test('X19 rows with too few or too many values are put aside under their own row number', async () => {
    await inFolder(async (dir) => {
      const extract = join(dir, 'extract')
      await mkdir(extract)
      const rows = smallExtract()
      await writeSmallExtract(extract, rows)
      const [header, first] = csvOf('contacts', rows.contacts).split('\n')
      const bad = ['L1', 'L1,2020-02-11,agent,collection,more', 'L1,2020-02-12,pigeon,collection']
      await writeFile(join(extract, 'contacts.csv'), [header, first, ...bad, ''].join('\n'))
      await replaceIn(join(extract, 'control.json'), '"contacts":{"rows":1', '"contacts":{"rows":4')
      const answer = await importFrom(dir)
      if (isRefusal(answer)) assert.fail(answer.because)
      const text = await readFile(join(dir, 'book', 'quarantine', 'contacts.csv'), 'utf8')
      assert.deepEqual(text.trimEnd().split('\n').slice(1), [
        'contacts,2,"",broken_row,""',
        'contacts,3,"",broken_row,""',
        'contacts,4,channel,unknown_word,pigeon',
      ])
    })
  })

  test('X19 optional columns may be missing from the file', async () => {
    const { book } = await imported((dir) =>
      writeFile(join(dir, 'flags.csv'), 'account,listed_as_defaulter\nL1,false\nC1,true\n'),
    )
    assert.equal(book.quarantined, 0)
  })

  test('X19 an extract without a single row is a book without accounts', async () => {
    const empty = Object.fromEntries(Object.keys(tables).map((name) => [name, []])) as unknown as Extract
    const answer = await importDamaged(async () => undefined, empty)
    if (isRefusal(answer)) assert.fail(answer.because)
    assert.equal(answer.book.accounts, 0)
  })

  test('X19 an unreadable amount is put aside, and its sum is marked as not compared', async () => {
    const { book } = await imported((dir) => replaceIn(join(dir, 'payments.csv'), '160833', '1608.33'))
    assert.deepEqual(book.sources.payments!.sumsUnchecked, ['amount_minor'])
    assert.equal(book.quarantined, 1)
  })

  test('X19 Parquet days at infinity and amounts that are no number are put aside', async () => {
    const { book } = await imported(async (dir) => {
      await rm(join(dir, 'payments.csv'))
      const row = (day: string, amount: string) =>
        `SELECT 'L1' AS account, 'd1' AS debt, DATE '${day}' AS day, ${amount}::DOUBLE AS amount_minor`
      const rows = [
        row('infinity', '1'),
        row('2020-03-01', "'nan'"),
        row('2020-03-01', "'inf'"),
        row('2020-03-01', '160833'),
      ]
      await writeParquet(join(dir, 'payments.parquet'), rows.join(' UNION ALL '))
      await replaceIn(join(dir, 'control.json'), '"payments":{"rows":2', '"payments":{"rows":4')
    })
    assert.equal(book.quarantined, 3)
  })

  test('X7 importing the same extract again changes nothing but to mend a lost file; another one is not written over it', async () => {
    await inFolder(async (dir) => {
      await mkdir(join(dir, 'extract'))
      await writeSmallExtract(join(dir, 'extract'), smallExtract())
      const first = await importFrom(dir)
      const second = await importFrom(dir)
      if (isRefusal(first) || isRefusal(second)) assert.fail('refused')
      assert.equal(second.already, true)
      assert.equal(second.book.id, first.book.id)
      await rm(join(first.book.dir, first.book.shards[0]!.file))
      const mended = await importFrom(dir)
      assert.ok(!isRefusal(mended))
      assert.deepEqual([mended.already, mended.book], [false, first.book])
      const changed = smallExtract()
      changed.contacts.pop()
      await writeSmallExtract(join(dir, 'extract'), changed)
      const third = await importFrom(dir)
      assert.ok(isRefusal(third) && third.code === 'book_exists')
      assert.deepEqual((await readdir(dir)).sort(), ['book', 'extract'])
    })
  })

  test('a number of shards that is not possible is refused', async () => {
    await inFolder(async (dir) => {
      await mkdir(join(dir, 'extract'))
      await writeSmallExtract(join(dir, 'extract'), smallExtract())
      const options = {
        extract: join(dir, 'extract'),
        out: join(dir, 'book'),
        asOf,
        threads: 1,
        memoryLimit: '1GB',
      }
      const answer = await importBook({ ...options, shards: 2 })
      assert.ok(isRefusal(answer) && answer.code === 'shards_out_of_range')
    })
  })

  test('the control file of the tests states every money column', () => {
    assert.deepEqual(Object.keys(controlOf(smallExtract()).tables.transfers!.sums), [
      'amount_minor',
      'fee_minor',
      'fee_paid_minor',
    ])
  })
})
