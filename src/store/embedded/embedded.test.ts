// The embedded database survives every way in which those who use it may end, and never outlives its use.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase, openStore, type Store } from '../store.ts'
import { temporaryFolder } from '../store-for-tests.ts'
import { openEmbedded } from './index.ts'

const holder = fileURLToPath(new URL('holder-for-tests.ts', import.meta.url))

let root: string
let dataFolder: string
before(async () => {
  root = await temporaryFolder()
  dataFolder = join(root, 'bank')
})
after(() => rm(root, { recursive: true, force: true }))

interface Held {
  readonly process: ChildProcess
  readonly size: number
  readonly serverPid: number
}

async function hold(how: 'close' | 'exit' | 'hold', folder = dataFolder): Promise<Held> {
  const child = spawn(process.execPath, [holder, folder, how], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string]
  return { process: child, ...JSON.parse(line) }
}

const ended = async ({ process: child }: Held): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** PostgreSQL removes this file as its last act. */
const isServed = (folder = dataFolder): boolean =>
  existsSync(join(folder, 'database', 'cluster', 'postmaster.pid'))

async function serverStops(): Promise<void> {
  while (isServed()) await pause(10)
}

const open = (folder = dataFolder): Promise<Store> =>
  openStore({ dataFolder: folder, durable: false, clock: () => '2020-04-01T01:00:00Z' })

test('processes that begin at once on a new data folder share one database', async () => {
  const all = await Promise.all([hold('hold'), hold('hold')])
  assert.deepEqual(all.map(({ size }) => size).sort(), [1, 2])
  assert.equal(new Set(all.map(({ serverPid }) => serverPid)).size, 1)
  for (const held of all) held.process.stdin!.end()
  await Promise.all(all.map(ended))
  await serverStops()
})

test('a process that joins and leaves does not disturb the one that came before', async () => {
  const store = await open()
  const joined = await hold('close')
  await ended(joined)
  assert.equal(await store.log.size(), joined.size)
  assert.ok(isServed())
  await store.close()
  assert.ok(!isServed())
})

test('a process killed without warning loses nothing it was told is kept, and its server is adopted', async () => {
  const held = await hold('hold')
  held.process.kill('SIGKILL')
  await ended(held)
  const store = await open()
  assert.equal(await store.log.size(), held.size)
  assert.deepEqual((await store.log.verify()).findings, [])
  await store.close()
  assert.ok(!isServed())
})

test('a process and its server killed together lose nothing they said is kept', async () => {
  const held = await hold('hold')
  process.kill(held.serverPid, 'SIGKILL')
  held.process.kill('SIGKILL')
  await ended(held)
  assert.ok(isServed(), 'the file of the killed server is still there')
  const store = await open()
  assert.equal(await store.log.size(), held.size)
  assert.deepEqual((await store.log.verify()).findings, [])
  await store.close()
})

