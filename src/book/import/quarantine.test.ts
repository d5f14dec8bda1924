// Every reason for quarantine, each with the row, the column and what becomes of the rest.

import assert from 'node:assert/strict'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { dayFromIso, isRefusal } from '../../kernel/index.ts'
import type { TableName } from '../schema.ts'
import { type Extract, type ExtractRow, inFolder, smallExtract, writeSmallExtract } from '../small-extract.ts'
import { importBook } from './import.ts'
import { type QuarantineReason, quarantineReasons } from './reasons.ts'

/** A bad row: the table, what is different from its first good row, the column blamed, the reason. */
type Bad = readonly [table: TableName, change: ExtractRow, column: string, reason: QuarantineReason]

const longText = 'x'.repeat(101)
const noBase = {
  base_amount_minor: '',
  rate_ppm: '',
  contract_rate_ppm: '',
  base_first_day: '',
  base_last_day: '',
}

const badRows: readonly Bad[] = [
  ['customers', { customer: 'Q1', name: '' }, 'name', 'missing_value'],
  ['customers', { customer: 'Q2', name: longText }, 'name', 'not_a_text'],
  ['customers', { customer: 'Q3', name: 'a\u0007b' }, 'name', 'not_a_text'],
  ['customers', { customer: 'Q4 4' }, 'customer', 'not_an_id'],
  ['customers', { customer: 'Q5', id_number: '110105194912310021' }, 'id_number', 'not_an_id_number'],
  ['customers', { customer: 'Q6', id_number: '159900198002300018' }, 'id_number', 'not_an_id_number'],
  ['customers', { customer: 'Q7', phone: '1200000000' }, 'phone', 'not_a_phone'],
  ['customers', { customer: 'Q8', spouse: 'Q8' }, 'spouse', 'refers_to_itself'],
  ['customers', { customer: 'Q9', spouse: 'nobody' }, 'spouse', 'unknown_customer'],
  ['customers', { customer: 'R1', region: '15030' }, 'region', 'not_a_region'],
  ['customers', { customer: 'R2', spouse: 'Q7' }, 'spouse', 'refers_to_quarantined_row'],
  ['customers', { customer: 'R3', spouse: 'R2' }, 'spouse', 'refers_to_quarantined_row'],
  ['customers', { customer: 'R4', spouse: '' }, 'customer', 'duplicate_id'],
  ['customers', { customer: 'R4', spouse: '', name: '另一个' }, 'customer', 'duplicate_id'],
  ['circumstances', { circumstance: 'X1', kind: 'influenza' }, 'kind', 'unknown_word'],
  ['circumstances', { circumstance: 'X2', first_day: '2020-02-30' }, 'first_day', 'not_a_day'],
  ['circumstances', { circumstance: 'X3', first_day: 'infinity' }, 'first_day', 'not_a_day'],
  ['circumstances', { circumstance: 'X4', last_day: '2020-02-04' }, 'last_day', 'last_day_before_first_day'],
  ['circumstances', { circumstance: 'X5', customer: 'nobody' }, 'customer', 'unknown_customer'],
  ['circumstances', { circumstance: 'X6', customer: 'R3' }, 'customer', 'refers_to_quarantined_row'],
  ['circumstances', { circumstance: 'X7', first_day: '2020-2-5' }, 'first_day', 'not_a_day'],
  ['circumstances', { circumstance: 'X8' }, 'circumstance', 'duplicate_id'],
  ['circumstances', { circumstance: 'X8' }, 'circumstance', 'duplicate_id'],
  ['loans', { account: 'M1', contract_rate_ppm: '4.9' }, 'contract_rate_ppm', 'not_a_rate'],
  ['loans', { account: 'M2', customer: 'nobody' }, 'customer', 'unknown_customer'],
  ['loans', { account: 'M3', customer: 'Q5' }, 'customer', 'refers_to_quarantined_row'],
  ['loans', { account: 'M4' }, 'account', 'duplicate_id'],
  ['cards', { account: 'M4' }, 'account', 'duplicate_id'],
  ['cards', { account: 'N1', card_number: '6290000000395951' }, 'card_number', 'not_a_card_number'],
  ['debts', { debt: 'e1', principal_minor: '12.5' }, 'principal_minor', 'not_a_whole_amount'],
  ['debts', { debt: 'e2', principal_minor: '-1' }, 'principal_minor', 'negative_amount'],
  ['debts', { debt: 'e3', principal_minor: '9007199254740992' }, 'principal_minor', 'amount_too_large'],
  ['debts', { debt: 'e4', principal_minor: '99999999999999999999' }, 'principal_minor', 'amount_too_large'],
  ['debts', { debt: 'e5', interest_minor: '' }, 'interest_minor', 'wrong_for_product'],
  ['debts', { debt: 'e6', minimum_minor: '1' }, 'minimum_minor', 'wrong_for_product'],
  ['debts', { debt: 'e7', account: 'nowhere' }, 'account', 'unknown_account'],
  ['debts', { debt: 'e8', account: 'M3' }, 'account', 'refers_to_quarantined_row'],
  ['debts', { debt: 'e9' }, 'debt', 'duplicate_id'],
  ['debts', { debt: 'e9' }, 'debt', 'duplicate_id'],
  ['debts', { debt: 'ea', account: '' }, 'account', 'missing_value'],
  ['payments', { debt: 'none' }, 'debt', 'unknown_debt'],
  ['payments', { debt: 'e1' }, 'debt', 'refers_to_quarantined_row'],
  ['payments', { day: '2020-04-01' }, 'day', 'payment_after_as_of'],
  ['payments', { amount_minor: '1e3' }, 'amount_minor', 'not_a_whole_amount'],
  ['charges', { charge: 'g1', paid_minor: '1446' }, 'paid_minor', 'paid_above_amount'],
  ['charges', { charge: 'g2', base_last_day: '' }, 'base_last_day', 'base_missing'],
  ['charges', { charge: 'g3', kind: 'late_fee' }, 'base_amount_minor', 'base_not_allowed'],
  ['charges', { charge: 'g4', base_last_day: '2020-02-04' }, 'base_last_day', 'last_day_before_first_day'],
  ['charges', { charge: 'g5', debt: 'none' }, 'debt', 'unknown_debt'],
  ['charges', { charge: 'g6', kind: 'late_fee', ...noBase, debt: 'e2' }, 'debt', 'refers_to_quarantined_row'],
  ['charges', { charge: 'g7' }, 'charge', 'duplicate_id'],
  ['charges', { charge: 'g7' }, 'charge', 'duplicate_id'],
  ['credit_record', { month: '2020-13' }, 'month', 'not_a_month'],
  ['credit_record', { month: '2020-01', code: 'abc' }, 'code', 'not_a_credit_code'],
  ['credit_record', { month: '2019-12' }, 'month', 'duplicate_id'],
  ['credit_record', { month: '2019-12', code: '2' }, 'month', 'duplicate_id'],
  ['contacts', { channel: 'pigeon' }, 'channel', 'unknown_word'],
  ['flags', { account: 'L2', agent: 'yes' }, 'agent', 'not_true_or_false'],
  ['flags', { account: 'nowhere' }, 'account', 'unknown_account'],
  ['transfers', { transfer: 'U1', fee_paid_minor: '201' }, 'fee_paid_minor', 'paid_above_amount'],
  ['transfers', { transfer: 'U2', fee: '' }, 'fee', 'fee_without_id'],
  ['transfers', { transfer: 'U3', account: 'nowhere' }, 'account', 'unknown_account'],
  ['transfers', { transfer: 'U4', account: 'N1' }, 'account', 'refers_to_quarantined_row'],
  ['transfers', { transfer: 'U5' }, 'transfer', 'duplicate_id'],
  ['transfers', { transfer: 'U5' }, 'transfer', 'duplicate_id'],
  ['corrections', { correction: 'cor x' }, 'correction', 'not_a_correction_id'],
  ['corrections', { correction: 'cor:1', account: 'nowhere' }, 'account', 'unknown_account'],
  ['corrections', { correction: 'cor:2', account: 'U1' }, 'account', 'refers_to_quarantined_row'],
]

