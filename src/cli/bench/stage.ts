// One stage of the benchmark, run as a process of its own: prints how long it took, what it moved, and its memory.

import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Book, importBook, makeExtract, openBook, readAccounts } from '../../book/index.ts'
import { dayFromIso } from '../../kernel/index.ts'
import { compareForBench, draftForBench, readRegister } from '../../operations/index.ts'
import { loadProgramme, type Programme } from '../../programmes/index.ts'
import { evaluateCases } from '../../reconcile/index.ts'
import { shippedPolicy, stopwatch } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { coverEverybodySql, scanSql, waiverSql } from './baseline.ts'
import { findInDirectory, loadDirectory, scanForOne } from './directory-stages.ts'
import { must, type Work } from './work.ts'

/** What a stage reports. */
export interface StageResult extends Work {
  readonly seconds: number
  /** Largest resident memory of the process, bytes. */
  readonly memory: number
}

const asOf = dayFromIso('2020-03-31')

async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const bookAt = async (dir: string): Promise<Book> => must(await openBook(dir))
const bookBytes = (book: Book): Promise<number> => bytesOf(join(book.dir, 'accounts'))

async function shipped(): Promise<Programme> {
  const programme = await loadProgramme(shippedPolicy('icbc-im-2020'))
  if (!('id' in programme)) throw new Error(programme[0]!.because)
  return programme
}

async function make(out: string, customers: string, seed: string): Promise<Work> {
  const options = { asOf, format: 'parquet', damage: 'realistic', threads: 2 } as const
  const made = must(await makeExtract({ out, customers: Number(customers), seed: Number(seed), ...options }))
  return { accounts: made.rows.loans + made.rows.cards, bytes: await bytesOf(out) }
}

async function read(extract: string, out: string): Promise<Work> {
  const { book } = must(await importBook({ extract, out, asOf, threads: 2, memoryLimit: '3GB' }))
  return { accounts: book.accounts, bytes: await bytesOf(extract) }
}

/** Everybody gets a verified circumstance; all other tables are the same. */
async function cover(extract: string, out: string): Promise<Work> {
  await mkdir(out)
  for (const name of await readdir(extract)) await copyFile(join(extract, name), join(out, name))
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' })
  const connection = await instance.connect()
  await connection.run(coverEverybodySql(extract, out))
  const control = JSON.parse(await readFile(join(extract, 'control.json'), 'utf8'))
  control.tables.circumstances.rows = control.tables.customers.rows
  await writeFile(join(out, 'control.json'), JSON.stringify(control))
  instance.closeSync()
  return { accounts: control.tables.loans.rows + control.tables.cards.rows, bytes: await bytesOf(out) }
}

async function draft(bookDir: string, plans: string, registerFile: string): Promise<Work> {
  const register = must(await readRegister(registerFile))
  const plan = must(await draftForBench({ bookDir, plans, register, programme: await shipped() }))
  const { accounts, corrections } = plan.summary
  const book = await bookAt(bookDir)
  return { accounts, bytes: await bookBytes(book), note: `${counted(corrections, 'correction')}, ${plan.id}` }
}

/** The shipped programme beside one that postpones by a month more. */
async function compare(bookDir: string, folder: string): Promise<Work> {
  const before = await shipped()
  const longer = (terms: Programme['terms']['loan']) => ({ ...terms, deferMonths: terms.deferMonths + 1 })
  const after = { ...before, terms: { loan: longer(before.terms.loan), card: longer(before.terms.card) } }
  const { looked, sums } = must(await compareForBench({ bookDir, before, after }, folder))
  const book = await bookAt(bookDir)
  return {
    accounts: looked,
    bytes: await bookBytes(book),
    note: `${counted(sums.accounts, 'account')} answered differently`,
  }
}

async function query(bookDir: string, sqlOf: (files: string) => string): Promise<Work> {
  const book = await bookAt(bookDir)
  const files = book.shards.map(({ file }) => `'${join(book.dir, file)}'`).join(', ')
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '3GB' })
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(sqlOf(`read_parquet([${files}])`))
  const note = String(reader.getRows()[0]![0])
  instance.closeSync()
  return { accounts: book.accounts, bytes: await bookBytes(book), note }
}

const sampleMax = 20_000

/** Thousands of cases in one array: reading, deciding, and writing the answers, on one core. */
async function evaluate(bookDir: string): Promise<Work & { readonly seconds: number }> {
  const book = await bookAt(bookDir)
  const ids = await idsOf(book)
  const text = JSON.stringify(must(await readAccounts(book, ids)))
  const programme = await shipped()
  const start = stopwatch()
  const answers = must(evaluateCases(programme, JSON.parse(text)))
  const bytes = JSON.stringify(answers).length
  return { accounts: ids.length, bytes: text.length + bytes, seconds: (stopwatch() - start) / 1000 }
}

async function idsOf(book: Book): Promise<string[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const file = join(book.dir, book.shards[0]!.file)
  const reader = await connection.runAndReadAll(`SELECT account FROM '${file}' LIMIT ${sampleMax}`)
  instance.closeSync()
  return reader.getRows().map(([account]) => String(account))
}

const stages: Readonly<
  Record<string, (...words: string[]) => Promise<Work & { readonly seconds?: number }>>
> = {
  make: (out, customers, seed) => make(out!, customers!, seed!),
  import: (extract, out) => read(extract!, out!),
  cover: (extract, out) => cover(extract!, out!),
  draft: (book, plans, register) => draft(book!, plans!, register!),
  compare: (book, folder) => compare(book!, folder!),
  evaluate: (book) => evaluate(book!),
  scan: (book) => query(book!, scanSql),
  waiver: (book) => query(book!, waiverSql),
  directory: async (extract, book, folder) => loadDirectory(extract!, await bookAt(book!), folder!),
  find: async (extract, book, folder) => findInDirectory(extract!, await bookAt(book!), folder!),
  'scan for one': (extract) => scanForOne(extract!),
}

const [name, ...words] = process.argv.slice(2)
const start = stopwatch()
const work = await stages[name!]!(...words)
const seconds = (stopwatch() - start) / 1000
const memory = process.resourceUsage().maxRSS * 1024
process.stdout.write(JSON.stringify({ seconds, memory, ...work }))
