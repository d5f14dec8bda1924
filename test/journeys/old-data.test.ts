// What a person meets who starts this version over a data folder it cannot use: words, a way on that works, nothing lost.

import assert from 'node:assert/strict'
import { rename, rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { called } from '../../src/cli/called-for-tests.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import { openDatabase } from '../../src/store/store.ts'
import { granted, people, temporaryFolder } from '../../src/store/store-for-tests.ts'
import { clock } from '../../src/wiring.ts'

let folder: string
let kept: string

/** A folder in use, whose database has a step that was never released. */
before(async () => {
  folder = await temporaryFolder()
  kept = `${folder}-kept`
  const store = await openStore({ dataFolder: folder, durable: false, clock })
  granted(await store.people.introduce(people[0]!))
  await store.close()
  await inDatabase(folder, 'insert')
  process.env.REPRIEVE_DATA = folder
  delete process.env.DATABASE_URL
})
after(async () => {
  delete process.env.REPRIEVE_DATA
  for (const one of [folder, kept]) await rm(one, { recursive: true, force: true })
})

const step = { name: '0001-between', digest: 'ab'.repeat(32) }

async function inDatabase(dataFolder: string, what: 'insert' | 'delete'): Promise<void> {
  const { sql, close } = await openDatabase({ dataFolder, durable: false })
  if (what === 'insert') await sql`insert into migration (name, digest) values (${step.name}, ${step.digest})`
  else await sql`delete from migration where name = ${step.name}`
  await close()
}

const list = () => called(['plan', 'list'])

test('an old data folder is refused in words, with the very command that goes on', async () => {
  const { code, out, err } = await list()
  assert.deepEqual([code, out], [1, ''])
  assert.match(
    err,
    /^reprieve plan list stopped: the database is not one this version can use: it has the migration 0001-between/,
  )
  assert.match(err, /Nothing was changed and nothing is lost\. Two ways on:/)
  assert.ok(err.includes(`mv ${folder} ${kept}`), err)
})

test('the way on works: a new folder begins beside the old one, which keeps everything for its own version', async () => {
  await rename(folder, kept)
  assert.equal((await list()).code, 0)
  await inDatabase(kept, 'delete')
  const store: Store = await openStore({ dataFolder: kept, durable: false, clock })
  try {
    assert.ok((await store.people.list()).some(({ id }) => id === people[0]!.id))
    assert.deepEqual((await store.log.verify()).findings, [])
  } finally {
    await store.close()
  }
})
