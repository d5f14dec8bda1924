// The command line: the real terminal and process around `runCommandLine`.

import { text } from 'node:stream/consumers'
import { runCommandLine } from './call.ts'
import type { Terminal } from './verb.ts'
import { verbs } from './verbs/index.ts'

const stop = new AbortController()
process.on('SIGINT', () => {
  if (stop.signal.aborted) process.exit(130)
  stop.abort()
})
process.on('SIGTERM', () => stop.abort())
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const terminal: Terminal = {
  out: (words) => {
    process.stdout.write(words)
  },
  err: (words) => {
    process.stderr.write(words)
  },
  isTerminal: process.stderr.isTTY === true,
  signal: stop.signal,
  env: process.env,
  readStandardInput: () => text(process.stdin),
}

process.exitCode = await runCommandLine(verbs, process.argv.slice(2), terminal)
