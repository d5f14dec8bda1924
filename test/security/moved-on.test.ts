// R5: whoever says what they read decides about that and nothing else; what moved since is refused and told.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestApi, type TestApi } from '../../src/api/api-for-tests.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { planDraft } from '../../src/store/store-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 100 })
})
after(() => api.stop())

const post = (person: string, address: string, headers: Record<string, string>, body?: object) =>
  api.call(person, `POST ${address}`, body, headers)

async function drafted(id: string): Promise<string> {
  const { summary } = planDraft(id)
  const lists = { outcomes: [], grants: [], measures: [], corrected: [], exceptions: [], violations: [] }
  const plan = await api.desk.store.plans.record({
    ...planDraft(id),
    draftedBy: 'lina',
    summary: { ...summary, accounts: 3, ...lists },
  })
  assert.ok(!isRefusal(plan))
  return `/api/plans/${id}`
}

async function read(address: string): Promise<string> {
  const answer = await api.call('batu', `GET ${address}`)
  assert.equal(answer.status, 200, answer.text)
  return String(answer.headers.etag)
}

test('R5 a plan that was sent back meanwhile is not approved by whoever read it before', async () => {
  const plan = await drafted('plan_moved')
  const seen = await read(plan)
  assert.match(seen, /^"[0-9a-f]{32}"$/)
  assert.equal(
    (await post('batu', `${plan}/send-back`, { 'if-match': seen }, { reason: '金额有误' })).status,
    200,
  )
  const refused = await post('batu', `${plan}/approve`, { 'if-match': seen })
  assert.deepEqual([refused.status, refused.body.code], [412, 'changed_since_it_was_read'])
  assert.match(
    String(refused.body.detail),
    /^batu changed it \(plan_sent_back, .*\) since you read it; read it again/,
  )
  const { meanwhile } = refused.body as unknown as { meanwhile: { what: string; person: string; at: string } }
  assert.deepEqual([meanwhile.what, meanwhile.person], ['plan_sent_back', 'batu'])
  assert.match(meanwhile.at, /^\d{4}-\d\d-\d\dT/)
  const now = await read(plan)
  assert.notEqual(now, seen)
  assert.equal((await post('batu', `${plan}/approve`, { 'if-match': now })).status, 200)
})

test('R5 what has not moved, any of several, the star and no word at all go through', async () => {
  for (const [id, header] of [
    ['plan_same', (seen: string) => ({ 'if-match': seen })],
    ['plan_several', (seen: string) => ({ 'if-match': `"x", ${seen}` })],
    ['plan_star', () => ({ 'if-match': '*' })],
    ['plan_silent', () => ({})],
  ] as const) {
    const plan = await drafted(id)
    const headers: Record<string, string> = header(await read(plan))
    assert.equal((await post('batu', `${plan}/approve`, headers)).status, 200, id)
  }
})

test('R5 the same request sent again is answered with the first answer, although its own change moved the plan', async () => {
  const plan = await drafted('plan_again')
  const headers = { 'if-match': await read(plan), 'idempotency-key': 'moved-1' }
  const first = await post('batu', `${plan}/approve`, headers)
  const again = await post('batu', `${plan}/approve`, headers)
  assert.deepEqual([first.status, again.status, again.text], [200, 200, first.text])
})

test('R5 a work item that somebody took meanwhile is neither taken nor closed by whoever read it before', async () => {
  await drafted('plan_items')
  const matter = { account: 'A0000000001', code: 'over_corrected', region: '150302' }
  assert.ok(!isRefusal(await api.desk.store.workItems.openMany('plan_items', [matter])))
  const [item] = await api.desk.store.workItems.list({ plan: 'plan_items' })
  const address = `/api/work-items/${item!.id}`
  const headers = { 'if-match': await read(address) }
  assert.equal((await post('lina', `${address}/assign`, {}, { owner: 'lina' })).status, 200)
  for (const [act, body] of [
    ['assign', { owner: 'batu' }],
    ['close', { outcome: '已核实' }],
  ] as const) {
    const { status, body: said } = await post('batu', `${address}/${act}`, headers, body)
    const { person } = said.meanwhile as unknown as { person: string }
    assert.deepEqual([status, person], [412, 'lina'], act)
  }
  assert.equal((await api.desk.store.workItems.find(item!.id))?.owner, 'lina')
})
