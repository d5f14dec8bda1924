// What a branch sees: queries run as a role that the database shows only rows of the branch's regions.

import type postgres from 'postgres'
import { assert } from '../kernel/index.ts'
import type { Database } from './database.ts'

const prefixForm = /^(?:\d\d){0,3}$/

/**
 * Runs queries that see rows of regions with one of the prefixes and no others, whatever they ask for (row-level
 * security, migration 0008). No prefix is no row; the empty prefix of the head office is every row.
 */
export async function asBranch<Result>(
  sql: Database,
  regions: readonly string[],
  work: (queries: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  assert(
    regions.every((prefix) => prefixForm.test(prefix)),
    'a region prefix has none, two, four or six digits',
  )
  const prefixes = `{${regions.map((prefix) => `"${prefix}"`).join(',')}}`
  const answer = await sql.begin('read only', async (queries) => {
    await queries`select set_config('app.region_prefix', ${prefixes}, true)`
    await queries`set local role reprieve_branch`
    return { result: await work(queries) }
  })
  return (answer as { readonly result: Result }).result
}
