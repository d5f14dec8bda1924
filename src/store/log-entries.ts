// The evidence log in PostgreSQL: appends come one after the other, and a reader sees whole appends only.

import {
  continueLog,
  findHash,
  type Hash,
  type LogEntries,
  type LogTip,
  type NewEntry,
  type StoredEntry,
} from '../evidence/index.ts'
import { assert } from '../kernel/index.ts'
import type { Database, Queries } from './database/database.ts'

const rowsAtOnce = 5000
const hashBytes = 32

const bytesOf = (hash: Hash): Buffer => Buffer.from(hash, 'hex')

function hashOf(bytes: Uint8Array): Hash {
  const hash = findHash(Buffer.from(bytes).toString('hex'))
  assert(hash !== undefined, 'a stored hash has 32 bytes')
  return hash
}

interface TipRow {
  readonly size: number
  readonly peaks: Uint8Array
}

function tipFromRow(row: TipRow | undefined): LogTip {
  assert(row !== undefined, 'the log has a tip')
  const count = row.peaks.length / hashBytes
  const peaks = Array.from({ length: count }, (_, i) =>
    hashOf(row.peaks.subarray(i * hashBytes, (i + 1) * hashBytes)),
  )
  return { size: row.size, peaks }
}

interface EntryRow {
  readonly index: number
  readonly encoded: Uint8Array
  readonly leaf: Uint8Array
  readonly rootAfter: Uint8Array | null
}

function entryFromRow({ index, encoded, leaf, rootAfter }: EntryRow): StoredEntry {
  const entry = { index, encoded, leaf: hashOf(leaf) }
  return rootAfter === null ? entry : { ...entry, rootAfter: hashOf(rootAfter) }
}

/**
 * Appends inside a transaction. The tip is locked until its end, so whoever appends after waits for it; take this
 * step last.
 */
export async function appendToLog(queries: Queries, entries: readonly NewEntry[]): Promise<LogTip> {
  const [row] = await queries<TipRow[]>`select size, peaks from log_tip for update`
  const { stored, tip } = continueLog(tipFromRow(row), entries)
  for (let first = 0; first < stored.length; first += rowsAtOnce) {
    await insertEntries(queries, stored.slice(first, first + rowsAtOnce))
  }
  const peaks = Buffer.concat(tip.peaks.map(bytesOf))
  await queries`update log_tip set size = ${tip.size}, peaks = ${peaks}`
  return tip
}

async function insertEntries(queries: Queries, stored: readonly StoredEntry[]): Promise<void> {
  const rows = stored.map(({ index, encoded, leaf, rootAfter }) => ({
    index,
    encoded,
    leaf: bytesOf(leaf),
    root_after: rootAfter === undefined ? null : bytesOf(rootAfter),
  }))
  await queries`insert into log_entry ${queries(rows, 'index', 'encoded', 'leaf', 'root_after')}`
}

export class PostgresLogEntries implements LogEntries {
  readonly #sql: Database

  constructor(sql: Database) {
    this.#sql = sql
  }

  append(entries: readonly NewEntry[]): Promise<LogTip> {
    return this.#sql.begin((transaction) => appendToLog(transaction, entries)) as Promise<LogTip>
  }

  async *read(from: number, to: number): AsyncIterable<StoredEntry> {
    let next = from
    for (;;) {
      const rows = await this.#sql<EntryRow[]>`
        select index, encoded, leaf, root_after from log_entry
        where index >= ${next} and index < ${to} order by index limit ${rowsAtOnce}`
      for (const row of rows) yield entryFromRow(row)
      if (rows.length < rowsAtOnce) return
      next = rows.at(-1)!.index + 1
    }
  }

  async tip(): Promise<LogTip> {
    const [row] = await this.#sql<TipRow[]>`select size, peaks from log_tip`
    return tipFromRow(row)
  }
}
