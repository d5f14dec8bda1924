// S0.2, X3: no command runs on rules of the bank that are not valid; a changed file proposes, and two people decide.

import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { called } from '../../src/cli/called-for-tests.ts'

test('S0.2: a mistake in the rules of the bank stops a command before anything is opened, with its path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-rules-'))
  const before = process.env.REPRIEVE_RULES
  process.env.REPRIEVE_RULES = join(folder, 'bank.yaml')
  try {
    const none = await called(['plan', 'list'])
    assert.deepEqual([none.code, none.err.includes('(file_missing)')], [2, true], none.err)
    await writeFile(join(folder, 'bank.yaml'), 'deadlines: { ownMistake: 15 }\n')
    const wrong = await called(['serve'])
    assert.equal(wrong.code, 2)
    assert.match(wrong.err, /^bank\.yaml: deadlines\.ownMistake: .* \(type_is_wrong\)$/m)
    assert.match(
      wrong.err,
      /^bank\.yaml: identity: is missing: only the bank can say it.*\n\nidentity:\n {2}bank:\n/m,
    )
  } finally {
    if (before === undefined) delete process.env.REPRIEVE_RULES
    else process.env.REPRIEVE_RULES = before
    await rm(folder, { recursive: true, force: true })
  }
})

const shipped = fileURLToPath(new URL('../../policy/bank.yaml', import.meta.url))

test('X3: a changed file changes nothing at the next start; one stands for it, another confirms, and it holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-rules-'))
  await chmod(folder, 0o711)
  const { REPRIEVE_RULES: rulesBefore, REPRIEVE_DATA: dataBefore } = process.env
  const file = join(folder, 'bank.yaml')
  Object.assign(process.env, { REPRIEVE_RULES: file, REPRIEVE_DATA: join(folder, 'data') })
  const listed = async () => {
    const { out } = await called(['rules', 'list', '--json'])
    const { rules, changes } = JSON.parse(out) as {
      rules: { rule: string; value: number }[]
      changes: { id: string; rule: string; state: string }[]
    }
    return {
      value: rules.find(({ rule }) => rule === 'daysAheadMax')!.value,
      open: changes.filter(({ state }) => state === 'said_by_file' || state === 'waiting'),
    }
  }
  const decide = (words: string) => called(words.split(' '))
  try {
    const text = await readFile(shipped, 'utf8')
    await writeFile(file, text)
    for (const [id, role] of [
      ['wulan', 'author,publisher'],
      ['zhang', 'publisher'],
    ] as const) {
      const names = ['--zh', '某人', '--en', id, '--roles', role, '--employee', `NM-${id}`]
      assert.equal((await called(['person', 'introduce', id, ...names])).code, 0)
    }
    assert.deepEqual(await listed(), { value: 366, open: [] })
    await writeFile(file, text.replace('value: 366', 'value: 400'))
    const after = await listed()
    assert.deepEqual([after.value, after.open.map(({ state }) => state)], [366, ['said_by_file']])
    const swept = await called(['documents', 'delete-due'])
    assert.match(swept.out, /^0 documents deleted, under the rules of the bank [0-9a-f]{64}$/m)
    assert.match(swept.err, /^policy\/bank\.yaml says otherwise than what holds, changes: 1;/)
    const said = after.open[0]!.id
    assert.match((await decide(`rules confirm ${said} --person zhang`)).err, /rule_change_has_no_proposer/)
    const stood = await decide(`rules stand-for ${said} --person wulan --reason longer --from 2099-01-01`)
    assert.equal(stood.code, 0, stood.err)
    const [waiting] = (await listed()).open
    const own = await decide(`rules confirm ${waiting!.id} --person wulan`)
    assert.deepEqual([own.code, own.err.includes('proposer_may_not_decide')], [3, true])
    const confirmed = await decide(`rules confirm ${waiting!.id} --person zhang`)
    assert.match(confirmed.out, /confirmed by zhang, holds from 2099-01-01/)
    assert.deepEqual(await listed(), { value: 366, open: [] })
    await writeFile(file, text.replace('value: 20\n', 'value: 21\n'))
    const looser = await called(['rules', 'list'])
    assert.equal(looser.code, 2)
    assert.match(looser.err, /^bank\.yaml: deadlines\.creditRecordObjection\.value: the law says at most 20/)
  } finally {
    for (const [name, value] of [
      ['REPRIEVE_RULES', rulesBefore],
      ['REPRIEVE_DATA', dataBefore],
    ] as const)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    await rm(folder, { recursive: true, force: true })
  }
})
