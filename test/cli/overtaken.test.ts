// An amendment published between draft and approval, at the command line: list, show, approve and apply say so.

import assert from 'node:assert/strict'
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { called } from '../../src/cli/called-for-tests.ts'
import { exitCodes } from '../../src/cli/verb.ts'
import { argvFrom, makeWorld, type World } from './world.ts'

let world: World
before(async () => {
  world = await makeWorld()
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-amended-'))
  await cp(world.places.POLICY!, folder, { recursive: true })
  await appendFile(join(folder, 'CHANGELOG.md'), '\n第二版\n')
  const signed = ['--author', 'wulan', '--approver', 'zhang', '--reason', '内政发〔2020〕3号']
  const { code, err } = await called(['programme', 'publish', folder, ...signed])
  await rm(folder, { recursive: true })
  assert.equal(code, exitCodes.done, err)
})
after(() => world.end())

const call = (line: string) => called(argvFrom(line, world))

test('S0.6 plan list and plan show mark a plan that a later version overtook, and say why it was published', async () => {
  const listed = await call('plan list')
  assert.match(listed.out, /^plan_\S+ .*drafted, overtaken by v2/m)
  assert.match(listed.out, /^plan_\S+ .*approved, overtaken by v2/m)
  const shown = await call('plan show PLAN')
  assert.match(
    shown.out,
    /\novertaken: version 2 was published at .* \(内政发〔2020〕3号\); draft a plan anew\n/,
  )
  const json = JSON.parse((await call('plan show PLAN --json')).out) as { overtaken: { version: number } }
  assert.equal(json.overtaken.version, 2)
})

test('X3 approving or applying it is refused with exit code 3 and changes nothing; a new draft is approved', async () => {
  for (const line of ['approve PLAN --person batu', 'apply APPROVED --bank BANK --person lina']) {
    const { code, out, err } = await call(line)
    assert.deepEqual([code, out], [exitCodes.refused, ''], line)
    assert.match(err, /Draft a plan anew under version 2 \(plan_is_overtaken\)/)
  }
  const { store, places } = world
  assert.equal((await store.plans.plan(places.PLAN!)).state, 'drafted')
  assert.equal(await store.runs.findRun(places.APPROVED!), undefined)
  const anew = await call('draft --programme icbc-im-2020 --book BOOK --person zhao --json')
  const { id } = JSON.parse(anew.out) as { id: string }
  assert.notEqual(id, places.PLAN)
  assert.equal((await call(`approve ${id} --person batu`)).code, exitCodes.done)
})
