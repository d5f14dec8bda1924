// The server that the benchmark of the API asks, in a process of its own: the whole API, and a bare route beside it.

import { createHash, randomBytes } from 'node:crypto'
import { openSync, writeSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import Fastify from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { buildServer } from '../../api/index.ts'
import { importBook, makeExtract, openBook } from '../../book/index.ts'
import { dayFromIso, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Desk } from '../../operations/index.ts'
import { packProgramme } from '../../programmes/index.ts'
import { clock, openDesk, shippedPolicy, simulatedMessages, stopwatch } from '../../wiring.ts'
import { settlePeople } from '../demo/desk-people.ts'
import { openDoor } from '../serve/open-door.ts'
import { openTools } from '../serve/open-tools.ts'

/** What the process tells once it listens. */
export interface ApiStage {
  readonly port: number
  readonly barePort: number
  readonly token: string
  readonly accounts: readonly string[]
  /** An account of the register, to which donations are free. */
  readonly payee: string
}

/** What it tells when it is asked for `cpu`: processor time so far. */
export interface StageCpu {
  readonly microseconds: number
}

const asOf = dayFromIso('2020-03-31')
const host = '127.0.0.1'
const programme = 'icbc-im-2020'
const accountsMax = 2000
/** Answers before the measured ones: 400 megabytes of the database's log, whose files it then uses again. */
const answersBefore = 1_000_000
const answersAtOnce = 1000

function must<Value>(answer: Value | Refusal): Value {
  if (isRefusal(answer)) throw new Error(`${answer.because} (${answer.code})`)
  return answer as Value
}

const [customers] = process.argv.slice(2)
await liveThrough(await openDesk())
const desk = await openDesk()
const at = (...names: string[]) => join(desk.folder, ...names)
const options = { customers: Number(customers), seed: 1, out: at('extract'), asOf, threads: 2 } as const
must(await makeExtract({ ...options, format: 'parquet', damage: 'realistic' }))
const bookDir = at('books', '2020-03-31')
must(await importBook({ extract: at('extract'), out: bookDir, asOf, threads: 2, memoryLimit: '2GB' }))
await copyFile(at('extract', 'donation-accounts.csv'), at('donation-accounts.csv'))
must(await settlePeople(desk.store))
const pack = await packProgramme(shippedPolicy(programme))
if (!('digest' in pack)) throw new Error(pack[0]!.because)
must(await desk.store.programmes.publish(pack, { author: 'wulan', approver: 'zhangmin', reason: 'bench' }))
const secret = randomBytes(32).toString('base64url')
must(
  await desk.store.tokens.issue({
    id: 'machine:benchmark',
    tokenHash: createHash('sha256').update(secret).digest('hex'),
    purpose: 'bench',
    verbs: ['decision.contact', 'decision.relief', 'decision.fee'],
    node: 'inner_mongolia',
    by: 'lina',
    expiresAt: Temporal.Instant.from(clock()).add({ hours: 24 }).toString(),
  }),
)
const origin = `http://${host}:8020`
const signIn = must(await openDoor({ store: desk.store, origin, host, env: {} }))
const openSystems = async (): Promise<never> => {
  throw new Error('nothing is applied')
}
const gateway = simulatedMessages(1)
const { tools, close } = await openTools({ desk, programme, openSystems, gateway, onFailure: () => {} })
const log = openSync(at('server.log'), 'a')
const logTo = { write: (line: string) => void writeSync(log, line) }
const { server } = await buildServer({ tools, signIn, stopwatch, origin, logTo })
await server.listen({ host, port: 0 })
const accounts = await accountsOf()
const sample = await server.inject({
  method: 'POST',
  url: '/api/decisions/contact',
  headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
  payload: { account: accounts[0], channel: 'agent', type: 'collection' },
})
const bare = Fastify()
const constant = sample.json()
bare.post('/api/decisions/contact', () => constant)
await bare.listen({ host, port: 0 })
const portOf = (listening: typeof bare): number =>
  (listening.server.address() as { readonly port: number }).port
const { register } = must(await tools.inForce.ground())
const stage: ApiStage = {
  port: portOf(server as never),
  barePort: portOf(bare),
  token: secret,
  accounts,
  payee: register.entries[0]!.accountNumber,
}
process.send?.(stage)
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ microseconds: user + system } satisfies StageCpu)
})
process.once('SIGTERM', async () => {
  await Promise.all([server.close(), bare.close()])
  await close()
  await desk.store.close()
  process.disconnect?.()
})

/** Gives the database a past, as every database but a new one has, and closes it. */
async function liveThrough({ store }: Desk): Promise<void> {
  const answer = (number: number) => ({
    id: `past-${number}`,
    at: '2020-03-30T02:00:00Z',
    day: '2020-03-30',
    account: `A${number}`,
    customer: `P${number}`,
    region: '150102',
    channel: 'agent',
    type: 'service',
    relation: 'debtor',
    allowed: true,
    code: 'allowed',
    book: 'past',
    programme,
    version: 1,
    askedBy: 'machine:benchmark',
  })
  for (let number = 0; number < answersBefore; number += answersAtOnce)
    await Promise.all(
      Array.from({ length: answersAtOnce }, (_, at) => store.contacts.keep(answer(number + at))),
    )
  await store.close()
}

async function accountsOf(): Promise<readonly string[]> {
  const book = must(await openBook(bookDir))
  const ground = must(await tools.inForce.ground())
  const found: string[] = []
  for (let customer = 0; found.length < accountsMax && customer < book.accounts * 4; customer++)
    found.push(...(await ground.lookUp.accountsOf(`P${String(customer).padStart(8, '0')}`)))
  return found
}
