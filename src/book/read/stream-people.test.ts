// The people of an extract are the same in however many passes they are read, and leave nothing behind.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { dayFromIso, isRefusal } from '../../kernel/index.ts'
import { importBook } from '../import/import.ts'
import { makeExtract } from '../make/make.ts'
import type { Book } from '../manifest.ts'
import { type BookPerson, withPeople } from './stream-people.ts'

const customers = 500
const asOf = dayFromIso('2020-03-31')
let folder: string
let extract: string
let workDir: string
let book: Book

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprieve-people-'))
  extract = join(folder, 'extract')
  workDir = join(folder, 'work')
  await mkdir(workDir)
  await makeExtract({
    out: extract,
    customers,
    seed: 7,
    asOf,
    format: 'parquet',
    damage: 'realistic',
    threads: 1,
  })
  const imported = await importBook({
    extract,
    out: join(folder, 'book'),
    asOf,
    threads: 1,
    memoryLimit: '1GB',
  })
  assert.ok(!isRefusal(imported))
  book = imported.book
})
after(() => rm(folder, { recursive: true, force: true }))

async function peopleIn(customersAtOnce?: number): Promise<readonly BookPerson[]> {
  const options = { book, extract, workDir, memoryLimit: '1GB', threads: 1 }
  const people = await withPeople(
    { ...options, ...(customersAtOnce !== undefined && { customersAtOnce }) },
    async (some) => {
      const all: BookPerson[] = []
      for await (const part of some) all.push(...part)
      return all
    },
  )
  assert.ok(!isRefusal(people))
  return people.toSorted((one, other) => (one.customer < other.customer ? -1 : 1))
}

test('S0.4 whoever is in the extract is read once, with the same accounts, in one pass or in many', async () => {
  const atOnce = await peopleIn()
  assert.equal(atOnce.length, customers)
  assert.ok(atOnce.some(({ accounts }) => accounts.length > 1))
  for (const some of [customers, 99, 7]) assert.deepEqual(await peopleIn(some), atOnce)
})

test('X24 nothing of people is left in the folder they were read in', async () => {
  await peopleIn(99)
  assert.deepEqual(await readdir(workDir), [])
})
