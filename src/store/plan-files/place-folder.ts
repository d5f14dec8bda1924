// Folders of content: each appears whole, and when it is there already and as it was written it is the same one.

import { rename, rm } from 'node:fs/promises'
import { isRefusal } from '../../kernel/index.ts'
import { checkPlanFiles, readPlan } from './read-plan.ts'

export async function placeFolder(folder: string, target: string): Promise<void> {
  try {
    await rename(folder, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}

/** The folder of a plan; one that is there already, and of which a file is missing or changed, is drafted anew by this. */
export async function placePlan(folder: string, target: string): Promise<void> {
  if (!(await isAsDrafted(target))) await rm(target, { recursive: true, force: true })
  await placeFolder(folder, target)
}

async function isAsDrafted(folder: string): Promise<boolean> {
  const plan = await readPlan(folder)
  return !isRefusal(plan) && (await checkPlanFiles(folder, plan)) === undefined
}
