// Circumstances through HTTP: recorded by those who serve the customer, verified by a second person, seen by few.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { bookOfDesk, loadCustomers } from '../operations/index.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

const clerk = 'wangxiulan'
const baotouClerk = 'siqin'
const reviewer = 'gaowa'

let api: TestApi
/** Customers of Wuhai. */
let customers: readonly string[]
before(async () => {
  api = await openTestApi()
  const book = must(await bookOfDesk(api.desk))
  const at = (name: string) => join(api.desk.folder, name)
  const request = { book, extract: at('extract'), keyFile: at('customers.key'), random: randomBytes }
  must(await loadCustomers(api.desk, request))
  customers = await ofWuhai()
})
after(() => api.stop())

async function ofWuhai(): Promise<readonly string[]> {
  const found: string[] = []
  for (let number = 0; number < 600; number++) {
    const customer = `P${String(number).padStart(8, '0')}`
    const region = await api.tools.customers.regionOf({ customer })
    if (region?.startsWith('1503') === true) found.push(customer)
  }
  return found
}

const stay = { kind: 'hospitalised', firstDay: '2020-02-05', lastDay: '2020-02-25', howKnown: 'hospital' }
const record = (person: string, customer: string, body: object = stay, headers = {}) =>
  api.call(person, `POST /api/customers/${customer}/circumstances`, body, headers)
const recorded = async (customer: string, body: object = stay): Promise<string> => {
  const answer = await record(clerk, customer, body)
  assert.equal(answer.status, 201, answer.text)
  return answer.body.id as string
}
const step = (person: string, id: string, act: string, body: object = {}) =>
  api.call(person, `POST /api/circumstances/${id}/${act}`, body)

test('X3 a circumstance is recorded by who serves the customer there, and decided by a reviewer', async () => {
  const [customer = ''] = customers
  const rows = [
    [reviewer, 403, 'role_is_missing'],
    ['liuyang', 403, 'role_is_missing'],
    ['lina', 403, 'role_is_missing'],
    [baotouClerk, 403, 'place_is_not_yours'],
    ['', 401, 'not_signed_in'],
  ] as const
  for (const [person, status, code] of rows) {
    const refused = await record(person, customer)
    assert.deepEqual([refused.status, refused.body.code], [status, code], person)
  }
  const id = await recorded(customer)
  assert.deepEqual((await step(clerk, id, 'verify')).body.code, 'role_is_missing')
  assert.equal((await step(reviewer, id, 'verify', { reason: '与证明相符' })).body.state, 'verified')
  assert.equal((await step(reviewer, id, 'verify')).body.code, 'circumstance_is_decided')
  assert.equal((await step(reviewer, id, 'withdraw', { reason: '撤回' })).body.code, 'role_is_missing')
  assert.equal((await step(baotouClerk, id, 'withdraw', { reason: '撤回' })).body.code, 'place_is_not_yours')
})

test('X3 somebody who holds both roles cannot verify what they recorded', async () => {
  const both = {
    person: clerk,
    role: 'health_evidence_reviewer',
    node: 'inner_mongolia',
    by: 'saren',
  } as const
  const id = await recorded(customers[1]!)
  must(await api.desk.store.organisation.assign(both))
  const again = await api.desk.store.organisation.findCaller(clerk)
  assert.ok(again!.assignments.some(({ role }) => role === 'health_evidence_reviewer'))
  const direct = await api.desk.store.circumstances.act(id, { act: 'verify', person: clerk })
  assert.deepEqual('code' in direct && direct.code, 'recorder_may_not_decide')
  assert.equal(
    (await step(reviewer, id, 'reject', { ground: 'unreadable', reason: '看不清' })).body.state,
    'rejected',
  )
})

