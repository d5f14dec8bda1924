// Customers through HTTP: found masked, read by those of their region, unmasked for a purpose, and every look on record.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type BookPerson, withPeople } from '../book/index.ts'
import { maskedPerson } from '../customers/index.ts'
import { png } from '../documents/files-for-tests.ts'
import { circumstanceKinds } from '../kernel/index.ts'
import { bookOfDesk, loadCustomers } from '../operations/index.ts'
import { openDatabase } from '../store/store.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

const wuhaiClerk = 'wangxiulan'
const baotouClerk = 'siqin'
const agent = 'liuyang'
const auditor = 'sunguoqiang'
const reviewer = 'gaowa'

let api: TestApi
let people: readonly BookPerson[]
let ofWuhai: BookPerson
let ofBaotou: BookPerson
before(async () => {
  api = await openTestApi()
  const before = await api.call(agent, 'POST /api/customers/find', { name: '乌兰' })
  assert.deepEqual([before.status, before.body.code], [409, 'directory_is_missing'])
  const book = must(await bookOfDesk(api.desk))
  const request = {
    book,
    extract: join(api.desk.folder, 'extract'),
    keyFile: join(api.desk.folder, 'customers.key'),
    random: randomBytes,
  }
  const loaded = must(await loadCustomers(api.desk, request))
  assert.deepEqual([loaded.already, must(await loadCustomers(api.desk, request)).already], [false, true])
  const { extract } = request
  const all = { book, extract, workDir: api.desk.folder, memoryLimit: '1GB', threads: 1 }
  people = must(await withPeople(all, listed))
  ofWuhai = withCard('1503')
  ofBaotou = withCard('1502')
})
after(() => api.stop())

async function listed(some: AsyncIterable<readonly BookPerson[]>): Promise<readonly BookPerson[]> {
  const all: BookPerson[] = []
  for await (const part of some) all.push(...part)
  return all
}

const withCard = (prefix: string): BookPerson =>
  people.find(
    ({ region, accounts }) =>
      region.startsWith(prefix) && accounts.some(({ cardNumber }) => cardNumber !== undefined),
  )!

const find = (person: string, body: object) => api.call(person, 'POST /api/customers/find', body)
const views = async (customer: string) =>
  (await api.call(auditor, `GET /api/customers/${customer}/views`)).body
    .items as unknown as readonly Readonly<Record<string, unknown>>[]
const marksOf = ({ idNumber, phone, name, accounts }: BookPerson) => [
  { idNumber },
  { phone },
  { name },
  { card: accounts.find(({ cardNumber }) => cardNumber !== undefined)!.cardNumber! },
]

test('S1.8: a customer is found by identity number, card, phone and name, and shown masked', async () => {
  for (const body of marksOf(ofWuhai)) {
    const answer = await find(wuhaiClerk, body)
    assert.equal(answer.status, 200, answer.text)
    const { matches, regions } = answer.body as unknown as {
      matches: { customer: string }[]
      regions: string[]
    }
    const match = matches.find(({ customer }) => customer === ofWuhai.customer)
    assert.deepEqual(match, { ...maskedPerson(ofWuhai), accounts: ofWuhai.accounts.length })
    assert.deepEqual(regions, ['1503'])
    for (const [kind, value] of Object.entries(body))
      if (kind !== 'name') assert.ok(!answer.text.includes(value), kind)
  }
})

test('S9.1: a clerk of Wuhai sees no customer of Baotou, whatever they ask by', async () => {
  for (const body of marksOf(ofBaotou)) {
    const { matches } = (await find(wuhaiClerk, body)).body as unknown as { matches: { region: string }[] }
    assert.ok(matches.every(({ region }) => region.startsWith('1503')))
    assert.ok((await find(baotouClerk, body)).text.includes(ofBaotou.customer))
  }
  for (const [call, body] of [
    [`GET /api/customers/${ofBaotou.customer}`, undefined],
    [`POST /api/customers/${ofBaotou.customer}/unmask`, { purpose: 'verify_identity', reason: '柜面核对' }],
  ] as const) {
    const refused = await api.call(wuhaiClerk, call, body)
    assert.deepEqual([refused.status, refused.body.code], [404, 'unknown_customer'])
  }
  assert.ok((await views(ofBaotou.customer)).every(({ person }) => person !== wuhaiClerk))
})

