// Synthetic extracts: the same for the same seed, consistent with the arithmetic, and nobody real in them.

import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  creditCodeFromDays,
  type Day,
  dayFromIso,
  daysPastDue,
  findMonthFromIso,
  interestHalfUp,
  isRefusal,
  lastDayOfMonth,
  noDay,
  textFromCreditCode,
} from '../../kernel/index.ts'
import { type Database, openDatabase, quoted, rowsOf, textsOf } from '../database.ts'
import { sha256OfFile } from '../files.ts'
import { readDonationRegister } from '../register.ts'
import { tableNames } from '../schema.ts'
import { inFolder } from '../small-extract.ts'
import { type MakeOptions, makeExtract } from './make.ts'
import { counties, countySlots, leagueCounts, leagues } from './province.ts'

const asOf = dayFromIso('2020-03-31')
const options: Omit<MakeOptions, 'out'> = {
  customers: 6000,
  seed: 7,
  asOf,
  format: 'parquet',
  damage: 'realistic',
  threads: 2,
}

async function make(out: string, change: Partial<MakeOptions> = {}): Promise<string> {
  const made = await makeExtract({ ...options, out, ...change })
  if (isRefusal(made)) assert.fail(made.because)
  return out
}

const hashes = (dir: string): Promise<readonly string[]> =>
  Promise.all(
    [...tableNames.map((name) => `${name}.parquet`), 'control.json'].map((file) =>
      sha256OfFile(join(dir, file)),
    ),
  )

describe('the province', () => {
  test('X22 there are 12 leagues and 103 counties, each code once', () => {
    assert.equal(leagues.length, 12)
    assert.equal(new Set(counties.map((county) => county.code)).size, 103)
  })

  test('X22 13 million customers are spread by the census, largest remainder', () => {
    const published = [
      1862822, 1464580, 300887, 2181680, 1553118, 1164170, 1212407, 831767, 922372, 765935, 598440, 141822,
    ]
    assert.deepEqual(leagueCounts(13_000_000), published)
  })

  test('X22 every county gets people', () => {
    assert.equal(new Set(countySlots(4096).map((county) => county.code)).size, 103)
  })
})