/** Appends the bad rows to the good ones and says at which row of its file each stands. */
function withBadRows(extract: Extract): readonly number[] {
  return badRows.map(([table, change]) => extract[table].push({ ...extract[table][0]!, ...change }))
}

describe('quarantine', () => {
  const lines = new Map<TableName, readonly string[]>()
  let places: readonly number[] = []
  let good: { readonly accounts: number; readonly quarantined: number }

  before(async () => {
    await inFolder(async (dir) => {
      const extract = smallExtract()
      places = withBadRows(extract)
      await mkdir(join(dir, 'extract'))
      await writeSmallExtract(join(dir, 'extract'), extract)
      const out = join(dir, 'book')
      const asOf = dayFromIso('2020-03-31')
      const imported = await importBook({
        extract: join(dir, 'extract'),
        out,
        asOf,
        threads: 2,
        memoryLimit: '1GB',
      })
      if (isRefusal(imported)) assert.fail(imported.because)
      good = imported.book
      for (const table of new Set(badRows.map(([name]) => name)))
        lines.set(
          table,
          (await readFile(join(out, 'quarantine', `${table}.csv`), 'utf8')).trimEnd().split('\n'),
        )
    })
  })

  for (const [index, [table, change, column, reason]] of badRows.entries())
    test(`X19 a row of ${table} with ${JSON.stringify(change).slice(0, 60)} is put aside as ${reason}`, () => {
      const start = `${table},${places[index]},${column},${reason},`
      assert.ok(
        lines.get(table)!.some((line) => line.startsWith(start)),
        `${start} is not among\n${lines.get(table)!.join('\n')}`,
      )
    })

  test('X19 a bad row is put aside once and good rows stay', () => {
    assert.equal(good.quarantined, badRows.length)
    assert.equal(good.accounts, 3)
    assert.deepEqual(lines.get('customers')![0], 'table,row,column,reason,value')
  })

  test('X19 personal numbers are masked in the quarantine', () => {
    const text = lines.get('customers')!.join('\n') + lines.get('cards')!.join('\n')
    assert.ok(text.includes('110105********0021'))
    assert.ok(!text.includes('110105194912310021'))
    assert.ok(!text.includes('1200000000,') && !text.includes('6290000000395951'))
  })

  test('X19 every reason but broken rows has its row in this table', () => {
    const shown = new Set<string>(badRows.map(([, , , reason]) => reason))
    const missing = Object.keys(quarantineReasons).filter((reason) => !shown.has(reason))
    assert.deepEqual(missing, ['broken_row'])
  })
})
