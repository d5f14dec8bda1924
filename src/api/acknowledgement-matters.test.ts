// S0.4: an outlet that does not acknowledge a version in time gets a work item; its branch sees it later; it goes by itself.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayFromIso } from '../kernel/index.ts'
import { followAcknowledgements } from '../operations/index.ts'
import { innerMongolia } from '../organisation/index.ts'
import { amendedPack } from '../store/store-for-tests.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 200 })
})
after(() => api.stop())

const [manager, clerkElsewhere, operations, author] = ['zhaojianguo', 'siqin', 'lina', 'wulan']
const own = 'wuhai.haibowan'
/** Published on 1 April 2020 at 10:00 in Shanghai; see `openTestApi`. */
const programme = 'icbc-im-2020'

interface Item {
  readonly id: number
  readonly owner?: string
  readonly dueDay: string
  readonly dueRule: string
  readonly state: string
  readonly closedBy?: string
  readonly outcome?: string
  readonly acknowledgement: { readonly programme: string; readonly version: number; readonly node: string }
}

const follow = async (at: string) => {
  api.setClock(at)
  return must(await followAcknowledgements(api.desk))
}

async function listed(person: string, state = 'open'): Promise<readonly Item[]> {
  const query = `state=${state}&code=version_unacknowledged&limit=100`
  const { status, body, text } = await api.call(person, `GET /api/work-items?${query}`)
  assert.equal(status, 200, text)
  return body.items as unknown as readonly Item[]
}
const nodes = async (person: string) =>
  (await listed(person)).map(({ acknowledgement }) => acknowledgement.node)
const outlets = innerMongolia.nodes.filter(({ kind }) => kind === 'outlet').length

async function acknowledge(person: string, node: string, version = 1) {
  const address = `/api/programmes/${programme}/versions/${version}`
  const { shown } = (await api.call(person, `POST ${address}/show`)).body
  return api.call(person, `POST ${address}/acknowledge`, { node, shown })
}

test('S0.4 nothing is asked of an outlet within the hours of the bank; a minute later each that has not has one item', async () => {
  assert.deepEqual(await follow('2020-04-02T02:00:59Z'), { opened: 0, escalated: 0, closed: 0 })
  assert.deepEqual(await follow('2020-04-02T02:01:00Z'), { opened: outlets, escalated: 0, closed: 0 })
  assert.deepEqual(await follow('2020-04-02T03:00:00Z'), { opened: 0, escalated: 0, closed: 0 })
})

test('S0.4 the item is the manager’s and seen by the people of the outlet alone, until a further time has passed', async () => {
  const [item, ...more] = await listed(manager)
  assert.equal(more.length, 0)
  assert.deepEqual(
    [item!.acknowledgement, item!.owner, item!.dueDay, item!.dueRule],
    [{ programme, version: 1, node: own }, manager, '2020-04-03', 'acknowledge_version'],
  )
  assert.deepEqual(await nodes(clerkElsewhere), ['baotou.kundulun'])
  assert.deepEqual(await nodes(operations), [])
  for (const [person, status] of [
    [manager, 200],
    [clerkElsewhere, 404],
    [operations, 404],
  ] as const)
    assert.equal((await api.call(person, `GET /api/work-items/${item!.id}`)).status, status, person)
})

test('S0.4 an item of an outlet is counted for whom it is listed', async () => {
  for (const person of [manager, operations]) {
    const { standing } = (await api.call(person, 'GET /api/inbox/filters')).body as unknown as {
      readonly standing: { readonly all: number }
    }
    const { matters } = (await api.call(person, 'GET /api/overview')).body as unknown as {
      readonly matters: { readonly open: number }
    }
    const { length } = await nodes(person)
    assert.deepEqual([standing.all, matters.open], [length, length], person)
  }
})

test('S0.4 nobody closes it by hand, and nobody takes it before it is theirs to see', async () => {
  const [item] = await listed(manager)
  for (const [step, body, code] of [
    ['close', { outcome: '已电话通知' }, 'work_item_closes_by_itself'],
    ['assign', { owner: operations }, 'work_item_is_for_others'],
  ] as const) {
    const { body: problem } = await api.call(operations, `POST /api/work-items/${item!.id}/${step}`, body)
    assert.equal(problem.code, code, step)
  }
})

test('S0.4 acknowledging closes the item in the name of who did', async () => {
  const [item] = await listed(manager)
  assert.equal((await acknowledge(manager, own)).status, 200)
  assert.deepEqual(await nodes(manager), [])
  const done = (await listed(manager, 'done')).find(({ id }) => id === item!.id)
  assert.deepEqual([done!.closedBy, done!.outcome], [manager, 'acknowledged'])
})

test('S0.4 after a further time those of the branch see it too, with a second deadline', async () => {
  assert.equal((await follow('2020-04-03T02:00:59Z')).escalated, 0)
  const left = outlets - 1
  assert.deepEqual(await follow('2020-04-03T02:01:00Z'), { opened: 0, escalated: left, closed: 0 })
  assert.deepEqual(await follow('2020-04-03T09:00:00Z'), { opened: 0, escalated: 0, closed: 0 })
  for (const person of [operations, author]) {
    const items = await listed(person)
    assert.equal(items.length, left, person)
    assert.deepEqual(
      [...new Set(items.map(({ dueDay, dueRule }) => `${dueDay} ${dueRule}`))],
      ['2020-04-04 acknowledge_escalated'],
    )
  }
  assert.deepEqual(await nodes(manager), [])
  assert.deepEqual(await nodes(clerkElsewhere), ['baotou.kundulun'])
})

test('S0.4 a newer version supersedes what was missed of the one before, and is asked about anew', async () => {
  const pack = await amendedPack('2020-04-03 补充说明')
  const publication = { author: 'wulan', approver: 'zhangmin', reason: '补充说明' }
  must(await api.desk.store.programmes.publish(pack, { ...publication, validFrom: dayFromIso('2020-04-03') }))
  assert.deepEqual(await nodes(operations), [])
  const superseded = (await listed(operations, 'done')).filter(({ outcome }) => outcome === 'superseded')
  assert.equal(superseded.length, outlets - 1)
  assert.ok(superseded.every(({ closedBy }) => closedBy === 'zhangmin'))
  assert.equal((await follow('2020-04-04T09:00:00Z')).opened, 0)
  assert.equal((await follow('2020-04-04T09:01:00Z')).opened, outlets)
  assert.deepEqual(
    (await listed(manager)).map(({ acknowledgement }) => acknowledgement),
    [{ programme, version: 2, node: own }],
  )
})
