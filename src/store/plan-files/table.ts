// Typed columns into a DuckDB table, a whole chunk at a time: millions of rows a second, no objects per row.

import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  UTINYINT,
} from '@duckdb/node-api'

export type NumberColumn = Int32Array | Float64Array | Uint8Array

const chunkRows = 2048

const sqlTypes = { Int32Array: 'INTEGER', Float64Array: 'DOUBLE', Uint8Array: 'UTINYINT' } as const
const duckTypes: Record<keyof typeof sqlTypes, DuckDBType> = {
  Int32Array: INTEGER,
  Float64Array: DOUBLE,
  Uint8Array: UTINYINT,
}
const kindOf = (column: NumberColumn) => column.constructor.name as keyof typeof sqlTypes

/** Creates a temporary table of the first `rows` items of the columns. */
export async function createTable(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, NumberColumn>>,
  rows: number,
): Promise<void> {
  const entries = Object.entries(columns)
  const definition = entries.map(([column, values]) => `"${column}" ${sqlTypes[kindOf(values)]}`).join(', ')
  await connection.run(`CREATE OR REPLACE TEMP TABLE "${name}" (${definition})`)
  const appender = await connection.createAppender(name)
  const types = entries.map(([, values]) => duckTypes[kindOf(values)])
  for (let first = 0; first < rows; first += chunkRows) {
    const count = Math.min(chunkRows, rows - first)
    const chunk = DuckDBDataChunk.create(types, count)
    entries.forEach(([, values], at) => {
      const vector = chunk.getColumnVector(at)
      itemsOf(vector).set(values.subarray(first, first + count) as never)
      vector.flush()
    })
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** The typed array behind a vector of numbers; the library keeps it private and offers only items one by one. */
const itemsOf = (vector: unknown): NumberColumn => (vector as { readonly items: NumberColumn }).items
