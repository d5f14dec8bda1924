// Every route, from its own description: hundreds of requests right and wrong find no 5xx and no answer it did not announce.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { type Chance, chanceFromSeed, wholeBelow } from '../connectors/index.ts'
import { bookOfDesk, loadCustomers } from '../operations/index.ts'
import { type Caller, may, type Verb } from '../organisation/index.ts'
import { ended, must, openTestApi, type TestApi } from './api-for-tests.ts'
import { valueFor } from './fuzz-values-for-tests.ts'
import { securityHeaders } from './headers.ts'
import type { OpenApi, Operation } from './openapi.ts'
import { routes } from './routes/index.ts'
import { exactValidatorOf } from './validation.ts'

const addFormats = formats as unknown as (ajv: Ajv2020) => Ajv2020
const requestsEach = 60
const people = ['lina', 'batu', 'wulan', 'zhangmin', 'sunguoqiang', 'saren', 'liuyang', 'wangxiulan', '']

let api: TestApi
let document: OpenApi
let callers: readonly Caller[]
let texts: readonly string[]
before(async () => {
  api = await openTestApi({ customers: 100 })
  const found = await Promise.all(people.map((id) => api.desk.store.organisation.findCaller(id)))
  await loadPeople()
  callers = found.filter((caller) => caller !== undefined)
  const drafted = await ended(
    api,
    'lina',
    await api.call('lina', 'POST /api/plans', { programme: 'icbc-im-2020' }),
  )
  const { plan } = drafted.result as { plan: string }
  await api.call('batu', `POST /api/plans/${plan}/approve`)
  texts = [
    plan,
    plan,
    drafted.id!,
    'A0000000005',
    'P00000001',
    'icbc-im-2020',
    'lina',
    'wuhai.haibowan',
    'x',
    '1',
  ]
  document = (await api.call('', 'GET /api/openapi.json')).body as unknown as OpenApi
})
after(() => api.stop())

/** So that customers can be asked for. */
async function loadPeople(): Promise<void> {
  const book = must(await bookOfDesk(api.desk))
  const at = (name: string) => join(api.desk.folder, name)
  const request = { book, extract: at('extract'), keyFile: at('customers.key'), random: randomBytes }
  must(await loadCustomers(api.desk, request))
}

const withoutReferences = (schema: object): object =>
  '$ref' in schema ? document.components.schemas.Problem! : schema

test('the description is OpenAPI 3.1 and describes every operation with its verb and its answers', () => {
  assert.equal(document.openapi, '3.1.0')
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  assert.ok(operations.length > 35)
  const ids = operations.map(({ operationId }) => operationId)
  assert.equal(new Set(ids).size, ids.length)
  for (const { responses } of operations) assert.ok(Object.keys(responses).length > 0)
})

test('every schema of the description is one of JSON Schema 2020-12, every address names its blanks, and every example fits', () => {
  const ajv = addFormats(new Ajv2020({ strict: false }))
  const { securitySchemes, headers } = document.components
  for (const [address, methods] of Object.entries(document.paths))
    for (const operation of Object.values(methods)) {
      const { parameters, requestBody, responses, security, tags } = operation
      const blanks = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const inPath = parameters.filter((one) => one.in === 'path')
      if (operation['x-verb'] !== undefined)
        assert.deepEqual(inPath.map(({ name }) => name).sort(), blanks.sort())
      for (const scheme of security.flatMap((one) => Object.keys(one))) assert.ok(scheme in securitySchemes)
      for (const tag of tags) assert.ok(document.tags.some(({ name }) => name === tag))
      const told = Object.values(responses).flatMap((one) => Object.keys(one.headers ?? {}))
      for (const name of told) assert.ok(name in headers, name)
      const contents = [requestBody, ...Object.values(responses)].flatMap((one) =>
        Object.values(one?.content ?? {}),
      )
      for (const { schema, example } of [...parameters, ...contents]) {
        const own = withoutReferences(schema)
        assert.ok(ajv.validateSchema(own), `${address}: ${JSON.stringify(ajv.errors)}`)
        if (example !== undefined)
          assert.ok(ajv.validate(own, example), `${address}: ${JSON.stringify(ajv.errors)}`)
      }
    }
})

test('every change may be rehearsed by its address as by its header, or says neither', () => {
  for (const { method, address, query, isLook = false } of routes)
    if (method === 'POST') assert.equal('dryRun' in query.properties, !isLook, address)
})

test('R16: fuzzed from the description, every route answers as it announces', async () => {
  const chance = chanceFromSeed(Number(process.env.FUZZ_SEED ?? 20))
  let requests = 0
  const findings = new Map<string, string>()
  for (const [address, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation['x-verb'] === undefined) continue
      for (let at = 0; at < requestsEach; at++) {
        const found = await fuzz({ address, method: method.toUpperCase(), operation, chance })
        if (found !== undefined) findings.set(`${method} ${address} ${found.split('\n')[0]}`, found)
        requests++
      }
    }
  }
  assert.deepEqual([...findings.values()], [])
  assert.ok(requests > 2000)
})

/** Mostly somebody who may, else anybody. */
function personFor(operation: Operation, chance: Chance): string {
  const able = callers.filter((caller) => may(caller, operation['x-verb'] as Verb) === undefined)
  const from = able.length > 0 && wholeBelow(chance, 4) > 0 ? able.map(({ id }) => id) : people
  return from[wholeBelow(chance, from.length)]!
}

/** What every answer carries, of which no description speaks. */
const usual = [
  'content-type',
  'content-length',
  'date',
  'connection',
  'transfer-encoding',
  ...Object.keys(securityHeaders),
]

const isKnown = (name: string, announced: object): boolean =>
  usual.includes(name) || Object.keys(announced).some((one) => one.toLowerCase() === name)

interface Fuzzed {
  readonly address: string
  readonly method: string
  readonly operation: Operation
  readonly chance: Chance
}

async function fuzz({ address, method, operation, chance }: Fuzzed): Promise<string | undefined> {
  let url = address
  const query = new URLSearchParams()
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = String(valueFor(schema, { chance, texts }))
    const encoded = value.isWellFormed() ? value : 'x'
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(encoded) || 'x')
    if (place === 'query' && (required || wholeBelow(chance, 3) === 0)) query.set(name, encoded)
  }
  const schema = operation.requestBody?.content['application/json']?.schema
  const body = schema === undefined ? undefined : JSON.stringify(valueFor(schema, { chance, texts }))
  const person = personFor(operation, chance)
  const answer = await api.server.inject({
    method: method as 'GET',
    url: `${url}${query.size > 0 ? `?${query}` : ''}`,
    headers: { 'x-person': person, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { payload: body }),
  })
  const said = `${person} ${method} ${url}?${query} ${body ?? ''} → ${answer.statusCode} ${answer.body.slice(0, 300)}`
  const announced = operation.responses[String(answer.statusCode)]
  if (answer.statusCode >= 500 || announced === undefined) return `not announced: ${said}`
  const strange = Object.keys(answer.headers).filter((name) => !isKnown(name, announced.headers ?? {}))
  if (strange.length > 0) return `header ${strange} not announced: ${said}`
  if (announced.content === undefined) return undefined
  const type = String(answer.headers['content-type'] ?? '').split(';')[0]!
  const content = announced.content[type]
  if (content === undefined) return `another type: ${said}`
  if (!type.endsWith('json')) return undefined
  const validate = exactValidatorOf(withoutReferences(content.schema))
  return validate(JSON.parse(answer.body)) ? undefined : `${JSON.stringify(validate.errors)} ${said}`
}
