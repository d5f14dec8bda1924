// Many answers about contacts in one statement: durable together, each call of a day given once.

import type { ContactRecord } from './contacts.ts'
import type { Database } from './database.ts'

/** Whether each was kept: one whose call of the day somebody else has was not. */
export async function insertContacts(
  sql: Database,
  records: readonly ContactRecord[],
): Promise<readonly boolean[]> {
  const groups = Map.groupBy(records, ({ book, programme, version }) => `${book} ${programme} ${version}`)
  const refused = new Set<string>()
  for (const group of groups.values()) {
    const kept = await insertGroup(sql, group)
    for (const { id } of group) if (kept?.has(id) === false) refused.add(id)
  }
  return records.map(({ id }) => !refused.has(id))
}

/** Writes answers that rest on one book and version, as columns; the ids of those kept, undefined when all were. */
async function insertGroup(
  sql: Database,
  records: readonly ContactRecord[],
): Promise<ReadonlySet<string> | undefined> {
  const column = (of: (record: ContactRecord) => string | number | undefined): string =>
    arrayText(records, of)
  const { book, programme, version } = records[0]!
  const ids = column(({ id }) => id)
  const written = await sql`
    insert into contact_decision (id, at, day, account, customer, region, channel, type, relation, code, until_at,
      call_of_day, asked_by, allowed, book, programme, version)
    select asked.*, code = 'allowed', ${book}, ${programme}, ${version}
    from unnest(${ids}::text::text[], ${column(({ at }) => at)}::text::timestamptz[],
      ${column(({ day }) => day)}::text::date[], ${column(({ account }) => account)}::text::text[],
      ${column(({ customer }) => customer)}::text::text[], ${column(({ region }) => region)}::text::text[],
      ${column(({ channel }) => channel)}::text::text[], ${column(({ type }) => type)}::text::text[],
      ${column(({ relation }) => relation)}::text::text[], ${column(({ code }) => code)}::text::text[],
      ${column(({ until }) => until)}::text::timestamptz[], ${column(({ callOfDay }) => callOfDay)}::text::integer[],
      ${column(({ askedBy }) => askedBy)}::text::text[])
      as asked (id, at, day, account, customer, region, channel, type, relation, code, until, call, asked_by)
    on conflict (customer, day, call_of_day) where call_of_day is not null do nothing`
  if (written.count === records.length) return undefined
  const kept = await sql<{ id: string }[]>`
    select id from contact_decision where id = any(${ids}::text::text[])`
  return new Set(kept.map(({ id }) => id))
}

/** A list as PostgreSQL reads an array. */
export function arrayText<One>(list: readonly One[], of: (one: One) => string | number | undefined): string {
  let text = ''
  for (const one of list) {
    const value = of(one)
    text += value === undefined ? ',NULL' : `,"${escaped(String(value))}"`
  }
  return `{${text.slice(1)}}`
}

const escaped = (text: string): string =>
  text.includes('"') || text.includes('\\') ? text.replaceAll(/["\\]/g, '\\$&') : text
