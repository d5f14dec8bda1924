// Makes a synthetic extract of the province: the same seed gives the same bytes, and nothing is held in memory.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Day, isoFromDay, type Refusal, refuse } from '../../kernel/index.ts'
import { openDatabase, quoted, rowsOf } from '../database.ts'
import { isEmptyOrAbsent, makeWorkFolder } from '../files.ts'
import { moneyColumns, type TableName, tableNames } from '../schema.ts'
import { donationAccountsCsv } from './donation-accounts.ts'
import { customersMax, type Damage, debtsSql, storyMacros } from './story.ts'
import { accountsSql, tableSql } from './tables.ts'

export interface MakeOptions {
  /** 1 … 20 000 000. */
  readonly customers: number
  /** 0 … 2^53 − 1. */
  readonly seed: number
  readonly out: string
  readonly asOf: Day
  readonly format: 'parquet' | 'csv'
  readonly damage: Damage
  readonly threads: number
  readonly signal?: AbortSignal
  /** Told the name of each table before it is written. */
  readonly progress?: (table: TableName) => void
}

export interface Made {
  readonly kind: 'made'
  readonly dir: string
  readonly rows: Readonly<Record<TableName, number>>
}

interface TableTotals {
  readonly rows: number
  readonly sums: Readonly<Record<string, number>>
}

function findMakeRefusal({ customers, seed }: MakeOptions): Refusal | undefined {
  if (!Number.isSafeInteger(customers) || customers < 1 || customers > customersMax)
    return refuse(
      'customers_out_of_range',
      `--customers takes a whole number from 1 to ${customersMax}`,
      '--customers',
    )
  if (!Number.isSafeInteger(seed) || seed < 0)
    return refuse('seed_out_of_range', '--seed takes a whole number from 0 to 2^53 − 1', '--seed')
  return undefined
}

/** The folder appears whole or not at all. Refuses a folder that already holds something. */
export async function makeExtract(options: MakeOptions): Promise<Made | Refusal> {
  const refusal = findMakeRefusal(options)
  if (refusal !== undefined) return refusal
  const out = resolve(options.out)
  if (!(await isEmptyOrAbsent(out)))
    return refuse('folder_not_empty', `${out} already holds something; name a new folder with --out`, '--out')
  await mkdir(dirname(out), { recursive: true })
  const work = await makeWorkFolder(dirname(out), `.${basename(out)}-`)
  try {
    const rows = await writeExtract(work, options)
    await rm(out, { recursive: true, force: true })
    await rename(work, out)
    return { kind: 'made', dir: out, rows }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function writeExtract(dir: string, options: MakeOptions): Promise<Made['rows']> {
  const spillDir = join(dir, 'work')
  await mkdir(spillDir)
  const database = await openDatabase({ spillDir, memoryLimit: '2GB', threads: options.threads })
  const stop = () => database.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    const totals = await writeTables(database.connection, dir, options)
    await writeFile(join(dir, 'control.json'), controlJson(options, totals))
    await writeFile(join(dir, 'donation-accounts.csv'), donationAccountsCsv())
    return Object.fromEntries(tableNames.map((name) => [name, totals[name].rows])) as Made['rows']
  } finally {
    options.signal?.removeEventListener('abort', stop)
    database.close()
    await rm(spillDir, { recursive: true, force: true })
  }
}

const parquetOptions = '(FORMAT parquet, COMPRESSION snappy)'

async function writeTables(
  connection: DuckDBConnection,
  dir: string,
  options: MakeOptions,
): Promise<Readonly<Record<TableName, TableTotals>>> {
  const debts = quoted(join(dir, 'work', 'debts.parquet'))
  const accounts = quoted(join(dir, 'work', 'accounts.parquet'))
  for (const macro of storyMacros(options)) await connection.run(macro)
  await connection.run(`COPY (${debtsSql(options)}) TO ${debts} ${parquetOptions}`)
  await connection.run(`COPY (${accountsSql(options, debts)}) TO ${accounts} ${parquetOptions}`)
  const totals: Partial<Record<TableName, TableTotals>> = {}
  for (const name of tableNames) {
    options.progress?.(name)
    const file = quoted(join(dir, `${name}.${options.format}`))
    const format = options.format === 'parquet' ? parquetOptions : '(FORMAT csv, HEADER)'
    await connection.run(`COPY (${tableSql[name]({ ...options, debts, accounts })}) TO ${file} ${format}`)
    totals[name] = await totalsOf(connection, name, file)
  }
  return totals as Record<TableName, TableTotals>
}

async function totalsOf(connection: DuckDBConnection, name: TableName, file: string): Promise<TableTotals> {
  const sums = moneyColumns(name).map(
    (column) => `CAST(coalesce(sum(CAST("${column}" AS BIGINT)), 0) AS BIGINT) AS "${column}"`,
  )
  const [row] = await rowsOf(connection, `SELECT ${['count(*) AS "#rows"', ...sums].join(', ')} FROM ${file}`)
  const { '#rows': rows, ...rest } = row!
  return {
    rows: Number(rows),
    sums: Object.fromEntries(Object.entries(rest).map(([column, sum]) => [column, Number(sum)])),
  }
}

const controlJson = (options: MakeOptions, totals: Readonly<Record<TableName, TableTotals>>): string =>
  `${JSON.stringify({ asOf: isoFromDay(options.asOf), currency: 'CNY', tables: totals }, null, 2)}\n`
