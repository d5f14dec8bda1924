// Charges and fees on which two plans both give money back: what one gives, the other must know before it gives.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted } from '../../book/index.ts'
import { moneyKinds, type Plan } from '../../reconcile/index.ts'

export interface PlanInFolder {
  readonly folder: string
  readonly plan: Plan
}

/** How many charges or fees both plans correct in money, and the first account of them. */
export async function findSameMoney(
  one: PlanInFolder,
  other: PlanInFolder,
): Promise<{ readonly count: number; readonly account: string }> {
  const [mine, theirs] = [filesWithMoney(one), filesWithMoney(other)]
  if (mine.length === 0 || theirs.length === 0) return { count: 0, account: '' }
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    const reader = await connection.runAndReadAll(`
      SELECT CAST(count(*) AS DOUBLE) AS same, min(account) AS first
      FROM (${moneySql(mine)} INTERSECT ${moneySql(theirs)})`)
    const [row] = reader.getRowObjectsJS()
    return { count: Number(row!.same), account: String(row!.first ?? '') }
  } finally {
    instance.closeSync()
  }
}

const filesWithMoney = ({ folder, plan }: PlanInFolder): readonly string[] =>
  plan.files.filter(({ kinds }) => kinds !== undefined).map(({ name }) => quoted(join(folder, name)))

const moneySql = (files: readonly string[]): string => `
  SELECT account, target FROM read_parquet([${files.join(', ')}])
  WHERE kind IN (${moneyKinds.map(quoted).join(', ')})`
