// The exceptions of a plan, in handfuls that a transaction can take.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Book, noExtensions, quoted } from '../../book/index.ts'
import { minorFrom } from '../../kernel/index.ts'
import type { Plan } from '../../reconcile/index.ts'
import type { Matter } from '../inbox/work-items.ts'
import { regionOfAccounts } from './region-of-accounts.ts'

const handful = 5000

/** Every exception of the plan as a matter for a person, in the order of the book; with the book, with its region. */
export async function* readExceptions(
  folder: string,
  plan: Plan,
  book?: Book,
): AsyncGenerator<readonly Matter[]> {
  const files = plan.files.filter(({ name }) => name.startsWith('exceptions-'))
  if (files.length === 0) return
  const paths = files.map(({ name }) => quoted(join(folder, name))).join(', ')
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    await connection.run(`CREATE TABLE matter AS SELECT account, code, target, amount_minor::DOUBLE AS amount,
      ${book === undefined ? 'NULL' : 'region'} AS region
      FROM read_parquet([${paths}], filename = true, file_row_number = true)
      ${book === undefined ? '' : `LEFT JOIN (${regionOfAccounts(book)}) USING (account)`}
      ORDER BY filename, file_row_number`)
    const rows = files.reduce((sum, file) => sum + file.rows, 0)
    for (let first = 0; first < rows; first += handful) {
      const reader = await connection.runAndReadAll(
        `SELECT * FROM matter WHERE rowid >= ${first} AND rowid < ${first + handful} ORDER BY rowid`,
      )
      yield reader.getRowObjectsJS().map((row) => matterFrom(row, book))
    }
  } finally {
    instance.closeSync()
  }
}

function matterFrom(row: Readonly<Record<string, unknown>>, book: Book | undefined): Matter {
  const { account, code, target, amount, region } = row
  const county = region === null ? undefined : book?.regions[Number(region)]
  return {
    account: String(account),
    code: String(code),
    target: String(target),
    ...(Number(amount) > 0 && { amountMinor: minorFrom(Number(amount)) }),
    ...(county !== undefined && { region: county }),
  }
}
