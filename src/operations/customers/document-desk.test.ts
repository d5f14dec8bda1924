// Nothing a customer brought outlives what is known of it: a file that never came on record is removed.

import assert from 'node:assert/strict'
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { dayFromIso } from '../../kernel/index.ts'
import { temporaryFolder } from '../../store/store-for-tests.ts'
import type { Desk } from '../desk.ts'
import { DocumentDesk } from './document-desk.ts'

const known = ['Dkept']

test('X13 a sealed file that never came on record is gone after two days, also one cut short; others stay', async () => {
  const folder = await temporaryFolder()
  const documents = {
    due: async () => [],
    unknown: async (ids: readonly string[]) => ids.filter((id) => !known.includes(id)),
  }
  const house = { rules: { documents: { sizeMax: 1, unsentDays: 7 } } }
  const desk = { folder, house, store: { documents } } as unknown as Desk
  const desks = new DocumentDesk({ desk, keyFile: '', random: () => new Uint8Array() })
  assert.deepEqual(await desks.deleteDue(dayFromIso('2020-04-03'), 'system'), [])
  try {
    await mkdir(join(folder, 'documents'))
    for (const [name, instant] of [
      ['Dkept.sealed', '2020-03-01T00:00:00Z'],
      ['Dlost.sealed', '2020-04-01T15:59:59Z'],
      ['Dcut.sealed.partial', '2020-04-01T15:59:59Z'],
      ['Dnew.sealed', '2020-04-01T16:00:00Z'],
    ] as const) {
      const file = join(folder, 'documents', name)
      await writeFile(file, '')
      const seconds = Temporal.Instant.from(instant).epochMilliseconds / 1000
      await utimes(file, seconds, seconds)
    }
    await desks.deleteDue(dayFromIso('2020-04-03'), 'system')
    assert.deepEqual((await readdir(join(folder, 'documents'))).sort(), ['Dkept.sealed', 'Dnew.sealed'])
  } finally {
    await rm(folder, { recursive: true })
  }
})
