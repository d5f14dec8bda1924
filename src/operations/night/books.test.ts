// Books below the desk: whole ones alone, opened once, and again exactly when one came, was written anew or went.

import assert from 'node:assert/strict'
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../store/store-for-tests.ts'
import type { Desk } from '../desk.ts'
import { findBook, listBooks } from './books.ts'

const shards = [{ file: 'accounts/0.parquet' }]
const manifest = (id: string, asOf: string): string =>
  JSON.stringify({ format: 1, id, asOf, shards, transfers: { file: 'transfers.parquet' } })

test('books are opened once, and again when one comes, is completed, is written anew, loses a file or goes', async () => {
  const folder = await temporaryFolder()
  const desk = { folder } as Desk
  const at = (...names: string[]) => join(folder, 'books', 'one', ...names)
  const ids = async () => (await listBooks(desk)).map(({ id }) => id)
  /** Time passes between what is done and what was done before. */
  const then = async (change: () => Promise<unknown>, expected: readonly string[]): Promise<void> => {
    for (const path of [at(), at('accounts'), at('book.json')]) await utimes(path, 0, 0).catch(() => {})
    const before = await listBooks(desk)
    const again = await listBooks(desk)
    assert.ok(before.every((book, place) => again[place] === book))
    await change()
    assert.deepEqual(await ids(), expected)
  }
  try {
    assert.deepEqual(await ids(), [])
    await then(() => mkdir(at('accounts'), { recursive: true }), [])
    await then(() => writeFile(at('book.json'), manifest('book_a', '2020-03-31')), [])
    await then(() => writeFile(at('accounts', '0.parquet'), ''), [])
    await then(() => writeFile(at('transfers.parquet'), ''), ['book_a'])
    await then(() => writeFile(at('book.json'), manifest('book_again', '2020-03-31')), ['book_again'])
    await then(() => rm(at('accounts', '0.parquet')), [])
    await then(() => writeFile(at('accounts', '0.parquet'), ''), ['book_again'])
    await then(() => rename(at(), join(folder, 'books', 'two')), ['book_again'])
    assert.equal((await findBook(desk, 'book_again'))?.dir, join(folder, 'books', 'two'))
    assert.equal(await findBook(desk, 'book_a'), undefined)
    const two = join(folder, 'books', 'two')
    const unfinished = join(folder, 'books', '.two-1-x')
    await then(() => rename(two, unfinished), [])
    await then(() => rename(unfinished, two), ['book_again'])
    await then(() => rm(two, { recursive: true }), [])
  } finally {
    await rm(folder, { recursive: true })
  }
})
