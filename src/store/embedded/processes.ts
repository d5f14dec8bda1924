// What can be known of a process by its number.

import { readlinkSync } from 'node:fs'
import { errorCode } from '../database/unavailable.ts'

/** True while a process of this number is listed, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** The folder a process works in, on Linux and if we may know it. */
export function findWorkingFolder(pid: number | string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
