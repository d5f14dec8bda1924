#!/usr/bin/env node
// Starts the command line on the pinned Node 24, whatever node the machine has.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'cli', 'main.ts')
const [major] = process.versions.node.split('.').map(Number)

if (major >= 24) {
  await import(main)
} else {
  const pinned = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
  const run = spawnSync(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}
