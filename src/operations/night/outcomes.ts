// What became of a plan's corrections, for those who follow a number to what is behind it.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import {
  FolderReceipts,
  type Outcome,
  type OutcomeSources,
  type OutcomesPage,
  readOutcomes,
} from '../../store/index.ts'
import { type Desk, planFolder, planOnFile, receiptsFolder } from '../desk.ts'

/** A page of what became of a plan's corrections, in the order of application. */
export async function outcomesOfPlan(
  desk: Desk,
  id: string,
  page: OutcomesPage,
): Promise<readonly Outcome[] | Refusal> {
  const sources = await planOutcomeSources(desk, id)
  return isRefusal(sources) ? sources : readOutcomes(sources, page)
}

/** Where it is known what became of a plan's corrections. */
export async function planOutcomeSources(desk: Desk, id: string): Promise<OutcomeSources | Refusal> {
  const plan = await planOnFile(desk, id)
  if (isRefusal(plan)) return plan
  const verdicts = await findLastVerdicts(join(receiptsFolder(desk), id))
  return {
    folder: planFolder(desk, id),
    plan,
    receipts: new FolderReceipts(receiptsFolder(desk)),
    counted: await desk.store.runs.countedBatches(id),
    ...(verdicts !== undefined && { verdicts }),
  }
}

async function findLastVerdicts(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  const last = names
    .filter((name) => name.startsWith('verdicts-'))
    .sort()
    .at(-1)
  return last === undefined ? undefined : join(folder, last)
}
