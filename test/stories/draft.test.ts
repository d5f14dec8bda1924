// A drafted plan says of every account what `evaluate` says of it alone, however the book is cut and shared.

import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { type CaseAccount, importBook, makeExtract, openBook, readAccounts } from '../../src/book/index.ts'
import { dayFromIso, type SystemName } from '../../src/kernel/index.ts'
import {
  type AccountAnswer,
  type CaseAnswer,
  type Correction,
  evaluateCases,
  type Plan,
  planReport,
} from '../../src/reconcile/index.ts'
import { checkPlanFiles, draftBook, readPlan, simulateBook } from '../../src/store/index.ts'
import { correctionsOf, must, shippedProgramme } from './night.ts'

const asOf = dayFromIso('2020-03-31')
const customers = 30_000
const seeds = [11, 12]

const register = { digest: 'none', entries: [] }

interface Book {
  readonly dir: string
  readonly shards: number
}

let dir: string
const books = new Map<number, readonly Book[]>()

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reprieve-draft-'))
  for (const seed of seeds) books.set(seed, await makeBooks(seed))
})
after(() => rm(dir, { recursive: true, force: true }))

async function makeBooks(seed: number): Promise<Book[]> {
  const extract = join(dir, `extract-${seed}`)
  const options = { asOf, format: 'parquet', damage: 'realistic', threads: 2 } as const
  must(await makeExtract({ out: extract, customers, seed, ...options }))
  const made: Book[] = []
  for (const shards of [1, 3]) {
    const out = join(dir, `book-${seed}-${shards}`)
    must(await importBook({ extract, out, asOf, shards, threads: 2, memoryLimit: '1GB' }))
    made.push({ dir: out, shards })
  }
  return made
}

async function draft(book: Book, plans: string, workers: number): Promise<Plan> {
  const programme = await shippedProgramme()
  const options = { programme, version: 1, digest: 'test', bookDir: book.dir, register, workers }
  return must(await draftBook(options, plans))
}

