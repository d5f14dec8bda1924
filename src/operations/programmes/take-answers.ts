// Cases that follow a deliberate change of the rules: what they would expect then, shown before anybody keeps it.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { type CaseName, takenAnswers, writtenPlaces } from '../../programmes/index.ts'
import { evaluateCase } from '../../reconcile/index.ts'
import { differencesBetween, type PlaceDifference } from './content-difference.ts'
import { type PolicyFile, refusePaths } from './policy-files.ts'

export interface TakenAnswers {
  /** The case files as they would read. */
  readonly files: readonly PolicyFile[]
  readonly differences: readonly PlaceDifference[]
}

/** The named cases with what the programme answers now as what they expect. Nothing is kept. */
export async function takeAnswers(
  files: readonly PolicyFile[],
  named: readonly CaseName[],
): Promise<TakenAnswers | Refusal> {
  const misplaced = refusePaths(files)
  if (misplaced !== undefined) return misplaced
  const taken = await takenAnswers(files, named, evaluateCase)
  if (isRefusal(taken)) return taken
  const before = files.filter(({ path }) => taken.some((file) => file.path === path))
  return {
    files: taken,
    differences: differencesBetween(await writtenPlaces(before), await writtenPlaces(taken)),
  }
}
