// A small bank with a server, its demo people and a clock one can set, where a header says who calls: for tests only.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyPluginAsync, LightMyRequestResponse } from 'fastify'
import plugin from 'fastify-plugin'
import { importBook, makeExtract } from '../book/index.ts'
import { settlePeople } from '../cli/demo/desk-people.ts'
import { calm, calmMessages, chanceFromSeed, openBankFolder, SimulatedMessages } from '../connectors/index.ts'
import type { MessageGateway } from '../contact/index.ts'
import { dayFromIso, isRefusal, type Refusal } from '../kernel/index.ts'
import {
  ContactDesk,
  CustomerDesk,
  contactTerms,
  type Desk,
  DocumentDesk,
  InForce,
  JobRunner,
  NameListDesk,
  ObjectionsKnown,
  type OpenSystems,
} from '../operations/index.ts'
import type { Caller } from '../organisation/index.ts'
import { packFromTexts, packProgramme } from '../programmes/index.ts'
import { layDatabase, programUrl } from '../store/database/database-for-tests.ts'
import { openStore } from '../store/index.ts'
import { openDatabase } from '../store/store.ts'
import { openDeskOver } from '../wiring.ts'
import { type ApiTools, buildServer, type ReprieveServer } from './index.ts'

const policyFolder = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))
export const asOf = '2020-03-31'

export interface TestApi extends ReprieveServer {
  readonly tools: ApiTools
  readonly desk: Desk
  /** Every line of the log so far. */
  readonly lines: string[]
  setClock(instant: string): void
  /** Calls as a person of the demo; `''` is nobody. */
  call(
    person: string,
    call: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>
  stop(): Promise<void>
}

export interface Answered {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly text: string
  /** The body as JSON; fails the test when it is none. */
  readonly body: Readonly<Record<string, never>>
}

export function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? `${answer.code}: ${answer.because}` : '')
  return answer as Value
}

export interface TestSettings {
  readonly customers?: number
  readonly requestsPerMinute?: number
  readonly requestsPerAddress?: number
  readonly extraRoutes?: (server: FastifyInstance) => void
  /** Carries short messages; one that always does unless said otherwise. */
  readonly gateway?: MessageGateway
}

/** Opens the bank: book of 31 March 2020, the programme published, everybody with their roles. */
export async function openTestApi(settings: TestSettings = {}): Promise<TestApi> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-api-'))
  await chmod(folder, 0o711)
  let now = '2020-04-01T02:00:00Z'
  const clock = () => now
  await layDatabase(folder)
  const { sql, close } = await openDatabase({ dataFolder: folder, durable: false })
  const store = await openStore({ databaseUrl: programUrl(sql), dataFolder: folder, clock })
  const desk = await openDeskOver({ store, folder, clock })
  await fill(desk, settings.customers ?? 600)
  const running = await open(desk, { clock, ...settings })
  const stop = async () => {
    await running.close()
    await store.close()
    await close()
    await rm(folder, { recursive: true, force: true })
  }
  const setClock = (instant: string) => {
    now = instant
  }
  return { ...running, desk, setClock, stop, call: callerOn(running.server) }
}

async function fill(desk: Desk, customers: number): Promise<void> {
  const extract = join(desk.folder, 'extract')
  const day = dayFromIso(asOf)
  const making = { customers, seed: 1, out: extract, asOf: day, threads: 1 } as const
  must(await makeExtract({ ...making, format: 'parquet', damage: 'realistic' }))
  const out = join(desk.folder, 'books', asOf)
  must(await importBook({ extract, out, asOf: day, threads: 1, memoryLimit: '1GB' }))
  await copyFile(join(extract, 'donation-accounts.csv'), join(desk.folder, 'donation-accounts.csv'))
  must(await settlePeople(desk.store))
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  const publication = { author: 'wulan', approver: 'zhangmin', reason: '银发〔2020〕29号' }
  must(await desk.store.programmes.publish(pack, { ...publication, validFrom: dayFromIso('2020-01-26') }))
}

/** Publishes the shipped programme once more, as one for a flood that is not over: a second programme in force. */
export async function publishFlood({ store }: Desk): Promise<void> {
  const shipped = await packProgramme(policyFolder)
  assert.ok('digest' in shipped)
  const files = shipped.files.map(({ path, text }) => ({
    path,
    text: path !== 'programme.yaml' ? text : floodFrom(text),
  }))
  const publication = { author: 'wulan', approver: 'zhangmin', reason: '防汛应急响应' }
  const validFrom = dayFromIso('2020-01-26')
  must(await store.programmes.publish(packFromTexts(files), { ...publication, validFrom }))
}

const floodFrom = (text: string): string =>
  text.replace('programme: icbc-im-2020', 'programme: flood-2020').replace('    lastDay: 2020-02-25\n', '')

interface OpenSettings extends TestSettings {
  readonly clock: () => string
  /** What its ids begin with: those of another program differ. */
  readonly idsBegin?: string
}

