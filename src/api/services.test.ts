// S0.1, X2: outlets report what they serve; who may, for which outlet, and what is refused.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

/** Two people with a role on a second-tier branch. */
const branchPosts = [
  { person: 'siqin', role: 'operations', node: 'baotou' },
  { person: 'tana', role: 'outlet_manager', node: 'bayannur' },
] as const

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 200 })
  for (const post of branchPosts) must(await api.desk.store.organisation.assign({ ...post, by: 'saren' }))
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

interface Item {
  readonly id: number
  readonly code: string
  readonly state: string
  readonly service?: string
  readonly outlet?: string
  readonly owner?: string
  readonly region?: string
  readonly dueDay?: string
}
const itemsOf = async (person: string, code: string): Promise<readonly Item[]> =>
  (await api.call(person, `GET /api/work-items?code=${code}&limit=100`)).body.items

/** How many items the filter of stopped services finds. */
const stoppedFor = async (person: string): Promise<number> => {
  const { standing } = (await api.call(person, 'GET /api/inbox/filters')).body as unknown as {
    readonly standing: { readonly stopped: number }
  }
  const { items } = (await api.call(person, 'GET /api/work-items?state=open&about=stopped&limit=100'))
    .body as unknown as { readonly items: readonly Item[] }
  assert.equal(standing.stopped, items.length)
  return items.length
}

const wuhai = ['wuhai.haibowan', 'wuhai.railway_station', 'wuhai.wuda']
const closedCash = [{ service: 'cash', state: 'closed', reason: '封控' }]

test('S0.1 a service that a whole league closed is a work item of that league until an outlet serves again', async () => {
  const code = 'service_stopped'
  for (const node of wuhai.slice(0, 2)) assert.equal((await report('lina', node, closedCash)).status, 200)
  assert.deepEqual(await itemsOf('lina', code), [])
  await report('lina', wuhai[2]!, closedCash)
  const [item, ...others] = await itemsOf('lina', code)
  const { service, region, state, dueDay } = item!
  assert.deepEqual([service, region, state, dueDay], ['cash', '1503', 'open', '2020-04-02'])
  assert.deepEqual(others, [])
  assert.deepEqual((await itemsOf('wangxiulan', code)).length, 1)
  assert.deepEqual(await itemsOf('siqin', code), [])
  assert.equal(await stoppedFor('lina'), 1)
  await report('lina', wuhai[1]!, [{ service: 'cash', state: 'reduced', reason: '限额' }])
  assert.deepEqual(
    (await itemsOf('lina', code)).map((one) => one.state),
    ['done'],
  )
})

test('S0.1 operations take such an item and nobody closes it by hand', async () => {
  for (const node of wuhai) await report('lina', node, closedCash)
  const [item] = (await itemsOf('lina', 'service_stopped')).filter(({ state }) => state === 'open')
  const owner = (await api.call('lina', `POST /api/work-items/${item!.id}/assign`, { owner: 'lina' })).body
    .owner
  assert.equal(owner, 'lina')
  const closed = await api.call('lina', `POST /api/work-items/${item!.id}/close`, { outcome: '已处理' })
  assert.equal(closed.body.code, 'work_item_closes_by_itself')
  await report('lina', own, [{ service: 'cash', state: 'running' }])
})

test('S0.1 an outlet is told when the outlet it names closes too, until it names another', async () => {
  const code = 'alternative_closed'
  const sentTo = (alternative: string) => [
    { service: 'personal_loans', state: 'closed', reason: '封控', alternative },
  ]
  const closed = [{ service: 'personal_loans', state: 'closed', reason: '封控' }]
  assert.equal((await report(manager, own, sentTo('wuhai.wuda'))).status, 200)
  assert.deepEqual(await itemsOf(manager, code), [])
  await report('lina', 'wuhai.wuda', closed)
  const [item] = await itemsOf(manager, code)
  const { service, outlet, owner, dueDay, region } = item!
  assert.deepEqual(
    [service, outlet, owner, dueDay, region],
    ['personal_loans', own, manager, '2020-04-02', '1503'],
  )
  await report(manager, own, sentTo('wuhai.railway_station'))
  assert.deepEqual(
    (await itemsOf(manager, code)).map(({ state }) => state),
    ['done'],
  )
})

