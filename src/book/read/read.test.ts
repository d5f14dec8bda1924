// Reading: the bulk path says the same as the single path, and settled days are what a slow reckoning finds.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  channelAllowed,
  channels,
  chargeKinds,
  circumstanceKinds,
  circumstanceStatuses,
  contactTypes,
  correctionKinds,
  type Day,
  dayFromIso,
  findMonthFromIso,
  isoFromDay,
  isRefusal,
  noDay,
  products,
  relations,
} from '../../kernel/index.ts'
import type { AccountCase, CaseAccount, CaseDebt, CasePerson } from '../case.ts'
import { type Database, openDatabase, quoted, rowsOf } from '../database.ts'
import { importBook } from '../import/import.ts'
import { makeExtract } from '../make/make.ts'
import type { Book } from '../manifest.ts'
import { type Extract, inFolder, smallExtract, writeSmallExtract } from '../small-extract.ts'
import { readAccounts } from './read-accounts.ts'
import { type AccountChunk, streamAccounts } from './stream-accounts.ts'

const asOf = dayFromIso('2020-03-31')
/** Whose corrections are its own where a book is read as columns. */
const programme = 'p'

async function imported(extract: string, out: string): Promise<Book> {
  const answer = await importBook({ extract, out, asOf, threads: 2, memoryLimit: '1GB' })
  if (isRefusal(answer)) assert.fail(`${answer.code}: ${answer.because}`)
  return answer.book
}

const dayOf = (text: string | undefined): number => (text === undefined ? noDay : dayFromIso(text))

/** The slow reckoning: add up payments day by day until they cover the debt. */
function settledDayOf(debt: CaseDebt): number {
  const amount = debt.minimumMinor ?? debt.principalMinor! + debt.interestMinor!
  if (amount === 0 && debt.payments.length === 0) return dayFromIso(debt.dueDay)
  const days = [...new Set(debt.payments.map((payment) => payment.day))].sort()
  const paidBy = (day: string) =>
    debt.payments
      .filter((payment) => payment.day <= day)
      .reduce((sum, payment) => sum + payment.amountMinor, 0)
  return dayOf(days.find((day) => paidBy(day) >= amount))
}

/** What the columns of one account must be, in the shape of `rowOf`. */
function expectedRow(account: CaseAccount, people: readonly CasePerson[], regions: readonly string[]) {
  const facts = people.flatMap((person) =>
    person.circumstances.map((fact) => [
      relations.indexOf(person.id === account.owner ? 'owner' : 'spouse'),
      circumstanceKinds.indexOf(fact.kind),
      circumstanceStatuses.indexOf(fact.status),
      dayOf(fact.firstDay),
      dayOf(fact.lastDay),
      dayOf(fact.knownDay ?? fact.firstDay),
    ]),
  )
  const debtIds = account.debts.map((debt) => debt.id)
  return {
    head: [
      products.indexOf(account.product),
      regions.indexOf(account.region),
      dayOf(account.finalDay),
      Number(account.listedAsDefaulter),
    ],
    contact: channels.map((channel) =>
      account.contactAllowed[channel] === undefined
        ? 0
        : account.contactAllowed[channel]
          ? channelAllowed
          : 2,
    ),
    facts,
    debts: account.debts.map((debt) => [dayOf(debt.dueDay), settledDayOf(debt)]),
    charges: account.charges.map((charge) => [
      debtIds.indexOf(charge.debtId),
      chargeKinds.indexOf(charge.kind),
      dayOf(charge.day),
      charge.amountMinor,
      charge.paidMinor,
      charge.base?.amountMinor ?? 0,
      charge.base?.ratePpm ?? 0,
      charge.base?.contractRatePpm ?? 0,
      dayOf(charge.base?.firstDay),
      dayOf(charge.base?.lastDay),
    ]),
    months: Object.entries(account.creditRecord).map(([month, code]) => [
      findMonthFromIso(month)!,
      code === 'N' ? 0 : /^[1-7]$/.test(code) ? Number(code) : 255,
    ]),
    contacts: account.contacts.map((each) => [
      dayOf(each.day),
      channels.indexOf(each.channel),
      contactTypes.indexOf(each.type),
    ]),
    corrected: account.corrected.map((each) => [
      correctionKinds.indexOf(each.kind),
      each.amountMinor ?? 0,
      Number(each.programme === programme),
    ]),
  }
}

/** The items of one row of a list: the same place of each column. */
function items(start: Int32Array, row: number, columns: readonly ArrayLike<number>[]): number[][] {
  const places = Array.from({ length: start[row + 1]! - start[row]! }, (_, index) => start[row]! + index)
  return places.map((place) => columns.map((column) => column[place]!))
}

function rowOf(chunk: AccountChunk, row: number) {
  const { circumstances: f, debts: d, charges: c, creditRecord: r, contacts: k, corrected: x } = chunk
  return {
    head: [chunk.product[row], chunk.region[row], chunk.finalDay[row], chunk.listedAsDefaulter[row]],
    contact: chunk.contact.map((column) => column[row]),
    facts: items(f.start, row, [f.relation, f.kind, f.status, f.firstDay, f.lastDay, f.knownDay]),
    debts: items(d.start, row, [d.dueDay, d.settledDay]),
    charges: items(c.start, row, [
      c.debt,
      c.kind,
      c.day,
      c.amount,
      c.paid,
      c.baseAmount,
      c.ratePpm,
      c.contractRatePpm,
      c.baseFirstDay,
      c.baseLastDay,
    ]),
    months: items(r.start, row, [r.month, r.code]),
    contacts: items(k.start, row, [k.day, k.channel, k.type]),
    corrected: items(x.start, row, [x.kind, x.amount, x.own]),
  }
}

