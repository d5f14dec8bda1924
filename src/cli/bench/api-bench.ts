// How many decisions a second the API answers, beside a bare route that answers a constant, in the same run.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { textTable } from '../../reconcile/index.ts'
import { stopwatch } from '../../wiring.ts'
import type { Terminal } from '../verb.ts'
import type { LoadOrder, LoadResult } from './api-load.ts'
import type { ApiStage, StageCpu } from './api-stage.ts'
import { findCores, onCores } from './cores.ts'
import { type DiskFigures, measureDisk, patience } from './disk.ts'

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
/** A call centre's dialler and desks; with half as many the server waits for the database of this one machine. */
const connections = 256
/** Counters of a branch that ask at once what an account is entitled to, or whether a transfer is free. */
const counters = 16
const warmSeconds = 3
/** Both routes are asked in turns of so many seconds: what else the machine does then meets both alike. */
const turnSeconds = 1
/** As `bin/reprieve.js` starts a server; the load is started so too, lest its own sweeping of memory be measured. */
const nodeFlags = ['--max-semi-space-size=64', '--no-allocation-site-pretenuring']
const pollMilliseconds = 20
const contactAddress = '/api/decisions/contact'
const cores = findCores()
/** A day of the book's month, in contact hours, so that the figures do not depend on when they are taken. */
const askedAt = '2020-04-01T02:00:00Z'

export interface ApiFigures extends LoadResult {
  readonly name: string
  /** Microseconds of processor time of the server for one request. */
  readonly cpu: number
}

export interface ApiBenchResult {
  readonly figures: readonly ApiFigures[]
  /** How steady decisions are at half load. */
  readonly steadiness: Steadiness
  /** Medians over the turns: decisions as a part of the bare route just before and after, by requests and by processor time. */
  readonly share: { readonly requests: number; readonly cpu: number }
  /** True when the server had a core of its own. */
  readonly isPinned: boolean
  /** Milliseconds from the start of `reprieve serve` over this folder until it says that it is ready. */
  readonly readiness: number
  /** Of the disk, where nothing else is asked of it. */
  readonly disk: DiskFigures
}

