// A small bank served by a process of its own, that can be killed with its database and started again.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { csrfTokenOf, hashOf } from '../../src/api/sign-in/secrets.ts'
import { makeExtract, openBook, openLookUp } from '../../src/book/index.ts'
import { settlePeople } from '../../src/cli/demo/desk-people.ts'
import { dayFromIso } from '../../src/kernel/index.ts'
import { type Desk, draftPlan, importBookWithRecorded } from '../../src/operations/index.ts'
import { packProgramme } from '../../src/programmes/index.ts'
import { openStore } from '../../src/store/index.ts'
import { granted, temporaryFolder } from '../../src/store/store-for-tests.ts'
import { clock, openDeskOver, shippedPolicy } from '../../src/wiring.ts'
import { root } from '../tidy/sources.ts'

const programme = 'icbc-im-2020'
const asOf = dayFromIso('2020-03-31')
const customers = 300
const pollMilliseconds = 20
const machineSecret = 'm'.repeat(43)
const personSecret = 'p'.repeat(43)

export interface CrashBank {
  readonly desk: Pick<Desk, 'folder'>
  readonly accounts: readonly string[]
  readonly plan: string
  readonly openItems: readonly number[]
}

const later = (duration: Temporal.DurationLike): string =>
  Temporal.Instant.from(clock()).add(duration).toString()

/** A bank with a drafted plan, a machine that may ask about contacts, and Batu signed in. */
export async function makeCrashBank(): Promise<CrashBank> {
  const folder = await temporaryFolder()
  const store = await openStore({ dataFolder: folder, clock })
  const desk = await openDeskOver({ store, folder })
  try {
    const { plan, accounts } = await fill(desk)
    const openItems = await store.workItems.list({ state: 'open', plan })
    await letIn(desk)
    return { desk: { folder }, accounts, plan, openItems: openItems.map(({ id }) => id) }
  } finally {
    await store.close()
  }
}

async function fill(desk: Desk): Promise<Pick<CrashBank, 'plan' | 'accounts'>> {
  const extract = join(desk.folder, 'extract')
  const making = { customers, seed: 1, out: extract, asOf, threads: 1 } as const
  granted(await makeExtract({ ...making, format: 'parquet', damage: 'realistic' }))
  const bookDir = join(desk.folder, 'books', '2020-03-31')
  const importing = { extract, out: bookDir, asOf, threads: 1, memoryLimit: '1GB' } as const
  granted(await importBookWithRecorded(desk, importing))
  const registerFile = join(desk.folder, 'donation-accounts.csv')
  await copyFile(join(extract, 'donation-accounts.csv'), registerFile)
  granted(await settlePeople(desk.store))
  const pack = await packProgramme(shippedPolicy(programme))
  assert.ok('digest' in pack)
  const publication = { author: 'wulan', approver: 'zhangmin', reason: '银发〔2020〕29号' }
  granted(await desk.store.programmes.publish(pack, publication))
  const drafted = granted(await draftPlan(desk, { programme, bookDir, registerFile, person: 'lina' }))
  return { plan: drafted.id, accounts: await accountsOf(desk.folder, bookDir) }
}

async function accountsOf(folder: string, bookDir: string): Promise<readonly string[]> {
  const lookUp = await openLookUp(granted(await openBook(bookDir)), join(folder, 'look-ups'))
  try {
    const ids = Array.from({ length: customers }, (_, at) => `P${String(at).padStart(8, '0')}`)
    return (await Promise.all(ids.map((id) => lookUp.accountsOf(id)))).flat()
  } finally {
    await lookUp.close()
  }
}

async function letIn({ store }: Desk): Promise<void> {
  granted(
    await store.tokens.issue({
      id: 'machine:dialler-0001',
      tokenHash: hashOf(machineSecret),
      purpose: 'asks before every call',
      verbs: ['decision.contact'],
      node: 'inner_mongolia',
      by: 'lina',
      expiresAt: later({ hours: 1 }),
    }),
  )
  const until = { idleUntil: later({ minutes: 15 }), absoluteUntil: later({ hours: 1 }) }
  const session = { tokenHash: hashOf(personSecret), person: 'batu', ...until, authenticatedAt: clock() }
  granted(await store.sessions.open(session))
}

/** How the machine and Batu show who they are. */
export const asMachine = { authorization: `Bearer ${machineSecret}` } as const
export const asBatu = {
  cookie: `reprieve-session=${personSecret}`,
  'x-csrf-token': csrfTokenOf(personSecret),
} as const

export interface Served {
  post(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Told>
  /** Ends the database and the server without a word: a server that outlived its database by a moment would say that it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export interface Told {
  readonly status: number
  readonly text: string
  readonly replayed: boolean
}

/** `reprieve serve` over the bank's folder, once it says that it is ready. */
export async function serveCrashBank({ desk: { folder } }: CrashBank): Promise<Served> {
  const port = await freePort()
  const main = join(root, 'src', 'cli', 'main.ts')
  const env = { ...process.env, REPRIEVE_DATA: folder, DATABASE_URL: '' }
  const child = spawn(process.execPath, [main, 'serve', '--port', String(port)], { env, stdio: 'ignore' })
  const origin = `http://127.0.0.1:${port}`
  await untilReady(child, origin)
  const ended = once(child, 'exit')
  const pidFile = join(folder, 'database', 'cluster', 'postmaster.pid')
  const [postmaster] = (await readFile(pidFile, 'utf8')).split('\n')
  const kill = async () => {
    child.kill('SIGSTOP')
    process.kill(Number(postmaster), 'SIGKILL')
    child.kill('SIGKILL')
    await ended
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { post: (path, body, headers) => post(`${origin}/api${path}`, body, headers), kill, stop }
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  for (;;) {
    assert.equal(child.exitCode, null, 'the server lives')
    const answer = await fetch(`${origin}/api/health/ready`).catch(() => undefined)
    const told = (await answer?.json()) as { readonly decisions?: string } | undefined
    if (told?.decisions === 'ready') return
    await pause(pollMilliseconds)
  }
}

async function post(url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Told> {
  const json = { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(url, { ...json, headers: { 'content-type': 'application/json', ...headers } })
  const replayed = answer.headers.get('idempotency-replayed') === 'true'
  return { status: answer.status, text: await answer.text(), replayed }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { readonly port: number }
      probe.close(() => resolve(port))
    })
  })

export const removeCrashBank = ({ desk: { folder } }: CrashBank): Promise<void> =>
  rm(folder, { recursive: true, force: true })
