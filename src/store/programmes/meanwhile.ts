// The version that came meanwhile: what rests on an earlier one is neither submitted nor published over it unseen.

import { refuse } from '../../kernel/index.ts'
import type { Queries } from '../database/database.ts'
import type { StoreRefusal } from '../decisions.ts'

/** A publication, and who decided it and why. */
export interface Meanwhile {
  readonly version: number
  readonly author: string
  readonly approver: string
  readonly reason: string
  readonly publishedAt: string
}

/** What rests on a version of a programme; 0 where the programme was new. */
export interface Resting {
  readonly programme: string
  readonly base: number
  /** Where the caller named it. */
  readonly at: 'draft' | 'submission' | 'upon'
}

/** A publication as a value, for a query that has one in `version`; PostgreSQL writes it. */
export const meanwhileJson = (queries: Queries) => queries`
  jsonb_build_object('version', version, 'author', author, 'approver', approver, 'reason', reason,
    'publishedAt', to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))`

/** The newest version of a programme, with the digest of its content. */
export async function newestIn(
  queries: Queries,
  programme: string,
): Promise<(Meanwhile & { readonly digest: string }) | undefined> {
  const [row] = await queries<(Meanwhile & { readonly digest: string })[]>`
    select version, digest, author, approver, reason, published_at from programme_version
    where programme = ${programme} order by version desc limit 1`
  return row
}

/**
 * Why something is not taken as it stands: a version of its programme came after the one it rests on. Undefined where
 * it rests on the newest.
 */
export function refuseBehind(
  { programme, base, at }: Resting,
  newest: Meanwhile | undefined,
): StoreRefusal | undefined {
  if (newest === undefined || newest.version === base) return undefined
  const { version, author, approver, publishedAt, reason } = newest
  const came = `${programme} version ${version} was published meanwhile, at ${publishedAt}: written by ${author}, approved by ${approver} (${reason})`
  if (base === 0)
    return refuse(
      'programme_is_there_already',
      `${came}. Give this one another id, or amend that one; nothing of what you wrote is lost`,
      at,
    )
  return refuse(
    'newer_version_was_published',
    `${came}. This rests on version ${base}; bring it forward to version ${version} and submit it again`,
    at,
  )
}

/** The refusal of a content that the newest version has already. */
export const refuseSame = (programme: string, { version }: Meanwhile): StoreRefusal =>
  refuse('version_says_the_same', `version ${version} of ${programme} says the same; change something first`)
