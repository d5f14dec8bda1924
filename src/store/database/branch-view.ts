// What a branch sees and writes: queries run as a role that the database shows and takes only rows of the branch.

import type postgres from 'postgres'
import { assert } from '../../kernel/index.ts'
import type { Database, Queries } from './database.ts'

const prefixForm = /^(?:\d\d){0,3}$/
const nodeForm = /^[a-z0-9_.]{1,80}$/
const codeForm = /^[a-z_]{1,40}$/

/**
 * What a branch sees: rows of these regions, what concerns these nodes first of all, and of what waits for a second
 * person that which they may decide, by the codes of its items, or asked for themselves.
 */
export interface Sight {
  readonly regions: readonly string[]
  readonly nodes?: readonly string[]
  readonly decides?: readonly string[]
  readonly person?: string
}

/**
 * Runs queries that see rows of regions with one of the prefixes and no others, whatever they ask for (row-level
 * security, migration 0008). No prefix is no row; the empty prefix of the head office is every row.
 */
export const asBranch = <Result>(
  sql: Database,
  regions: readonly string[],
  work: (queries: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> => asPeople(sql, { regions }, work)

/** As `asBranch`, and sees also what only some people see (migrations 0060 and 0075). */
export async function asPeople<Result>(
  sql: Database,
  { regions, nodes = [], decides = [], person = '' }: Sight,
  work: (queries: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  assert(
    regions.every((prefix) => prefixForm.test(prefix)),
    'a region prefix has none, two, four or six digits',
  )
  assertNodes(nodes)
  assert(
    decides.every((code) => codeForm.test(code)),
    'the code of an item has small letters and underscores',
  )
  const answer = await sql.begin('read only', async (queries) => {
    await queries`select set_config('app.region_prefix', ${arrayOf(regions)}, true),
      set_config('app.nodes', ${arrayOf(nodes)}, true), set_config('app.decides', ${arrayOf(decides)}, true),
      set_config('app.person', ${person}, true)`
    await queries`set local role reprieve_branch`
    return { result: await work(queries) }
  })
  return (answer as { readonly result: Result }).result
}

const assertNodes = (nodes: readonly string[]): void =>
  assert(
    nodes.every((node) => nodeForm.test(node)),
    'the id of a node has small letters, digits, dots and underscores',
  )

const arrayOf = (words: readonly string[]): string => `{${words.map((word) => `"${word}"`).join(',')}}`

/** Somebody who writes for places of the bank. */
export interface Writer {
  readonly person: string
  /** The nodes that they may write for. */
  readonly nodes: readonly string[]
}

/**
 * Runs writes of one person within a transaction: the database takes rows of these nodes in this person's name and no
 * others, whatever is asked (row-level security, migration 0057). What follows in the transaction runs as before.
 */
export async function asWriter<Result>(
  queries: Queries,
  { person, nodes }: Writer,
  work: () => Promise<Result>,
): Promise<Result> {
  assertNodes(nodes)
  await queries`
    select set_config('app.nodes', ${arrayOf(nodes)}, true), set_config('app.person', ${person}, true)`
  await queries`set local role reprieve_branch`
  const result = await work()
  await queries`reset role`
  return result
}
