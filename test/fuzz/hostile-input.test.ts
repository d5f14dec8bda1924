// Damaged and hostile files at the command line: an exit code and words, never a crash, never half a book.

import assert from 'node:assert/strict'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { openBook } from '../../src/book/index.ts'
import { type Called, called } from '../../src/cli/called-for-tests.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { temporaryFolder } from '../../src/store/store-for-tests.ts'
import { damaged, damages } from './damage.ts'

const template = fileURLToPath(new URL('../../policy/_template', import.meta.url))
const seed = 20200125

let folder: string
const at = (name: string): string => join(folder, name)
before(async () => {
  folder = await temporaryFolder()
  process.env.REPRIEVE_DATA = at('data')
})
after(() => rm(folder, { recursive: true, force: true }))

/** Done, wrong input, refused or findings; and whoever is not answered is told why. */
function assertAnswered({ code, out, err }: Called): void {
  assert.ok([0, 2, 3, 4].includes(code), `exit code ${code}: ${err}`)
  if (code === 2 || code === 3) {
    assert.match(err, /\([a-z_]+\)\n$/)
    assert.equal(out, '')
  }
  assert.doesNotMatch(err, /stopped:/)
}

/** Drawn until one fails; the seed and the shrunk example are in the message. */
const everyDamage = (runs: number, check: (damage: Parameters<typeof damaged>[1]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(damages, check), { seed, numRuns: runs, endOnFailure: true })

const evaluate = (file: string, input = '') => called(['evaluate', file, '--programme', template], input)

const nurse = `asOf: 2020-03-31
people: [ { id: p1, circumstances: [ { kind: frontline, firstDay: 2020-02-01, status: verified } ] } ]
accounts:
  - { id: 贷1, product: loan, owner: p1, region: "150300", debts: [
      { id: d1, dueDay: 2020-02-05, principalMinor: 120000, interestMinor: 40833, payments: [] } ] }
`

test(`evaluate answers a case damaged anywhere (seed ${seed})`, async () => {
  const file = at('case.yaml')
  await everyDamage(250, async (damage) => {
    await writeFile(file, damaged(Buffer.from(nurse), damage))
    assertAnswered(await evaluate(file))
  })
})

test('evaluate answers a case cut off after each of its bytes, as YAML and as JSON', async () => {
  const json = JSON.stringify({ asOf: '2020-03-31', people: [{ id: 'p1' }], accounts: [] })
  for (const text of [nurse, json]) {
    for (let length = 0; length < text.length; length += 3) {
      assertAnswered(await evaluate('-', text.slice(0, length)))
    }
  }
})

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x]',
  ...'bcdefghijkl'.split('').map((name, i) => {
    const before = 'abcdefghijkl'[i]
    return `${name}: &${name} [${Array(8).fill(`*${before}`).join(',')}]`
  }),
].join('\n')

const million = 1_000_000

/** Hostile texts, each refused with exit code 2 and the code named. */
const hostile: readonly (readonly [name: string, text: () => string, code: RegExp])[] = [
  ['a line of 100 MB', () => 'a'.repeat(100 * million), /yaml_too_large/],
  ['a JSON string of 100 MB', () => `"${'a'.repeat(100 * million)}"`, /\(\w+\)/],
  ['a JSON list a million levels deep', () => '['.repeat(million) + ']'.repeat(million), /\(\w+\)/],
  ['YAML two hundred levels deep', () => '['.repeat(200) + ']'.repeat(200), /\(\w+\)/],
  ['aliases that grow to 8^12 values', () => bomb, /yaml_too_many_aliases|yaml_too_large/],
  ['a list of a million broken cases', () => `[${'0,'.repeat(million)}0]`, /\(\w+\)/],
  ['nothing', () => '', /\(\w+\)/],
  [
    'a prototype as a key',
    () => '{"asOf":"2020-03-31","people":[],"accounts":[],"__proto__":{"x":1}}',
    /__proto__/,
  ],
]

for (const [name, text, code] of hostile) {
  test(`R26 evaluate refuses ${name}`, async () => {
    const said = await evaluate('-', text())
    assertAnswered(said)
    assert.equal(said.code, 2)
    assert.match(said.err, code)
    assert.ok(said.err.length < 10_000, 'the words do not repeat the input')
  })
}

const policyFiles = [
  'programme.yaml',
  'eligibility.dmn',
  'terms/relief.yaml',
  'cases/loan-relief.yaml',
  'INSTRUMENT.md',
]

test(`programme check answers a folder with any file damaged (seed ${seed})`, async () => {
  const copy = at('policy')
  await cp(template, copy, { recursive: true })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...policyFiles), damages, async (name, damage) => {
      const good = await readFile(join(template, name))
      await writeFile(join(copy, name), damaged(good, damage))
      assertAnswered(await called(['programme', 'check', copy]))
      await writeFile(join(copy, name), good)
    }),
    { seed, numRuns: 80, endOnFailure: true },
  )
})

const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'

test('R26 a decision file with entities is a finding, not an expansion', async () => {
  const copy = at('entities')
  await cp(template, copy, { recursive: true })
  const [declaration, ...rest] = (await readFile(join(template, 'eligibility.dmn'), 'utf8')).split('?>')
  await writeFile(join(copy, 'eligibility.dmn'), `${declaration}?>${entities}${rest.join('?>')}`)
  const { code, out } = await called(['programme', 'check', copy])
  assert.equal(code, 4)
  assert.match(out, /\[xml_declares_a_document_type\]/)
})

/** An import leaves a whole book or nothing, whatever it was given. */
async function assertWholeOrNothing(extract: string): Promise<void> {
  const books = at('books')
  const out = join(books, 'book')
  const said = await called(['book', 'import', extract, '--as-of', '2020-03-31', '--out', out])
  assertAnswered(said)
  if (said.code === 2 || said.code === 3) assert.deepEqual(await readdir(books).catch(() => []), [])
  else assert.equal(isRefusal(await openBook(out)), false)
  await rm(books, { recursive: true, force: true })
}

for (const format of ['csv', 'parquet'] as const) {
  test(`book import of a damaged ${format} extract leaves a whole book or nothing (seed ${seed})`, async () => {
    const extract = at(`extract-${format}`)
    const make = ['book', 'make', '--customers', '120', '--format', format, '--out', extract]
    assert.equal((await called(make)).code, 0)
    const names = (await readdir(extract)).filter((name) => name !== 'donation-accounts.csv')
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), damages, async (name, damage) => {
        const good = await readFile(join(extract, name))
        await writeFile(join(extract, name), damaged(good, damage))
        await assertWholeOrNothing(extract)
        await writeFile(join(extract, name), good)
      }),
      { seed, numRuns: 20, endOnFailure: true },
    )
  })
}

test('X19 book import refuses a table that is one line of 100 MB', async () => {
  const extract = at('long')
  await called(['book', 'make', '--customers', '20', '--format', 'csv', '--out', extract])
  await writeFile(join(extract, 'contacts.csv'), 'account,'.repeat((100 * million) / 8))
  await assertWholeOrNothing(extract)
})
