// Plays the demo as a user does: a process of its own, its output watched line by line, stopped where a test says.

import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const reprieve = fileURLToPath(new URL('../../bin/reprieve.js', import.meta.url))

export interface Played {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  /** True where the database server of the data folder was seen running. */
  readonly sawServer: boolean
}

/** What is done at each line the demo prints; `send` sends it a signal. */
export type Watch = (line: string, send: (signal: NodeJS.Signals) => void) => void | Promise<void>

/** Sends `signal` as soon as a line with `words` appears. */
export const stopAt =
  ({ words, signal }: { readonly words: string; readonly signal: NodeJS.Signals }): Watch =>
  (line, send) => {
    if (line.includes(words)) send(signal)
  }

/** A data folder that the user who runs the database can enter. */
export async function newDataFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-journey-'))
  await chmod(folder, 0o711)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Plays `reprieve demo` in a data folder until it ends or is stopped. */
export async function play(folder: string, words: readonly string[], watch?: Watch): Promise<Played> {
  const argv = [reprieve, 'demo', '--customers', '3000', ...words]
  const env = { ...process.env, REPRIEVE_DATA: folder, DATABASE_URL: '', LANG: 'C', LC_ALL: 'C' }
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  let err = ''
  let sawServer = false
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Pick<Played, 'code' | 'signal'>>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    sawServer ||= await hasServer(folder)
    await watch?.(line, (signal) => child.kill(signal))
  }
  return { ...(await ended), out: `${lines.join('\n')}\n`, err, sawServer }
}

/** True while a database server has its files open below the data folder: it removes its mark as it ends. */
export async function hasServer(folder: string): Promise<boolean> {
  const cluster = await readdir(join(folder, 'database', 'cluster')).catch((): string[] => [])
  return cluster.includes('postmaster.pid')
}
