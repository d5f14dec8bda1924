// A bank folder survives kills and torn files, and writes the next day's extract from CSV and Parquet alike.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import {
  type Day,
  dayFromIso,
  isRefusal,
  type Minor,
  type Refusal,
  type SystemName,
} from '../kernel/index.ts'
import type { Correction } from '../reconcile/index.ts'
import { type BankFolder, openBankFolder } from './bank-folder.ts'
import { chanceFromSeed } from './chance.ts'
import { calm, type FaultRates } from './faults.ts'

const accounts = Array.from({ length: 300 }, (_, index) => `A${String(index).padStart(4, '0')}`)
const loans = accounts.slice(0, 200)
const lines = (header: string, rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`

/** An extract of 200 loans and 100 cards; every account has a debt, a charge half paid, a code 1 and open channels. */
const tables: Readonly<Record<string, string>> = {
  loans: lines(
    'account,customer',
    loans.map((id) => `${id},P1`),
  ),
  cards: lines(
    'account,customer',
    accounts.slice(200).map((id) => `${id},P1`),
  ),
  debts: lines(
    'account,debt,due_day',
    accounts.map((id) => `${id},D1,2020-02-05`),
  ),
  charges: lines(
    'account,charge,debt,kind,amount_minor,paid_minor',
    accounts.map((id) => `${id},C1,D1,late_fee,1000,500`),
  ),
  credit_record: lines(
    'account,month,code',
    accounts.flatMap((id) => [`${id},2020-02,1`, `${id},2020-03,N`]),
  ),
  flags: lines(
    'account,listed_as_defaulter,agent,auto_voice,manager',
    accounts.map((id) => `${id},true,true,true,`),
  ),
  transfers: lines('transfer,fee,fee_minor,fee_paid_minor', ['T1,F1,200,200', 'T2,,0,0']),
  corrections: 'correction,account,kind,target,amount_minor,from_value,to_value,until_day\n',
  customers: lines('customer,name', ['P1,阿拉坦其其格']),
}
const rowsOf = (text: string): number => text.trimEnd().split('\n').length - 1
const control = {
  asOf: '2020-03-31',
  currency: 'CNY',
  tables: Object.fromEntries(
    Object.entries(tables).map(([table, text]) => [table, { rows: rowsOf(text), sums: {} }]),
  ),
}

let root = ''
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'reprieve-bank-'))
  await mkdir(join(root, 'csv'))
  await mkdir(join(root, 'parquet'))
  const connection = await (await DuckDBInstance.create()).connect()
  for (const [table, text] of Object.entries(tables)) {
    const csv = join(root, 'csv', `${table}.csv`)
    await writeFile(csv, text)
    await connection.run(`COPY (FROM read_csv('${csv}', header = true, all_varchar = ${table === 'corrections'}))
      TO '${join(root, 'parquet', `${table}.parquet`)}' (FORMAT parquet)`)
  }
  for (const format of ['csv', 'parquet']) {
    await writeFile(join(root, format, 'control.json'), JSON.stringify(control))
  }
  connection.closeSync()
})
after(() => rm(root, { recursive: true, force: true }))

async function openBank(
  name: string,
  extract = join(root, 'parquet'),
  rates: FaultRates = calm,
): Promise<BankFolder> {
  const opened = await openBankFolder({ folder: join(root, name), extract, chance: chanceFromSeed(5), rates })
  assert.ok(!isRefusal(opened), isRefusal(opened) ? opened.because : '')
  return opened
}

const asked = (
  system: SystemName,
  kind: Correction['kind'],
  account: string,
  rest: Partial<Omit<Correction, 'amountMinor'>> & { readonly amountMinor?: number } = {},
): Correction =>
  ({
    id: `cor:t:${account}:${kind}:${rest.target ?? ''}:1`,
    system,
    measure: 't',
    account,
    kind,
    ...rest,
  }) as Correction

/** One correction of each kind, on a loan, a card and a transfer. */
const everything: readonly Correction[] = [
  asked('dialler', 'hold_contact', 'A0000', { target: 'agent', untilDay: '2020-04-02' }),
  asked('dialler', 'hold_contact', 'A0001', { target: 'auto_voice' }),
  asked('core', 'waive_charge', 'A0000', { target: 'C1', amountMinor: 500 }),
  asked('core', 'refund_charge', 'A0000', { target: 'C1', amountMinor: 400 }),
  asked('cards', 'refund_charge', 'A0250', { target: 'C1', amountMinor: 500 }),
  asked('core', 'refund_charge', 'T1', { target: 'F1', amountMinor: 200 }),
  asked('core', 'move_due_day', 'A0000', { target: 'D1', from: '2020-02-05', to: '2020-05-05' }),
  asked('core', 'delist_default', 'A0250'),
  asked('bureau', 'amend_credit_record', 'A0002', { target: '2020-02', from: '1', to: 'N' }),
]

async function submitAll(bank: BankFolder, corrections: readonly Correction[]): Promise<number> {
  let accepted = 0
  for (const correction of corrections) {
    const answers = await bank.bank.systems[correction.system].submit([correction])
    accepted += answers.filter(({ outcome }) => outcome === 'accepted').length
  }
  return accepted
}

/** Closed channels, delisted accounts, amended months and corrections of an extract. */
async function readExtract(dir: string) {
  const connection = await (await DuckDBInstance.create()).connect()
  const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
  const file = (table: string) => `'${join(dir, `${table}.parquet`)}'`
  const seen = {
    closed: await read(
      `SELECT account, agent, auto_voice FROM ${file('flags')} WHERE NOT (agent AND auto_voice) ORDER BY 1`,
    ),
    delisted: await read(`SELECT account FROM ${file('flags')} WHERE NOT listed_as_defaulter`),
    amended: await read(
      `SELECT account, month FROM ${file('credit_record')} WHERE code = 'N' AND month = '2020-02'`,
    ),
    counts: await read(
      `SELECT (SELECT count(*) FROM ${file('flags')}), (SELECT count(*) FROM ${file('credit_record')})`,
    ),
    money: await read(
      `SELECT kind, sum(amount_minor) FROM ${file('corrections')} WHERE amount_minor IS NOT NULL GROUP BY 1 ORDER BY 1`,
    ),
    control: JSON.parse(await readFile(join(dir, 'control.json'), 'utf8')),
  }
  connection.closeSync()
  return seen
}

for (const format of ['csv', 'parquet']) {
  test(`the extract of the next day shows what was accepted, made from ${format}`, async () => {
    const bank = await openBank(`bank-${format}`, join(root, format))
    assert.equal(await submitAll(bank, everything), everything.length)
    const out = join(root, `next-${format}`)
    const written = await bank.extract(dayFromIso('2020-04-01'), out)
    assert.ok(!isRefusal(written))
    assert.equal(written.corrections, everything.length)
    const seen = await readExtract(out)
    assert.deepEqual(seen.closed, [
      ['A0000', false, true],
      ['A0001', true, false],
    ])
    assert.deepEqual(seen.delisted, [['A0250']])
    assert.deepEqual(seen.amended, [['A0002', '2020-02']])
    assert.deepEqual(seen.counts, [['300', '600']])
    assert.deepEqual(seen.money, [
      ['refund_charge', '1100'],
      ['waive_charge', '500'],
    ])
    assert.equal(seen.control.asOf, '2020-04-01')
    assert.deepEqual(seen.control.tables.corrections, {
      rows: everything.length,
      sums: { amount_minor: 1_600 },
    })
    assert.deepEqual(seen.control.tables.flags, { rows: 300, sums: {} })
    await bank.close()
  })
}

test('tables that corrections do not change are copied byte for byte, and nothing is lost or added', async () => {
  const names = await readdir(join(root, 'next-parquet'))
  assert.deepEqual(names.toSorted(), (await readdir(join(root, 'parquet'))).toSorted())
  for (const table of ['loans', 'cards', 'debts', 'charges', 'transfers', 'customers']) {
    const [before, now] = await Promise.all(
      ['parquet', 'next-parquet'].map((dir) => readFile(join(root, dir, `${table}.parquet`))),
    )
    assert.deepEqual(now, before)
  }
})

test('a hold whose last day has passed is open and off the books in a later extract', async () => {
  const bank = await openBank('bank-parquet')
  assert.ok(!isRefusal(await bank.extract(dayFromIso('2020-04-03'), join(root, 'later'))))
  const { closed } = await readExtract(join(root, 'later'))
  assert.deepEqual(closed, [['A0001', true, false]])
  await bank.close()
})

test('a bank made from an extract with corrections knows what stands and what is still open', async () => {
  const bank = await openBank('bank-second', join(root, 'next-parquet'))
  const asks = [
    asked('core', 'waive_charge', 'A0000', { target: 'C1', amountMinor: 500 }),
    {
      ...asked('core', 'refund_charge', 'A0000', { target: 'C1', amountMinor: 101 }),
      id: 'cor:t:A0000:refund_charge:C1:2',
    },
    {
      ...asked('core', 'move_due_day', 'A0000', { target: 'D1', from: '2020-02-05', to: '2020-06-05' }),
      id: 'x:2',
    },
  ]
  const answers = await bank.bank.systems.core.submit(asks)
  assert.deepEqual(
    answers.map((answer) => (answer.outcome === 'refused' ? answer.code : answer.outcome)),
    ['accepted', 'refund_above_paid_amount', 'already_moved'],
  )
  assert.ok(!isRefusal(await bank.extract(dayFromIso('2020-04-03'), join(root, 'second-next'))))
  assert.deepEqual((await readExtract(join(root, 'second-next'))).closed, [['A0001', true, false]])
  await bank.close()
})

test('reopening a bank brings back what was booked, delayed and undone', async () => {
  const rates = { ...calm, delay_request: 0.5 }
  const bank = await openBank('bank-replay', undefined, rates)
  const holds = loans.map((id) => asked('dialler', 'hold_contact', id, { target: 'agent' }))
  await submitAll(bank, holds)
  await bank.bank.undoneByOthers({ account: 'A0003', kind: 'hold_contact', target: 'agent' })
  await bank.bank.moveOnTo(dayFromIso('2020-04-01'))
  const booked = [...bank.bank.booked()]
  const underWay = bank.bank.requestsUnderWay
  assert.ok(booked.length > 50 && underWay > 10)
  await bank.close()
  const again = await openBank('bank-replay')
  assert.deepEqual([...again.bank.booked()], booked)
  assert.equal(again.bank.requestsUnderWay, underWay)
  assert.equal(again.bank.today, dayFromIso('2020-04-01'))
  await again.bank.moveOnTo(dayFromIso('2020-04-04'))
  assert.equal([...again.bank.booked()].length, booked.length + underWay)
  await again.close()
})

test('a last journal line that was cut off is removed, a damaged one before it is refused', async () => {
  const journal = join(root, 'bank-torn', 'journal.jsonl')
  const bank = await openBank('bank-torn')
  await submitAll(bank, everything)
  await bank.close()
  const whole = await readFile(journal)
  for (const cut of [1, 7, 40]) {
    await truncate(journal, whole.length - cut)
    const torn = await openBank('bank-torn')
    assert.equal([...torn.bank.booked()].length, everything.length - 1)
    assert.equal(await submitAll(torn, everything.slice(-1)), 1)
    await torn.close()
    assert.deepEqual(await readFile(journal), whole)
  }
  await writeFile(journal, 'no event\n')
  await appendFile(journal, whole)
  const refused = await openBankFolder({ folder: join(root, 'bank-torn'), chance: chanceFromSeed(1) })
  assert.ok(isRefusal(refused))
  assert.equal(refused.code, 'journal_damaged')
  assert.equal(refused.at, `${journal}:1`)
})

const child = `
const [, folder, extract, count] = process.argv
const { openBankFolder, chanceFromSeed } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)})
const bank = await openBankFolder({ folder, extract, chance: chanceFromSeed(1) })
for (let at = 0; at < Number(count); at += 5) {
  const batch = Array.from({ length: 5 }, (_, n) => 'A' + String(at + n).padStart(4, '0')).map((account) => ({
    id: 'cor:t:' + account + ':hold_contact:agent:1', system: 'dialler', measure: 't', account, kind: 'hold_contact', target: 'agent',
  }))
  for (const { correction } of await bank.bank.systems.dialler.submit(batch)) console.log(correction)
}`

test('X18 kill -9 in the middle loses nothing that was acknowledged', async () => {
  const folder = join(root, 'bank-killed')
  const args = ['--input-type=module', '-e', child, folder, join(root, 'parquet'), '300']
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(running, 'exit')
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: running.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === 40) running.kill('SIGKILL')
  }
  assert.ok(acknowledged.length >= 40)
  await ended
  const bank = await openBank('bank-killed')
  const booked = new Set([...bank.bank.booked()].map(({ id }) => id))
  for (const id of acknowledged) assert.ok(booked.has(id), `${id} was acknowledged`)
  assert.ok(!isRefusal(await bank.extract(dayFromIso('2020-04-01'), join(root, 'killed-next'))))
  await bank.close()
})

test('a bank that another living process has open is refused; after a kill it is taken over', async () => {
  const bank = await openBank('bank-locked')
  await bank.close()
  const lock = join(root, 'bank-locked', 'open.lock')
  await writeFile(lock, String(process.ppid))
  const refused = await openBankFolder({ folder: join(root, 'bank-locked'), chance: chanceFromSeed(1) })
  assert.ok(isRefusal(refused))
  assert.deepEqual([refused.code, refused.at], ['bank_in_use', lock])
  const died = spawn(process.execPath, ['-e', ''])
  await once(died, 'exit')
  await writeFile(lock, String(died.pid))
  await (await openBank('bank-locked')).close()
  assert.ok(!(await readdir(join(root, 'bank-locked'))).includes('open.lock'))
})

test('two submissions at once over drawers not yet read book each refund once', async () => {
  const bank = await openBank('bank-twice')
  const refunds = loans.map((id) => asked('core', 'refund_charge', id, { target: 'C1', amountMinor: 500 }))
  const answers = await Promise.all([refunds, refunds].map((all) => bank.bank.systems.core.submit(all)))
  assert.ok(answers.flat().every(({ outcome }) => outcome === 'accepted'))
  const money = [...bank.bank.booked()].reduce((sum, { amountMinor = 0 as Minor }) => sum + amountMinor, 0)
  assert.equal(money, loans.length * 500)
  await bank.close()
})

const noTables = { asOf: '2020-03-31', currency: 'CNY', tables: {} }
const openings: readonly {
  readonly code: string
  readonly files: Readonly<Record<string, string>>
  readonly extract: boolean
}[] = [
  { code: 'bank_missing', files: {}, extract: false },
  { code: 'control_file_missing', files: {}, extract: true },
  { code: 'control_file_unreadable', files: { 'control.json': '{' }, extract: true },
  {
    code: 'control_file_unreadable',
    files: { 'control.json': '{"asOf":"2020-02-30","tables":{}}' },
    extract: true,
  },
  { code: 'table_missing', files: { 'control.json': JSON.stringify(noTables) }, extract: true },
]
for (const [at, { code, files, extract }] of openings.entries()) {
  test(`a bank cannot be opened: ${code}, ${at}`, async () => {
    const dir = join(root, `broken-${at}`)
    await mkdir(dir)
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
    const options = { folder: join(root, `no-bank-${at}`), chance: chanceFromSeed(1) }
    const refused = await openBankFolder(extract ? { ...options, extract: dir } : options)
    assert.ok(isRefusal(refused))
    assert.equal(refused.code, code)
  })
}

test('an extract folder that is not there is refused, and so is a bank file that is none', async () => {
  const options = { folder: join(root, 'no-bank'), chance: chanceFromSeed(1) }
  const codeOf = (answer: BankFolder | Refusal) => (isRefusal(answer) ? answer.code : 'opened')
  assert.equal(
    codeOf(await openBankFolder({ ...options, extract: join(root, 'nowhere') })),
    'extract_missing',
  )
  await mkdir(options.folder)
  await writeFile(join(options.folder, 'bank.json'), '{"format":2}')
  assert.equal(codeOf(await openBankFolder(options)), 'bank_file_unreadable')
})

test('a day that has passed and a folder that holds something are refused', async () => {
  const bank = await openBank('bank-refuses')
  const codeOf = async (day: string, dir: string) => {
    const written = await bank.extract(dayFromIso(day) as Day, dir)
    return isRefusal(written) ? written.code : 'written'
  }
  assert.equal(await codeOf('2020-03-30', join(root, 'too-early')), 'day_has_passed')
  assert.equal(await codeOf('2020-04-01', join(root, 'csv')), 'folder_not_empty')
  assert.equal(await codeOf('2020-04-01', join(root, 'same-day')), 'written')
  assert.ok(!(await readdir(root)).some((name) => name.includes('partial')))
  await bank.close()
})
