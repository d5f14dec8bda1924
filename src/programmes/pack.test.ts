// X4: a published version is one immutable value; re-running under it gives what it gave, whatever came later.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { areRefusals } from '../kernel/index.ts'
import { loadPackedProgramme, loadProgramme } from './load.ts'
import { digestOfFiles, type ProgrammePack, packFromFiles, packProgramme, programmeDigest } from './pack.ts'
import { replaced, shippedFolder, templateFolder, withSpoiled } from './spoiled-template.test-data.ts'

async function packOf(folder: string): Promise<ProgrammePack> {
  const pack = await packProgramme(folder)
  assert.ok(!areRefusals(pack))
  return pack
}

test('X4 an old pack gives the same table and terms after the folder has changed', () =>
  withSpoiled([], async (folder) => {
    const before = await loadProgramme(folder)
    const stored = JSON.stringify(await packOf(folder))
    const file = join(folder, 'eligibility.dmn')
    writeFileSync(file, readFileSync(file, 'utf8').replace('<text>true</text>', '<text>false</text>'))
    writeFileSync(join(folder, 'terms/relief.yaml'), 'deferMonths: 12')
    const old = await loadPackedProgramme(JSON.parse(stored) as ProgrammePack)
    assert.deepEqual(old, before)
    assert.notDeepEqual(await loadProgramme(folder), before)
  }))

test('X4 the shipped programme is the same from its folder and from its pack', async () => {
  assert.deepEqual(await loadPackedProgramme(await packOf(shippedFolder)), await loadProgramme(shippedFolder))
})

test('X4 a pack that was changed anywhere is refused', async () => {
  const pack = await packOf(templateFolder)
  const [first, ...rest] = pack.files
  const changed: readonly ProgrammePack[] = [
    { ...pack, digest: pack.digest.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
    { ...pack, files: rest },
    { ...pack, files: [{ ...first!, text: `${first!.text} ` }, ...rest] },
    { ...pack, files: [{ ...first!, path: `${first!.path}x` }, ...rest] },
    { ...pack, files: [...pack.files, first!] },
  ]
  for (const injured of changed) {
    const refusals = await loadPackedProgramme(injured)
    assert.ok(areRefusals(refusals))
    assert.equal(refusals[0]!.code, 'pack_digest_differs')
  }
})

test('line ends and a byte order mark do not change the digest, a single letter does', async () => {
  const clean = await programmeDigest(templateFolder)
  const text = readFileSync(join(templateFolder, 'CHANGELOG.md'), 'utf8')
  const asWindows = { file: 'CHANGELOG.md', text: `\uFEFF${text.replaceAll('\n', '\r\n')}` }
  assert.equal(await withSpoiled([asWindows], programmeDigest), clean)
  assert.notEqual(await withSpoiled([replaced('CHANGELOG.md', 'New', 'new')], programmeDigest), clean)
})

test('a folder that cannot be read has no digest', async () => {
  const refusals = await programmeDigest(join(templateFolder, 'nowhere'))
  assert.ok(areRefusals(refusals))
  assert.equal(refusals[0]!.code, 'file_unreadable')
})

test('no two different contents share a digest, and order does not matter', () => {
  const files = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 })), {
    selector: ([path]) => path,
    maxLength: 4,
  })
  fc.assert(
    fc.property(files, files, (one, other) => {
      const sorted = (list: readonly (readonly [string, string])[]) =>
        JSON.stringify(packFromFiles(new Map(list)).files)
      const same = sorted(one) === sorted(other)
      assert.equal(digestOfFiles(new Map(one)) === digestOfFiles(new Map(other)), same)
      assert.equal(digestOfFiles(new Map(one)), digestOfFiles(new Map(one.toReversed())))
    }),
  )
})

test('whatever happens to a letter of a file, the answer is a programme or refusals with their place', async () => {
  const { files } = await packOf(templateFolder)
  const read = files.filter(({ path }) =>
    ['programme.yaml', 'eligibility.dmn', 'terms/relief.yaml'].includes(path),
  )
  const scraps = fc.constantFrom(
    '',
    '"',
    "'",
    '&',
    '*a',
    '&a ',
    '<',
    '>',
    '{',
    '[',
    ':',
    '- ',
    '\n',
    '\t',
    '#',
    '!',
    '\u0000',
    '|',
    '9',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...read),
      fc.nat(),
      fc.nat(8),
      scraps,
      async (file, at, length, scrap) => {
        const start = at % file.text.length
        const text = file.text.slice(0, start) + scrap + file.text.slice(start + length)
        const spoiled = new Map(files.map((one) => [one.path, one === file ? text : one.text]))
        const answer = await loadPackedProgramme(packFromFiles(spoiled))
        if (!areRefusals(answer)) assert.ok(answer.windows.length > 0)
        else for (const refusal of answer) assert.ok(refusal.at !== undefined && refusal.because !== '')
      },
    ),
    { numRuns: 400 },
  )
})
