// Stages of the benchmark about the directory of customers: loading it, and finding people beside a scan of the extract.

import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Book } from '../../book/index.ts'
import type { Refusal } from '../../kernel/index.ts'
import { loadCustomers, openDirectoryOf } from '../../operations/index.ts'
import { random, stopwatch } from '../../wiring.ts'
import { must, type Work } from './work.ts'

const keyFileIn = (folder: string): string => join(folder, 'customers.key')

/** Loads the customers of an extract into a sealed directory below `folder`. */
export async function loadDirectory(extract: string, book: Book, folder: string): Promise<Work> {
  const keyFile = keyFileIn(folder)
  const { customers } = must(await loadCustomers({ folder }, { book, extract, keyFile, random }))
  const directory = must(await openDirectoryOf({ folder }, book.id, keyFile))
  await directory.close()
  return { accounts: customers, bytes: directory.contents.peopleBytes }
}

/** People found by each key. */
const sampleSize = 1000
/** The sample is the same for the same extract. */
const sampleSeed = 1
const everywhere = ['']
const limit = 20

interface Sampled {
  readonly idNumber: string
  readonly phone: string
  readonly name: string
  readonly card: string
}

/** Finds a thousand people by each key, none read before; says the quantiles of each. */
export async function findInDirectory(extract: string, book: Book, folder: string) {
  const directory = must(await openDirectoryOf({ folder }, book.id, keyFileIn(folder)))
  const people = await withExtract(sampleOf(extract))
  const notes: string[] = []
  const start = stopwatch()
  for (const kind of ['idNumber', 'card', 'phone', 'name'] as const) {
    const find = (person: Sampled) =>
      directory.find({ kind, value: person[kind], regions: everywhere, limit })
    notes.push(`${kind} ${quantiles(await timesOf(people, find))}`)
  }
  const seconds = (stopwatch() - start) / 1000
  await directory.close()
  return { accounts: notes.length * people.length, bytes: 0, seconds, note: `ms ${notes.join('; ')}` }
}

/** Milliseconds each find took, ascending. */
async function timesOf(
  people: readonly Sampled[],
  find: (person: Sampled) => Promise<{ readonly people: readonly unknown[] } | Refusal>,
): Promise<readonly number[]> {
  const times: number[] = []
  for (const person of people) {
    const start = stopwatch()
    const found = must(await find(person))
    times.push(stopwatch() - start)
    if (found.people.length === 0) throw new Error('somebody of the extract was not found')
  }
  return times.sort((one, other) => one - other)
}

const shares = { median: 0.5, '95 %': 0.95, '99 %': 0.99, largest: 1 } as const

/** `median 0.34, 95 % 1.20, …` of ascending times. */
const quantiles = (times: readonly number[]): string =>
  Object.entries(shares)
    .map(([name, share]) => `${name} ${times[Math.ceil(times.length * share) - 1]!.toFixed(2)}`)
    .join(', ')

/** What a find would cost without a directory: one pass over the customers of the extract. */
export async function scanForOne(extract: string): Promise<Work & { readonly seconds: number }> {
  const [person] = await withExtract(sampleOf(extract))
  const start = stopwatch()
  const found = await withExtract(rowsOf<{ n: bigint }>(sqlOfOne(extract, person!.idNumber)))
  return { accounts: Number(found[0]!.n), bytes: 0, seconds: (stopwatch() - start) / 1000 }
}

const sqlOfOne = (extract: string, idNumber: string): string =>
  `SELECT count(*) AS n FROM '${extract}/customers.parquet' WHERE id_number = '${idNumber}'`

const sampleOf = (extract: string) =>
  rowsOf<Sampled>(`
    SELECT person.id_number AS "idNumber", person.phone, person.name, card.card_number AS card
    FROM (FROM '${extract}/cards.parquet' USING SAMPLE reservoir(${sampleSize} ROWS) REPEATABLE (${sampleSeed})) AS card
    JOIN '${extract}/customers.parquet' AS person ON person.customer = card.customer`)

const rowsOf =
  <Row>(sql: string) =>
  async (connection: DuckDBConnection): Promise<readonly Row[]> =>
    (await connection.runAndReadAll(sql)).getRowObjects() as unknown as readonly Row[]

async function withExtract<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' })
  try {
    return await work(await instance.connect())
  } finally {
    instance.closeSync()
  }
}
