// X2: a matter of a drafted plan knows the region of its account, as the book has it, whether it is asked for singly or all at once.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Book, importBook, makeExtract, openBook, readAccounts } from '../../src/book/index.ts'
import { dayFromIso, isRefusal, type Refusal } from '../../src/kernel/index.ts'
import { draftBook, findRegions, type Matter, readExceptions } from '../../src/store/index.ts'
import { shippedProgramme } from './night.ts'

let dir: string
let book: Book
let placed: readonly Matter[]
let plain: readonly Matter[]

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reprieve-regions-'))
  const [extract, bookDir] = [join(dir, 'extract'), join(dir, 'book')]
  const asOf = dayFromIso('2020-03-31')
  const making = { customers: 20_000, seed: 7, out: extract, asOf, threads: 1 } as const
  must(await makeExtract({ ...making, format: 'parquet', damage: 'realistic' }))
  must(await importBook({ extract, out: bookDir, asOf, threads: 1, memoryLimit: '1GB' }))
  book = must(await openBook(bookDir))
  const register = { digest: 'none', entries: [] }
  const draft = {
    programme: await shippedProgramme(),
    version: 1,
    digest: 'test',
    bookDir,
    register,
    workers: 1,
  }
  const plan = must(await draftBook(draft, dir))
  placed = await all(readExceptions(join(dir, plan.id), plan, book))
  plain = await all(readExceptions(join(dir, plan.id), plan))
})
after(() => rm(dir, { recursive: true, force: true }))

function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.because : '')
  return answer as Value
}

async function all(handfuls: AsyncIterable<readonly Matter[]>): Promise<readonly Matter[]> {
  const matters: Matter[] = []
  for await (const handful of handfuls) matters.push(...handful)
  return matters
}

test('X2 every matter has the region of its account, and is otherwise the same in the same order', async () => {
  assert.ok(placed.length > 2, `${placed.length}`)
  assert.deepEqual(
    placed.map(({ region: _, ...matter }) => matter),
    plain,
  )
  const accounts = placed.map(({ account }) => account)
  const regions = await findRegions(book, [...accounts, 'nobody', "o'clock"])
  assert.equal(regions.has('nobody'), false)
  for (const { account, region } of placed) {
    assert.match(region ?? '', /^15\d{4}$/)
    assert.equal(region, regions.get(account))
  }
  assert.ok(new Set(placed.map(({ region }) => region?.slice(0, 4))).size > 1)
})

test('X2 the region is the one an account is read with', async () => {
  const wanted = placed.map(({ account }) => account)
  const read = must(await readAccounts(book, wanted))
  assert.deepEqual(
    read.map(({ accounts }) => accounts[0]!.region),
    placed.map(({ region }) => region),
  )
})
