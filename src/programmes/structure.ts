// Whether two texts of a policy file have the same structure, so that one follows from the other by values alone.

import { tableStructure } from '../decisions/index.ts'
import { isRefusal, type Refusal } from '../kernel/index.ts'

/** True where a file changed in values alone: a table in its rows, any other file whatever it says. */
export async function isSameStructure(
  path: string,
  before: string,
  after: string,
): Promise<boolean | Refusal> {
  if (!path.endsWith('.dmn') || before === after) return true
  const next = await tableStructure(after)
  return isRefusal(next) ? next : next === (await tableStructure(before))
}
