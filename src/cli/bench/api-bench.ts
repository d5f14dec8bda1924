// How many decisions a second the API answers, beside a bare route that answers a constant, in the same run.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { textTable } from '../../reconcile/index.ts'
import type { Terminal } from '../verb.ts'
import type { ApiStage } from './api-stage.ts'

const stageFile = fileURLToPath(new URL('./api-stage.ts', import.meta.url))
const connections = 64
const warmSeconds = 3
const address = '/api/decisions/contact'

export interface ApiFigures {
  readonly name: string
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

export interface ApiBenchOptions {
  readonly customers: number
  readonly seconds: number
}

/** Measures in a temporary folder, which is removed. */
export async function runApiBench(
  terminal: Terminal,
  { customers, seconds }: ApiBenchOptions,
): Promise<readonly ApiFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-bench-'))
  await chmod(folder, 0o711)
  terminal.err('make a bank and start the server …\n')
  const env = { ...process.env, REPRIEVE_DATA: folder, DATABASE_URL: '' }
  const child = spawn(process.execPath, [stageFile, String(customers)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const stage = await stageOf(child)
    return await measure(terminal, stage, seconds)
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
}

async function stageOf(child: ChildProcess): Promise<ApiStage> {
  for await (const line of createInterface({ input: child.stdout! })) return JSON.parse(line) as ApiStage
  throw new Error('the server of the benchmark did not start')
}

async function measure(terminal: Terminal, stage: ApiStage, seconds: number): Promise<readonly ApiFigures[]> {
  const load = loadOf(stage)
  await load(stage.port, warmSeconds)
  await load(stage.barePort, warmSeconds)
  terminal.err('measure …\n')
  const bare = await load(stage.barePort, seconds)
  const decisions = await load(stage.port, seconds)
  const bareAgain = await load(stage.barePort, seconds)
  const half = await load(stage.port, seconds, Math.floor(decisions.perSecond / 2))
  return [
    { name: 'bare route, a constant', ...bare },
    { name: 'POST /decisions/contact', ...decisions },
    { name: 'bare route, a constant', ...bareAgain },
    { name: 'POST /decisions/contact, half load', ...half },
  ]
}

/** Asks about one account after the other, for collection, service and marketing in turn. */
function loadOf({ token, accounts }: ApiStage) {
  const types = ['collection', 'service', 'collection', 'marketing']
  const requests = accounts.map((account, at) => ({
    method: 'POST' as const,
    path: address,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ account, channel: 'agent', type: types[at % types.length] }),
  }))
  return async (port: number, duration: number, overallRate?: number): Promise<Omit<ApiFigures, 'name'>> => {
    const { default: autocannon } = await import('autocannon')
    const rate = overallRate === undefined ? {} : { overallRate }
    const url = `http://127.0.0.1:${port}`
    const {
      requests: sent,
      latency,
      non2xx,
      errors,
    } = await autocannon({ url, connections, duration, requests, ...rate })
    return { perSecond: sent.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors }
  }
}

/** The figures as a table, and the share of the bare route that decisions reach. */
export function apiReport(figures: readonly ApiFigures[]): string {
  const head = ['', 'requests/s', 'p50 ms', 'p99 ms', 'failed']
  const lines = figures.map(({ name, perSecond, p50, p99, failed }) => [
    name,
    perSecond.toFixed(0),
    String(p50),
    String(p99),
    String(failed),
  ])
  const [bare, decisions, bareAgain] = figures
  const share = decisions!.perSecond / ((bare!.perSecond + bareAgain!.perSecond) / 2)
  return `${textTable([head, ...lines], [1, 2, 3, 4]).join('\n')}\n${(share * 100).toFixed(0)} % of the bare route\n`
}
