// Stages of the benchmark about the directory of customers: loading it, and finding people beside a scan of the extract.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Book } from '../../book/index.ts'
import { type CustomerDirectory, type FindKind, openDirectoryWith } from '../../customers/index.ts'
import { directoryFolder, loadCustomers } from '../../operations/index.ts'
import { random, stopwatch } from '../../wiring.ts'
import { must, type Work } from './work.ts'

const keyFileIn = (folder: string): string => join(folder, 'customers.key')

/** Loads the customers of an extract into a sealed directory below `folder`. */
export async function loadDirectory(extract: string, book: Book, folder: string): Promise<Work> {
  const { customers } = must(
    await loadCustomers({ folder }, { book, extract, keyFile: keyFileIn(folder), random }),
  )
  const dir = directoryFolder({ folder }, book.id)
  const sizes = await Promise.all(
    ['people.bin', 'look-up.bin'].map(async (name) => (await stat(join(dir, name))).size),
  )
  return { accounts: customers, bytes: sizes.reduce((sum, size) => sum + size, 0) }
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
  const directory = must(await openDirectoryWith(keyFileIn(folder), directoryFolder({ folder }, book.id)))
  const people = await withExtract(sampleOf(extract))
  const notes: string[] = []
  const start = stopwatch()
  for (const kind of ['idNumber', 'card', 'phone', 'name'] as const)
    notes.push(`${kind} ${quantiles(await timesOf(directory, kind, people))}`)
  const seconds = (stopwatch() - start) / 1000
  await directory.close()
  return { accounts: notes.length * people.length, bytes: 0, seconds, note: `ms ${notes.join('; ')}` }
}

async function timesOf(
  directory: CustomerDirectory,
  kind: FindKind,
  people: readonly Sampled[],
): Promise<readonly number[]> {
  const times: number[] = []
  for (const person of people) {
    const start = stopwatch()
    const found = must(await directory.find({ kind, value: person[kind], regions: everywhere, limit }))
    times.push(stopwatch() - start)
    if (found.people.length === 0) throw new Error(`nobody was found by ${kind}`)
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