/** A correction as `evaluate` writes it. */
const written = ({ kind, target, amountMinor, from, to, untilDay }: Correction) => ({
  kind,
  ...(target !== undefined && { target }),
  ...(amountMinor !== undefined && { amountMinor }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
  ...(untilDay !== undefined && { untilDay }),
})

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

interface EvaluatedBook {
  readonly accounts: readonly CaseAccount[]
  readonly answers: readonly AccountAnswer[]
}

/** Every account of the book as it stands there, and what `evaluate` answers for it. */
async function evaluateBook(bookDir: string): Promise<EvaluatedBook> {
  const book = must(await openBook(bookDir))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(
    `SELECT account FROM '${bookDir}/accounts/*.parquet' ORDER BY account`,
  )
  instance.closeSync()
  const ids = reader.getRows().map(([account]) => String(account))
  const cases = must(await readAccounts(book, ids))
  const answers: readonly CaseAnswer[] = must(evaluateCases(await shippedProgramme(), cases))
  return {
    accounts: cases.flatMap(({ accounts }) => accounts),
    answers: answers.flatMap(({ accounts }) => accounts),
  }
}

for (const seed of seeds) {
  test(`S7 S8: the plan of book ${seed} corrects each account as evaluate does`, async () => {
    const [book] = books.get(seed)!
    const plan = await draft(book!, dir, 2)
    const planned = Map.groupBy(await correctionsOf(dir, plan), ({ account }) => account)
    const { answers } = await evaluateBook(book!.dir)
    for (const { id, corrections } of answers) {
      const expected = corrections.map((correction) => ({ ...correction })).sort(byText)
      const found = (planned.get(id) ?? []).map(written).sort(byText)
      assert.deepEqual(found, expected, `account ${id}; make the book with --seed ${seed}`)
    }
  })
}

test('S8.9 a trial costs in each month what the corrections of the accounts come to', async () => {
  const [, book] = books.get(seeds[0]!)!
  const { accounts, answers } = await evaluateBook(book!.dir)
  const expected = new Map<string, { returnedMinor: number; leavesMinor: number; comesMinor: number }>()
  const add = (
    day: string,
    cost: Partial<{ returnedMinor: number; leavesMinor: number; comesMinor: number }>,
  ) => {
    const month = day.slice(0, 7)
    const sum = expected.get(month) ?? { returnedMinor: 0, leavesMinor: 0, comesMinor: 0 }
    for (const [name, value] of Object.entries(cost)) sum[name as keyof typeof sum] += value
    expected.set(month, sum)
  }
  const byId = new Map(accounts.map((account) => [account.id, account]))
  for (const { id, corrections } of answers)
    for (const { kind, target, amountMinor, from, to } of corrections) {
      const { charges, debts } = byId.get(id)!
      if (kind === 'waive_charge' || kind === 'refund_charge')
        add(charges.find((charge) => charge.id === target)!.day, { returnedMinor: amountMinor! })
      if (kind !== 'move_due_day') continue
      const { principalMinor = 0 } = debts.find((debt) => debt.id === target)!
      add(from!, { leavesMinor: principalMinor })
      add(to!, { comesMinor: principalMinor })
    }
  const options = { version: 1, digest: 'test', bookDir: book!.dir, register, workers: 2 }
  const { months } = must(await simulateBook({ programme: await shippedProgramme(), ...options }))
  assert.ok(months.length >= 3)
  assert.deepEqual(
    months,
    [...expected]
      .filter(([, cost]) => Object.values(cost).some((value) => value > 0))
      .map(([month, cost]) => ({ ...cost, month }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
  )
})

test('shards and workers do not change the plan: same id, same rows', async () => {
  const plans: Plan[] = []
  for (const [at, book] of books.get(seeds[0]!)!.entries()) {
    for (const workers of [1, 2]) plans.push(await draft(book, join(dir, `plans-${at}-${workers}`), workers))
  }
  const [one] = plans
  assert.deepEqual(new Set(plans.map(({ id }) => id)), new Set([one!.id]))
  for (const plan of plans) assert.deepEqual(plan.summary, one!.summary)
  const first = await correctionsOf(join(dir, 'plans-0-1'), one!)
  assert.deepEqual(await correctionsOf(join(dir, 'plans-1-2'), plans.at(-1)!), first)
  assert.ok(first.length > 1000)
})

const golden = (language: string): URL => new URL(`../golden/plan-report.${language}.txt`, import.meta.url)

/** Ids follow from the bytes of files, which another version of the database may write otherwise. */
const withoutIds = (report: string): string => report.replaceAll(/\b(plan|book)_[0-9a-f]+/g, '$1_…')

test('the report of a plan reads as the golden one', async () => {
  const plan = await draft(books.get(seeds[1]!)![0]!, dir, 2)
  for (const language of ['zh', 'en'] as const) {
    const report = withoutIds(planReport(plan, { language, emergencyKind: 'public_health' }))
    if (process.env.UPDATE_GOLDEN === '1') await writeFile(golden(language), report)
    assert.equal(report, await readFile(golden(language), 'utf8'))
  }
  const free = { measure: 'donation-fees', kind: 'refund_charge', count: 1, amountMinor: 500, leagues: {} }
  const withFree = { ...plan, summary: { ...plan.summary, measures: [free] } }
  const titles = ['public_health', 'flood'].map(
    (emergencyKind) => /捐款\S+/.exec(planReport(withFree, { language: 'zh', emergencyKind }))![0],
  )
  assert.deepEqual(titles, ['捐款、防疫专用款项免收手续费', '捐款、救灾专用款项免收手续费'])
})

test('X5: a plan whose files or manifest were changed is refused before anything is sent', async () => {
  const plan = await draft(books.get(seeds[0]!)![0]!, dir, 2)
  const folder = join(dir, 'changed')
  await cp(join(dir, plan.id), folder, { recursive: true })
  assert.equal(await checkPlanFiles(folder, plan), undefined)
  const file = join(folder, plan.files[0]!.name)
  const bytes = await readFile(file)
  bytes[bytes.length >> 1]! ^= 1
  await writeFile(file, bytes)
  assert.equal((await checkPlanFiles(folder, plan))?.code, 'plan_was_changed')
  const manifest = join(folder, 'plan.json')
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"2020-03-31"', '"2020-03-30"'))
  const read = await readPlan(folder)
  assert.ok('code' in read && read.code === 'plan_was_changed')
})

test('X5: a plan of which a file was changed or lost is drafted again, as the refusal advises', async () => {
  const [book] = books.get(seeds[0]!)!
  const plan = await draft(book!, dir, 2)
  const folder = join(dir, plan.id)
  for (const spoil of [
    () => writeFile(join(folder, plan.files[0]!.name), ''),
    () => rm(join(folder, 'plan.json')),
  ]) {
    await spoil()
    assert.equal((await draft(book!, dir, 2)).id, plan.id)
    const again = await readPlan(folder)
    assert.ok(!('code' in again))
    assert.equal(await checkPlanFiles(folder, again), undefined)
  }
})

test('S7.6 S8.8: every correction goes to the system that owns what it changes', async () => {
  const plan = await draft(books.get(seeds[0]!)![0]!, dir, 2)
  const byKind = Map.groupBy(await correctionsOf(dir, plan), ({ kind }) => kind)
  const owners = (kind: Correction['kind']): Set<SystemName> =>
    new Set(byKind.get(kind)!.map(({ system }) => system))
  assert.deepEqual(owners('hold_contact'), new Set(['dialler']))
  assert.deepEqual(owners('amend_credit_record'), new Set(['bureau']))
  assert.deepEqual(owners('delist_default'), new Set(['core']))
  assert.deepEqual(owners('move_due_day'), new Set(['core', 'cards']))
  assert.deepEqual(owners('refund_charge'), new Set(['core', 'cards']))
})
