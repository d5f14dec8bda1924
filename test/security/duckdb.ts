// A DuckDB of one's own that answers with one text: for tests only.

import { DuckDBInstance } from '@duckdb/node-api'

export interface TestDuckDb {
  textOf(sql: string): Promise<string>
  close(): void
}

export async function openTestDatabase(): Promise<TestDuckDb> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const textOf = async (sql: string): Promise<string> => {
    const reader = await connection.runAndReadAll(sql)
    return String(reader.getRows()[0]?.[0])
  }
  return { textOf, close: () => instance.closeSync() }
}
