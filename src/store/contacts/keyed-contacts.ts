// Answers about contacts to requests under a key: the row and the first answer in one transaction, both or neither.

import type { Database } from '../database/database.ts'
import { answerRequests, type FirstAnswer, type KeyedAnswer, lockRequests } from '../requests.ts'
import { insertContacts } from './contact-rows.ts'
import type { ContactRecord } from './contacts.ts'

export interface ContactToKeep {
  readonly record: ContactRecord
  /** Of a request that came under a key and has begun. */
  readonly first: KeyedAnswer | undefined
}

/** What became of an answer; a first answer where another program had answered the same request meanwhile. */
export type Kept = 'kept' | 'call_is_taken' | FirstAnswer

/** Keeps answers of which some came under keys, in one transaction. */
export async function insertKeyedContacts(
  sql: Database,
  asked: readonly ContactToKeep[],
): Promise<readonly Kept[]> {
  const answer = await sql.begin(async (queries) => {
    const requests = asked.flatMap(({ first }) => (first === undefined ? [] : [first.request]))
    const before = await lockRequests(queries, requests)
    const answers = asked.map(({ first }) => first && before.find(first.request))
    const open = asked.filter((_, at) => answers[at] === undefined)
    const kept = await insertContacts(
      queries,
      open.map(({ record }) => record),
    )
    const isKept = new Map(open.map(({ record }, at) => [record.id, kept[at]!]))
    const told = open.filter(({ record }) => isKept.get(record.id))
    await answerRequests(
      queries,
      told.flatMap(({ first }) => first ?? []),
    )
    return { kept: asked.map(({ record }, at) => answers[at] ?? keptAs(isKept.get(record.id)!)) }
  })
  return (answer as { readonly kept: readonly Kept[] }).kept
}

const keptAs = (isKept: boolean): Kept => (isKept ? 'kept' : 'call_is_taken')
