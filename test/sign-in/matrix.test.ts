// X24: every demo person × every verb through HTTP: the server answers as the table says, and says which roles may.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requireVerb, verbOfRoute } from '../../src/api/sign-in/index.ts'
import { deskPeople } from '../../src/cli/demo/desk-people.ts'
import { may, permissionOf, placeOfRegion, verbs } from '../../src/organisation/index.ts'
import { codeOf, openTestDoor, TestBrowser, type TestDoor } from './door.ts'

const named = { wuhai: '150302', baotou: '150203' } as const
const placeOf = ({ params }: { params: unknown }) => placeOfRegion((params as { region: string }).region)

let door: TestDoor
before(async () => {
  door = await openTestDoor({
    routes: (server) => {
      for (const verb of verbs) {
        server.get(`/api/${verb}`, { preHandler: requireVerb(verb) }, async () => ({}))
        server.get(`/api/${verb}/:region`, { preHandler: requireVerb(verb, placeOf) }, async () => ({}))
      }
    },
  })
})
after(() => door.stop())

test('X24 nobody and every demo person are answered for every verb as the table says', async () => {
  let asked = 0
  for (const { id } of [{ id: undefined }, ...deskPeople]) {
    const browser = new TestBrowser(door.server)
    if (id !== undefined) await browser.signIn(id)
    const caller = id === undefined ? undefined : await door.store.organisation.findCaller(id)
    for (const verb of verbs) {
      for (const region of [undefined, ...Object.values(named)]) {
        const answer = await browser.send(
          'GET',
          region === undefined ? `/api/${verb}` : `/api/${verb}/${region}`,
        )
        const place = region === undefined ? undefined : placeOfRegion(region)
        const refusal = caller === undefined ? 'not_signed_in' : may(caller, verb, place)?.code
        assert.equal(codeOf(answer), refusal ?? '200', `${id}: ${verb} ${region}`)
        if (refusal !== undefined) assert.deepEqual(answer.json().needed.roles, permissionOf(verb).roles)
        asked++
      }
    }
  }
  assert.equal(asked, (deskPeople.length + 1) * verbs.length * 3)
})

test('X2 the clerk of Wuhai reads customers of Wuhai, the clerk of Baotou those of Baotou', async () => {
  for (const [clerk, own, foreign] of [
    ['wangxiulan', named.wuhai, named.baotou],
    ['siqin', named.baotou, named.wuhai],
  ] as const) {
    const browser = new TestBrowser(door.server)
    await browser.signIn(clerk)
    assert.equal(codeOf(await browser.send('GET', `/api/customer.read/${own}`)), '200')
    assert.equal(codeOf(await browser.send('GET', `/api/customer.read/${foreign}`)), 'place_is_not_yours')
  }
})

test('a route says which verb guards it, so that none is forgotten', () => {
  assert.equal(verbOfRoute({ preHandler: requireVerb('plan.read') }), 'plan.read')
  assert.equal(verbOfRoute({ preHandler: [async () => {}, requireVerb('audit.read')] }), 'audit.read')
  assert.equal(verbOfRoute({}), undefined)
})
