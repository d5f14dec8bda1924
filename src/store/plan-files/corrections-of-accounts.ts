// What several plans correct on a few accounts, read in one go.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted } from '../../book/index.ts'
import type { Correction, Plan } from '../../reconcile/index.ts'
import { type CorrectionRow, correctionFrom } from './read-plan.ts'

/** A plan with its folder. */
export interface PlacedPlan {
  readonly folder: string
  readonly plan: Plan
}

interface FoundRow extends CorrectionRow {
  readonly filename: string
}

/** The corrections of these accounts by the id of their plan; a plan that corrects none of them is not in it. */
export async function correctionsOfAccounts(
  plans: readonly PlacedPlan[],
  accounts: readonly string[],
): Promise<ReadonlyMap<string, readonly Correction[]>> {
  const planOfFile = new Map(
    plans.flatMap(({ folder, plan }) =>
      plan.files
        .filter(({ kinds }) => kinds !== undefined)
        .map(({ name }) => [join(folder, name), plan] as const),
    ),
  )
  const found = new Map<string, Correction[]>()
  if (planOfFile.size === 0 || accounts.length === 0) return found
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const files = [...planOfFile.keys()].map(quoted).join(', ')
    const reader = await connection.runAndReadAll(
      `SELECT account, system, measure, kind, target, nth, amount_minor, from_value, to_value, until_day, filename
       FROM read_parquet([${files}], filename = true, file_row_number = true)
       WHERE account IN (${accounts.map(() => '?').join(', ')}) ORDER BY filename, file_row_number`,
      [...accounts],
    )
    for (const row of reader.getRowObjectsJS() as unknown as readonly FoundRow[]) {
      const { id, sources } = planOfFile.get(row.filename)!
      const own = found.get(id) ?? []
      found.set(id, own)
      own.push(correctionFrom(sources.programme, row))
    }
  } finally {
    instance.closeSync()
  }
  return found
}
