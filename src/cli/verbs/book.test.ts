// The book verbs as a person at a terminal calls them: words, exit codes, and what is written.

import assert from 'node:assert/strict'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { temporaryFolder } from '../../store/store-for-tests.ts'
import { called } from '../called-for-tests.ts'
import { exitCodes } from '../verb.ts'

let folder: string
const file = (name: string): string => join(folder, name)

const run = (...argv: readonly string[]) => called(['book', ...argv])

before(async () => {
  folder = await temporaryFolder()
  process.env.REPRIEVE_DATA = file('data')
  const made = await run(
    'make',
    '--customers',
    '500',
    '--seed',
    '4',
    '--out',
    file('extract'),
    '--format',
    'csv',
  )
  assert.equal(made.code, exitCodes.done, made.err)
})
after(() => rm(folder, { recursive: true, force: true }))

const asOf = ['--as-of', '2020-03-31'] as const

test('a good extract becomes a book, and the same extract changes nothing', async () => {
  const out = ['--out', file('book')] as const
  const first = await run('import', file('extract'), ...asOf, ...out)
  assert.equal(first.code, exitCodes.done, first.err)
  assert.match(
    first.out,
    /^book_[0-9a-f]{64}\n\d+ accounts in 1 shard, \d+ transfers, as of 2020-03-31\nno row quarantined\n$/,
  )
  const again = await run('import', file('extract'), ...asOf, ...out, '--json')
  const { id, already, quarantined } = JSON.parse(again.out) as Record<string, unknown>
  assert.deepEqual([again.code, already, quarantined], [exitCodes.done, true, 0])
  assert.ok(first.out.startsWith(String(id)))
})

test('X19 a bad row ends with findings and names the file to look into', async () => {
  await writeFile(
    file('extract/contacts.csv'),
    (await readFile(file('extract/contacts.csv'), 'utf8'))
      .replace('service', 'gossip')
      .replace('collection', 'gossip'),
  )
  const answer = await run('import', file('extract'), ...asOf, '--out', file('bad'))
  assert.equal(answer.code, exitCodes.findings)
  assert.match(answer.out, /rows of contacts quarantined: see .*quarantine\/contacts\.csv/)
})

test('X19 another day, differing totals, a book in the way: each is refused in words, and nothing is written', async () => {
  const otherDay = await run('import', file('extract'), '--as-of', '2020-03-30', '--out', file('never'))
  assert.deepEqual([otherDay.code, otherDay.out], [exitCodes.wrongInput, ''])
  assert.match(otherDay.err, /control\.json is of 2020-03-31, asked for was 2020-03-30/)
  await writeFile(
    file('extract/flags.csv'),
    `${await readFile(file('extract/flags.csv'), 'utf8')}A1,false,,,\n`,
  )
  const totals = await run('import', file('extract'), ...asOf, '--out', file('never'))
  assert.equal(totals.code, exitCodes.refused)
  assert.match(totals.err, /flags: the number of rows is \d+, control\.json says \d+/)
  const inTheWay = await run('import', file('extract'), ...asOf, '--out', file('extract'))
  assert.equal(inTheWay.code, exitCodes.refused)
  assert.ok(!(await readdir(folder)).includes('never'))
})

test('a wrong call says what is missing', async () => {
  const calls: readonly (readonly [string[], RegExp])[] = [
    [['make', '--customers', '10'], /^--out: is missing/],
    [['make', '--customers', 'many', '--out', file('x')], /whole number from 1/],
    [['make', '--customers', '10', '--out', file('x'), '--format', 'xml'], /parquet or csv/],
    [['make', '--customers', '10', '--out', file('x'), '--as-of', '2020-02-30'], /day that exists/],
    [['import'], /^DIR: is missing/],
    [['import', file('extract')], /^--as-of: is missing/],
    [['import', file('extract'), 'more', ...asOf], /^DIR: is one word, not also more/],
    [['import', file('extract'), ...asOf, '--shards', 'two'], /whole number/],
    [['import', file('nowhere'), ...asOf], /not a folder/],
  ]
  for (const [argv, words] of calls) {
    const answer = await run(...argv)
    assert.equal(answer.code, exitCodes.wrongInput, argv.join(' '))
    assert.match(answer.err, words)
    assert.equal(answer.out, '')
  }
  assert.ok(!(await readdir(folder)).includes('x'))
})
