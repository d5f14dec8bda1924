// S0.1, X2: what outlets report moves the inbox with it, and the database takes a report only from whose outlet it is.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asBranch } from '../database/branch-view.ts'
import { granted, openTestStore, programme, refusedBy, type TestStore } from '../store-for-tests.ts'
import type { ServiceMatter } from './service-matters.ts'
import type { LastReports } from './service-reports.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const outlets = ['wuhai.haibowan', 'wuhai.wuda'] as const
const why = '封控'

/** The rule of these tests: cash that both outlets of Wuhai closed is a matter of the league. */
const bothClosed = ({ outlets: standing }: LastReports): readonly ServiceMatter[] => {
  const closed = outlets.every((node) =>
    standing.some((one) => one.node === node && one.service === 'cash' && one.state === 'closed'),
  )
  const deadline = { days: 1, rule: 'service_stopped' }
  return closed ? [{ code: 'service_stopped', service: 'cash', region: '1503', deadline }] : []
}

const say = (node: string, state: 'closed' | 'running') =>
  bank.store.serviceReports.record(
    node,
    [{ service: 'cash', state, ...(state === 'closed' && { reason: why }) }],
    { person: 'li.na', nodes: outlets, mattersOf: bothClosed },
  )

const items = async (regions: readonly string[]) => {
  const found = await bank.store.inbox.page({
    regions,
    limit: 10,
    person: 'li.na',
    today: '2020-04-01',
    wish: { code: 'service_stopped' },
  })
  return found.map(({ service, region, state, dueDay, closedBy }) => ({
    service,
    region,
    state,
    dueDay,
    closedBy,
  }))
}

test('S0.1 of two outlets that close at the same time the later one opens the item, and only one is opened', async () => {
  for (const kept of await Promise.all(outlets.map((node) => say(node, 'closed')))) granted(kept)
  const open = { service: 'cash', region: '1503', state: 'open', dueDay: '2020-04-02', closedBy: undefined }
  assert.deepEqual(await items(['1503']), [open])
  granted(await say(outlets[0], 'closed'))
  assert.deepEqual(await items(['15']), [open])
  assert.deepEqual(await items(['1502']), [])
})

test('S0.1 nobody closes such an item by hand, and an outlet that serves again ends it', async () => {
  const [item] = await bank.store.workItems.list({ state: 'open' })
  const closed = await bank.store.workItems.close(item!.id, { person: 'sun.wei', outcome: '已处理' })
  assert.equal('code' in closed && closed.code, 'work_item_closes_by_itself')
  granted(await say(outlets[1], 'running'))
  const [done] = await items(['1503'])
  assert.deepEqual([done?.state, done?.closedBy], ['done', 'li.na'])
})

test('S0.1 rules that changed open and close items without a report, by nobody, and again nothing', async () => {
  const always: typeof bothClosed = () => [
    {
      code: 'service_stopped',
      service: 'cards',
      region: '1502',
      deadline: { days: 1, rule: 'service_stopped' },
    },
  ]
  const settle = async (by: typeof bothClosed) => granted(await bank.store.serviceReports.settle(by))
  assert.deepEqual(await settle(always), { opened: ['1502:cards'], closed: [] })
  assert.deepEqual(await settle(always), { opened: [], closed: [] })
  assert.deepEqual(await settle(bothClosed), { opened: [], closed: ['1502:cards'] })
  assert.deepEqual(
    (await items(['1502'])).map(({ closedBy }) => closedBy),
    [undefined],
  )
})

/** Writes behind the program, as the role of a branch in a transaction that names these settings. */
const write = (settings: string, text: string) =>
  bank.sql.begin(async (queries) => {
    await queries.unsafe(`set local role reprieve_branch; ${settings}; ${text}`)
  })
const reported = (node: string, person: string) =>
  `insert into service_report (at, node, service, state, person) values (now(), '${node}', 'cash', 'running', '${person}')`
const digest = 'a'.repeat(64)
const acknowledged = (node: string, person: string) =>
  `insert into version_acknowledgement (programme, version, node, person, shown, at)
    values ('${programme}', 1, '${node}', '${person}', '${digest}', now())`

