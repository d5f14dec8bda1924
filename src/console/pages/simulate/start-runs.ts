// Starts one run or two on the newest book, and where there are two their comparison; all stand in the address.

import { ask } from '../../client/ask.ts'
import { startTrying, triedBody } from './tried.ts'

export const runKeys: readonly string[] = ['run', 'compare']

/** What the address of a page says of the runs that were started. */
export async function startRuns(tried: readonly string[]): Promise<readonly [string, string][]> {
  const runs = await Promise.all(tried.map(startTrying))
  const started = runs.map(({ id }): [string, string] => ['run', id])
  const [before, after] = tried
  if (before === undefined || after === undefined) return started
  const body = { before: triedBody(before), after: triedBody(after) }
  const { id } = await ask('POST /api/comparisons', { body })
  return [...started, ['compare', id]]
}
