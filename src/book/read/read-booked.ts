// The corrections on the books of one account, with the ids they stand under.

import { join } from 'node:path'
import { correctionKinds, type Refusal, refuse } from '../../kernel/index.ts'
import type { CaseCorrection } from '../case.ts'
import { openDatabase, quoted } from '../database.ts'
import type { Book } from '../manifest.ts'

/** A correction as the systems have it under our reference. */
export interface BookedCorrection extends CaseCorrection {
  readonly id: string
}

interface BookedRow {
  readonly id: string
  readonly kind: number
  readonly target: string | null
  readonly amount: number | null
  readonly from_value: string | null
  readonly to_value: string | null
}

/** In the order of their ids. Refuses an account that is not in the book. */
export async function readBooked(
  book: Book,
  account: string,
): Promise<readonly BookedCorrection[] | Refusal<'unknown_account'>> {
  const files = book.shards.map(({ file }) => quoted(join(book.dir, file))).join(', ')
  const database = await openDatabase({ spillDir: book.dir, memoryLimit: '1GB', threads: 1 })
  try {
    const reader = await database.connection.runAndReadAll(`
      SELECT detail.correction AS id, fact.kind AS kind, detail.target AS target, detail.amount::DOUBLE AS amount,
        detail.from_value AS from_value, detail.to_value AS to_value
      FROM (SELECT unnest(correction_details) AS detail, unnest(corrected) AS fact
            FROM read_parquet([${files}]) WHERE account = ${quoted(account)})`)
    const rows = reader.getRowObjectsJS() as unknown as readonly BookedRow[]
    if (rows.length > 0) return rows.map(bookedFrom)
    const known = await database.connection.runAndReadAll(
      `SELECT 1 FROM read_parquet([${files}]) WHERE account = ${quoted(account)}`,
    )
    if (known.currentRowCount > 0) return []
    return refuse('unknown_account', `${account} is not in ${book.id}; it may be quarantined`, account)
  } finally {
    database.close()
  }
}

const bookedFrom = ({ id, kind, target, amount, from_value, to_value }: BookedRow): BookedCorrection => ({
  id,
  kind: correctionKinds[kind]!,
  ...(target !== null && { target }),
  ...(amount !== null && { amountMinor: amount }),
  ...(from_value !== null && { from: from_value }),
  ...(to_value !== null && { to: to_value }),
})
