// Programmes on their way over HTTP: what is submitted is reviewed, compared, tried and sent back before it is published.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { packProgramme } from '../programmes/index.ts'
import { ended, openTestApi, type TestApi } from './api-for-tests.ts'

const policyFolder = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))
let api: TestApi
let shipped: readonly { readonly path: string; readonly text: string }[]

before(async () => {
  api = await openTestApi({ customers: 200 })
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  shipped = pack.files
})
after(() => api.stop())

/** The shipped files with one text replaced by another. */
const changed = (path: string, from: string, to: string) =>
  shipped.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file))

async function submitted(files: typeof shipped): Promise<string> {
  const answer = await api.call('wulan', 'POST /api/submissions', { files, reason: '银发〔2020〕120号' })
  assert.equal(answer.status, 201, answer.text)
  assert.equal(answer.body.state, 'waiting')
  return answer.body.id
}

const remarked = (remark: string) =>
  changed('terms/relief.yaml', 'The loan system waives', `${remark} The loan system waives`)

test('S0.3 a submission is read with its files, its digest and what the check finds in it', async () => {
  const id = await submitted(remarked('Read.'))
  const read = await api.call('zhangmin', `GET /api/submissions/${id}`)
  assert.deepEqual(read.body.files, remarked('Read.'))
  const report = read.body.report as { findings: unknown[]; cases: number }
  assert.deepEqual(report.findings, [])
  assert.ok(report.cases > 40)
  assert.match(read.body.digest, /^[0-9a-f]{64}$/)
  assert.equal((await api.call('lina', `GET /api/submissions/${id}`)).body.code, 'role_is_missing')
  const missing = await api.call('zhangmin', 'GET /api/submissions/sub_none')
  assert.deepEqual([missing.status, missing.body.code], [404, 'submission_does_not_exist'])
})

test('UX-18 what publishing would change is told place by place against the version in force', async () => {
  const id = await submitted(remarked('Compared.'))
  const { body } = await api.call('zhangmin', `GET /api/submissions/${id}/difference`)
  assert.equal(body.from, 1)
  const before = 'The loan system waives what is not yet paid and refunds what is.'
  assert.deepEqual(body.differences, [
    { place: 'terms.coreCanWaive.note', before, after: `Compared. ${before}` },
  ])
  assert.deepEqual(body.files, [{ path: 'terms/relief.yaml', change: 'changed' }])
})

test('UX-18 an approver tries a submission on the book; nothing is written', async () => {
  const id = await submitted(remarked('Tried.'))
  const job = await ended(
    api,
    'zhangmin',
    await api.call('zhangmin', 'POST /api/simulations', { submission: id }),
  )
  assert.equal(job.state, 'done')
  const other = await api.call('lina', 'POST /api/simulations', { submission: id })
  assert.equal(other.body.code, 'role_is_missing')
})

test('S0.3 a second person sends a submission back with a reason, and then nobody publishes it', async () => {
  const id = await submitted(remarked('Sent back.'))
  const sendBack = (person: string, reason: string) =>
    api.call(person, `POST /api/submissions/${id}/send-back`, { reason })
  assert.equal((await sendBack('wulan', '不妥')).body.code, 'role_is_missing')
  assert.equal((await sendBack('zhangmin', ' ')).body.code, 'reason_is_missing')
  const returned = await sendBack('zhangmin', '第八条未写明')
  assert.deepEqual([returned.status, returned.body.state], [200, 'sent_back'])
  const published = await api.call('zhangmin', `POST /api/submissions/${id}/publish`)
  assert.deepEqual([published.status, published.body.code], [409, 'submission_was_sent_back'])
  assert.equal((await api.desk.store.programmes.list()).length, 1)
})