test('X2 the database takes the word of a person for their own outlets only, and in nobody else’s name', async () => {
  const own = `set local app.nodes = '{wuhai.haibowan}'; set local app.person = 'li.na'`
  granted(await bank.store.acknowledgements.show({ programme, version: 1, person: 'li.na', digest }))
  for (const insert of [reported, acknowledged]) {
    const refused: readonly (readonly [settings: string, text: string])[] = [
      [own, insert('wuhai.wuda', 'li.na')],
      [own, insert('wuhai.haibowan', 'wang.li')],
      ['select 1', insert('wuhai.haibowan', 'li.na')],
      [`set local app.nodes = ''; set local app.person = ''`, insert('wuhai.haibowan', 'li.na')],
      [`set local app.nodes = '{}'; set local app.person = 'li.na'`, insert('wuhai.haibowan', 'li.na')],
    ]
    for (const [settings, text] of refused)
      assert.match(await refusedBy(write(settings, text)), /row-level security policy/, `${settings} ${text}`)
    await write(own, insert('wuhai.haibowan', 'li.na'))
  }
})

test('X2 every branch reads what all outlets say, and no branch changes or removes it', async () => {
  const nodes = await asBranch(
    bank.sql,
    ['1529'],
    (queries) => queries<{ node: string }[]>`
    select node from service_report union select node from version_acknowledgement order by 1`,
  )
  assert.deepEqual(
    nodes.map(({ node }) => node),
    [...outlets],
  )
  for (const table of ['service_report', 'version_acknowledgement'])
    for (const text of [`update ${table} set person = 'wang.li'`, `delete from ${table}`])
      assert.match(await refusedBy(write('select 1', text)), /permission denied/, text)
})

test('X2 the store itself keeps no report for an outlet that is not the person’s', async () => {
  const kept = bank.store.serviceReports.record('wuhai.haibowan', [{ service: 'cash', state: 'running' }], {
    person: 'li.na',
    nodes: ['wuhai.wuda'],
    mattersOf: bothClosed,
  })
  assert.match(await refusedBy(kept), /row-level security policy/)
})

test('S0.1 X2 a machine reports on a channel in its own name, and closes no item in it', async () => {
  await bank.sql`
    insert into organisation_node (id, kind, name_zh, name_en, region_prefix)
    values ('head_office', 'head_office', '总行', 'Head Office', '')`
  await bank.sql`
    insert into machine_token (id, token_hash, purpose, verbs, node, issued_by, issued_at, expires_at)
    values ('machine:watching_95588', repeat('a', 64), '监测', '{channel.report}', 'head_office', 'li.na', now(),
      now() + interval '1 day')`
  const stopped = { channel: 'online', node: 'inner_mongolia', state: 'stopped', reason: '系统维护' } as const
  const deadline = { days: 1, rule: 'service_stopped' }
  const by = (nodes: readonly string[]) => ({
    person: 'machine:watching_95588',
    isMachine: true,
    nodes,
    mattersOf: ({ channels }: LastReports) =>
      channels
        .filter(({ state }) => state === 'stopped')
        .map(({ channel }) => ({ code: 'channel_stopped', service: channel, region: '', deadline })),
  })
  const elsewhere = bank.store.serviceReports.recordChannel(stopped, by(['wuhai']))
  assert.match(await refusedBy(elsewhere), /row-level security policy/)
  const kept = granted(await bank.store.serviceReports.recordChannel(stopped, by(['inner_mongolia'])))
  assert.deepEqual([kept.machine, kept.person], ['machine:watching_95588', undefined])
  const running = { ...stopped, state: 'running' } as const
  granted(await bank.store.serviceReports.recordChannel(running, by(['inner_mongolia'])))
  const [item] = (await bank.store.workItems.list({ state: 'done' })).filter(
    ({ service }) => service === 'online',
  )
  assert.deepEqual([item?.closedBy, item?.outcome], [undefined, 'no_longer_so'])
  assert.match(await refusedBy(write('select 1', 'delete from channel_report')), /permission denied/)
})
