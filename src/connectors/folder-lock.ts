// Keeps a folder to one process: a file with the number of the process that holds it, taken over when that has died.

import { readFile, rm, writeFile } from 'node:fs/promises'
import { type Refusal, refuse } from '../kernel/index.ts'

export interface FolderLock {
  release(): Promise<void>
}

/** Takes the lock. Refused while another living process holds it. */
export async function lockFolder(file: string): Promise<FolderLock | Refusal> {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    const because = `process ${holder} has opened the bank; wait until it ends, or remove the file if it is no bank`
    return refuse('bank_in_use', because, file)
  }
  await rm(file, { force: true })
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return refuse('bank_in_use', 'another process has just opened the bank; wait until it ends', file)
  }
  return { release: () => rm(file, { force: true }) }
}

function isAlive(processNumber: number): boolean {
  try {
    process.kill(processNumber, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
