// A server killed with its database in the middle of its work: everything it answered is there afterwards, once.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStore } from '../../src/store/index.ts'
import { openDatabase } from '../../src/store/store.ts'
import { clock } from '../../src/wiring.ts'
import {
  asBatu,
  asMachine,
  type CrashBank,
  makeCrashBank,
  removeCrashBank,
  type Served,
  serveCrashBank,
  type Told,
} from './crash-bank.ts'

let bank: CrashBank
before(async () => {
  bank = await makeCrashBank()
})
after(() => removeCrashBank(bank))

interface Sent {
  readonly path: string
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

interface Acknowledged extends Sent {
  readonly told: Told
}

/** What was told before the kill, and what was under way in that moment. */
interface Load {
  readonly acknowledged: readonly Acknowledged[]
  readonly lost: readonly Sent[]
}

const hasKey = ({ headers }: Sent): boolean => 'idempotency-key' in headers

const dialling = 12
const enough = 300

/** Sends one request after another until the server is gone; what was answered is kept. The one that was not. */
async function sendUntilKilled(
  server: Served,
  requests: Iterable<Sent>,
  keep: (acknowledged: Acknowledged) => void,
): Promise<readonly Sent[]> {
  for (const request of requests) {
    const told = await server.post(request.path, request.body, request.headers).catch(() => undefined)
    if (told === undefined) return [request]
    keep({ ...request, told })
  }
  return []
}

/** A dialler's questions without end: every other one under a key of its own. */
function* questions(line: number): Iterable<Sent> {
  for (let turn = 0; ; turn++) {
    const account = bank.accounts[(turn * dialling + line) % bank.accounts.length]
    const type = ['collection', 'service', 'marketing'][turn % 3]
    const body = { account, channel: 'agent', type, at: '2020-04-01T10:00:00+08:00' }
    const keyed = { ...asMachine, 'idempotency-key': `line-${line}-${turn}` }
    yield { path: '/decisions/contact', body, headers: turn % 2 === 0 ? asMachine : keyed }
  }
}

/** Batu approves the plan, then closes one work item after another. */
function* decisionsOfBatu(): Iterable<Sent> {
  const keyed = (key: string) => ({ ...asBatu, 'idempotency-key': key })
  yield { path: `/plans/${bank.plan}/approve`, body: {}, headers: keyed('approve') }
  for (const item of bank.openItems)
    yield { path: `/work-items/${item}/close`, body: { outcome: '已核实' }, headers: keyed(`close-${item}`) }
}

async function killInMidLoad(): Promise<Load> {
  const server = await serveCrashBank(bank)
  const acknowledged: Acknowledged[] = []
  let killed: Promise<void> | undefined
  const keep = (one: Acknowledged) => {
    acknowledged.push(one)
    const batu = acknowledged.filter(({ headers }) => 'cookie' in headers).length
    if (acknowledged.length >= enough && batu > bank.openItems.length / 2) killed ??= server.kill()
  }
  const lines = Array.from({ length: dialling }, (_, line) => questions(line))
  const sending = [decisionsOfBatu(), ...lines].map((one) => sendUntilKilled(server, one, keep))
  const lost = (await Promise.all(sending)).flat()
  await killed
  return { acknowledged, lost }
}

test('X23: kill -9 of server and database in mid-load loses nothing that was answered, and doubles nothing', async () => {
  const { acknowledged, lost } = await killInMidLoad()
  for (const { told } of acknowledged) assert.equal(told.status, 200, told.text)
  const server = await serveCrashBank(bank)
  try {
    await assertAgainTheSame(server, acknowledged)
    await assertAllThereOnce(acknowledged)
    await assertLostAreTakenOnce(server, { acknowledged, lost })
  } finally {
    await server.stop()
  }
})

/** A repeated key is answered with the first answer, byte for byte. */
async function assertAgainTheSame(server: Served, acknowledged: readonly Acknowledged[]): Promise<void> {
  const keyed = acknowledged.filter(hasKey)
  assert.ok(keyed.length > enough / 4, `${keyed.length} of ${acknowledged.length} had a key`)
  for (const { path, body, headers, told } of keyed) {
    const again = await server.post(path, body, headers)
    assert.deepEqual(again, { ...told, replayed: true })
  }
}

/** Read behind the server: decisions as they were told, one approval, items closed, and each act logged once. */
async function assertAllThereOnce(acknowledged: readonly Acknowledged[]): Promise<void> {
  const store = await openStore({ dataFolder: bank.desk.folder, clock })
  try {
    const asked = acknowledged.filter(({ path }) => path === '/decisions/contact')
    const told = asked.map(({ told: { text } }) => JSON.parse(text) as { readonly id: string; code: string })
    assert.equal(new Set(told.map(({ id }) => id)).size, told.length)
    for (const { id, code } of told) assert.equal((await store.contacts.find(id))?.code, code)
    const done = await store.workItems.list({ state: 'done', plan: bank.plan })
    const closed = acknowledged.flatMap(({ path }) => /^\/work-items\/(\d+)\/close$/.exec(path)?.[1] ?? [])
    for (const item of closed)
      assert.ok(
        done.some(({ id }) => id === Number(item)),
        `item ${item}`,
      )
    const acts: string[] = []
    for await (const { kind, subject } of store.log.entries()) acts.push(`${kind} ${subject}`)
    const expected = [`plan_approved ${bank.plan}`, ...closed.map((item) => `work_item_closed ${item}`)]
    for (const act of expected) assert.equal(acts.filter((one) => one === act).length, 1, act)
    assert.deepEqual((await store.log.verify()).findings, [])
  } finally {
    await store.close()
  }
}

/** Whoever was not answered and had a key sends the same again: one row for each key, whether it was kept before the kill or not. */
async function assertLostAreTakenOnce(server: Served, { acknowledged, lost }: Load): Promise<void> {
  const asked = lost.filter(({ path }) => path === '/decisions/contact')
  const told = acknowledged.filter(({ path }) => path === '/decisions/contact').map((one) => one.told)
  for (const { path, body, headers } of asked.filter(hasKey)) {
    const once = await server.post(path, body, headers)
    assert.equal((await server.post(path, body, headers)).text, once.text)
    told.push(once)
  }
  const ids = new Set(told.map(({ text }) => (JSON.parse(text) as { readonly id: string }).id))
  const { sql, close } = await openDatabase({ dataFolder: bank.desk.folder })
  try {
    const rows = await sql<{ id: string }[]>`select id from contact_decision`
    const untold = rows.filter(({ id }) => !ids.has(id))
    const withoutKey = asked.filter((one) => !hasKey(one)).length
    assert.ok(untold.length <= withoutKey, `${untold.length} untold, ${withoutKey} of them without a key`)
  } finally {
    await close()
  }
}
