// The evidence verbs as an auditor calls them: words, exit codes, and what is written.

import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openDemoStore } from '../../wiring.ts'
import { called } from '../called-for-tests.ts'
import { exitCodes } from '../verb.ts'

let folder: string
const file = (name: string): string => join(folder, name)
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprieve-evidence-'))
  await chmod(folder, 0o711)
  process.env.REPRIEVE_DATA = folder
  delete process.env.DATABASE_URL
  await introduce('li.na', 'wang.li', 'zhao.yi', 'sun.wei', 'zhou.min')
})
after(() => rm(folder, { recursive: true, force: true }))

/** Makes people known, which is an entry for each. */
async function introduce(...ids: readonly string[]): Promise<void> {
  const store = await openDemoStore()
  for (const id of ids)
    await store.people.introduce({ id, name: { zh: '某人', en: 'Somebody' }, roles: ['approver'] })
  await store.close()
}

const run = (...argv: readonly string[]) => called(['evidence', ...argv])

test('verify says that nothing was done to the log, saves a checkpoint, and later that the log continues it', async () => {
  const first = await run('verify', '--save', file('checkpoint.json'))
  assert.equal(first.code, exitCodes.done)
  assert.match(first.out, /^5 entries, none changed, dropped, put in or reordered\.\nRoot [0-9a-f]{64}\n$/)
  await introduce('qian.feng')
  const second = await run('verify', '--checkpoint', file('checkpoint.json'))
  assert.match(second.out, /^6 entries.*It continues the checkpoint of 20.* over 5 entries\.\n$/s)
})

test('a proof is written, checked without the database, and refused with any other root', async () => {
  assert.deepEqual(await run('proof', '--entry', '2', '--out', file('proof.json')), {
    code: 0,
    out: '',
    err: '',
  })
  const { root } = JSON.parse(await readFile(file('proof.json'), 'utf8'))
  const database = process.env.REPRIEVE_DATA
  process.env.REPRIEVE_DATA = '/no/such/folder'
  const alone = await run('check', file('proof.json'))
  const trusted = await run('check', file('proof.json'), '--root', root)
  const strange = await run('check', file('proof.json'), '--root', 'ab'.repeat(32))
  process.env.REPRIEVE_DATA = database
  assert.match(
    alone.out,
    /^Entry 2 of 6 at .*: person_introduced of zhao\.yi by system on 20\d\d-\d\d-\d\d\.\nThe file agrees/,
  )
  assert.match(trusted.out, /It leads to the root given: the entry is in that log\.\n$/)
  assert.deepEqual(
    [alone.code, trusted.code, strange.code],
    [exitCodes.done, exitCodes.done, exitCodes.refused],
  )
  assert.match(strange.err, /proof\.json: root: the proof leads to .* \(root_is_not_the_expected_one\)/)
  assert.equal(JSON.parse((await run('proof', '--entry', '2')).out).root, root)
})

test('JSON is written for programs', async () => {
  const report = JSON.parse((await run('verify', '--json')).out)
  assert.deepEqual([report.size, report.findings], [6, []])
  const answer = JSON.parse((await run('check', file('proof.json'), '--json')).out)
  assert.deepEqual([answer.verified, answer.rootTrusted, answer.entry.index], [true, false, 2])
})

test('wrong calls and files are refused with their place, and nothing is written', async () => {
  await writeFile(file('odd.json'), '{}')
  const rows = [
    [2, /^--entry: is missing/, await run('proof')],
    [2, /^--entry: must be a whole number/, await run('proof', '--entry', 'two')],
    [2, /--entry: the log has the entries 0 to 5; there is no entry 6/, await run('proof', '--entry', '6')],
    [
      2,
      /there is no such folder \(file_cannot_be_written\)/,
      await run('proof', '--entry', '1', '--out', file('none/proof.json')),
    ],
    [2, /^FILE: is missing/, await run('check')],
    [2, /there is no such file \(file_unreadable\)/, await run('check', file('none.json'))],
    [2, /--root: must be 64/, await run('check', file('proof.json'), '--root', 'ABC')],
    [3, /odd\.json: a proof has the members/, await run('check', file('odd.json'))],
    [2, /odd\.json: root is not 64/, await run('verify', '--checkpoint', file('odd.json'))],
    [2, /there is no such file/, await run('verify', '--checkpoint', file('none.json'))],
    [
      2,
      /there is no such folder \(file_cannot_be_written\)/,
      await run('verify', '--save', file('none/checkpoint.json')),
    ],
  ] as const
  for (const [code, words, said] of rows) {
    assert.equal(said.code, code, said.err)
    assert.match(said.err, words)
  }
  const left = (await readdir(folder)).sort()
  assert.deepEqual(left, ['checkpoint.json', 'database', 'odd.json', 'proof.json'])
  await rm(file('odd.json'))
})

test('R11 a log that lost its end is found with exit code 4, and no checkpoint is saved', async () => {
  const checkpoint = JSON.parse(await readFile(file('checkpoint.json'), 'utf8'))
  await writeFile(file('longer.json'), JSON.stringify({ ...checkpoint, size: 7 }))
  const found = await run('verify', '--save', file('later.json'), '--checkpoint', file('longer.json'))
  assert.equal(found.code, exitCodes.findings)
  assert.match(
    found.out,
    /something was done to them:\n {2}the log has 6 entries and had 7 at 20.*\(log_is_shorter_/,
  )
  await assert.rejects(readFile(file('later.json')), /ENOENT/)
})
