// A bank whose routes are attacked: its people, things of two branches, and every operation of the description. For tests only.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { must, openTestApi, type TestApi } from '../../src/api/api-for-tests.ts'
import { valueFor } from '../../src/api/fuzz-values-for-tests.ts'
import type { OpenApi, Operation } from '../../src/api/openapi.ts'
import { type BookPerson, withPeople } from '../../src/book/index.ts'
import { deskPeople } from '../../src/cli/demo/desk-people.ts'
import { type Chance, chanceFromSeed } from '../../src/connectors/index.ts'
import { bookOfDesk, loadCustomers } from '../../src/operations/index.ts'
import type { Caller, Verb } from '../../src/organisation/index.ts'

export interface SecuredOperation extends Operation {
  readonly method: 'GET' | 'POST'
  readonly address: string
  readonly verb: Verb
  /** `GET /api/plans`. */
  readonly name: string
}

/** Things of one branch, by the name of the parameter or member that asks for them. */
export type Things = Readonly<Record<string, string | number>>

export interface SecurityWorld {
  readonly api: TestApi
  readonly operations: readonly SecuredOperation[]
  /** Everybody of the demo, and an operator and an auditor of Wuhai alone. */
  readonly callers: readonly Caller[]
  readonly people: readonly BookPerson[]
  readonly plan: string
  readonly wuhai: Things
  readonly baotou: Things
  stop(): Promise<void>
}

const locals = [
  ['wuhai.operator', 'operations', 'NM0201'],
  ['wuhai.auditor', 'auditor', 'NM0202'],
] as const

export async function openSecurityWorld(): Promise<SecurityWorld> {
  const api = await openTestApi()
  try {
    return await furnish(api)
  } catch (error) {
    await api.stop()
    throw error
  }
}

async function furnish(api: TestApi): Promise<SecurityWorld> {
  const people = await loadPeople(api)
  await introduceLocals(api)
  const ids = [...deskPeople.map(({ id }) => id), ...locals.map(([id]) => id)]
  const found = await Promise.all(ids.map((id) => api.desk.store.organisation.findCaller(id)))
  const document = (await api.call('', 'GET /api/openapi.json')).body as unknown as OpenApi
  const { plan, job } = await approvedPlan(api)
  const days = { firstDay: '2020-02-01', lastDay: '2020-02-20', day: '2020-02-20', name: '图雅' }
  const shared = { ...days, plan, job, programme: 'icbc-im-2020', version: 1, list: 'suppression' }
  return {
    api,
    operations: operationsOf(document),
    callers: found.filter((caller) => caller !== undefined),
    people,
    plan,
    wuhai: { ...shared, ...(await thingsOf(api, people, '1503')) },
    baotou: { ...shared, ...(await thingsOf(api, people, '1502')) },
    stop: () => api.stop(),
  }
}

async function loadPeople(api: TestApi): Promise<readonly BookPerson[]> {
  const { folder } = api.desk
  const book = must(await bookOfDesk(api.desk))
  const extract = join(folder, 'extract')
  const keyFile = join(folder, 'customers.key')
  must(await loadCustomers(api.desk, { book, extract, keyFile, random: randomBytes }))
  const all: BookPerson[] = []
  const source = { book, extract, workDir: folder, memoryLimit: '1GB', threads: 1 }
  must(
    await withPeople(source, async (some) => {
      for await (const part of some) all.push(...part)
      return true
    }),
  )
  return all
}

async function introduceLocals({ desk: { store } }: TestApi): Promise<void> {
  for (const [id, role, employeeNumber] of locals) {
    must(await store.people.introduce({ id, name: { zh: id, en: id }, roles: [], employeeNumber }))
    must(await store.organisation.assign({ person: id, role, node: 'wuhai', by: 'saren' }))
  }
}

interface Drafted {
  readonly result: { readonly plan: string }
}

async function approvedPlan(api: TestApi): Promise<{ readonly plan: string; readonly job: string }> {
  const started = await api.call('lina', 'POST /api/plans', { programme: 'icbc-im-2020' })
  const job = String(started.body.id)
  await api.call('lina', `GET /api/jobs/${job}/events`)
  const { result } = (await api.call('lina', `GET /api/jobs/${job}`)).body as unknown as Drafted
  await api.call('batu', `POST /api/plans/${result.plan}/approve`)
  return { plan: result.plan, job }
}

/** A customer of a region who has accounts, one of those, and a work item about it. */
async function thingsOf(api: TestApi, people: readonly BookPerson[], prefix: string): Promise<Things> {
  const person = people.find(({ region, accounts }) => region.startsWith(prefix) && accounts.length > 0)!
  const account = person.accounts[0]!.account
  const plan = (await api.desk.store.plans.list())[0]!.id
  const matter = { account, code: 'over_corrected', region: person.region }
  must(await api.desk.store.workItems.openMany(plan, [matter]))
  const [item] = await api.desk.store.workItems.list({ account })
  return { customer: person.customer, account, item: item!.id }
}

function operationsOf({ paths }: OpenApi): readonly SecuredOperation[] {
  return Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const verb = operation['x-verb'] as Verb | undefined
      if (verb === undefined) return []
      const upper = method.toUpperCase() as 'GET' | 'POST'
      return [{ ...operation, method: upper, address, verb, name: `${upper} ${address}` }]
    }),
  )
}

export interface Asked {
  readonly url: string
  readonly body?: unknown
}

type Members = Record<string, unknown>

/** A request that an operation reads: things where it names them, else values of its schemas. */
export function requestFor(operation: SecuredOperation, things: Things, change: Members = {}): Asked {
  const chance = chanceFromSeed(operation.name.length)
  const known: Members = { ...things, ...change }
  let url = operation.address
  const query = new URLSearchParams()
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = String(known[name] ?? fitting(schema, chance))
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value))
    if (place === 'query' && (required || name in change)) query.set(name, value)
  }
  const schema = operation.requestBody?.content['application/json']?.schema
  const body = schema === undefined ? undefined : withKnown(fitting(schema, chance), known)
  return { url: `${url}${query.size > 0 ? `?${query}` : ''}`, ...(body !== undefined && { body }) }
}

/** Chance that never draws the wrong value: what is made fits the schema as far as anybody can tell from it. */
const fitting = (schema: object, chance: Chance): unknown =>
  valueFor(schema, { chance: { next: () => 0.5 + chance.next() / 2 }, texts: ['x', '1', 'icbc-im-2020'] })

const withKnown = (body: unknown, known: Members): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, known[name] ?? value]))
    : body

/** Asks as somebody; changes are rehearsed where the route can be. */
export async function askAs(api: TestApi, person: string, operation: SecuredOperation, asked: Asked) {
  const headers = { prefer: 'dry-run' }
  return api.call(person, `${operation.method} ${asked.url}`, asked.body, headers)
}
