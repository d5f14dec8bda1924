// The channels that a plan releases and that may be used again as things stand: nobody else holds them, no customer objects.

import { join } from 'node:path'
import { quoted } from '../../book/index.ts'
import type { Correction, Plan } from '../../reconcile/index.ts'
import { type CorrectionRow, correctionFrom } from './read-plan.ts'
import { type SuppressionSources, streamBesideSuppressed, withSuppressed } from './suppression.ts'

export interface ReleasingPlan {
  readonly folder: string
  readonly plan: Plan
}

/** How many of its releases may be used. */
export async function countReleased(sources: SuppressionSources, plan: ReleasingPlan): Promise<number> {
  const sql = releasedSql(sources, plan)
  if (sql === undefined) return 0
  return withSuppressed(everywhere(sources), async (connection) => {
    const reader = await connection.runAndReadAll(`SELECT CAST(count(*) AS DOUBLE) AS rows FROM (${sql})`)
    return Number(reader.getRowObjectsJS()[0]!.rows)
  })
}

/** They themselves, in the order of the plan. */
export async function* readReleased(
  sources: SuppressionSources,
  plan: ReleasingPlan,
): AsyncGenerator<readonly Correction[]> {
  const sql = releasedSql(sources, plan)
  if (sql === undefined) return
  const rows = streamBesideSuppressed<CorrectionRow>(everywhere(sources), sql)
  for await (const some of rows) yield some.map((row) => correctionFrom(plan.plan.sources.programme, row))
}

/** What is suppressed anywhere; only the releases are narrowed to regions. */
const everywhere = ({ regions: _, ...sources }: SuppressionSources): SuppressionSources => sources

function releasedSql({ regions }: SuppressionSources, { folder, plan }: ReleasingPlan): string | undefined {
  const files = plan.files.filter(({ kinds }) => kinds !== undefined)
  if (files.length === 0) return undefined
  const within = regions?.map((prefix) => `starts_with(a.region, ${quoted(prefix)})`).join(' OR ') || 'false'
  return `
    SELECT p.account, p.system, p.measure, p.kind, p.target, p.nth, p.amount_minor, p.from_value, p.to_value, p.until_day
    FROM read_parquet([${files.map(({ name }) => quoted(join(folder, name))).join(', ')}],
      file_row_number = true, filename = true) AS p
    WHERE p.kind = 'release_contact'
      AND ${regions === undefined ? 'true' : `p.account IN (SELECT a.account FROM accounts AS a WHERE ${within})`}
      AND NOT EXISTS (SELECT 1 FROM suppressed AS s
        WHERE s.type = 'collection' AND s.account = p.account AND (s.channel = '' OR s.channel = p.target))
    ORDER BY p.filename, p.file_row_number`
}
