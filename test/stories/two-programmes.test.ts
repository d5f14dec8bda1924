// Two programmes in force over the same accounts, night after night: each undoes only its own, nothing fights, nobody is called too early.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Book, importBook, readAccounts } from '../../src/book/index.ts'
import { type ExtractRow, smallExtract, writeSmallExtract } from '../../src/book/small-extract.ts'
import { type BankFolder, calm, chanceFromSeed, openBankFolder } from '../../src/connectors/index.ts'
import {
  addDays,
  type Channel,
  type CorrectionKind,
  type Day,
  dayFromIso,
  isoFromDay,
} from '../../src/kernel/index.ts'
import type { Programme, Wave } from '../../src/programmes/index.ts'
import { applyPlan, MemoryReceipts, type Plan } from '../../src/reconcile/index.ts'
import {
  countReleased,
  draftBook,
  openPlanBatches,
  readReleased,
  verifyPlanInBook,
} from '../../src/store/index.ts'
import { correctionsOf, must, shippedProgramme } from './night.ts'

/** Frees everybody from a day on. */
const wave = (releasedDay: string): Wave => ({
  id: 'all',
  releasedDay: dayFromIso(releasedDay),
  channels: ['agent', 'auto_voice', 'manager'],
})

const firstDay = dayFromIso('2020-03-31')
const [inWuhai, inBaotou] = ['L2', 'L9']
let dir: string
let bank: BankFolder
let day: Day = firstDay
let epidemic: Programme
let flood: Programme

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reprieve-two-'))
  const shipped = await shippedProgramme()
  epidemic = { ...shipped, waves: [wave('2020-04-03')] }
  const windows = [{ region: '1503', firstDay: dayFromIso('2020-01-25'), lastDay: dayFromIso('2020-02-25') }]
  flood = { ...shipped, id: 'flood-wuhai', windows, waves: [wave('2020-04-05')] }
  await mkdir(join(dir, 'extract'))
  await writeSmallExtract(join(dir, 'extract'), twoTowns())
  const folder = join(dir, 'bank')
  const chance = chanceFromSeed(1)
  bank = must(await openBankFolder({ folder, extract: join(dir, 'extract'), chance, rates: calm }))
})
after(async () => {
  await bank.close()
  await rm(dir, { recursive: true, force: true })
})

/** The small extract with nothing on the books, and one loan more, of another person in Baotou. L1 and C1 stay covered. */
function twoTowns() {
  const extract = { ...smallExtract(), corrections: [], transfers: [] }
  const like = (rows: readonly ExtractRow[], account: string, to = inBaotou): ExtractRow => ({
    ...rows.find((row) => row.account === account)!,
    account: to,
    region: '150202',
  })
  const p9 = { ...extract.customers[2]!, customer: 'P9', region: '150202', id_number: '440524188001010014' }
  return {
    ...extract,
    customers: [...extract.customers.slice(0, 3), p9],
    loans: [...extract.loans, { ...like(extract.loans, 'L2'), customer: 'P9' }],
    debts: [...extract.debts, like(extract.debts, 'L2')],
    flags: [...extract.flags, like(extract.flags, 'L1'), like(extract.flags, 'L1', inWuhai)],
  }
}

interface Sent {
  readonly plan: Plan
  readonly receipts: MemoryReceipts
}
let sent: Sent[] = []

/** The next day's book; what was sent the night before is verified on it first. */
async function nextBook(): Promise<Book> {
  day = addDays(day, 1)
  const [extract, out] = [join(dir, isoFromDay(day)), join(dir, `book-${isoFromDay(day)}`)]
  must(await bank.extract(day, extract))
  const { book } = must(await importBook({ extract, out, asOf: day, threads: 1, memoryLimit: '1GB' }))
  for (const { plan, receipts } of sent) {
    const batches = await openPlanBatches(join(dir, plan.id), plan)
    const { total, done, money } = await verifyPlanInBook({ plan: batches, receipts, book })
    assert.equal(done, total, `${plan.sources.programme} on ${isoFromDay(day)}`)
    assert.ok(money.every(({ agrees }) => agrees))
    batches.close()
  }
  sent = []
  return book
}