describe('reading a book', () => {
  let dir: string
  let book: Book
  let database: Database

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'reprieve-read-'))
    const made = await makeExtract({
      customers: 9_500,
      seed: 11,
      out: join(dir, 'extract'),
      asOf,
      format: 'parquet',
      damage: 'realistic',
      threads: 2,
    })
    if (isRefusal(made)) assert.fail(made.because)
    book = await imported(join(dir, 'extract'), join(dir, 'book'))
    database = await openDatabase({ spillDir: '', memoryLimit: '1GB', threads: 1 })
  })
  after(async () => {
    database.close()
    await rm(dir, { recursive: true, force: true })
  })

  async function compareWithCases(each: Book): Promise<number> {
    let compared = 0
    for (const shard of each.shards) {
      const ids = (
        await rowsOf(database.connection, `SELECT account FROM ${quoted(join(each.dir, shard.file))}`)
      ).map((row) => String(row.account))
      const cases = await readAccounts(each, ids)
      if (isRefusal(cases)) assert.fail(cases.because)
      for await (const chunk of streamAccounts({
        connection: database.connection,
        book: each,
        shard,
        programme,
      }))
        for (let row = 0; row < chunk.rows; row++) {
          const read: AccountCase = cases[chunk.firstRow + row - shard.firstAccount]!
          const account: CaseAccount = read.accounts[0]!
          assert.deepEqual(rowOf(chunk, row), expectedRow(account, read.people, each.regions), account.id)
          compared++
        }
    }
    return compared
  }

  test('every account streamed is the account read on its own', async () => {
    assert.equal(await compareWithCases(book), book.accounts)
  })

  test('shards can be streamed at the same time by sessions of their own', async () => {
    const streamed = await Promise.all(
      book.shards.map(async (shard) => {
        let rows = 0
        for await (const chunk of streamAccounts({
          connection: await database.connect(),
          book,
          shard,
          programme,
        }))
          rows += chunk.rows
        return rows
      }),
    )
    assert.deepEqual(
      streamed,
      book.shards.map((shard) => shard.accounts),
    )
  })

  test('an account that is not in the book is refused', async () => {
    const answer = await readAccounts(book, ['nobody'])
    assert.ok(isRefusal(answer) && answer.code === 'unknown_account')
  })

  test('corrections point at the place of what they changed', async () => {
    await inFolder(async (at) => {
      await mkdir(join(at, 'extract'))
      const extract = smallExtract()
      const [first] = extract.corrections
      const more = [
        ['move_due_day', 'd1', 0],
        ['refund_charge', 'gone', -1],
        ['amend_credit_record', '2020-02', findMonthFromIso('2020-02')],
        ['hold_contact', 'manager', 2],
        ['delist_default', '', -1],
      ] as const
      for (const [kind, target] of more)
        extract.corrections.push({ ...first!, correction: `cor:z:${kind}:${target}`, kind, target })
      await writeSmallExtract(join(at, 'extract'), extract)
      const small = await imported(join(at, 'extract'), join(at, 'book'))
      for await (const { corrected } of streamAccounts({
        connection: database.connection,
        book: small,
        shard: small.shards[0]!,
        programme,
      })) {
        const found = items(corrected.start, 1, [corrected.kind, corrected.target])
        const expected = [['refund_charge', 'c1', 0] as const, ...more].map(([kind, , place]) => [
          correctionKinds.indexOf(kind),
          place,
        ])
        assert.deepEqual(new Set(found.map(String)), new Set(expected.map(String)))
      }
      assert.equal(await compareWithCases(small), 3)
    })
  })

  test('settled days are those of a slow reckoning, whatever the payments', async () => {
    const payment = fc.record({
      amount: fc.integer({ min: 0, max: 700 }),
      after: fc.integer({ min: -20, max: 40 }),
    })
    const debt = fc.record({
      principal: fc.integer({ min: 0, max: 800 }),
      interest: fc.integer({ min: 0, max: 200 }),
      payments: fc.array(payment, { maxLength: 5 }),
    })
    const seed = 20_200_131
    const debts = fc.sample(debt, { numRuns: 600, seed })
    await inFolder(async (at) => {
      const extract: Extract = smallExtract()
      const due = dayFromIso('2020-02-05')
      for (const [index, each] of debts.entries()) {
        const id = `x${index}`
        extract.debts.push({
          ...extract.debts[0]!,
          debt: id,
          principal_minor: String(each.principal),
          interest_minor: String(each.interest),
        })
        for (const { amount, after: later } of each.payments)
          extract.payments.push({
            account: 'L1',
            debt: id,
            day: isoFromDay(addDays(due, later) as Day),
            amount_minor: String(amount),
          })
      }
      await mkdir(join(at, 'extract'))
      await writeSmallExtract(join(at, 'extract'), extract)
      const small = await imported(join(at, 'extract'), join(at, 'book'))
      assert.equal(small.quarantined, 0)
      assert.equal(await compareWithCases(small), 3, `seed ${seed}`)
    })
  })
})
