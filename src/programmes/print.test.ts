// Golden print: what a lawyer signs. UPDATE_GOLDEN=1 rewrites the pages; read the difference before you keep it.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { areRefusals } from '../kernel/index.ts'
import { programmeDigest } from './pack.ts'
import { printProgramme } from './print.ts'
import { replaced, shippedFolder, templateFolder, withSpoiled } from './spoiled-template.test-data.ts'

const golden = (name: string): URL => new URL(`./golden/${name}.txt`, import.meta.url)

for (const [name, folder] of [
  ['flood-example', templateFolder],
  ['icbc-im-2020', shippedFolder],
] as const) {
  test(`the print of ${name} is what was last read and kept`, async () => {
    const printed = await printProgramme(folder)
    assert.ok(!areRefusals(printed))
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden(name), printed)
    assert.equal(printed, readFileSync(golden(name), 'utf8'))
  })
}

test('the print carries the digest of exactly this version', () =>
  withSpoiled([replaced('CHANGELOG.md', 'New', 'new')], async (folder) => {
    const printed = await printProgramme(folder)
    assert.ok(!areRefusals(printed))
    assert.equal(printed.split(String(await programmeDigest(folder))).length, 3)
  }))

test('bars and line ends in a note do not break the table', () =>
  withSpoiled([replaced('terms/relief.yaml', 'source: 第四条', 'source: a|b\\ 第四条')], async (folder) => {
    const printed = await printProgramme(folder)
    assert.ok(!areRefusals(printed))
    assert.ok(printed.includes('a\\|b'))
  }))

test('a programme that cannot be read is not printed', async () => {
  const refusals = await withSpoiled([replaced('terms/relief.yaml', 'graceDays', 'grace')], printProgramme)
  assert.ok(areRefusals(refusals))
  assert.equal(refusals[0]!.at, 'terms/relief.yaml: grace')
  const nothing = await printProgramme(join(templateFolder, 'cases'))
  assert.ok(areRefusals(nothing))
  assert.equal(nothing[0]!.code, 'programme_missing')
})
