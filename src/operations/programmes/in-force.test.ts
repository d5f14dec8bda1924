// What answers rest on, night after night: the newest book, the one before for those under way, and nothing older.

import assert from 'node:assert/strict'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { importBook } from '../../book/index.ts'
import { inFolder, smallExtract, writeSmallExtract } from '../../book/small-extract.ts'
import { dayFromIso, isRefusal } from '../../kernel/index.ts'
import { packProgramme } from '../../programmes/index.ts'
import type { Desk } from '../desk.ts'
import { InForce } from './in-force.ts'

const policyFolder = fileURLToPath(new URL('../../../policy/icbc-im-2020', import.meta.url))
const programme = 'icbc-im-2020'

/** A desk of books without a database: one version is in force. */
async function deskIn(folder: string): Promise<Desk> {
  const pack = await packProgramme(policyFolder)
  const programmes = {
    inForceOn: async () => [{ programme, version: 1 }],
    findVersion: async () => ({ pack, version: 1, digest: '' }),
  }
  return { folder, store: { programmes } } as unknown as Desk
}

async function importOf(folder: string, day: string): Promise<void> {
  const [extract, out] = [join(folder, `extract-${day}`), join(folder, 'books', day)]
  await mkdir(extract)
  await writeSmallExtract(extract, smallExtract(), day)
  const imported = await importBook({ extract, out, asOf: dayFromIso(day), threads: 1, memoryLimit: '1GB' })
  assert.ok(!isRefusal(imported))
}

test('X16 answers ask the newest book, those under way the one before; what is older is closed and cleared away', async () => {
  await inFolder(async (folder) => {
    const desk = await deskIn(folder)
    const inForce = new InForce({ desk, programme, clock: () => '2020-04-03T01:00:00Z', stopwatch: () => 0 })
    const lookUps = []
    for (const day of ['2020-03-31', '2020-04-01', '2020-04-02']) {
      await importOf(folder, day)
      for (const _ of [1, 2]) {
        const ground = await inForce.renew()
        assert.ok(!isRefusal(ground), JSON.stringify(ground))
        lookUps.push(ground.lookUp)
      }
    }
    assert.equal(new Set(lookUps).size, 3)
    const [oldest, before, newest] = [...new Set(lookUps)].map((lookUp) => () => lookUp.findAccount('L1'))
    for (const find of [before!, newest!]) assert.equal((await find())?.accounts[0]?.id, 'L1')
    await assert.rejects(oldest!)
    assert.equal((await readdir(join(folder, 'look-ups'))).length, 2)
    await inForce.close()
    for (const find of [before!, newest!]) await assert.rejects(find)
  })
})