/** Drafts and applies the plan of a programme; what it does, as `kind account target`. */
async function night(programme: Programme, book: Book): Promise<readonly string[]> {
  const register = { digest: 'none', entries: [] }
  const draft = { programme, version: 1, digest: 'd', bookDir: book.dir, register, workers: 1 }
  const plan = must(await draftBook(draft, dir))
  const corrections = await correctionsOf(dir, plan)
  for (const { id } of corrections) assert.ok(id.startsWith(`cor:${programme.id}:`))
  if (corrections.length > 0) {
    const batches = await openPlanBatches(join(dir, plan.id), plan)
    const receipts = new MemoryReceipts()
    const ports = {
      approval: { check: async () => 'approved' as const },
      evidence: { record: async () => {} },
    }
    const report = must(await applyPlan({ plan: batches, systems: bank.bank.systems, receipts, ...ports }))
    assert.deepEqual([report.refused, report.unknown], [0, 0])
    batches.close()
    sent.push({ plan, receipts })
  }
  return corrections.map(({ kind, account, target }) => `${kind} ${account} ${target ?? ''}`)
}

const of = (kind: CorrectionKind, done: readonly string[], account = '') =>
  done.filter((line) => line.startsWith(`${kind} ${account}`))

/** The accounts in the list of releases of the plan that was sent last, as things stand on a book. */
async function releaseFiles(book: Book): Promise<readonly string[]> {
  const { plan } = sent.at(-1)!
  const releasing = { folder: join(dir, plan.id), plan }
  const sources = { book, plans: [{ ...releasing, releases: true }], objections: [] }
  const listed: string[] = []
  for await (const some of readReleased(sources, releasing))
    listed.push(...some.map(({ account }) => account))
  assert.equal(await countReleased(sources, releasing), listed.length)
  const overtaken = { ...sources, plans: [{ ...releasing, releases: false }] }
  assert.equal(await countReleased(overtaken, releasing), 0)
  return listed
}

async function mayCall(book: Book, account: string, channel: Channel): Promise<boolean | undefined> {
  const [found] = must(await readAccounts(book, [account]))
  return found!.accounts[0]!.contactAllowed[channel]
}

test('S0.2 S8.8 X1 two programmes: a second holds what the first holds already, and gives no money again', async () => {
  const first = await night(epidemic, await nextBook())
  assert.deepEqual(of('hold_contact', first, inBaotou).length, 2)
  assert.ok(of('refund_charge', first).length > 0 && of('amend_credit_record', first).length > 0)
  const book = await nextBook()
  const second = await night(flood, book)
  assert.deepEqual(
    second,
    of('hold_contact', first).filter((line) => !line.includes(inBaotou)),
  )
  assert.deepEqual(
    await night(epidemic, book),
    [],
    'what another programme does is no difference for this one',
  )
})

test('S8.8 the first programme lets go in the whole province: who the second protects is still not called', async () => {
  const book = await nextBook()
  const released = await night(epidemic, book)
  assert.equal(of('release_contact', released, inWuhai).length, 2)
  assert.equal(of('release_contact', released, inBaotou).length, 2)
  const files = await releaseFiles(book)
  assert.ok(files.includes(inBaotou) && !files.includes(inWuhai), 'what the flood still holds is in no file')
  assert.deepEqual(await night(flood, book), [])
  const next = await nextBook()
  assert.equal(await mayCall(next, inBaotou, 'agent'), true)
  assert.equal(await mayCall(next, inWuhai, 'agent'), false)
  for (const programme of [epidemic, flood]) assert.deepEqual(await night(programme, next), [])
})

test('S8.8 X7 the last programme lets go and the channels open; from then on every night is quiet', async () => {
  const released = await night(flood, await nextBook())
  assert.deepEqual(released, of('release_contact', released))
  assert.ok(released.length > 0 && of('release_contact', released, inBaotou).length === 0)
  for (let quiet = 0; quiet < 2; quiet++) {
    const book = await nextBook()
    assert.equal(await mayCall(book, inWuhai, 'agent'), true)
    for (const programme of [flood, epidemic]) assert.deepEqual(await night(programme, book), [])
  }
})
