// The region of accounts, from the shards of a book: who sees a matter depends on where its account is.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, quoted } from '../../book/index.ts'

/** A query for account and region, the latter as a position in the book's regions. */
export const regionOfAccounts = ({ dir, shards }: Book): string =>
  `SELECT account, region FROM read_parquet([${shards.map(({ file }) => quoted(join(dir, file))).join(', ')}])`

/** The county codes of those of the accounts that are in the book. */
export async function findRegions(
  book: Book,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const wanted = [...new Set(accounts)].map(quoted).join(', ')
    const reader = await connection.runAndReadAll(
      `SELECT * FROM (${regionOfAccounts(book)}) WHERE account IN (${wanted || 'NULL'})`,
    )
    const rows = reader.getRowObjectsJS() as unknown as readonly { account: string; region: number }[]
    return new Map(rows.map(({ account, region }) => [account, book.regions[region]!]))
  } finally {
    instance.closeSync()
  }
}
