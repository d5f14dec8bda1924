// What is known of the books below the desk is looked up anew exactly when one came, was completed or went.

import assert from 'node:assert/strict'
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../store/store-for-tests.ts'
import type { Desk } from '../desk.ts'
import { stampOfBooks } from './books.ts'

test('the stamp of the books changes when one comes, is completed, is written anew or goes, and not otherwise', async () => {
  const folder = await temporaryFolder()
  const stamp = () => stampOfBooks({ folder } as Desk)
  const at = (...names: string[]) => join(folder, 'books', 'one', ...names)
  const stamps = [await stamp()]
  const then = async (change: () => Promise<unknown>): Promise<void> => {
    for (const path of [at(), at('accounts'), at('book.json')]) await utimes(path, 0, 0).catch(() => {})
    const before = await stamp()
    assert.equal(await stamp(), before)
    await change()
    stamps.push(await stamp())
    assert.notEqual(stamps.at(-1), before)
  }
  try {
    await then(() => mkdir(at('accounts'), { recursive: true }))
    await then(() => writeFile(at('book.json'), '{}'))
    await then(() => writeFile(at('accounts', '0.parquet'), ''))
    await then(() => writeFile(at('transfers.parquet'), ''))
    await then(() => writeFile(at('book.json'), '{ }'))
    await then(() => rename(at(), join(folder, 'books', 'two')))
    assert.equal(new Set(stamps).size, stamps.length)
  } finally {
    await rm(folder, { recursive: true })
  }
})
