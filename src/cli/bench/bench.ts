// Runs the stages of the benchmark one after another and prints each beside its baseline of the same run.

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { textTable, thousands } from '../../reconcile/index.ts'
import type { Terminal } from '../verb.ts'
import type { StageResult } from './stage.ts'

const run = promisify(execFile)
const stageFile = fileURLToPath(new URL('./stage.ts', import.meta.url))

export interface BenchOptions {
  readonly customers: number
  readonly seed: number
  /** Leave out the book in which everybody is covered. */
  readonly brief: boolean
}

interface Row {
  readonly name: string
  readonly result: StageResult
}

/** Runs everything in a temporary folder, which is removed. */
export async function runBench(terminal: Terminal, options: BenchOptions): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-bench-'))
  const at = (name: string): string => join(folder, name)
  const rows: Row[] = []
  const stage = async (name: string, words: readonly string[]) => {
    terminal.err(`${name} …\n`)
    const { stdout } = await run(process.execPath, [stageFile, ...words], { signal: terminal.signal })
    rows.push({ name, result: JSON.parse(stdout) as StageResult })
  }
  const register = join(at('extract'), 'donation-accounts.csv')
  try {
    await stage('make extract', ['make', at('extract'), String(options.customers), String(options.seed)])
    await stage('import book', ['import', at('extract'), at('book')])
    await stage('evaluate, one core', ['evaluate', at('book')])
    await stage('draft, 1.5 % covered', ['draft', at('book'), at('plans'), register])
    await stage('  baseline: bare scan', ['scan', at('book')])
    await stage('  baseline: one rule in SQL', ['waiver', at('book')])
    await stage('compare two programmes', ['compare', at('book'), at('compared')])
    await stage('load the directory', ['directory', at('extract'), at('book'), at('data')])
    await stage('find, 1,000 people by each key', ['find', at('extract'), at('book'), at('data')])
    await stage('  baseline: scan for one', ['scan for one', at('extract')])
    if (!options.brief) {
      await stage('cover everybody', ['cover', at('extract'), at('covered')])
      await rm(at('book'), { recursive: true })
      await stage('import that book', ['import', at('covered'), at('covered-book')])
      await stage('draft, all covered', ['draft', at('covered-book'), at('plans'), register])
      await stage('  baseline: bare scan', ['scan', at('covered-book')])
      await stage('  baseline: one rule in SQL', ['waiver', at('covered-book')])
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const mega = 1_000_000

/** The figures as a table. */
export function benchReport(rows: readonly Row[]): string {
  const head = ['stage', 'seconds', 'accounts', 'accounts/s', 'MB/s', 'memory MB', '']
  const lines = rows.map(({ name, result: { seconds, accounts, bytes, memory, note } }) => [
    name,
    seconds.toFixed(2),
    thousands(accounts),
    thousands(accounts / seconds),
    thousands(bytes / seconds / mega),
    thousands(memory / mega),
    note ?? '',
  ])
  return `${textTable([head, ...lines], [1, 2, 3, 4, 5]).join('\n')}\n`
}