describe('a synthetic extract', () => {
  let database: Database
  const ask = (sql: string) => rowsOf(database.connection, sql)

  before(async () => {
    database = await openDatabase({ spillDir: '', memoryLimit: '1GB', threads: 1 })
  })
  after(() => database.close())

  test('X7 the same seed gives the same bytes, another seed others', async () => {
    await inFolder(async (dir) => {
      const first = await hashes(await make(join(dir, 'a')))
      const second = await hashes(await make(join(dir, 'b'), { threads: 1 }))
      const other = await hashes(await make(join(dir, 'c'), { seed: 8 }))
      assert.deepEqual(first, second)
      assert.notDeepEqual(first, other)
    })
  })

  test('no number can belong to a real person, and none stands twice', async () => {
    await inFolder(async (dir) => {
      await make(dir)
      const file = (name: string) => quoted(join(dir, `${name}.parquet`))
      const [people] =
        await ask(`SELECT count(*) AS n, count(*) FILTER (starts_with(id_number, '159900') AND starts_with(phone, '120')) AS safe,
        count(DISTINCT id_number) AS ids, count(DISTINCT phone) AS phones FROM ${file('customers')}`)
      assert.deepEqual([people!.safe, people!.ids, people!.phones], [people!.n, people!.n, people!.n])
      const [cards] = await ask(
        `SELECT count(*) AS n, count(DISTINCT card_number) FILTER (starts_with(card_number, '629000')) AS safe FROM ${file('cards')}`,
      )
      assert.equal(cards!.safe, cards!.n)
    })
  })

  test('spouses are married to each other and live in the same county; long names occur', async () => {
    await inFolder(async (dir) => {
      await make(dir)
      const customers = quoted(join(dir, 'customers.parquet'))
      const [pairs] =
        await ask(`SELECT count(*) AS n, count(*) FILTER (b.spouse = a.customer AND a.region = b.region) AS mutual
        FROM ${customers} a LEFT JOIN ${customers} b ON a.spouse = b.customer WHERE a.spouse IS NOT NULL`)
      assert.equal(pairs!.mutual, pairs!.n)
      const married = Number(pairs!.n) / options.customers
      assert.ok(married > 0.36 && married < 0.44, `married ${married}`)
      assert.ok(
        (await textsOf(database.connection, `SELECT name FROM ${customers} WHERE length(name) > 5`)).length >
          0,
      )
    })
  })

  test('X6 charges are the interest on their base, but for the few that are meant to be wrong', async () => {
    await inFolder(async (dir) => {
      await make(dir, { customers: 30_000 })
      const rows =
        await ask(`SELECT amount_minor AS amount, base_amount_minor AS base, rate_ppm AS rate, base_last_day - base_first_day + 1 AS days
        FROM ${quoted(join(dir, 'charges.parquet'))} WHERE base_amount_minor IS NOT NULL`)
      const wrong = rows.filter(
        (row) => Number(row.amount) !== interestHalfUp(Number(row.base), Number(row.rate), Number(row.days)),
      )
      assert.ok(rows.length > 300)
      assert.ok(wrong.length < rows.length / 100, `${wrong.length} of ${rows.length}`)
    })
  })

  test('X17 reported months are the code of the days past due, or one worse, or another code', async () => {
    await inFolder(async (dir) => {
      await make(dir)
      const file = (name: string) => quoted(join(dir, `${name}.parquet`))
      const debts = await ask(`SELECT d.account, date_diff('day', DATE '1970-01-01', due_day) AS due,
          CASE WHEN p.paid >= owed THEN date_diff('day', DATE '1970-01-01', p.day) ELSE ${noDay} END AS settled
        FROM (SELECT *, coalesce(minimum_minor, principal_minor + interest_minor) AS owed FROM ${file('debts')}) d
        LEFT JOIN (SELECT account, debt, max(day) AS day, sum(amount_minor) AS paid FROM ${file('payments')} GROUP BY ALL) p USING (account, debt)`)
      const byAccount = Map.groupBy(debts, (row) => String(row.account))
      const record = await ask(`SELECT account, month, code FROM ${file('credit_record')}`)
      const worse = record.filter(({ account, month, code }) => {
        const day = lastDayOfMonth(findMonthFromIso(String(month))!)
        const days = byAccount
          .get(String(account))!
          .map((debt) => daysPastDue(Number(debt.due) as Day, Number(debt.settled) as Day, day))
        const plain = creditCodeFromDays(Math.max(...days))
        return code !== '*' && code !== textFromCreditCode(plain) && code !== String(plain + 1)
      })
      assert.ok(record.length > 5000)
      assert.deepEqual(worse, [])
    })
  })

  test('a clean extract has no call, charge or late payment of anybody with a circumstance', async () => {
    await inFolder(async (dir) => {
      await make(dir, { damage: 'clean' })
      const file = (name: string) => quoted(join(dir, `${name}.parquet`))
      const [late] =
        await ask(`WITH covered AS (SELECT a.account FROM (SELECT account, customer FROM ${file('loans')} UNION ALL SELECT account, customer FROM ${file('cards')}) a
          JOIN ${file('customers')} p USING (customer) WHERE customer IN (SELECT customer FROM ${file('circumstances')}) OR spouse IN (SELECT customer FROM ${file('circumstances')}))
        SELECT (SELECT count(*) FROM covered) AS accounts, (SELECT count(*) FROM ${file('charges')} WHERE kind <> 'annual_fee' AND account IN (FROM covered)) AS charges,
          (SELECT count(*) FROM ${file('contacts')} WHERE type = 'collection' AND account IN (FROM covered)) AS calls`)
      assert.ok(Number(late!.accounts) > 20)
      assert.deepEqual([Number(late!.charges), Number(late!.calls)], [0, 0])
    })
  })

  test('S2.1 the register beside it is read, and its donations go to its accounts', async () => {
    await inFolder(async (dir) => {
      await make(dir)
      const register = await readDonationRegister(join(dir, 'donation-accounts.csv'))
      if (isRefusal(register)) assert.fail(register.because)
      assert.ok(register.some((entry) => entry.name === '中国青少年发展基金会' && entry.league === '1101'))
      const payees = new Set(
        await textsOf(
          database.connection,
          `SELECT DISTINCT payee_account FROM ${quoted(join(dir, 'transfers.parquet'))}`,
        ),
      )
      assert.ok(register.filter((entry) => payees.has(entry.accountNumber)).length > 5)
    })
  })

  test('a folder that holds something is not written over, and wrong numbers are refused', async () => {
    await inFolder(async (dir) => {
      await mkdir(join(dir, 'full'))
      await writeFile(join(dir, 'full', 'mine'), 'kept')
      for (const [change, code] of [
        [{}, 'folder_not_empty'],
        [{ customers: 0 }, 'customers_out_of_range'],
        [{ seed: -1 }, 'seed_out_of_range'],
      ] as const) {
        const made = await makeExtract({ ...options, out: join(dir, 'full'), ...change })
        assert.ok(isRefusal(made) && made.code === code)
      }
      assert.equal(await readFile(join(dir, 'full', 'mine'), 'utf8'), 'kept')
    })
  })
})
