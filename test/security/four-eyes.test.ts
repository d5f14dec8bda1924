// R24: nobody passes four eyes alone: not as oneself, by a second account, for somebody else, by a token, or by replaying an approval.

import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openTestApi, type TestApi } from '../../src/api/api-for-tests.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { permissionOf, verbs } from '../../src/organisation/index.ts'
import { openDatabase } from '../../src/store/store.ts'
import { planDraft, refusedBy } from '../../src/store/store-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 100 })
})
after(() => api.stop())

const codeIn = (text: string): string => JSON.parse(text).code ?? 'granted'

async function post(person: string, address: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await api.call(person, `POST ${address}`, body, headers)
  return { ...answer, code: codeIn(answer.text) }
}

/** A plan that Li Na drafted. */
async function drafted(id: string): Promise<string> {
  const plan = await api.desk.store.plans.record({ ...planDraft(id), draftedBy: 'lina' })
  assert.ok(!isRefusal(plan))
  return id
}

const decisionsOf = (plan: string) => api.desk.store.plans.decisions(plan)

test('R24 the same person: who drafts a plan does not approve it, who writes a programme does not publish it', async () => {
  const plan = await drafted('plan_same')
  const refused = await post('lina', `/api/plans/${plan}/approve`)
  assert.deepEqual([refused.status, refused.code], [403, 'drafter_may_not_decide'])
  assert.deepEqual(await decisionsOf(plan), [])
})

test('R24 a second account: an employee number has one account, and without one nobody holds a role', async () => {
  const { store } = api.desk
  const second = { id: 'lina2', name: { zh: '李娜', en: 'Li Na' }, roles: [] }
  const known = await store.people.findPerson('lina')
  const sameNumber = { ...second, employeeNumber: known!.employeeNumber! }
  const refusal = await store.people.introduce(sameNumber)
  assert.equal(isRefusal(refusal) && refusal.code, 'employee_has_another_account')
  assert.ok(!isRefusal(await store.people.introduce(second)))
  const role = { role: 'operations', node: 'operations_centre', reason: '新任' }
  assert.equal((await post('saren', '/api/people/lina2/roles', role)).code, 'employee_number_is_missing')
  const plan = await drafted('plan_second')
  assert.equal((await post('lina2', `/api/plans/${plan}/approve`)).code, 'role_is_missing')
})

test('R24 delegated: nobody names the person who decides; a body, a query or a header that does is refused or nothing', async () => {
  const plan = await drafted('plan_delegated')
  const address = `/api/plans/${plan}`
  const back = { reason: '数字有误', person: 'batu' }
  assert.equal((await post('lina', `${address}/send-back`, back)).code, 'request_is_malformed')
  assert.equal((await post('lina', `${address}/approve?person=batu`)).code, 'request_is_malformed')
  const headers = { 'x-forwarded-user': 'batu', 'x-user': 'batu', from: 'batu' }
  assert.equal((await post('lina', `${address}/approve`, undefined, headers)).code, 'drafter_may_not_decide')
  assert.deepEqual(await decisionsOf(plan), [])
})

test('R24 a token: no verb that needs a person is issued to a machine, by the program or by the database', async () => {
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    for (const verb of verbs.filter((one) => !permissionOf(one).forMachines)) {
      const hash = createHash('sha256').update(randomBytes(8)).digest('hex')
      const wish = {
        purpose: 'x',
        node: 'inner_mongolia',
        expiresAt: '2020-06-01T00:00:00Z',
        tokenHash: hash,
      }
      assert.equal(
        (await post('lina', '/api/tokens', { ...wish, verbs: [verb] })).code,
        'verb_is_not_for_machines',
      )
      const forced = sql`
        insert into machine_token (id, token_hash, purpose, verbs, node, issued_by, issued_at, expires_at)
        values ('machine:forced01', ${hash}, 'x', ${[verb]}, 'inner_mongolia', 'lina', now(), now() + interval '1 day')`
      assert.equal(await refusedBy(forced), 'a_token_never_passes_four_eyes')
    }
  } finally {
    await close()
  }
})

test('R24 replay: an approval sent again is the same one, and its key opens nothing for others or elsewhere', async () => {
  const plan = await drafted('plan_replay')
  const other = await drafted('plan_replay_other')
  const key = { 'idempotency-key': 'approve-1' }
  const first = await post('batu', `/api/plans/${plan}/approve`, undefined, key)
  const again = await post('batu', `/api/plans/${plan}/approve`, undefined, key)
  assert.deepEqual([first.status, again.text], [200, first.text])
  assert.equal(again.headers['idempotency-replayed'], 'true')
  assert.equal(
    (await post('lina', `/api/plans/${plan}/approve`, undefined, key)).code,
    'drafter_may_not_decide',
  )
  const elsewhere = await post('batu', `/api/plans/${other}/approve`, undefined, key)
  assert.equal(elsewhere.code, 'key_was_used_for_something_else')
  assert.equal((await post('batu', `/api/plans/${plan}/approve`)).code, 'plan_is_already_approved')
  assert.equal((await decisionsOf(plan)).length, 1)
  assert.deepEqual(await decisionsOf(other), [])
})

test('R24 a rehearsed approval decides nothing, and cannot be taken for one', async () => {
  const plan = await drafted('plan_rehearsed')
  const rehearsed = await post('batu', `/api/plans/${plan}/approve`, undefined, { prefer: 'dry-run' })
  assert.deepEqual([rehearsed.status, rehearsed.headers['preference-applied']], [200, 'dry-run'])
  assert.deepEqual(await decisionsOf(plan), [])
})

test('R24 the database refuses a decision of the drafter and a version approved by its author', async () => {
  const plan = await drafted('plan_forced')
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    const decision = sql`
      insert into plan_decision (plan, drafted_by, decision, person, at)
      values (${plan}, 'lina', 'approved', 'lina', now())`
    const byAnotherName = sql`
      insert into plan_decision (plan, drafted_by, decision, person, at)
      values (${plan}, 'batu', 'approved', 'lina', now())`
    const version = sql`
      insert into programme_version (programme, version, digest, content, author, approver, reason, published_at, valid_from)
      values ('x', 1, ${'ab'.repeat(32)}, '{}', 'wulan', 'wulan', 'x', now(), now())`
    for (const attempt of [decision, byAnotherName, version])
      assert.notEqual(await refusedBy(attempt), 'nothing refused it')
  } finally {
    await close()
  }
})

test('R24 privilege climbs nowhere (CVE-2024-23537): an administrator gives nobody’s role to themselves, nor by another', async () => {
  const wish = { role: 'operations', node: 'inner_mongolia', reason: '新任' }
  assert.equal(
    (await post('saren', '/api/people/saren/roles', wish)).code,
    'nobody_assigns_roles_to_themselves',
  )
  for (const person of ['lina', 'zhaojianguo', 'sunguoqiang'])
    assert.equal((await post(person, `/api/people/${person}/roles`, wish)).code, 'role_is_missing')
})
