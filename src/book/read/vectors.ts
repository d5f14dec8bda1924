// A DuckDB chunk as typed arrays, without an object per row and without BigInt.

import type { DuckDBDataChunk } from '@duckdb/node-api'
import duckdb, { type Vector } from '@duckdb/node-bindings'
import { assert } from '../../kernel/index.ts'

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
assert(isLittleEndian, 'the machine keeps the low half of a number first')

const high = 2 ** 32

/** The vector of a column of the chunk. */
export const columnVector = (chunk: DuckDBDataChunk, index: number): Vector =>
  duckdb.data_chunk_get_vector(chunk.chunk, index)

/** A UTINYINT column; a view of DuckDB's own memory, valid until the next chunk. */
export const bytesOf = (vector: Vector, count: number): Uint8Array => duckdb.vector_get_data(vector, count)

/** An INTEGER column; a view of DuckDB's own memory, valid until the next chunk. */
export function integersOf(vector: Vector, count: number): Int32Array {
  const data = duckdb.vector_get_data(vector, count * 4)
  return new Int32Array(data.buffer, data.byteOffset, count)
}

/** Non-negative BIGINT money below 2^53, written into `target`. */
export function readMoney(vector: Vector, count: number, target: Float64Array): void {
  const data = duckdb.vector_get_data(vector, count * 8)
  const halves = new Uint32Array(data.buffer, data.byteOffset, count * 2)
  for (let item = 0; item < count; item++) target[item] = halves[2 * item]! + halves[2 * item + 1]! * high
}

/**
 * Reads where the list of each row starts into `start` (rows + 1 numbers) and answers with the items' count.
 * DuckDB's Parquet reader lays lists end to end in row order; a chunk in which they are not stops the reading.
 */
export function readStarts(vector: Vector, rows: number, start: Int32Array): number {
  const data = duckdb.vector_get_data(vector, rows * 16)
  const halves = new Uint32Array(data.buffer, data.byteOffset, rows * 4)
  let next = 0
  for (let row = 0; row < rows; row++) {
    const length = halves[4 * row + 2]!
    assert(length === 0 || halves[4 * row] === next, 'the lists of a chunk stand end to end')
    start[row] = next
    next += length
  }
  start[rows] = next
  return next
}

/** The items of a list column that are no structs. */
export const itemVector = (list: Vector): Vector => duckdb.list_vector_get_child(list)

/** A field of the structs in a list column. */
export const fieldVector = (list: Vector, field: number): Vector =>
  duckdb.struct_vector_get_child(duckdb.list_vector_get_child(list), field)
