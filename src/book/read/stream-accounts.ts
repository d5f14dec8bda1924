// The hot path: a shard of a book as columns, one DuckDB chunk at a time.

import { join } from 'node:path'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import type { Vector } from '@duckdb/node-bindings'
import { channels } from '../../kernel/index.ts'
import type {
  AccountColumns,
  ChargeColumns,
  CircumstanceColumns,
  ContactColumns,
  CorrectedColumns,
  CreditRecordColumns,
  DebtColumns,
} from '../columns.ts'
import { prefixOfProgramme } from '../correction-id.ts'
import { quoted } from '../database.ts'
import { hotColumns } from '../layout.ts'
import type { Book, Shard } from '../manifest.ts'
import {
  bytesOf,
  columnVector,
  fieldVector,
  integersOf,
  itemVector,
  readMoney,
  readStarts,
} from './vectors.ts'

/** Rows of a DuckDB chunk. */
const chunkRows = 2048

export interface StreamOptions {
  /** Of a DuckDB with one thread, so that the order of the file is the order of the stream. */
  readonly connection: DuckDBConnection
  readonly book: Pick<Book, 'dir'>
  readonly shard: Shard
  /** The programme whose corrections on the books are its own. */
  readonly programme: string
}

/** A run of accounts; `firstRow` is the ordinal in the book of the first. */
export type AccountChunk = AccountColumns & { readonly firstRow: number }

/** Arrays that are filled anew for every chunk, grown when a chunk needs more. */
class Buffers {
  readonly starts = [...hotColumns, 'own'].map(() => new Int32Array(chunkRows + 1))
  #money: Float64Array[] = []

  money(slot: number, count: number): Float64Array {
    const kept = this.#money[slot]
    if (kept !== undefined && kept.length >= count) return kept
    const grown = new Float64Array(Math.max(1024, count * 2))
    this.#money[slot] = grown
    return grown
  }
}

/** Reads one list column: its starts, and its fields by their place in the struct. */
class List {
  readonly start: Int32Array
  readonly count: number
  readonly #vector: Vector

  constructor(chunk: DuckDBDataChunk, column: number, rows: number, buffers: Buffers) {
    this.#vector = columnVector(chunk, column)
    this.start = buffers.starts[column]!
    this.count = readStarts(this.#vector, rows, this.start)
  }

  /** Where the items are bytes, not structs. */
  items(): Uint8Array {
    return bytesOf(itemVector(this.#vector), this.count)
  }

  bytes(field: number): Uint8Array {
    return bytesOf(fieldVector(this.#vector, field), this.count)
  }

  integers(field: number): Int32Array {
    return integersOf(fieldVector(this.#vector, field), this.count)
  }

  money(field: number, buffer: Float64Array): Float64Array {
    readMoney(fieldVector(this.#vector, field), this.count, buffer)
    return buffer
  }
}

const circumstancesOf = (list: List): CircumstanceColumns => ({
  start: list.start,
  relation: list.bytes(0),
  kind: list.bytes(1),
  status: list.bytes(2),
  firstDay: list.integers(3),
  lastDay: list.integers(4),
  knownDay: list.integers(5),
})

const debtsOf = (list: List): DebtColumns => ({
  start: list.start,
  dueDay: list.integers(0),
  settledDay: list.integers(1),
})

const chargesOf = (list: List, buffers: Buffers): ChargeColumns => ({
  start: list.start,
  debt: list.integers(0),
  kind: list.bytes(1),
  day: list.integers(2),
  amount: list.money(3, buffers.money(0, list.count)),
  paid: list.money(4, buffers.money(1, list.count)),
  baseAmount: list.money(5, buffers.money(2, list.count)),
  ratePpm: list.integers(6),
  contractRatePpm: list.integers(7),
  baseFirstDay: list.integers(8),
  baseLastDay: list.integers(9),
})

const creditRecordOf = (list: List): CreditRecordColumns => ({
  start: list.start,
  month: list.integers(0),
  code: list.bytes(1),
})

const contactsOf = (list: List): ContactColumns => ({
  start: list.start,
  day: list.integers(0),
  channel: list.bytes(1),
  type: list.bytes(2),
})

const correctedOf = (list: List, own: Uint8Array, buffers: Buffers): CorrectedColumns => ({
  start: list.start,
  kind: list.bytes(0),
  target: list.integers(1),
  amount: list.money(2, buffers.money(3, list.count)),
  nth: list.integers(3),
  own,
})

const place = (name: (typeof hotColumns)[number]): number => hotColumns.indexOf(name)
/** After the hot columns: of each correction on the books, whether it is the programme's own. */
const ownPlace = hotColumns.length
const ownSql = (programme: string): string =>
  `list_transform(correction_details, lambda each: starts_with(each.correction, ${quoted(prefixOfProgramme(programme))}))`
const contactPlaces = channels.map((channel) => place(`contact_${channel}`))

function columnsOf(chunk: DuckDBDataChunk, rows: number, buffers: Buffers): AccountColumns {
  const bytes = (column: number) => bytesOf(columnVector(chunk, column), rows)
  const integers = (column: number) => integersOf(columnVector(chunk, column), rows)
  const list = (name: (typeof hotColumns)[number]) => new List(chunk, place(name), rows, buffers)
  const own = new List(chunk, ownPlace, rows, buffers)
  return {
    rows,
    product: bytes(place('product')),
    region: integers(place('region')),
    finalDay: integers(place('final_day')),
    listedAsDefaulter: bytes(place('listed_as_defaulter')),
    contact: contactPlaces.map(bytes),
    circumstances: circumstancesOf(list('circumstances')),
    debts: debtsOf(list('debts')),
    charges: chargesOf(list('charges'), buffers),
    creditRecord: creditRecordOf(list('credit_record')),
    contacts: contactsOf(list('contacts')),
    corrected: correctedOf(list('corrected'), own.items(), buffers),
  }
}

/**
 * Streams a shard in the order of the book, at most 2,048 accounts at a time. Every array is reused or freed when
 * the next chunk is asked for: copy what must outlive it. Lists are flat, as `columns.ts` says.
 */
export async function* streamAccounts({
  connection,
  book,
  shard,
  programme,
}: StreamOptions): AsyncGenerator<AccountChunk> {
  const file = quoted(join(book.dir, shard.file))
  const columns = [...hotColumns, ownSql(programme)].join(', ')
  const result = await connection.stream(`SELECT ${columns} FROM read_parquet(${file})`)
  const buffers = new Buffers()
  let firstRow = shard.firstAccount
  for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
    const rows = chunk.rowCount
    if (rows === 0) return
    yield { ...columnsOf(chunk, rows, buffers), firstRow }
    firstRow += rows
  }
}
