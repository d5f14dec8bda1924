// An amendment published between draft and approval, over HTTP: the plan says so, its ETag moves, nobody approves it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { packFromTexts, packProgramme } from '../programmes/index.ts'
import { ended, must, openTestApi, type TestApi } from './api-for-tests.ts'

const policyFolder = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))
const programme = 'icbc-im-2020'
let api: TestApi

before(async () => {
  api = await openTestApi()
})
after(() => api.stop())

async function drafted(): Promise<string> {
  const job = await ended(api, 'lina', await api.call('lina', 'POST /api/plans', { programme }))
  return (job.result as { plan: string }).plan
}

/** Publishes the programme with another line in its change log. */
async function amend(line: string): Promise<void> {
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  const files = pack.files.map(({ path, text }) => ({
    path,
    text: path === 'CHANGELOG.md' ? `${text}\n${line}\n` : text,
  }))
  const why = { author: 'wulan', approver: 'zhangmin', reason: '内政发〔2020〕3号' }
  must(await api.desk.store.programmes.publish(packFromTexts(files), why))
}

test('S0.6 X3 a plan overtaken before its approval is refused with the version and the reason; a new one is approved', async () => {
  const plan = await drafted()
  const read = await api.call('batu', `GET /api/plans/${plan}`)
  assert.equal(read.body.overtaken, undefined)
  await amend('第二版')
  const seen = { 'if-match': String(read.headers.etag) }
  const moved = await api.call('batu', `POST /api/plans/${plan}/approve`, undefined, seen)
  assert.deepEqual(
    [moved.status, moved.body.code, moved.body.pointer],
    [412, 'changed_since_it_was_read', '/headers/if-match'],
  )
  const again = await api.call('batu', `GET /api/plans/${plan}`)
  assert.deepEqual((again.body.overtaken as { version: number; reason: string }).version, 2)
  const refused = await api.call('batu', `POST /api/plans/${plan}/approve`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'plan_is_overtaken'])
  assert.match(refused.body.detail, /version 2 was published at .* \(内政发〔2020〕3号\)/)
  const list = await api.call('batu', 'GET /api/plans')
  const listed = list.body.items as { id: string; overtaken?: { version: number } }[]
  assert.equal(listed.find(({ id }) => id === plan)?.overtaken?.version, 2)
  const anew = await drafted()
  assert.equal((await api.call('batu', `POST /api/plans/${anew}/approve`)).status, 200)
})

test('X3 a plan approved and then overtaken is not begun; one that was begun is applied to its end', async () => {
  const begun = await drafted()
  const job = await ended(api, 'batu', await api.call('batu', `POST /api/plans/${begun}/apply`))
  assert.equal(job.state, 'done')
  await amend('第三版')
  const finished = await api.call('batu', `GET /api/plans/${begun}`)
  assert.equal(finished.body.overtaken, undefined)
  const again = await api.call('batu', `POST /api/plans/${begun}/apply`)
  assert.equal(again.status, 202)
  const waiting = await drafted()
  assert.equal((await api.call('batu', `POST /api/plans/${waiting}/approve`)).status, 200)
  await amend('第四版')
  const refused = await api.call('batu', `POST /api/plans/${waiting}/apply`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'plan_is_overtaken'])
  assert.equal(await api.desk.store.runs.findRun(waiting), undefined)
})