test('UX-33 days outside the limits are refused at their place, naming the nearest day', async () => {
  const customer = customers[2]!
  const { bounds } = (await api.call(clerk, `GET /api/customers/${customer}/circumstances`))
    .body as unknown as {
    bounds: Record<string, string>
  }
  assert.deepEqual(bounds, {
    firstDayMin: '2019-10-04',
    firstDayMax: '2020-04-01',
    lastDayMax: '2021-04-02',
    documentDayMin: '2020-04-01',
    documentDayMax: '2020-05-01',
  })
  const rows = [
    [{ firstDay: '2019-10-03' }, 'first_day_is_too_early', '/body/firstDay', '2019-10-04'],
    [
      { firstDay: '2020-04-02', lastDay: '2020-04-09' },
      'first_day_is_too_late',
      '/body/firstDay',
      '2020-04-01',
    ],
    [{ lastDay: '2020-02-04' }, 'last_day_is_before_first', '/body/lastDay', '2020-02-05'],
    [{ documentDueDay: '2020-05-02' }, 'document_day_is_not_within', '/body/documentDueDay', '2020-05-01'],
  ] as const
  for (const [days, code, pointer, nearest] of rows) {
    const { status, body, text } = await record(clerk, customer, { ...stay, ...days })
    assert.deepEqual([status, body.code, body.pointer], [422, code, pointer], text)
    assert.ok(text.includes(nearest), text)
  }
})

test('UX-23 said again it is recognised, and with the same key it is one circumstance', async () => {
  const customer = customers[3]!
  const headers = { 'idempotency-key': 'stay-1' }
  const first = await record(clerk, customer, stay, headers)
  const repeated = await record(clerk, customer, stay, headers)
  assert.equal(repeated.body.id, first.body.id)
  const again = await record(clerk, customer)
  assert.deepEqual([again.status, again.body.code], [409, 'circumstance_is_known'])
  assert.ok(again.text.includes(first.body.id as string))
  const { body } = await api.call(clerk, `GET /api/customers/${customer}/circumstances`)
  assert.equal((body.items as unknown[]).length, 1)
})

test('X7 a rehearsed recording keeps nothing', async () => {
  const customer = customers[4]!
  const rehearsed = await record(clerk, customer, stay, { prefer: 'dry-run' })
  assert.equal(rehearsed.status, 201)
  const { body } = await api.call(clerk, `GET /api/customers/${customer}/circumstances`)
  assert.deepEqual(body.items, [])
})

test('S1.8 circumstances are told to those who record or verify them in their regions, and to nobody else', async () => {
  const customer = customers[5]!
  const id = await recorded(customer)
  for (const address of [`/api/customers/${customer}/circumstances`, `/api/circumstances/${id}`])
    for (const [person, status] of [
      [clerk, 200],
      [reviewer, 200],
      [baotouClerk, 403],
      ['liuyang', 403],
      ['lina', 403],
      ['sunguoqiang', 403],
    ] as const)
      assert.equal((await api.call(person, `GET ${address}`)).status, status, `${person} ${address}`)
  const elsewhere = await api.call(baotouClerk, 'GET /api/circumstances')
  assert.deepEqual(elsewhere.body.items, [])
  const queue = (await api.call(reviewer, 'GET /api/circumstances?state=recorded')).body as unknown as {
    items: { id: string; state: string }[]
  }
  assert.ok(queue.items.some((one) => one.id === id))
  assert.ok(queue.items.every(({ state }) => state === 'recorded'))
})

test('UX-25 the queue is read page by page without losing anybody', async () => {
  const whole = (await api.call(reviewer, 'GET /api/circumstances?limit=200')).body as unknown as {
    items: { id: string }[]
  }
  const ids: string[] = []
  let cursor = ''
  do {
    const page = (await api.call(reviewer, `GET /api/circumstances?limit=2${cursor}`)).body as unknown as {
      items: { id: string }[]
      next?: string
    }
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next === undefined ? '' : `&cursor=${page.next}`
  } while (cursor !== '')
  assert.deepEqual(
    ids,
    whole.items.map(({ id }) => id),
  )
})