/** Of the seconds at half load: how many there were, in how many p99 stayed below `patience`, and the worst p99 in milliseconds. */
export interface Steadiness {
  readonly seconds: number
  readonly patient: number
  readonly worst: number
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
    const measured = await withStage({ customers, env }, (staged) => measure(terminal, staged, seconds))
    terminal.err('start again …\n')
    const readiness = await readinessOf(env)
    return { ...measured, isPinned: cores !== undefined, readiness, disk: await measureDisk(folder, seconds) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Staged {
  readonly stage: ApiStage
  readonly runLoad: (order: LoadOrder) => Promise<LoadResult>
  /** Processor time of the server so far, in microseconds. */
  readonly cpu: () => Promise<number>
}

async function withStage<Result>(
  { customers, env }: { readonly customers: number; readonly env: NodeJS.ProcessEnv },
  work: (staged: Staged) => Promise<Result>,
): Promise<Result> {
  const argv = [process.execPath, ...nodeFlags, fileOf('api-stage.ts'), String(customers)]
  const [command, ...words] = onCores(cores?.others, argv)
  const child = spawn(command!, words, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  try {
    const stage = await nextMessage<ApiStage>(child)
    if (cores !== undefined)
      execFileSync('taskset', ['-a', '-c', '-p', cores.server, String(child.pid)], { stdio: 'ignore' })
    const cpu = async () => {
      child.send('cpu')
      return (await nextMessage<StageCpu>(child)).microseconds
    }
    return await withLoad((runLoad) => work({ stage, runLoad, cpu }))
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
}

/** One process sends all loads: one that has just started is itself slow. */
async function withLoad<Result>(work: (runLoad: Staged['runLoad']) => Promise<Result>): Promise<Result> {
  const argv = [process.execPath, ...nodeFlags, fileOf('api-load.ts')]
  const [command, ...words] = onCores(cores?.others, argv)
  const child = spawn(command!, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  try {
    return await work(async (order) => {
      child.stdin.write(`${JSON.stringify(order)}\n`)
      const { value, done } = await lines.next()
      if (done === true) throw new Error('the load of the benchmark ended before it had measured')
      return JSON.parse(value) as LoadResult
    })
  } finally {
    child.stdin.end()
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

type Measured = Pick<ApiBenchResult, 'figures' | 'share' | 'steadiness'>

async function measure(terminal: Terminal, staged: Staged, seconds: number): Promise<Measured> {
  const { port, barePort } = staged.stage
  const bare = { name: 'bare route, a constant', port: barePort }
  const decisions = { name: 'POST /decisions/contact', port }
  await load(staged, { ...decisions, seconds: warmSeconds, type: 'service' })
  for (const one of [bare, decisions]) await load(staged, { ...one, seconds: warmSeconds })
  terminal.err('measure …\n')
  const bares = [await load(staged, { ...bare, seconds: turnSeconds })]
  const asked: ApiFigures[] = []
  for (let turn = 0; turn < seconds; turn += turnSeconds) {
    asked.push(await load(staged, { ...decisions, seconds: turnSeconds }))
    bares.push(await load(staged, { ...bare, seconds: turnSeconds }))
  }
  const around = (at: number, of: (figures: ApiFigures) => number) =>
    (of(bares[at]!) + of(bares[at + 1]!)) / 2
  const share = {
    requests: median(asked.map(({ perSecond }, at) => perSecond / around(at, (one) => one.perSecond))),
    cpu: median(asked.map(({ cpu }, at) => around(at, (one) => one.cpu) / cpu)),
  }
  const rate = Math.floor(median(asked.map(({ perSecond }) => perSecond)) / 2)
  const half = { seconds: turnSeconds, rate }
  const halves: ApiFigures[] = []
  const baresAsMany: ApiFigures[] = []
  for (let turn = 0; turn < seconds; turn += turnSeconds) {
    halves.push(await load(staged, { ...decisions, ...half, name: `${decisions.name}, half load` }))
    baresAsMany.push(await load(staged, { ...bare, ...half, name: `${bare.name}, as many` }))
  }
  const steadiness = {
    seconds: halves.length,
    patient: halves.filter(({ p99 }) => p99 < patience).length,
    worst: Math.max(...halves.map(({ p99 }) => p99)),
  }
  const atCounters = await measureCounters(staged, seconds)
  const inTurns = [bares, asked, halves, baresAsMany].map(middleOf)
  return { figures: [...inTurns, ...atCounters], share, steadiness }
}

/** The two decisions of the counter, each asked as often as it is answered. */
async function measureCounters(staged: Staged, seconds: number): Promise<readonly ApiFigures[]> {
  const { port, accounts, payee } = staged.stage
  const transfer = { payeeAccount: payee, purpose: 'donation', channel: 'mobile_bank', day: '2020-02-10' }
  const asked = [
    { address: '/api/decisions/relief', bodies: accounts.map((account) => ({ account })) },
    { address: '/api/decisions/fee', bodies: [{ ...transfer, amountMinor: 100_000 }] },
  ]
  const figures: ApiFigures[] = []
  for (const { address, bodies } of asked) {
    const name = `POST ${address.slice('/api'.length)}, ${counters} at once`
    const order = { address, bodies: bodies.map((body) => JSON.stringify(body)), connections: counters }
    await ask(staged, { name, port, seconds: 1, ...order })
    figures.push(await ask(staged, { name, port, seconds, ...order }))
  }
  return figures
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!

/** The medians of turns. */
function middleOf(turns: readonly ApiFigures[]): ApiFigures {
  const middle = (of: (figures: ApiFigures) => number) => median(turns.map(of))
  return {
    name: turns[0]!.name,
    requests: turns.reduce((sum, { requests }) => sum + requests, 0),
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    failed: turns.reduce((sum, { failed }) => sum + failed, 0),
    cpu: middle(({ cpu }) => cpu),
  }
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

/** Asks about contacts. */
function load(staged: Staged, { type, ...rest }: LoadOptions): Promise<ApiFigures> {
  const { accounts } = staged.stage
  const types = type === undefined ? typesUsual : [type]
  const bodies = types.flatMap((_, turn) =>
    accounts.map((account, at) => {
      const asked = types[(at + turn) % types.length]
      return JSON.stringify({ account, channel: 'agent', type: asked, at: askedAt })
    }),
  )
  return ask(staged, { address: contactAddress, bodies, connections, ...rest })
}

async function ask(
  { stage: { token }, runLoad, cpu }: Staged,
  { name, ...order }: Omit<LoadOrder, 'headers'> & { readonly name: string },
): Promise<ApiFigures> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const before = await cpu()
  const result = await runLoad({ headers, ...order })
  return { name, ...result, cpu: ((await cpu()) - before) / result.requests }
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
export function apiReport({ figures, share, steadiness, isPinned, readiness, disk }: ApiBenchResult): string {
  const head = ['', 'requests/s', 'p50 ms', 'p99 ms', 'server µs', 'failed']
  const lines = figures.map(({ name, perSecond, p50, p99, cpu, failed }) => [
    name,
    perSecond.toFixed(0),
    p50.toFixed(2),
    p99.toFixed(2),
    cpu.toFixed(1),
    String(failed),
  ])
  const percent = (part: number): string => (part * 100).toFixed(0)
  const where = isPinned
    ? 'the server on one core, load and database on the others'
    : 'no taskset: nothing has a core of its own'
  return `${textTable([head, ...lines], [1, 2, 3, 4, 5]).join('\n')}
decisions reach ${percent(share.requests)} % of the requests of the bare route, ${percent(share.cpu)} % by processor time of the server (${where})
at half load p99 stayed below ${patience} ms in ${steadiness.patient} of ${steadiness.seconds} seconds, the worst had ${steadiness.worst.toFixed(0)}
the disk keeps a page in ${disk.p50.toFixed(2)} ms, one of a hundred in ${disk.p99.toFixed(2)}, the slowest in ${disk.longest.toFixed(0)}; ${(disk.stood * 100).toFixed(1)} % of the time it stood still for more than ${patience} ms
ready ${(readiness / 1000).toFixed(1)} s after the start of reprieve serve on this bank
`
}
