// How many decisions a second the API answers, beside a bare route that answers a constant, in the same run.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { textTable } from '../../reconcile/index.ts'
import { stopwatch } from '../../wiring.ts'
import type { Terminal } from '../verb.ts'
import type { LoadOrder, LoadResult } from './api-load.ts'
import type { ApiStage, StageCpu } from './api-stage.ts'

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const connections = 128
const warmSeconds = 3
const pollMilliseconds = 20
const address = '/api/decisions/contact'
/** A day of the book's month, in contact hours, so that the figures do not depend on when they are taken. */
const askedAt = '2020-04-01T02:00:00Z'

export interface ApiFigures extends LoadResult {
  readonly name: string
  /** Microseconds of processor time of the server for one request. */
  readonly cpu: number
}

export interface ApiBenchResult {
  readonly figures: readonly ApiFigures[]
  /** Milliseconds from the start of `reprieve serve` over this folder until it says that it is ready. */
  readonly readiness: number
}

export interface ApiBenchOptions {
  readonly customers: number
  readonly seconds: number
}

/** Measures in a temporary folder, which is removed. */
export async function runApiBench(
  terminal: Terminal,
  { customers, seconds }: ApiBenchOptions,
): Promise<ApiBenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-bench-'))
  await chmod(folder, 0o711)
  terminal.err('make a bank and start the server …\n')
  const env = { ...process.env, REPRIEVE_DATA: folder, DATABASE_URL: '' }
  try {
    const figures = await withStage({ customers, env }, (measured) => measure(terminal, measured, seconds))
    terminal.err('start again …\n')
    return { figures, readiness: await readinessOf(env) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Staged {
  readonly stage: ApiStage
  /** Processor time of the server so far, in microseconds. */
  readonly cpu: () => Promise<number>
}

async function withStage<Result>(
  { customers, env }: { readonly customers: number; readonly env: NodeJS.ProcessEnv },
  work: (staged: Staged) => Promise<Result>,
): Promise<Result> {
  const child = spawn(process.execPath, [fileOf('api-stage.ts'), String(customers)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    const stage = await nextMessage<ApiStage>(child)
    const cpu = async () => {
      child.send('cpu')
      return (await nextMessage<StageCpu>(child)).microseconds
    }
    return await work({ stage, cpu })
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
}

async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const stop = new AbortController()
  const { signal } = stop
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('the server of the benchmark ended before it answered')
  })
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message as Message
  } finally {
    ended.catch(() => {})
    stop.abort()
  }
}

async function measure(terminal: Terminal, staged: Staged, seconds: number): Promise<readonly ApiFigures[]> {
  const { port, barePort } = staged.stage
  const bare = (name: string) => load(staged, { name, port: barePort, seconds })
  await load(staged, { name: 'warm', port, seconds: warmSeconds, type: 'service' })
  await load(staged, { name: 'warm', port: barePort, seconds: warmSeconds })
  terminal.err('measure …\n')
  const before = await bare('bare route, a constant')
  const decisions = await load(staged, { name: 'POST /decisions/contact', port, seconds })
  const after = await bare('bare route, a constant')
  const rate = Math.floor(decisions.perSecond / 2)
  const half = await load(staged, { name: 'POST /decisions/contact, half load', port, seconds, rate })
  return [before, decisions, after, half]
}

interface LoadOptions {
  readonly name: string
  readonly port: number
  readonly seconds: number
  readonly rate?: number
  /** One type of contact for all; otherwise collection, service and marketing in turn. */
  readonly type?: string
}

const typesUsual = ['collection', 'service', 'collection', 'marketing']

async function load(
  { stage: { token, accounts }, cpu }: Staged,
  { name, type, ...rest }: LoadOptions,
): Promise<ApiFigures> {
  const types = type === undefined ? typesUsual : [type]
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const bodies = types.flatMap((_, turn) =>
    accounts.map((account, at) => {
      const asked = types[(at + turn) % types.length]
      return JSON.stringify({ account, channel: 'agent', type: asked, at: askedAt })
    }),
  )
  const before = await cpu()
  const result = await runLoad({ address, headers, bodies, connections, ...rest })
  return { name, ...result, cpu: ((await cpu()) - before) / result.requests }
}

async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const child = spawn(process.execPath, [fileOf('api-load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(order))
  return JSON.parse(await text(child.stdout)) as LoadResult
}

/** Starts `reprieve serve` over the folder as it was left, and asks until it is ready. */
async function readinessOf(env: NodeJS.ProcessEnv): Promise<number> {
  const port = await freePort()
  const startedAt = stopwatch()
  const child = spawn(process.execPath, [fileOf('../main.ts'), 'serve', '--port', String(port)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error('the server of the benchmark did not start again')
      await pause(pollMilliseconds)
    }
    return stopwatch() - startedAt
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    async (answer) => ((await answer.json()) as { readonly decisions: string }).decisions === 'ready',
    () => false,
  )

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** The figures as a table, and the share of the bare route that decisions reach. */
export function apiReport({ figures, readiness }: ApiBenchResult): string {
  const head = ['', 'requests/s', 'p50 ms', 'p99 ms', 'server µs', 'failed']
  const lines = figures.map(({ name, perSecond, p50, p99, cpu, failed }) => [
    name,
    perSecond.toFixed(0),
    p50.toFixed(2),
    p99.toFixed(2),
    cpu.toFixed(1),
    String(failed),
  ])
  const [bare, decisions, bareAgain] = figures
  const share = decisions!.perSecond / ((bare!.perSecond + bareAgain!.perSecond) / 2)
  const shareOfCore = (bare!.cpu + bareAgain!.cpu) / 2 / decisions!.cpu
  return `${textTable([head, ...lines], [1, 2, 3, 4, 5]).join('\n')}
${(share * 100).toFixed(0)} % of the requests of the bare route; ${(shareOfCore * 100).toFixed(0)} % by processor time of the server alone
ready ${(readiness / 1000).toFixed(1)} s after the start of reprieve serve on this bank
`
}