/** Opens a server over a desk, as it is opened again after a crash. */
export async function open(
  desk: Desk,
  {
    clock,
    idsBegin = 'id',
    requestsPerMinute = 1_000_000,
    requestsPerAddress = 1_000_000,
    extraRoutes,
    gateway = new SimulatedMessages({ seed: 1, rates: calmMessages }),
  }: OpenSettings,
) {
  let ids = 0
  let ticks = 0
  const newId = () => `${idsBegin}${desk.folder.slice(-6)}${ids++}`
  const stopwatch = () => ticks++
  const inForce = new InForce({ desk, programme: 'icbc-im-2020', clock, stopwatch })
  const objections = new ObjectionsKnown({ store: desk.store, stopwatch })
  const terms = () => contactTerms(desk)
  const contacts = new ContactDesk({ store: desk.store, inForce, objections, terms, clock, stopwatch, newId })
  const failures: unknown[] = []
  const onFailure = (_: string, error: unknown) => failures.push(error)
  const importing = {
    keyFile: join(desk.folder, 'customers.key'),
    random: (bytes: number) => randomBytes(bytes),
  }
  const messages = { gateway, keyFile: importing.keyFile, clock }
  const openSystems = bankOf(desk)
  const jobs = new JobRunner({ desk, openSystems, importing, messages, clock, stopwatch, onFailure })
  jobs.start()
  const keyFile = join(desk.folder, 'customers.key')
  const customers = new CustomerDesk({ desk, inForce, keyFile })
  const documents = new DocumentDesk({ desk, keyFile, random: randomBytes })
  const lists = new NameListDesk({ desk, customers, keyFile, random: randomBytes, clock })
  const tools: ApiTools = {
    desk,
    contacts,
    objections,
    customers,
    documents,
    lists,
    inForce,
    jobs,
    clock,
    newId,
  }
  const lines: string[] = []
  const logTo = { write: (line: string) => void lines.push(line) }
  const origin = 'http://127.0.0.1:8020'
  const signIn = headerSaysWho(desk)
  const pages: FastifyPluginAsync = async (server) => extraRoutes?.(server)
  const built = await buildServer({
    tools,
    signIn,
    stopwatch,
    logTo,
    origin,
    requestsPerMinute,
    requestsPerAddress,
    pages,
  })
  await built.server.ready()
  const close = async () => {
    await built.server.close()
    await jobs.stop()
    await customers.close()
    await inForce.close()
    assert.deepEqual(failures, [])
  }
  return { ...built, tools, lines, close }
}

const bankOf = (desk: Desk): OpenSystems => {
  return async () => {
    const folder = join(desk.folder, 'bank')
    const options = { folder, extract: join(desk.folder, 'extract'), rates: calm, chance: chanceFromSeed(1) }
    const bank = await openBankFolder(options)
    return isRefusal(bank) ? bank : { systems: bank.bank.systems, close: () => bank.close() }
  }
}

const noSession = '00000000-0000-0000-0000-000000000000'

/** Stands in for signing in: `x-person` names who calls, a machine by the hash of its token. */
const headerSaysWho = ({ store }: Desk): FastifyPluginAsync =>
  plugin(async (server) => {
    server.decorateRequest('person', undefined)
    server.decorateRequest('refusedAtTheDoor', undefined)
    server.decorateRequest('signedIn', undefined)
    const known = new Map<string, Caller | undefined>()
    server.addHook('onRequest', async (request) => {
      const id = String(request.headers['x-person'] ?? '')
      if (!known.has(id))
        known.set(id, (await store.organisation.findCaller(id)) ?? (await store.tokens.findCaller(id)))
      request.person = known.get(id)
      request.signedIn = { id: noSession, freshUntil: '9999-12-31T00:00:00Z' }
    })
  })

function callerOn(server: FastifyInstance): TestApi['call'] {
  return async (person, call, body, headers = {}) => {
    const [method = '', url = ''] = call.split(' ')
    const answer = await server.inject({
      method: method as 'GET',
      url,
      headers: { 'x-person': person, ...headers },
      ...(body !== undefined && { payload: body as object }),
    })
    const text = answer.body
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      get body() {
        return JSON.parse(text)
      },
    }
  }
}

/** A reviewer takes the work item in which a circumstance waits to be verified. */
export async function takeEvidence(api: TestApi, person: string, circumstance: string): Promise<void> {
  const { item } = (await api.desk.store.documents.reviewOf(circumstance))!
  const taken = await api.call(person, `POST /api/work-items/${item}/assign`, { owner: person })
  assert.equal(taken.status, 200, taken.text)
}

/** A reviewer takes it and looks at every document of it, as one must before one verifies. */
export async function lookAtEvidence(api: TestApi, person: string, circumstance: string): Promise<void> {
  await takeEvidence(api, person, circumstance)
  for (const { id } of await api.desk.store.documents.ofCircumstance(circumstance))
    await api.call(person, `GET /api/documents/${id}`)
}

/** Waits for a job to end; its result. */
export async function ended(
  api: TestApi,
  person: string,
  started: Answered,
): Promise<Readonly<Record<string, never>>> {
  assert.equal(started.status, 202, started.text)
  const events = await api.call(person, `GET /api/jobs/${started.body.id}/events`)
  const last = events.text
    .trim()
    .split('\n\n')
    .filter((event) => event.startsWith('event: job'))
    .at(-1)!
  return JSON.parse(last.slice(last.indexOf('data: ') + 'data: '.length))
}
