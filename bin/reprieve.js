#!/usr/bin/env node
// Starts the command line on the pinned Node 24, whatever node the machine has.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'cli', 'main.ts')
const [major] = process.versions.node.split('.').map(Number)

const words = process.argv.slice(2)
const serves = words[0] === 'serve' || words.includes('--serve')
// What a request needs lives until its row is on the disk. With room for it the young are swept less often and fewer moved;
// and nothing is laid among the old at once because its like waited before, which kept a quarter of all until a full sweep.
const flags = serves ? ['--max-semi-space-size=64', '--no-allocation-site-pretenuring'] : []

if (major >= 24) {
  const isStarted = flags.every((flag) => process.execArgv.includes(flag))
  if (!isStarted && process.platform !== 'win32')
    process.execve(process.execPath, [process.execPath, ...flags, ...process.argv.slice(1)])
  await import(main)
} else {
  const pinned = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  const run = spawn(pinned, [...flags, main, ...words], { stdio: 'inherit' })
  // A terminal sends Ctrl-C to both; what is sent to this process alone is passed on.
  process.on('SIGINT', () => process.stdin.isTTY || run.kill('SIGINT'))
  process.on('SIGTERM', () => run.kill('SIGTERM'))
  run.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 1)
  })
}