test('X24: what is not one mark, and who may not look, is refused', async () => {
  const rows = [
    [wuhaiClerk, {}, 400, 'request_is_malformed'],
    [wuhaiClerk, { phone: ofWuhai.phone, name: ofWuhai.name }, 400, 'request_is_malformed'],
    [wuhaiClerk, { phone: '' }, 400, 'request_is_malformed'],
    [wuhaiClerk, { passport: 'x' }, 400, 'request_is_malformed'],
    [auditor, { phone: ofWuhai.phone }, 403, 'role_is_missing'],
    ['wulan', { phone: ofWuhai.phone }, 403, 'role_is_missing'],
    ['', { phone: ofWuhai.phone }, 401, 'not_signed_in'],
  ] as const
  for (const [person, body, status, code] of rows) {
    const answer = await find(person, body)
    assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text)
    assert.ok(!answer.text.includes(ofWuhai.phone))
  }
  const nobody = await api.call(agent, 'GET /api/customers/P99999999')
  assert.deepEqual(
    [nobody.status, nobody.body.code, nobody.body.pointer],
    [404, 'unknown_customer', '/path/customer'],
  )
})

test('S7.2: circumstances are told to those who record or verify them; others learn how many there are', async () => {
  const ill = await firstWithCircumstance()
  const told = async (person: string) =>
    (await api.call(person, `GET /api/customers/${ill}`)).body.circumstances as {
      count: number
      items?: object[]
    }
  const reviewer = await told('gaowa')
  assert.ok(reviewer.items!.length > 0)
  assert.deepEqual(Object.keys(reviewer.items![0]!), ['kind', 'status'])
  assert.deepEqual(await told(agent), { count: reviewer.items!.length })
  const { body, text } = await api.call(agent, `GET /api/customers/${ill}`)
  assert.ok(circumstanceKinds.every((kind) => !text.includes(kind)))
  assert.ok((body.accounts as object[]).every((account) => !('words' in account)))
})

async function firstWithCircumstance(): Promise<string> {
  for (const { customer } of people) {
    const { body } = await api.call('gaowa', `GET /api/customers/${customer}`)
    if ((body.circumstances as { count: number }).count > 0) return customer
  }
  throw new RangeError('nobody has a circumstance')
}

test('S1.8: a customer’s page shows spouse, accounts and time lines, and no number in full', async () => {
  for (const person of people.slice(0, 60)) {
    const answer = await api.call(agent, `GET /api/customers/${person.customer}`)
    assert.equal(answer.status, 200, answer.text)
    const numbers = [
      person.idNumber,
      person.phone,
      ...person.accounts.flatMap(({ cardNumber }) => cardNumber ?? []),
    ]
    for (const number of numbers) assert.ok(!answer.text.includes(number))
    const { accounts, spouse } = answer.body as unknown as {
      accounts: { account: string; explanation?: { debts: unknown[] } }[]
      spouse?: { customer: string }
    }
    assert.deepEqual(
      accounts.map(({ account }) => account),
      person.accounts.map(({ account }) => account),
    )
    assert.ok(accounts.every(({ explanation }) => explanation !== undefined))
    assert.equal(spouse?.customer, person.spouse)
  }
})

test('S1.8: unmasking needs a role, a purpose and words; who, when, what for and why stays', async () => {
  const unmask = (person: string, body: object, headers = {}) =>
    api.call(person, `POST /api/customers/${ofWuhai.customer}/unmask`, body, headers)
  const asked = { purpose: 'contact_customer', reason: '通知延期还款' }
  const rows = [
    ['lina', asked, 403, 'role_is_missing'],
    [wuhaiClerk, { purpose: 'contact_customer' }, 400, 'request_is_malformed'],
    [wuhaiClerk, { ...asked, purpose: 'curiosity' }, 400, 'request_is_malformed'],
    [wuhaiClerk, { ...asked, reason: '  ' }, 400, 'reason_is_missing'],
  ] as const
  for (const [person, body, status, code] of rows) {
    const answer = await unmask(person, body)
    assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text)
  }
  assert.ok((await views(ofWuhai.customer)).every(({ act }) => act !== 'unmask'))
  const { name, idNumber, phone } = ofWuhai
  const told = await unmask(wuhaiClerk, asked, { prefer: 'dry-run', 'idempotency-key': 'look-1' })
  assert.deepEqual([told.body.name, told.body.idNumber, told.body.phone], [name, idNumber, phone])
  const [last] = await views(ofWuhai.customer)
  const { id: _, at, ...kept } = last!
  assert.ok(typeof at === 'string' && at.startsWith('2020-04-01T02:00:00'))
  const { customer, region } = ofWuhai
  assert.deepEqual(kept, { person: wuhaiClerk, customer, region, act: 'unmask', ...asked })
})

