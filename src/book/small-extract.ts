// A whole extract of a handful of people, written as CSV, that tests change before they import it.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { moneyColumns, type TableName, tableNames, tables } from './schema.ts'

export type ExtractRow = Record<string, string>
export type Extract = Record<TableName, ExtractRow[]>

const customer = (name: string, idNumber: string, spouse = ''): ExtractRow => ({
  customer: name,
  name: '阿拉坦其其格',
  id_number: idNumber,
  phone: '12000000001',
  spouse,
  region: '150302',
})

const instalment = (account: string, debt: string, due: string): ExtractRow => ({
  account,
  debt,
  due_day: due,
  statement_day: '',
  principal_minor: '120000',
  interest_minor: '40833',
  minimum_minor: '',
})

const penalty: ExtractRow = {
  account: 'L1',
  charge: 'c1',
  debt: 'd1',
  kind: 'penalty_interest',
  day: '2020-03-20',
  amount_minor: '1445',
  paid_minor: '1445',
  base_amount_minor: '160833',
  rate_ppm: '73500',
  contract_rate_ppm: '49000',
  base_first_day: '2020-02-05',
  base_last_day: '2020-03-19',
}

const lateFee: ExtractRow = {
  account: 'C1',
  charge: 'f1',
  debt: 's1',
  kind: 'late_fee',
  day: '2020-02-13',
  amount_minor: '3750',
  paid_minor: '0',
  base_amount_minor: '',
  rate_ppm: '',
  contract_rate_ppm: '',
  base_first_day: '',
  base_last_day: '',
}

const transfer: ExtractRow = {
  transfer: 'T1',
  account: 'C1',
  payee_account: '8800150300000000074',
  payee_name: '乌海市红十字会',
  day: '2020-01-30',
  channel: 'mobile_bank',
  purpose: 'donation',
  region: '150302',
  amount_minor: '630000',
  fee: 'F1',
  fee_minor: '200',
  fee_paid_minor: '200',
}

const statement: ExtractRow = {
  account: 'C1',
  debt: 's1',
  due_day: '2020-02-10',
  statement_day: '2020-01-16',
  principal_minor: '',
  interest_minor: '',
  minimum_minor: '75000',
}

const correction: ExtractRow = {
  correction: 'cor:p:L1:refund_charge:c1:1',
  account: 'L1',
  kind: 'refund_charge',
  target: 'c1',
  amount_minor: '45',
  from_value: '',
  to_value: '',
  until_day: '',
}

const flag = (account: string): ExtractRow => ({
  account,
  listed_as_defaulter: 'false',
  agent: 'true',
  auto_voice: 'true',
  manager: '',
})

const loan = (account: string, owner: string): ExtractRow => ({
  account,
  customer: owner,
  region: '150302',
  product_code: 'PL-HOUSE',
  contract_rate_ppm: '49000',
  final_day: '2035-06-05',
})

/** Two people married to each other and two who are not; two loans and a card; every row good. */
export const smallExtract = (): Extract => ({
  customers: [
    customer('P1', '11010519491231002X', 'P2'),
    customer('P2', '440524188001010014', 'P1'),
    customer('P3', '159900198001010013'),
    customer('P4', '159900198001010013'),
  ],
  circumstances: [
    {
      circumstance: 'S1',
      customer: 'P1',
      kind: 'hospitalised',
      first_day: '2020-02-05',
      last_day: '2020-02-25',
      status: 'verified',
      known_day: '2020-02-20',
    },
  ],
  loans: [loan('L1', 'P1'), loan('L2', 'P3')],
  cards: [{ account: 'C1', customer: 'P2', region: '150302', card_number: '6290000000395950' }],
  debts: [instalment('L1', 'd1', '2020-02-05'), instalment('L2', 'd1', '2020-02-05'), statement],
  payments: [
    { account: 'L1', debt: 'd1', day: '2020-03-20', amount_minor: '160833' },
    { account: 'C1', debt: 's1', day: '2020-03-02', amount_minor: '75000' },
  ],
  charges: [penalty, lateFee],
  credit_record: [
    { account: 'L1', month: '2020-02', code: '1' },
    { account: 'L2', month: '2020-02', code: '*' },
  ],
  contacts: [{ account: 'L1', day: '2020-02-11', channel: 'agent', type: 'collection' }],
  flags: [flag('L1'), flag('C1')],
  transfers: [transfer],
  corrections: [
    correction,
    {
      ...correction,
      correction: 'cor:p:T1:waive_charge:F1:1',
      account: 'T1',
      kind: 'waive_charge',
      target: 'F1',
    },
  ],
})

/** A value as RFC 4180 writes it. */
const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** The text of `<table>.csv`. */
export function csvOf(table: TableName, rows: readonly ExtractRow[]): string {
  const names = tables[table].columns.map((column) => column.name)
  const lines = rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','))
  return `${[names.join(','), ...lines].join('\n')}\n`
}

const sumOf = (rows: readonly ExtractRow[], name: string): number =>
  rows.reduce((sum, row) => sum + (/^-?\d{1,15}$/.test(row[name] ?? '') ? Number(row[name]) : 0), 0)

/** The control file that says of the extract what is so. */
export const controlOf = (extract: Extract, asOf = '2020-03-31') => ({
  asOf,
  currency: 'CNY',
  tables: Object.fromEntries(
    tableNames.map((table) => {
      const sums = moneyColumns(table).map((name) => [name, sumOf(extract[table], name)])
      return [
        table,
        { rows: extract[table].length, sums: Object.fromEntries(sums) as Record<string, number> },
      ]
    }),
  ),
})

/** Writes every table and the control file into `dir`, as of a day. */
export async function writeSmallExtract(dir: string, extract: Extract, asOf = '2020-03-31'): Promise<void> {
  for (const table of tableNames) await writeFile(join(dir, `${table}.csv`), csvOf(table, extract[table]))
  await writeFile(join(dir, 'control.json'), JSON.stringify(controlOf(extract, asOf)))
}

/** A folder of its own for one test, removed afterwards. */
export async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'reprieve-book-'))
  try {
    return await work(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
