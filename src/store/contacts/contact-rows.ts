// Many answers about contacts in one statement: durable together, each call of a day given once.

import { assert } from '../../kernel/index.ts'
import type { Queries } from '../database/database.ts'
import { linesOf } from '../database/lines.ts'
import type { ContactRecord } from './contacts.ts'

/** Whether each was kept: one whose call of the day somebody else has was not. */
export async function insertContacts(
  queries: Queries,
  records: readonly ContactRecord[],
): Promise<readonly boolean[]> {
  if (records.length === 0) return []
  const refused = new Set<string>()
  for (const group of groupsOf(records)) {
    const kept = await insertGroup(queries, group)
    for (const { id } of group) if (kept?.has(id) === false) refused.add(id)
  }
  return records.map(({ id }) => !refused.has(id))
}

/** Answers that rest on one book and version; nearly always all. */
function groupsOf(records: readonly ContactRecord[]): Iterable<readonly ContactRecord[]> {
  const { book, programme, version } = records[0]!
  const isUsual = (one: ContactRecord): boolean =>
    one.book === book && one.version === version && one.programme === programme
  return records.every(isUsual)
    ? [records]
    : Map.groupBy(records, (one) => `${one.book} ${one.programme} ${one.version}`).values()
}

/**
 * Writes answers that rest on one book and version; the ids of those kept, undefined when all were. They go as one
 * text that the database takes apart: an array for each column costs this process, of which there is one, twice as much.
 * In the order of customers, so that two programs that write at once never wait for each other in a circle.
 */
async function insertGroup(
  queries: Queries,
  records: readonly ContactRecord[],
): Promise<ReadonlySet<string> | undefined> {
  const { book, programme, version } = records[0]!
  const written = await queries`
    insert into contact_decision (id, at, day, account, customer, region, channel, type, relation, code, until_at,
      call_of_day, asked_by, allowed, book, programme, version)
    select f[1], f[2]::timestamptz, f[3]::date, f[4], f[5], f[6], f[7], f[8], f[9], f[10], nullif(f[11], '')::timestamptz,
      nullif(f[12], '')::integer, f[13], f[10] = 'allowed', ${book}, ${programme}, ${version}
    from string_to_table(${linesOf(records, lineOf)}, E'\n') as line, string_to_array(line, E'\t') as f
    order by f[5], f[3], f[12], f[1]
    on conflict (customer, day, call_of_day) where call_of_day is not null do nothing`
  if (written.count === records.length) return undefined
  const ids = linesOf(records, ({ id }) => id)
  const kept = await queries<{ id: string }[]>`
    select id from contact_decision where id in (select string_to_table(${ids}, E'\n'))`
  return new Set(kept.map(({ id }) => id))
}

const lineOf = (record: ContactRecord): string => {
  const { id, at, day, account, customer, region, channel, type, relation, code, askedBy } = record
  const { until = '', callOfDay = '' } = record
  return `${id}\t${at}\t${day}\t${account}\t${customer}\t${region}\t${channel}\t${type}\t${relation}\t${code}\t${until}\t${callOfDay}\t${askedBy}`
}

const separator = /[\t\n]/

/** What separates fields and lines is in none of them: neither a book's texts nor our ids have control characters. */
export const assertPlain = ({ account, customer, region, askedBy }: ContactRecord): void =>
  assert(
    !separator.test(account + customer + region + askedBy),
    'the texts of a contact have neither tabs nor line breaks',
  )
