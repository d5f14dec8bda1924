// The rows of a version's decision table: which answer for whom, and whether rows that somebody names can have refused anybody.

import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { type AnsweringRow, answeringRows } from '../../programmes/index.ts'
import type { RedecisionAsked } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { versionOf } from './versions.ts'

/** The refusals that a row of the table gives. */
export const refusalsOfRows: readonly string[] = ['kind_not_covered', 'spouse_not_covered']

export interface TableOfVersion {
  readonly rows: readonly AnsweringRow[]
  /** Numbers of the rows that answer for a product and any of these kinds, ascending. */
  rowsAnswering(product: string, kinds: readonly string[]): readonly number[]
}

/** The table of a published version. */
export async function tableOfVersion(
  desk: Desk,
  programme: string,
  version: number,
): Promise<TableOfVersion | Refusal> {
  const found = await versionOf(desk, programme, version)
  if (isRefusal(found)) return found
  const rows = await answeringRows(found.pack)
  if (!areRows(rows)) return rows[0]!
  return {
    rows,
    rowsAnswering: (product, kinds) =>
      rows
        .filter(({ answersFor }) =>
          answersFor.some((one) => one.product === product && kinds.includes(one.kind)),
        )
        .map(({ number }) => number),
  }
}

const areRows = (read: Awaited<ReturnType<typeof answeringRows>>): read is readonly AnsweringRow[] =>
  !read.some(isRefusal)

/** Why nobody can be looked for by what is asked; undefined where all is well. */
export async function refuseRows(
  desk: Desk,
  { programme, code, refusedUnder, rows }: Omit<RedecisionAsked, 'reason'>,
): Promise<Refusal | undefined> {
  if (code === undefined && rows === undefined)
    return refuse('rule_is_not_named', 'name the refusal, or the rows of the table that refused', 'code')
  if (rows === undefined) return undefined
  if (refusedUnder === undefined)
    return refuse('rule_is_not_named', 'name the version in whose table these rows stand', 'refusedUnder')
  const table = await tableOfVersion(desk, programme, refusedUnder)
  if (isRefusal(table)) return table
  for (const number of rows) {
    const row = table.rows.find((one) => one.number === number)
    if (row === undefined)
      return refuse(
        'row_does_not_exist',
        `the table of version ${refusedUnder} has rows 1 to ${table.rows.length}, no row ${number}`,
        'rows',
      )
    if (row.refusesNobody)
      return refuse(
        'row_refuses_nobody',
        `row ${number} of version ${refusedUnder} covers everybody it answers for; name a row that refuses`,
        'rows',
      )
  }
  return undefined
}
