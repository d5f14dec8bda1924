// How long the disk itself takes to keep a write: what no answer that is durable before it is told can be faster than.

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stopwatch } from '../../wiring.ts'

/** Milliseconds; `stood` is the part of the time, from 0 to 1, in which a write took longer than `patience`. */
export interface DiskFigures {
  readonly p50: number
  readonly p99: number
  readonly longest: number
  readonly stood: number
}

/** What p99 of an answer is to stay below, in milliseconds. */
export const patience = 10
/** As the database writes its log: pages into a segment that has its size. */
const pageBytes = 8192
const pages = 2048

/** Keeps a page about every millisecond for so many seconds, in a file of a folder that is then removed with it. */
export async function measureDisk(folder: string, seconds: number): Promise<DiskFigures> {
  const file = await open(join(folder, 'written-by-the-benchmark'), 'w')
  try {
    const page = Buffer.alloc(pageBytes, 1)
    for (let at = 0; at < pages; at++) await file.write(page, 0, pageBytes, at * pageBytes)
    await file.sync()
    const took: number[] = []
    const startedAt = stopwatch()
    for (let at = 0; stopwatch() - startedAt < seconds * 1000; at++) {
      const begunAt = stopwatch()
      await file.write(page, 0, pageBytes, (at % pages) * pageBytes)
      await file.datasync()
      took.push(stopwatch() - begunAt)
      await pause(1)
    }
    return figuresOf(took, stopwatch() - startedAt)
  } finally {
    await file.close()
  }
}

function figuresOf(took: readonly number[], lasted: number): DiskFigures {
  const sorted = took.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  const slow = sorted.filter((one) => one > patience).reduce((sum, one) => sum + one, 0)
  return { p50: at(0.5), p99: at(0.99), longest: at(1), stood: slow / lasted }
}
