// Sees to it that a server does not outlive a process that ends without closing its store.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const stopper = fileURLToPath(new URL('stop-if-unused.ts', import.meta.url))
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const guarded: string[] = []

/** Hands the stopping over: a process that is ending can wait for nothing. */
function stopAll(): void {
  for (const dataFolder of new Set(guarded)) {
    spawn(process.execPath, [stopper, dataFolder], { detached: true, stdio: 'ignore', cwd: '/' }).unref()
  }
  guarded.length = 0
}

/** Where the program itself answers to the signal it will close its store; otherwise the signal ends it. */
function endBySignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  stopAll()
  process.removeListener(signal, endBySignal)
  process.kill(process.pid, signal)
}

/** Watches over the end of this process until lifted. */
export function guardExit(dataFolder: string): { lift(): void } {
  if (guarded.length === 0) {
    process.on('exit', stopAll)
    for (const signal of signals) process.on(signal, endBySignal)
  }
  guarded.push(dataFolder)
  return { lift: () => lift(dataFolder) }
}

function lift(dataFolder: string): void {
  const at = guarded.indexOf(dataFolder)
  if (at >= 0) guarded.splice(at, 1)
  if (guarded.length > 0) return
  process.removeListener('exit', stopAll)
  for (const signal of signals) process.removeListener(signal, endBySignal)
}