test('X16: what a customer objects to is answered no, at once, until it is taken back; service stays possible', async () => {
  const { customer } = ofWuhai
  const object = (person: string, type: string, stands: boolean) =>
    api.call(person, `POST /api/customers/${customer}/objections/${type}`, { stands, reason: '客户来电要求' })
  const told = async (type: string) =>
    (
      await api.call(agent, 'POST /api/decisions/contact?dryRun=true', {
        customer,
        channel: 'agent',
        type,
        at: '2020-04-01T10:00:00+08:00',
      })
    ).body.code
  assert.equal(await told('marketing'), 'allowed')
  assert.equal((await object(wuhaiClerk, 'marketing', true)).status, 200)
  assert.deepEqual([await told('marketing'), await told('service')], ['customer_objects', 'allowed'])
  const refused = await object(wuhaiClerk, 'collection', true)
  assert.deepEqual([refused.status, refused.body.code], [403, 'role_is_missing'])
  assert.equal((await object('chenjing', 'collection', true)).status, 200)
  assert.equal(await told('collection'), 'customer_objects')
  assert.equal((await object(wuhaiClerk, 'marketing', false)).status, 200)
  assert.deepEqual([await told('marketing'), await told('collection')], ['allowed', 'customer_objects'])
  const { body } = await api.call(wuhaiClerk, `GET /api/customers/${customer}/objections`)
  const said = (body.items as unknown as { type: string; stands: boolean; person: string }[]).map(
    ({ type, stands, person }) => [type, stands, person],
  )
  assert.deepEqual(said, [
    ['marketing', false, wuhaiClerk],
    ['collection', true, 'chenjing'],
    ['marketing', true, wuhaiClerk],
  ])
  const foreign = await api.call(baotouClerk, `GET /api/customers/${customer}/objections`)
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'unknown_customer'])
})

test('S1.8: an auditor is told who looked in any period, page by page; nobody else is', async () => {
  const { customer, phone } = ofBaotou
  api.setClock('2020-04-02T02:00:00Z')
  await find(baotouClerk, { phone })
  await api.call(agent, `GET /api/customers/${customer}`)
  const list = (query: string) => api.call(auditor, `GET /api/customers/${customer}/views?${query}`)
  const ofDay = (await list('from=2020-04-02T00:00:00%2B08:00&to=2020-04-03T00:00:00%2B08:00')).body
  const looks = (ofDay.items as unknown as { person: string; act: string; foundBy?: string }[]).map(
    ({ person, act, foundBy }) => [person, act, foundBy],
  )
  assert.deepEqual(looks, [
    [agent, 'read', undefined],
    [baotouClerk, 'find', 'phone'],
  ])
  const first = (await list('limit=1')).body
  const second = (await list(`limit=1&cursor=${first.next}`)).body
  assert.deepEqual(
    [first, second].map(({ items }) => (items as unknown as { act: string }[])[0]!.act),
    ['read', 'find'],
  )
  const refused = await api.call(wuhaiClerk, `GET /api/customers/${customer}/views`)
  assert.deepEqual([refused.status, refused.body.code], [403, 'role_is_missing'])
})

test('S1.8: an auditor is told whom somebody looked at, by person, kind and day, page by page; nobody else is', async () => {
  api.setClock('2020-04-03T16:30:00Z')
  await find(baotouClerk, { phone: ofBaotou.phone })
  await api.call(agent, `GET /api/customers/${ofWuhai.customer}`)
  await api.call(agent, `GET /api/customers/${ofBaotou.customer}`)
  const looks = async (query: string) => (await api.call(auditor, `GET /api/customer-views?${query}`)).body
  const seen = ({ items }: { items?: unknown }) =>
    (items as { person: string; customer: string; act: string }[]).map(({ person, customer, act }) => [
      person,
      customer,
      act,
    ])
  const ofDay = 'firstDay=2020-04-04&lastDay=2020-04-04'
  assert.deepEqual(seen(await looks(`person=${agent}&${ofDay}`)), [
    [agent, ofBaotou.customer, 'read'],
    [agent, ofWuhai.customer, 'read'],
  ])
  assert.deepEqual(seen(await looks(`act=find&${ofDay}`)), [[baotouClerk, ofBaotou.customer, 'find']])
  assert.deepEqual(seen(await looks(`person=${agent}&firstDay=2020-04-05`)), [])
  const first = await looks(`${ofDay}&limit=2`)
  const second = await looks(`${ofDay}&limit=2&cursor=${first.next}`)
  assert.deepEqual([seen(first).length, seen(second)], [2, [[baotouClerk, ofBaotou.customer, 'find']]])
  for (const route of ['GET /api/customer-views', 'GET /api/customer-views/file']) {
    const refused = await api.call(baotouClerk, route)
    assert.deepEqual([refused.status, refused.body.code], [403, 'role_is_missing'])
  }
})

