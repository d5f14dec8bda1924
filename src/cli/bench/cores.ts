// Which processor cores the benchmark of the API uses: one for the server, the others for load and database.

import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

export interface Cores {
  /** As `taskset` reads them: `0`, `1-3`. */
  readonly server: string
  readonly others: string
}

/** Undefined where processes cannot be bound to cores, or there is only one. */
export function findCores(): Cores | undefined {
  const count = availableParallelism()
  if (count < 2) return undefined
  try {
    execFileSync('taskset', ['-c', `0-${count - 1}`, 'true'], { stdio: 'ignore' })
    return { server: '0', others: count === 2 ? '1' : `1-${count - 1}` }
  } catch {
    return undefined
  }
}

/** A command that runs on these cores; as it is where they are not given. */
export const onCores = (cores: string | undefined, command: readonly string[]): readonly string[] =>
  cores === undefined ? command : ['taskset', '-c', cores, ...command]
