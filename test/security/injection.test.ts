// R21: whatever is written into a parameter of any route stays a value, in PostgreSQL and in DuckDB over Parquet.

import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { quoted } from '../../src/book/index.ts'
import { may } from '../../src/organisation/index.ts'
import { openTestDatabase } from './duckdb.ts'
import { openSecurityWorld, requestFor, type SecuredOperation, type SecurityWorld } from './world.ts'

let world: SecurityWorld
before(async () => {
  world = await openSecurityWorld()
})
after(() => world.stop())

/** What nine years of one system's search and sort parameters were broken with, and what DuckDB adds. */
const payloads = [
  "' OR '1'='1",
  "' OR 1=1 --",
  "x') OR ('1'='1",
  "'; create table injected (x int); --",
  '(select token_hash from session limit 1)',
  'id desc, (select pg_sleep(0))',
  "x' union select token_hash from session --",
  "x'/**/or/**/'1'like'1",
  "\\' or 1=1 --",
  'ʼ or 1=1 --',
  '＇ or 1=1 --',
  '%27%20or%201%3D1',
  "x'; copy (select 1) to 'injected.csv'; --",
  "read_csv('/etc/passwd')",
  "x') union all select * from read_text('/etc/hostname') --",
  "'; attach 'injected.db' as other; --",
  '$1',
]

const ableOne = ({ verb }: SecuredOperation): string | undefined =>
  world.callers.find((caller) => caller.assignments.length > 0 && may(caller, verb) === undefined)?.id

interface Tried {
  readonly said: string
  readonly status: number
  readonly text: string
}

async function tryOut(operation: SecuredOperation, change: Record<string, unknown>): Promise<Tried> {
  const person = ableOne(operation) ?? 'saren'
  const { url, body } = requestFor(operation, world.wuhai, change)
  const { status, text } = await world.api.call(person, `${operation.method} ${url}`, body, {
    prefer: 'dry-run',
  })
  return {
    said: `${operation.name} ${JSON.stringify(change)} → ${status} ${text.slice(0, 200)}`,
    status,
    text,
  }
}

/** Rows of a list, where the answer is one. */
function rowsIn(text: string): number {
  try {
    const { items } = JSON.parse(text)
    return Array.isArray(items) ? items.length : 0
  } catch {
    return 0
  }
}

test('R21 every parameter of every route × every payload is refused or finds nothing, and nothing breaks', async () => {
  const findings: string[] = []
  let tried = 0
  for (const operation of world.operations) {
    for (const { name, in: place } of operation.parameters) {
      if (place === 'header') continue
      for (const payload of payloads) {
        const { said, status, text } = await tryOut(operation, { [name]: payload })
        if (status >= 500 || (status < 300 && rowsIn(text) > 0)) findings.push(said)
        tried++
      }
    }
  }
  assert.deepEqual(findings, [])
  assert.ok(tried > 1000, `${tried}`)
})

test('R21 two parameters that complete each other, as in CVE-2018-1290, are refused or find nothing', async () => {
  const findings: string[] = []
  for (const operation of world.operations) {
    const names = operation.parameters.filter((one) => one.in !== 'header').map(({ name }) => name)
    for (const [at, first] of names.entries()) {
      for (const second of names.slice(at + 1)) {
        const pair = { [first]: 'x\\', [second]: ' or 1=1 -- ' }
        const { said, status, text } = await tryOut(operation, pair)
        if (status >= 500 || (status < 300 && rowsIn(text) > 0)) findings.push(said)
      }
    }
  }
  assert.deepEqual(findings, [])
})

interface BodySchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>
}

test('R21 every text of every body × every payload is refused or kept as the text it is', async () => {
  const findings: string[] = []
  let tried = 0
  for (const operation of world.operations) {
    const schema = operation.requestBody?.content['application/json']?.schema as BodySchema | undefined
    const texts = Object.entries(schema?.properties ?? {}).filter(([, { type }]) => type === 'string')
    for (const [name] of texts) {
      for (const payload of payloads) {
        const { said, status } = await tryOut(operation, { [name]: payload })
        if (status >= 500) findings.push(said)
        tried++
      }
    }
  }
  assert.deepEqual(findings, [])
  assert.ok(tried > 100, `${tried}`)
})

test('R21 after all of it the schema is as it was, no file was written, and no payload ran', async () => {
  const { store, folder } = world.api.desk
  assert.equal(await store.answers(), true)
  assert.ok((await store.plans.list()).length > 0)
  const named = (names: readonly string[]) => names.filter((name) => name.includes('injected'))
  assert.deepEqual(named(await readdir(folder, { recursive: true })), [])
  assert.deepEqual(named(await readdir(process.cwd())), [])
  assert.deepEqual(named(await readdir(join(tmpdir()))), [])
})

test('R21 a list is sorted by a column of its own list of columns, and by nothing else', () => {
  const sorts = world.operations.flatMap(({ name, parameters }) =>
    parameters
      .filter((one) => /sort|order/i.test(one.name))
      .map(({ schema }) => [name, (schema as { enum?: readonly string[] }).enum] as const),
  )
  assert.ok(sorts.length > 0)
  for (const [name, columns] of sorts) assert.ok(columns !== undefined && columns.length > 0, name)
})

test('R21 a text between quotes of DuckDB is that text, whatever it holds', async () => {
  const { textOf, close } = await openTestDatabase()
  try {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '"', '\\', ';', '-', '$', 'a', 'ʼ', '\n', '%', '/'),
    })
    await fc.assert(
      fc.asyncProperty(fc.oneof(nasty, fc.constantFrom(...payloads)), async (text) => {
        assert.equal(await textOf(`SELECT ${quoted(text)} AS text`), text)
      }),
      { numRuns: 300 },
    )
  } finally {
    close()
  }
})
