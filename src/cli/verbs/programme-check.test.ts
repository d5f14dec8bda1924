// The programmes shipped here pass their own review with the real arithmetic, and the exit code says so.

import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { called } from '../called-for-tests.ts'

const policy = fileURLToPath(new URL('../../../policy', import.meta.url))
const shipped = join(policy, 'icbc-im-2020')
const temporary = mkdtempSync(join(tmpdir(), 'reprieve-check-'))
after(() => rmSync(temporary, { recursive: true, force: true }))

const programme = (...argv: readonly string[]) => called(['programme', ...argv])

function spoiledCopy(name: string, file: string, from: string, to: string): string {
  const folder = join(temporary, name)
  cpSync(shipped, folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  assert.ok(text.includes(from))
  writeFileSync(join(folder, file), text.replace(from, to))
  return folder
}

for (const name of ['icbc-im-2020', '_template']) {
  test(`the programme ${name} has no findings, all its cases run, and the exit code is 0`, async () => {
    const { code, out, err } = await programme('check', join(policy, name), '--json')
    const report = JSON.parse(out) as { findings: unknown; cases: number }
    assert.deepEqual([report.findings, code, err], [[], 0, ''])
    assert.ok(report.cases >= 8)
  })
}

test('a case the arithmetic does not answer as expected is a finding, and the exit code is 4', async () => {
  const folder = spoiledCopy(
    'case',
    'cases/post-application.yaml',
    'amountMinor: 42875 }, { kind',
    'amountMinor: 42874 }, { kind',
  )
  const { code, out } = await programme('check', folder)
  assert.equal(code, 4)
  assert.match(
    out,
    /^cases\/post-application\.yaml: of penalty interest .* 428\.75 differs at answer\.accounts\[0\]\.corrections: /,
  )
  assert.match(out, /\[case_fails\]\n.*\n1 finding\n/)
})

test('changing one term makes the cases that depend on it fail', async () => {
  const folder = spoiledCopy('term', 'terms/relief.yaml', 'value: 3', 'value: 4')
  const { code, out } = await programme('check', folder, '--json')
  const { findings } = JSON.parse(out) as { findings: readonly { code: string; file: string }[] }
  assert.equal(code, 4)
  assert.deepEqual([...new Set(findings.map((finding) => finding.code))], ['case_fails'])
  assert.ok(findings.some(({ file }) => file === 'cases/loan-relief.yaml'))
})

test('a wrong type is told by its file and path', async () => {
  const folder = spoiledCopy('type', 'terms/relief.yaml', 'value: false', 'value: no')
  const { code, out } = await programme('check', folder)
  assert.equal(code, 4)
  assert.match(
    out,
    /^terms\/relief\.yaml: card\.coreCanWaive\.value must be true or false, not "no" \[type_is_wrong\]\n1 finding\n$/,
  )
})

test('a folder that is no programme, no folder, a file and two folders are refused with exit code 2', async () => {
  const file = join(shipped, 'programme.yaml')
  for (const words of [[temporary], [join(temporary, 'nowhere')], [file], [], [shipped, shipped]]) {
    for (const verb of ['check', 'print']) {
      const { code, out, err } = await programme(verb, ...words)
      assert.deepEqual([code, out], [2, ''])
      assert.ok(err.length > 20)
    }
  }
})

test('a print to a file is written whole, and to an impossible place not at all', async () => {
  const file = join(temporary, 'programme.md')
  assert.deepEqual(await programme('print', shipped, '--out', file), { code: 0, out: '', err: '' })
  const { out } = await programme('print', shipped)
  assert.equal(readFileSync(file, 'utf8'), out)
  const nowhere = join(temporary, 'no', 'where.md')
  const { code, err } = await programme('print', shipped, '--out', nowhere)
  assert.deepEqual([code, existsSync(nowhere)], [2, false])
  assert.match(err, /where\.md/)
})