test('S1.8: looks are taken away as a file by the same filters, all of them, with no number of a person', async () => {
  api.setClock('2020-04-05T02:00:00Z')
  const unmask = { purpose: 'contact_customer', reason: '拨打 12099990000' }
  await api.call(wuhaiClerk, `POST /api/customers/${ofWuhai.customer}/unmask`, unmask)
  await find(baotouClerk, { phone: ofBaotou.phone })
  const asked = `GET /api/customer-views/file?firstDay=2020-04-05&person=${wuhaiClerk}`
  const { text, headers } = await api.call(auditor, asked)
  const [head, row, end] = text.split('\r\n')
  assert.equal(head, 'look,at,person,customer,region,act,found_by,purpose,reason,document,redecision')
  assert.deepEqual(row!.split(',').slice(2, 9), [
    wuhaiClerk,
    ofWuhai.customer,
    ofWuhai.region,
    'unmask',
    '',
    'contact_customer',
    '拨打 ***',
  ])
  assert.deepEqual([end, headers['x-row-count']], ['#end,1', '1'])
})

test('S1.8 evidence is read by the reviewer who took it and no other, later for a purpose that stays; the database says the same', async () => {
  const { customer, region } = ofWuhai
  const upload = `POST /api/customers/${customer}/documents?kind=hospital_letter&consent=paper`
  const type = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.png' }
  const brought = (await api.call(wuhaiClerk, upload, png(9), type)).body.document as unknown as {
    id: string
  }
  const stay = { kind: 'hospitalised', firstDay: '2020-02-05', howKnown: 'hospital', documents: [brought.id] }
  const sent = await api.call(wuhaiClerk, `POST /api/customers/${customer}/circumstances`, stay)
  assert.equal(sent.status, 201, sent.text)
  const id = String(sent.body.id)
  const step = (person: string, act: string) => api.call(person, `POST /api/circumstances/${id}/${act}`, {})
  const { body } = await api.call(reviewer, `GET /api/circumstances/${id}`)
  const document = brought
  const other = 'wang.er'
  must(
    await api.desk.store.people.introduce({
      id: other,
      name: { zh: other, en: other },
      roles: [],
      employeeNumber: 'NM0301',
    }),
  )
  const role = {
    person: other,
    role: 'health_evidence_reviewer',
    node: 'inner_mongolia',
    by: 'saren',
  } as const
  must(await api.desk.store.organisation.assign(role))
  const read = async (person: string, query = '') => {
    const answer = await api.call(person, `GET /api/documents/${document.id}${query}`)
    return answer.status === 200 ? 'read' : answer.body.code
  }
  const later = '?purpose=handle_complaint'
  const look = { person: other, customer, region, act: 'document', document: document.id } as const
  const direct = (purpose: 'review_evidence' | 'handle_complaint' | 'check_before_sending') =>
    api.desk.store.customerViews.record([{ ...look, purpose }])
  assert.equal(await read(other, later), 'evidence_is_not_taken')
  const { item } = body.review as unknown as { item: number }
  const taken = await api.call(reviewer, `POST /api/work-items/${item}/assign`, { owner: reviewer })
  assert.equal(taken.status, 200, taken.text)
  assert.deepEqual(
    [await read(reviewer), await read(other), await read(other, later)],
    ['read', 'evidence_is_with_another', 'evidence_is_with_another'],
  )
  for (const purpose of ['review_evidence', 'handle_complaint', 'check_before_sending'] as const)
    await assert.rejects(direct(purpose), /document/)
  assert.equal((await step(reviewer, 'verify')).status, 200)
  assert.deepEqual(
    [await read(reviewer), await read(other), await read(other, later)],
    ['purpose_is_missing', 'purpose_is_missing', 'read'],
  )
  const { body: looks } = await api.call('sunguoqiang', `GET /api/customers/${customer}/views`)
  const readings = (looks.items as unknown as Record<string, string>[]).filter(
    ({ act }) => act === 'document',
  )
  assert.deepEqual(
    readings.map(({ person, purpose }) => [person, purpose]),
    [
      [other, 'handle_complaint'],
      [reviewer, 'review_evidence'],
    ],
  )
})

test('S1.8: neither the log nor the database holds a planted name or number, and nothing is kept for a key', async () => {
  for (const person of [ofWuhai, ofBaotou])
    for (const body of marksOf(person))
      await api.call(agent, 'POST /api/customers/find', body, { 'idempotency-key': 'k1' })
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  const rows = await sql`
    select to_jsonb(asked)::text as text from request as asked union all
    select to_jsonb(looked)::text from customer_view as looked`
  await close()
  const written = [...api.lines, ...rows.map(({ text }) => String(text))].join('\n')
  for (const { name, idNumber, phone, accounts } of [ofWuhai, ofBaotou])
    for (const value of [name, idNumber, phone, ...accounts.flatMap(({ cardNumber }) => cardNumber ?? [])])
      assert.ok(!written.includes(value), value)
})
