// Starts one run or two on a book, and where there are two their comparison; all stand in the address.

import { ask } from '../../client/ask.ts'
import { startTrying, triedBody } from './tried.ts'

export const runKeys: readonly string[] = ['run', 'compare']

/** What the address of a page says of the runs that were started; `''` is the newest book. */
export async function startRuns(
  tried: readonly string[],
  book: string,
): Promise<readonly [string, string][]> {
  const on = book === '' ? {} : { book }
  const runs = await Promise.all(tried.map((one) => startTrying(one, on)))
  const started = runs.map(({ id }): [string, string] => ['run', id])
  const [before, after] = tried
  if (before === undefined || after === undefined) return started
  const body = { before: triedBody(before), after: triedBody(after), ...on }
  const { id } = await ask('POST /api/comparisons', { body })
  return [...started, ['compare', id]]
}
