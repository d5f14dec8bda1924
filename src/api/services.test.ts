// S0.1, X2: outlets report what they serve; who may, for which outlet, and what is refused.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestApi, type TestApi } from './api-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 200 })
})
after(() => api.stop())

const manager = 'zhaojianguo'
const own = 'wuhai.haibowan'
const report = (person: string, node: string, services: readonly object[]) =>
  api.call(person, 'POST /api/services/reports', { node, services })

interface Standing {
  readonly services: readonly { readonly service: string; readonly state: string }[]
  readonly outlets: readonly {
    readonly node: string
    readonly mayReport: boolean
    readonly services: readonly { readonly service: string; readonly state: string }[]
  }[]
}
const standing = async (person: string) =>
  (await api.call(person, 'GET /api/services')).body as unknown as Standing

test('S0.1 nothing is claimed of what nobody reported', async () => {
  const { services } = await standing('wangxiulan')
  assert.ok(services.length >= 7)
  assert.deepEqual(new Set(services.map(({ state }) => state)), new Set(['not_known']))
})

test('S0.1 a manager reports for the outlet, everybody reads it, and every report is kept', async () => {
  const closed = {
    service: 'cash',
    state: 'closed',
    reason: '封控',
    alternative: 'wuhai.wuda',
    until: '2020-04-10',
  }
  assert.equal((await report(manager, own, [closed])).status, 200)
  assert.equal((await report(manager, own, [{ service: 'cash', state: 'running' }])).status, 200)
  const { outlets } = await standing('liuyang')
  const cash = outlets.find(({ node }) => node === own)!.services.find(({ service }) => service === 'cash')
  assert.equal(cash?.state, 'running')
  const history = await api.call('sunguoqiang', `GET /api/services/outlets/${own}/reports`)
  const states = (
    history.body.items as unknown as readonly { readonly state: string; readonly reason?: string }[]
  ).map(({ state, reason }) => [state, reason])
  assert.deepEqual(states, [
    ['running', undefined],
    ['closed', '封控'],
  ])
})

test('X2 nobody reports for an outlet that is not theirs; operations report for all', async () => {
  const running = [{ service: 'cash', state: 'running' }]
  const elsewhere = await report(manager, 'baotou.kundulun', running)
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [403, 'place_is_not_yours'])
  const clerk = await report('wangxiulan', own, running)
  assert.deepEqual([clerk.status, clerk.body.code], [403, 'role_is_missing'])
  assert.equal((await report('lina', 'baotou.kundulun', running)).status, 200)
  const { outlets } = await standing(manager)
  assert.deepEqual(
    outlets.filter(({ mayReport }) => mayReport).map(({ node }) => node),
    [own],
  )
})

test('S0.1 a report that says nothing useful is refused at its place, and nothing of it is kept', async () => {
  const rows = [
    [
      own,
      [
        { service: 'cash', state: 'running' },
        { service: 'cards', state: 'closed' },
      ],
      'reason_is_missing',
    ],
    [own, [{ service: 'gold', state: 'running' }], 'service_does_not_exist'],
    [own, [{ service: 'cash', state: 'closed', reason: '封控', alternative: own }], 'outlet_does_not_exist'],
    ['wuhai', [{ service: 'cash', state: 'running' }], 'place_is_not_yours'],
    ['nowhere', [{ service: 'cash', state: 'running' }], 'outlet_does_not_exist'],
  ] as const
  const before = await api.desk.store.serviceReports.history(own, 100)
  for (const [node, services, code] of rows)
    assert.equal((await report(manager, node, services)).body.code, code, code)
  assert.deepEqual(await api.desk.store.serviceReports.history(own, 100), before)
})

test('S0.1 customers are not sent to an outlet that closed the same service, and are once it serves again', async () => {
  const closedTo = (alternative: string) => [
    { service: 'payroll', state: 'closed', reason: '封控', alternative },
  ]
  const wuda = 'wuhai.wuda'
  await report('lina', wuda, [{ service: 'payroll', state: 'closed', reason: '封控' }])
  const refused = await report(manager, own, closedTo(wuda))
  assert.deepEqual([refused.status, refused.body.code], [409, 'alternative_does_not_serve'])
  assert.equal(refused.body.pointer, '/body/services/0/alternative')
  await report('lina', wuda, [{ service: 'payroll', state: 'running' }])
  assert.equal((await report(manager, own, closedTo(wuda))).status, 200)
})