test('R7 processes and servers killed while they append lose nothing that was answered and leave no gap', async () => {
  for (const answers of [1, 7, 23]) {
    const child = spawn(process.execPath, [holder, dataFolder, 'append'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const { serverPid } = JSON.parse((await lines.next()).value ?? '')
    let answered = 0
    for (let i = 0; i < answers; i++) answered = Number((await lines.next()).value)
    child.kill('SIGKILL')
    process.kill(serverPid, 'SIGKILL')
    await once(child, 'exit')
    const store = await open()
    const { size, findings } = await store.log.verify()
    assert.ok(size >= answered, `${answered} were answered and ${size} are kept`)
    assert.deepEqual(findings, [])
    await store.close()
  }
})

test('a server that dies in use is an error in words, and the store still closes and opens again', async () => {
  const watched = await openEmbedded(dataFolder, false)
  const store = await open()
  const size = await store.log.size()
  process.kill(watched.serverPid, 'SIGKILL')
  await assert.rejects(async () => {
    for (;;) await store.log.size()
  }, /CONNECTION|ECONN|terminat|closed/i)
  await store.close()
  await watched.release()
  const again = await open()
  assert.equal(await again.log.size(), size)
  await again.close()
})

test('a store opened many times at once in one process is one database', async () => {
  const folder = join(root, 'many')
  const stores = await Promise.all([open(folder), open(folder)])
  await Promise.all(stores.map((store) => store.close()))
  assert.deepEqual(await readdir(join(folder, 'database')), ['cluster', 'password', 'server.log'])
})

test('a left-over server file whose number now belongs to another process does not keep the database closed', async () => {
  const file = join(dataFolder, 'database', 'cluster', 'postmaster.pid')
  await writeFile(
    file,
    `${process.pid}\n${join(dataFolder, 'database', 'cluster')}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`,
  )
  const store = await open()
  await store.close()
  assert.ok(!isServed())
})

test('a process that ends without closing, or by a signal, leaves no server behind', async () => {
  await ended(await hold('exit'))
  await serverStops()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const held = await hold('hold')
    held.process.kill(signal)
    await ended(held)
    assert.equal(held.process.signalCode, signal)
    await serverStops()
  }
})

test('a new database is on disk before it is used, and what a killed maker left is removed', async () => {
  const folder = join(root, 'durable')
  const draft = join(folder, 'database', 'cluster.new.999999999.00')
  await mkdir(draft, { recursive: true })
  const { sql, close } = await openDatabase({ dataFolder: folder })
  const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']
  const rows = await sql<
    { setting: string }[]
  >`select setting from pg_settings where name in ${sql(settings)}`
  assert.deepEqual(
    rows.map(({ setting }) => setting),
    ['on', 'on', 'on', 'on'],
  )
  await close()
  assert.ok(!existsSync(draft))
})

test('several data folders have their own databases side by side', async () => {
  const folders = ['many', 'b'].map((name) => join(root, name))
  const stores = await Promise.all(folders.map((folder) => open(folder)))
  await stores[0]!.people.introduce({ id: 'li.na', name: { zh: '李娜', en: 'Li Na' }, roles: [] })
  assert.deepEqual(await Promise.all(stores.map(async ({ people }) => (await people.list()).length)), [1, 0])
  await Promise.all(stores.map((store) => store.close()))
  assert.deepEqual(folders.map(isServed), [false, false])
})

test('DATABASE_URL is used instead, and a wrong one is refused without showing its password', async () => {
  const embedded = await openEmbedded(dataFolder, false)
  const { user, password, host, port, database } = embedded.address
  const url = `postgres://${user}:${password}@${host}:${port}/${database}`
  const store = await openStore({
    databaseUrl: url,
    dataFolder: join(root, 'unused'),
    clock: () => '2020-04-01T01:00:00Z',
  })
  assert.ok((await store.log.size()) > 0)
  await store.close()
  assert.ok(!existsSync(join(root, 'unused')))
  for (const wrong of [
    `postgres://${user}:secret@${host}:${port}/${database}`,
    'postgres://u:secret@127.0.0.1:1/x',
    'mysql://u:secret@h/x',
  ]) {
    const error = await openStore({
      databaseUrl: wrong,
      dataFolder,
      clock: () => '2020-04-01T01:00:00Z',
    }).catch((thrown: Error) => thrown)
    assert.equal((error as Error).name, 'StoreUnavailable')
    assert.doesNotMatch((error as Error).message, /secret/)
  }
  await embedded.release()
})

test('the password is readable by its owner only, and a lost one is refused in words', async () => {
  const file = join(dataFolder, 'database', 'password')
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  const password = await readFile(file, 'utf8')
  await writeFile(file, 'another')
  await assert.rejects(open(), /password in .* is not the database's; put the file back/)
  await writeFile(file, password)
  await (await open()).close()
  assert.ok(!isServed())
})

test('a data folder that cannot be used is refused in words', async () => {
  const place = join(root, 'broken', 'database')
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'cluster-location'), '/no/such/place\n')
  await assert.rejects(open(join(root, 'broken')), /names \/no\/such\/place, which is not there; put it back/)
  await rm(join(place, 'cluster-location'))
  await mkdir(join(place, 'cluster'))
  await writeFile(join(place, 'cluster', 'PG_VERSION'), '15\n')
  await assert.rejects(open(join(root, 'broken')), /is of PostgreSQL 15, not 18; dump it/)
  await rm(join(place, 'cluster'), { recursive: true })
  await writeFile(join(root, 'file'), '')
  await assert.rejects(open(join(root, 'file')), /cannot be created \(E\w+\); choose another data folder/)
})

test('below a folder that only root enters, the database lies where its server reaches it', {
  skip: process.getuid?.() !== 0 && 'only root runs the server as another user',
}, async () => {
  const hidden = join(root, 'hidden')
  await mkdir(hidden)
  await chmod(hidden, 0o700)
  const store = await open(join(hidden, 'bank'))
  const cluster = (await readFile(join(hidden, 'bank', 'database', 'cluster-location'), 'utf8')).trim()
  try {
    assert.ok(!cluster.startsWith(root) && existsSync(cluster))
    await store.people.introduce({ id: 'li.na', name: { zh: '李娜', en: 'Li Na' }, roles: [] })
    await store.close()
    const again = await open(join(hidden, 'bank'))
    assert.equal((await again.people.list()).length, 1)
    await again.close()
  } finally {
    await store.close()
    await rm(cluster, { recursive: true })
  }
})
