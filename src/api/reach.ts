// What a caller may see of something province-wide: all of it, or what lies in their own regions.

import {
  type Caller,
  may,
  placeOfRegion,
  provinceDigits,
  regionsOf,
  type Verb,
} from '../organisation/index.ts'
import type { PlanRecordSummary } from '../store/index.ts'

/** The prefixes a caller's answers are narrowed to; undefined where nothing is. */
export function narrowedTo(caller: Caller, verb: Verb): readonly string[] | undefined {
  const regions = regionsOf(caller, verb)
  return regions.some((prefix) => prefix.length <= provinceDigits) ? undefined : regions
}

/** True where a caller may do something with what lies in a region; false where it is not known where that is. */
export const mayIn = (caller: Caller, verb: Verb, region: string | undefined): boolean =>
  region !== undefined && may(caller, verb, placeOfRegion(region)) === undefined

interface Sum {
  readonly count: number
  readonly amountMinor: number
}
type Line = Sum & { readonly leagues: Readonly<Record<string, Sum>> }

const tables = ['grants', 'measures', 'corrected', 'exceptions', 'violations'] as const

/** The summary of a plan with the figures of these regions only, and nothing that is not told by league. */
export function narrowedSummary(
  summary: PlanRecordSummary,
  regions: readonly string[] | undefined,
): Readonly<Record<string, unknown>> {
  if (regions === undefined) return summary
  const lists = tables.map((table) => [table, narrowedLines(summary[table], regions)] as const)
  const own = Object.fromEntries(lists)
  const [touched] = narrowedLines(summary.touched === undefined ? [] : [summary.touched], regions)
  const corrections = own.measures!.reduce((sum, { count }) => sum + count, 0)
  const accounts = touched?.count ?? 0
  return { ...own, ...(touched !== undefined && { touched }), outcomes: [], accounts, corrections }
}

function narrowedLines(lines: unknown, regions: readonly string[]): readonly Line[] {
  return ((lines ?? []) as readonly Line[]).flatMap((line) => {
    const leagues = Object.entries(line.leagues).filter(([league]) =>
      regions.some((one) => one.startsWith(league)),
    )
    if (leagues.length === 0) return []
    const count = leagues.reduce((sum, [, part]) => sum + part.count, 0)
    const amountMinor = leagues.reduce((sum, [, part]) => sum + part.amountMinor, 0)
    return [{ ...line, count, amountMinor, leagues: Object.fromEntries(leagues) }]
  })
}

/** How many corrections a summary counts. */
export const correctionsIn = (summary: Readonly<Record<string, unknown>>): number =>
  Number(summary.corrections ?? 0)
