// X23: old nights go when their days are over and nobody needs them, once each, whatever a kill left half done.

import assert from 'node:assert/strict'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isRefusal } from '../../kernel/index.ts'
import type { NeededBook, NewRemoval } from '../../store/index.ts'
import { temporaryFolder } from '../../store/store-for-tests.ts'
import type { Desk } from '../desk.ts'
import { findOldNights } from './old-nights.ts'
import { removeNightly, removeOldNights } from './remove-old.ts'

const nights = ['2020-03-28', '2020-03-29', '2020-03-30', '2020-03-31', '2020-04-01']
let folder: string
let kept: NewRemoval[] = []
let needed: readonly NeededBook[] = []
let isDown = false

before(async () => {
  folder = await temporaryFolder()
})
after(() => rm(folder, { recursive: true }))

/** A desk over five nights that keeps extracts and directories for 1 day, books for 3; what is on record stays in `kept`. */
async function deskOfNights(removesNightly = 0): Promise<Desk> {
  kept = []
  for (const place of ['books', 'extracts', 'customers'])
    await rm(join(folder, place), { recursive: true, force: true })
  await mkdir(join(folder, 'bank'), { recursive: true })
  const bank = { format: 1, extract: `../extracts/${nights[0]}`, habits: {} }
  await writeFile(join(folder, 'bank', 'bank.json'), JSON.stringify(bank))
  for (const night of nights) {
    await mkdir(join(folder, 'books', night, 'accounts'), { recursive: true })
    const [shards, transfers] = [[{ file: 'accounts/0.parquet' }], { file: 'transfers.parquet' }]
    const manifest = JSON.stringify({ format: 1, id: `book_${night}`, asOf: night, shards, transfers })
    await writeFile(join(folder, 'books', night, 'book.json'), manifest)
    await writeFile(join(folder, 'books', night, 'accounts', '0.parquet'), 'x'.repeat(1000))
    await writeFile(join(folder, 'books', night, 'transfers.parquet'), '')
    await mkdir(join(folder, 'extracts', night), { recursive: true })
    await mkdir(join(folder, 'customers', `book_${night}`), { recursive: true })
  }
  const record = async (removal: NewRemoval) => {
    if (isDown) throw new Error('the database is gone')
    if (!kept.some(({ id }) => id === removal.id)) kept.push(removal)
  }
  const books = async () =>
    kept.flatMap((one) => (one.book === undefined ? [] : [{ book: one.book, asOf: one.asOf }]))
  const findBook = async (book: string) => kept.find((one) => one.what === 'book' && one.book === book)
  const removals = { neededBooks: async () => needed, check: async () => undefined, books, findBook, record }
  const house = { digest: 'rules', rules: { retention: { extractDays: 1, bookDays: 3, removesNightly } } }
  return { folder, house, store: { removals } } as unknown as Desk
}

const namesIn = async (place: string) => (await readdir(join(folder, place))).toSorted()
let ids = 0
const asked = { person: 'li.na', newId: () => `${ids++}` }

test('X23 extracts and directories go by one rule and books by another; the newest, what is needed and what the simulated bank reads stay', async () => {
  const desk = await deskOfNights()
  needed = [{ book: 'book_2020-03-28', because: 'plan_not_verified', by: 'plan_a' }]
  await mkdir(join(folder, 'extracts', '2020-02-01'))
  const found = await findOldNights(desk)
  assert.equal(found.newest, '2020-04-01')
  const [first] = found.folders.filter(({ what }) => what === 'book')
  assert.deepEqual([first!.needed?.by, first!.bytes > 1000], ['plan_a', true])
  assert.equal(found.folders.length, 8)
  assert.deepEqual((await namesIn('books')).length, 5)
  assert.ok(!isRefusal(await removeOldNights(desk, asked)))
  assert.deepEqual(await namesIn('books'), nights)
  assert.deepEqual(await namesIn('extracts'), ['2020-02-01', nights[0], ...nights.slice(3)])
  assert.deepEqual(
    await namesIn('customers'),
    nights.slice(3).map((night) => `book_${night}`),
  )
  needed = []
  assert.ok(!isRefusal(await removeOldNights(desk, asked)))
  assert.deepEqual(await namesIn('books'), nights.slice(1))
  const { rule, days, rules, removedBy } = kept.at(-1)!
  assert.deepEqual(
    [kept.length, rule, days, rules, removedBy],
    [6, 'retention.bookDays', 3, 'rules', 'li.na'],
  )
  const left = (await findOldNights(desk)).folders.map(({ what, needed }) => [what, needed?.because])
  assert.deepEqual(left, [
    ['extract', 'not_imported'],
    ['extract', 'simulated_bank'],
  ])
})

test('X23 a removal that a kill broke off is ended by the next, with one entry; what dead processes left goes, other folders stay', async () => {
  const desk = await deskOfNights()
  isDown = true
  await assert.rejects(removeOldNights(desk, asked), /gone/)
  isDown = false
  assert.deepEqual([kept.length, (await findOldNights(desk)).folders.length], [0, 6])
  const nobody = 2 ** 22 + 1
  for (const name of [`.2020-04-02-${nobody}-AbCdEf`, `export-${nobody}-AbCdEf`])
    await mkdir(join(folder, 'books', name))
  assert.ok(!isRefusal(await removeOldNights(desk, asked)))
  assert.deepEqual([kept.length, new Set(kept.map(({ what, name }) => `${what} ${name}`)).size], [6, 6])
  assert.deepEqual(await namesIn('books'), [...nights.slice(1), `export-${nobody}-AbCdEf`])
})

test('X23 the server removes nothing by itself unless the rule of the bank says yes', async () => {
  const { signal } = new AbortController()
  await removeNightly(await deskOfNights(0), asked.newId, signal)
  assert.deepEqual([kept.length, await namesIn('books')], [0, nights])
  await removeNightly(await deskOfNights(1), asked.newId, signal)
  assert.deepEqual([kept.length, kept[0]!.removedBy], [6, 'system'])
})