test('S0.1 people of a second-tier branch report for its outlets and take its items, and none elsewhere', async () => {
  const [clerk, other] = branchPosts.map(({ person }) => person) as [string, string]
  const reportable = async (person: string) =>
    (await standing(person)).outlets.filter(({ mayReport }) => mayReport).map(({ node }) => node)
  assert.deepEqual(await reportable(clerk), ['baotou.kundulun'])
  assert.deepEqual(await reportable(other), ['bayannur.shengli_road', 'bayannur.linhe'])
  assert.equal((await report(other, 'bayannur.linhe', closedCash)).status, 200)
  assert.equal((await report(other, 'baotou.kundulun', closedCash)).body.code, 'place_is_not_yours')
  assert.equal((await report(clerk, 'baotou.kundulun', closedCash)).status, 200)
  const [item] = (await itemsOf(clerk, 'service_stopped')).filter(({ region }) => region === '1502')
  const take = (person: string, owner: string) =>
    api.call(person, `POST /api/work-items/${item!.id}/assign`, { owner })
  assert.equal((await take(clerk, clerk)).body.owner, clerk)
  assert.equal((await take(clerk, other)).body.code, 'work_item_is_for_others')
  assert.equal((await take(other, other)).body.code, 'work_item_does_not_exist')
})

interface Channel {
  readonly channel: string
  readonly state: string
  readonly report?: { readonly person?: string; readonly reason?: string }
}
const channelsOf = async (person: string): Promise<readonly Channel[]> =>
  (await api.call(person, 'GET /api/services')).body.channels
const channel = (person: string, body: object) =>
  api.call(person, 'POST /api/services/channels/reports', body)

test('S0.1 operations and the agents of 95588 say how channels stand; a stop is a work item of the province', async () => {
  const stopped = { channel: 'hotline', state: 'stopped', reason: '线路故障', until: '2020-04-02' }
  const before = await stoppedFor('lina')
  assert.equal((await channel('liuyang', stopped)).status, 200)
  const [hotline, online] = await channelsOf(manager)
  assert.deepEqual(
    [hotline?.state, hotline?.report?.person, online?.state],
    ['stopped', 'liuyang', 'not_known'],
  )
  const [item] = await itemsOf('lina', 'channel_stopped')
  assert.deepEqual([item?.service, item?.region, item?.state], ['hotline', undefined, 'open'])
  assert.equal(await stoppedFor('lina'), before + 1)
  assert.deepEqual(await itemsOf(manager, 'channel_stopped'), [])
  assert.equal((await channel('lina', { channel: 'hotline', state: 'running' })).status, 200)
  assert.equal((await itemsOf('lina', 'channel_stopped'))[0]?.state, 'done')
})

test('S0.1 X2 a report on a channel is refused without a reason, for no channel, and from who has no say', async () => {
  const rows = [
    ['lina', { channel: 'online', state: 'degraded' }, 'reason_is_missing'],
    ['lina', { channel: 'fax', state: 'running' }, 'channel_does_not_exist'],
    [manager, { channel: 'online', state: 'running' }, 'role_is_missing'],
    ['siqin', { channel: 'online', state: 'running' }, 'place_is_not_yours'],
  ] as const
  for (const [person, body, code] of rows) assert.equal((await channel(person, body)).body.code, code)
  assert.equal((await channelsOf('lina'))[1]?.state, 'not_known')
})

test('S0.1 what the log keeps of a stop: the report, then the item it opened', async () => {
  const { items } = (
    await api.call('sunguoqiang', 'GET /api/evidence/entries/find?kind=service_matters_moved&limit=100')
  ).body as unknown as {
    readonly items: readonly { readonly body: { readonly opened: readonly string[] } }[]
  }
  assert.ok(items.some(({ body }) => body.opened.includes('1503:cash')))
})

test('S0.1 a measure whose service a whole league closed says so on the overview and in its figures', async () => {
  const carriersIn = async (address: 'overview' | 'measures') => {
    const { measures } = (await api.call('lina', `GET /api/${address}`)).body as unknown as {
      readonly measures: readonly {
        readonly id: string
        readonly status: string
        readonly carriers: readonly { readonly id: string; readonly state: string }[]
      }[]
    }
    const { status, carriers } = measures.find(({ id }) => id === 'foreign-exchange')!
    return [status, carriers.map(({ id, state }) => [id, state])]
  }
  const say = async (state: 'closed' | 'running') => {
    for (const node of wuhai)
      assert.equal(
        (await report('lina', node, [{ service: 'foreign_exchange', state, reason: '封控' }])).status,
        200,
      )
  }
  await say('closed')
  for (const address of ['overview', 'measures'] as const)
    assert.deepEqual(await carriersIn(address), ['running', [['foreign_exchange', 'stopped']]])
  await say('running')
  const whileOthersAreSilent = 'degraded'
  assert.deepEqual(await carriersIn('overview'), ['running', [['foreign_exchange', whileOthersAreSilent]]])
})
