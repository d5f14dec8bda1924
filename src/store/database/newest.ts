// Lists whose newest come first, page by page: each page begins after the last row of the one before.

import type { Queries } from './database.ts'

export interface NewestPage {
  /** Rows of the page at most. */
  readonly limit: number
  /** The last row of the page before. */
  readonly after?: { readonly at: string; readonly id: string }
}

type Column = ReturnType<Queries>

/** The condition on rows sorted by `at` descending, then by `id`: those after the page before. */
export function olderThan(
  queries: Queries,
  columns: { readonly at: Column; readonly id: Column },
  after: NewestPage['after'],
): Column {
  if (after === undefined) return queries`true`
  const { at, id } = columns
  return queries`(${at} < ${after.at}::timestamptz or (${at} = ${after.at}::timestamptz and ${id} > ${after.id}))`
}
