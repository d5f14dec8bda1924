// S0.4, X2: outlets acknowledge a version; who may, for which outlet, and that the first answer holds.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { amendedPack } from '../store/store-for-tests.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 200 })
})
after(() => api.stop())

const [manager, clerk] = ['zhaojianguo', 'wangxiulan']
const own = 'wuhai.haibowan'
const version = '/api/programmes/icbc-im-2020/versions/1'
const nothingShown = '0'.repeat(64)
const show = async (person: string, address = version) =>
  (await api.call(person, `POST ${address}/show`)).body.shown as unknown as string | undefined
const acknowledge = async (person: string, node: string, address = version) =>
  api.call(person, `POST ${address}/acknowledge`, {
    node,
    shown: (await show(person, address)) ?? nothingShown,
  })

interface Standing {
  readonly acknowledged: number
  readonly hoursUntilAll?: number
  readonly nodes: readonly {
    readonly node: string
    readonly mayAcknowledge: boolean
    readonly acknowledged?: { readonly person: string }
  }[]
}
const standing = async (person: string) =>
  (await api.call(person, `GET ${version}/rollout`)).body as unknown as Standing

test('S0.4 nobody acknowledges by publication', async () => {
  const { acknowledged, hoursUntilAll } = await standing('wangxiulan')
  assert.deepEqual([acknowledged, hoursUntilAll], [0, undefined])
})

test('S0.4 nobody acknowledges what they were not shown, nor what a colleague was shown', async () => {
  const shown = await show(clerk)
  const refused = async (body: object) => {
    const { status, body: problem } = await api.call(manager, `POST ${version}/acknowledge`, body)
    return [status, problem.code]
  }
  for (const given of [shown, nothingShown])
    assert.deepEqual(await refused({ node: own, shown: given }), [409, 'differences_were_not_shown'])
  assert.deepEqual(await refused({ node: own }), [400, 'request_is_malformed'])
  const rehearsed = (await api.call(manager, `POST ${version}/show?dryRun=true`)).body.shown
  assert.deepEqual(await refused({ node: own, shown: rehearsed }), [409, 'differences_were_not_shown'])
  assert.equal((await standing(manager)).acknowledged, 0)
})

test('S0.4 of the first version everything is shown as new', async () => {
  const { body } = await api.call(manager, `POST ${version}/show`)
  const files = body.files as unknown as readonly { readonly change: string }[]
  assert.deepEqual([body.before, body.differences], [undefined, []])
  assert.ok(files.length > 8 && files.every(({ change }) => change === 'added'))
})

test('S0.4 a manager acknowledges for the outlet; said again, the first answer holds and nothing changes', async () => {
  const first = await acknowledge(manager, own)
  assert.deepEqual([first.status, first.body.person], [200, manager])
  const before = await api.desk.store.acknowledgements.of('icbc-im-2020', 1)
  assert.deepEqual((await acknowledge(manager, own)).body, first.body)
  const colleague = await acknowledge(clerk, own)
  assert.deepEqual([colleague.status, colleague.body], [200, first.body])
  assert.deepEqual(await api.desk.store.acknowledgements.of('icbc-im-2020', 1), before)
  const { acknowledged, nodes } = await standing('liuyang')
  assert.equal(acknowledged, 1)
  assert.equal(nodes.find(({ node }) => node === own)?.acknowledged?.person, manager)
})

test('X2 nobody acknowledges for an outlet that is not theirs, and it is told who may', async () => {
  for (const person of [manager, clerk]) {
    const elsewhere = await acknowledge(person, 'baotou.kundulun')
    assert.deepEqual([elsewhere.status, elsewhere.body.code], [403, 'place_is_not_yours'])
  }
  const operations = await acknowledge('lina', own)
  assert.deepEqual([operations.status, operations.body.code], [403, 'role_is_missing'])
  const { nodes } = await standing(manager)
  assert.deepEqual(
    nodes.filter(({ mayAcknowledge }) => mayAcknowledge).map(({ node }) => node),
    [own],
  )
})

test('S0.4 what is no outlet and no version is refused', async () => {
  const nowhere = await acknowledge(manager, 'nowhere')
  assert.equal(nowhere.body.code, 'outlet_does_not_exist')
  const missing = await acknowledge(manager, own, '/api/programmes/icbc-im-2020/versions/7')
  assert.deepEqual([missing.status, missing.body.code], [404, 'version_does_not_exist'])
  const unread = await api.call(manager, 'GET /api/programmes/icbc-im-2020/versions/7/rollout')
  assert.deepEqual([unread.status, unread.body.code], [404, 'version_does_not_exist'])
})

test('S0.4 only the newest version is acknowledged, by what it changes; an answer from before stands', async () => {
  const pack = await amendedPack('2020-04-01 补充说明')
  must(
    await api.desk.store.programmes.publish(pack, {
      author: 'wulan',
      approver: 'zhangmin',
      reason: '补充说明',
    }),
  )
  const elsewhere = 'baotou.kundulun'
  const late = await acknowledge('siqin', elsewhere)
  assert.deepEqual([late.status, late.body.code], [409, 'version_is_superseded'])
  assert.equal((await acknowledge(manager, own)).body.person, manager)
  const second = '/api/programmes/icbc-im-2020/versions/2'
  const old = await api.call('siqin', `POST ${second}/acknowledge`, {
    node: elsewhere,
    shown: await show('siqin'),
  })
  assert.deepEqual([old.status, old.body.code], [409, 'differences_were_not_shown'])
  const { body } = await api.call('siqin', `POST ${second}/show`)
  assert.deepEqual([body.before, body.files], [
    1,
    [{ path: 'CHANGELOG.md', change: 'changed' }],
  ] as readonly unknown[])
  assert.equal((await acknowledge('siqin', elsewhere, second)).status, 200)
})
