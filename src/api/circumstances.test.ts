// Circumstances through HTTP: recorded by those who serve the customer, verified by a second person, seen by few.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { jpeg, pdf, png, zip } from '../documents/files-for-tests.ts'
import { dayFromIso } from '../kernel/index.ts'
import { bookOfDesk, loadCustomers } from '../operations/index.ts'
import { openDatabase } from '../store/store.ts'
import { lookAtEvidence, must, openTestApi, type TestApi, takeEvidence } from './api-for-tests.ts'

const clerk = 'wangxiulan'
const baotouClerk = 'siqin'
const reviewer = 'gaowa'

let api: TestApi
/** Customers of Wuhai. */
let customers: readonly string[]
before(async () => {
  api = await openTestApi({ customers: 1500 })
  const book = must(await bookOfDesk(api.desk))
  const at = (name: string) => join(api.desk.folder, name)
  const request = { book, extract: at('extract'), keyFile: at('customers.key'), random: randomBytes }
  must(await loadCustomers(api.desk, request))
  customers = await ofWuhai()
})
after(() => api.stop())

async function ofWuhai(): Promise<readonly string[]> {
  const found: string[] = []
  for (let number = 0; number < 1500; number++) {
    const customer = `P${String(number).padStart(8, '0')}`
    const region = await api.tools.customers.regionOf({ customer })
    if (region?.startsWith('1503') === true) found.push(customer)
  }
  return found
}

const stay = { kind: 'hospitalised', firstDay: '2020-02-05', lastDay: '2020-02-25', howKnown: 'hospital' }
const record = (person: string, customer: string, body: object = stay, headers = {}) =>
  api.call(person, `POST /api/customers/${customer}/circumstances`, body, headers)

interface Upload {
  readonly name?: string
  readonly kind?: string
  readonly type?: string
}

let sides = 8
/** A picture that nobody has brought yet. */
const newPicture = (): Buffer => png(++sides)

const upload = (
  person: string,
  customer: string,
  bytes: Buffer,
  { name = '住院证明.png', ...said }: Upload = {},
) =>
  api.call(
    person,
    `POST /api/customers/${customer}/documents?kind=${said.kind ?? 'hospital_letter'}&consent=paper`,
    bytes,
    { 'content-type': said.type ?? 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
  )

async function documentOf(customer: string, bytes = newPicture()): Promise<string> {
  const answer = await upload(clerk, customer, bytes)
  assert.equal(answer.status, 201, answer.text)
  return (answer.body.document as unknown as { id: string }).id
}

const recorded = async (customer: string, body: object = stay): Promise<string> => {
  const documents = [await documentOf(customer)]
  const answer = await record(clerk, customer, { ...body, documents })
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
    [baotouClerk, 404, 'unknown_customer'],
    ['', 401, 'not_signed_in'],
  ] as const
  for (const [person, status, code] of rows) {
    const refused = await record(person, customer)
    assert.deepEqual([refused.status, refused.body.code], [status, code], person)
  }
  const id = await recorded(customer)
  assert.deepEqual((await step(clerk, id, 'verify')).body.code, 'role_is_missing')
  assert.equal((await step(reviewer, id, 'verify')).body.code, 'document_was_not_read')
  await lookAtEvidence(api, reviewer, id)
  assert.equal((await step(reviewer, id, 'verify', { reason: '与证明相符' })).body.state, 'verified')
  assert.equal((await step(reviewer, id, 'verify')).body.code, 'circumstance_is_decided')
  assert.equal((await step(reviewer, id, 'withdraw', { reason: '撤回' })).body.code, 'role_is_missing')
  const elsewhere = await step(baotouClerk, id, 'withdraw', { reason: '撤回' })
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [404, 'circumstance_does_not_exist'])
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

test('R5 a reviewer decides about nothing that moved since they read it, and is told who moved it', async () => {
  const customer = customers[1]!
  const id = await recorded(customer, { ...stay, kind: 'quarantined' })
  const read = await api.call(reviewer, `GET /api/circumstances/${id}`)
  const seen = { 'if-match': String(read.headers.etag) }
  assert.equal(read.body.etag, read.headers.etag)
  const document = await documentOf(customer)
  const brought = await api.call(clerk, `POST /api/circumstances/${id}/documents`, { document })
  assert.equal(brought.status, 200, brought.text)
  const refused = await api.call(reviewer, `POST /api/circumstances/${id}/verify`, {}, seen)
  const { person } = refused.body.meanwhile as unknown as { person: string }
  assert.deepEqual([refused.status, refused.body.code, person], [412, 'changed_since_it_was_read', clerk])
  const now = await api.call(reviewer, `GET /api/circumstances/${id}`)
  assert.equal(now.body.state, 'recorded')
  await lookAtEvidence(api, reviewer, id)
  const fresh = { 'if-match': String(now.headers.etag) }
  const verified = await api.call(reviewer, `POST /api/circumstances/${id}/verify`, {}, fresh)
  assert.equal(verified.body.state, 'verified')
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
      [baotouClerk, 404],
      ['liuyang', 403],
      ['lina', 403],
      ['sunguoqiang', 403],
    ] as const)
      assert.equal((await api.call(person, `GET ${address}`)).status, status, `${person} ${address}`)
  const elsewhere = await api.call(baotouClerk, 'GET /api/circumstances')
  assert.deepEqual(elsewhere.body.items, [])
  await api.call(reviewer, 'GET /api/circumstances?state=recorded&limit=200')
  const { body: looks } = await api.call('sunguoqiang', `GET /api/customers/${customer}/views`)
  const told = (looks.items as unknown as { act: string; person: string }[]).filter(
    ({ act }) => act === 'circumstance',
  )
  assert.deepEqual(
    told.map(({ person }) => person),
    [reviewer, reviewer, clerk, reviewer, clerk],
  )
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

test('X13 S1.8 a document is taken with consent, sealed on disk, and once it is sent read by the reviewer who took it', async () => {
  const customer = customers[6]!
  const bytes = pdf('Hospital letter of a synthetic person')
  const taken = await upload(clerk, customer, bytes, { name: '图雅住院证明.pdf', type: 'application/pdf' })
  assert.equal(taken.status, 201, taken.text)
  const { id, type, deleteDueDay, consentHow } = taken.body.document as unknown as Record<string, string>
  assert.deepEqual([type, deleteDueDay, consentHow], ['application/pdf', '2020-07-30', 'paper'])
  const [file = ''] = (await readdir(join(api.desk.folder, 'documents'))).filter((name) => name.includes(id!))
  const sealed = await readFile(join(api.desk.folder, 'documents', file))
  assert.ok(!sealed.includes('Hospital') && !sealed.includes(Buffer.from('图雅')))

  const read = (person: string) => api.call(person, `GET /api/documents/${id}`)
  assert.deepEqual([(await read(clerk)).status, (await read('zhaojianguo')).status], [200, 403])
  const sent = await record(clerk, customer, { ...stay, documents: [id] })
  assert.equal(sent.status, 201, sent.text)
  const after = await read(clerk)
  assert.deepEqual([after.status, after.body.code], [403, 'document_is_not_yours_to_read'])
  const early = await read(reviewer)
  assert.deepEqual([early.status, early.body.code], [409, 'evidence_is_not_taken'])
  await takeEvidence(api, reviewer, sent.body.id as string)
  const shown = await read(reviewer)
  assert.equal(shown.status, 200)
  assert.equal(shown.headers['content-type'], 'application/octet-stream')
  assert.equal(shown.headers['content-disposition'], 'attachment')
  assert.equal(shown.text, bytes.toString('utf8'))
  for (const person of ['liuyang', 'lina', 'sunguoqiang'])
    assert.equal((await read(person)).status, 403, person)
  const elsewhere = await read(baotouClerk)
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [404, 'document_does_not_exist'])
})

test('S1.8 every reading of a document stays with its purpose, and neither log nor database holds its name', async () => {
  const customer = customers[7]!
  const taken = await upload(clerk, customer, newPicture(), { name: '苏布德诊断书.png' })
  const { id } = taken.body.document as unknown as { id: string }
  await api.call(clerk, `GET /api/documents/${id}`)
  const sent = await record(clerk, customer, { ...stay, documents: [id] })
  await takeEvidence(api, reviewer, sent.body.id as string)
  await api.call(reviewer, `GET /api/documents/${id}`)
  const { body } = await api.call('sunguoqiang', `GET /api/customers/${customer}/views`)
  const looks = (body.items as unknown as Record<string, string>[]).filter(({ act }) => act === 'document')
  assert.deepEqual(
    looks.map(({ person, purpose, document }) => [person, purpose, document]),
    [
      [reviewer, 'review_evidence', id],
      [clerk, 'check_before_sending', id],
    ],
  )
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  const rows = await sql`
    select to_jsonb(d)::text as text from document as d union all select to_jsonb(r)::text from request as r
    union all select convert_from(encoded, 'UTF8') from log_entry`
  await close()
  const written = [...api.lines, ...rows.map(({ text }) => String(text))].join('\n')
  assert.ok(!written.includes('苏布德') && !written.includes(encodeURIComponent('苏布德')))
})

test('UX-23 the same file again is the document that is there; another customer’s is said to the reviewer', async () => {
  const [one, other] = [customers[8]!, customers[9]!]
  const bytes = newPicture()
  const first = await upload(clerk, one, bytes)
  const again = await upload(clerk, one, bytes)
  const idOf = (answer: typeof first) => (answer.body.document as unknown as { id: string }).id
  assert.deepEqual([again.body.already, idOf(again)], [true, idOf(first)])
  const shared = await upload(clerk, other, bytes)
  assert.equal((shared.body.document as unknown as { sameOfOthers: number }).sameOfOthers, 1)
  const files = await readdir(join(api.desk.folder, 'documents'))
  assert.equal(files.filter((name) => name.includes(idOf(first))).length, 1)
})

test('R26 what pretends to be a document is refused through HTTP and leaves nothing behind', async () => {
  const customer = customers[10]!
  const before = await readdir(join(api.desk.folder, 'documents'))
  const rows: readonly (readonly [Upload, Buffer, number, string, string?])[] = [
    [{ name: '../../x.png' }, newPicture(), 422, 'file_name_is_malformed', '/headers/x-file-name'],
    [{}, Buffer.alloc(0), 422, 'file_is_empty', '/body'],
    [{}, Buffer.alloc(10 * 1024 * 1024 + 2), 413, 'body_is_too_large'],
    [{ name: 'x.pdf' }, zip(1_000_000), 422, 'file_type_is_not_taken', '/body'],
    [{ name: 'x.jpg' }, Buffer.concat([jpeg(), zip()]), 422, 'file_is_two_things', '/body'],
    [{ name: 'x.pdf' }, newPicture(), 422, 'file_is_not_what_its_name_says', '/body'],
    [{ type: 'image/svg+xml' }, newPicture(), 415, 'content_type_is_not_read'],
    [{ type: 'multipart/form-data; boundary=x' }, newPicture(), 415, 'content_type_is_not_read'],
  ]
  for (const [said, bytes, status, code, pointer] of rows) {
    const answer = await upload(clerk, customer, bytes, said)
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body.pointer],
      [status, code, pointer],
      answer.text,
    )
  }
  assert.deepEqual(await readdir(join(api.desk.folder, 'documents')), before)
  const elsewhere = await api.call(clerk, 'POST /api/customers/find', Buffer.from('{}'), {
    'content-type': 'application/octet-stream',
  })
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [415, 'content_type_is_not_read'])
})

test('X13 a document altered on disk is not shown, and says so', async () => {
  const customer = customers[11]!
  const id = await documentOf(customer)
  const file = join(api.desk.folder, 'documents', `${id}.sealed`)
  const sealed = await readFile(file)
  sealed[sealed.length - 20]! ^= 1
  await writeFile(file, sealed)
  const answer = await api.call(clerk, `GET /api/documents/${id}`)
  assert.deepEqual([answer.status, answer.body.code], [409, 'document_was_changed'])
})

test('X13 a document that is due, or whose consent is withdrawn, is gone, and the proof of its deletion stays', async () => {
  const customer = customers[12]!
  const id = await documentOf(customer)
  const sent = await record(clerk, customer, { ...stay, documents: [id] })
  await step(clerk, sent.body.id as string, 'withdraw', { reason: '客户撤回同意' })
  const gone = await api.call(reviewer, `GET /api/documents/${id}`)
  assert.deepEqual([gone.status, gone.body.code], [409, 'document_was_deleted'])

  const kept = await documentOf(customer)
  const { documents } = api.tools
  const never = await documents.findDue(dayFromIso('2020-04-10'))
  assert.deepEqual(
    never.filter((one) => one.id === kept).map(({ because }) => because),
    ['never_sent'],
  )
  const due = must(await documents.deleteDue(dayFromIso('2020-07-30'), 'system'))
  assert.ok(due.some((one) => one.id === kept && one.because === 'due'))
  assert.deepEqual(await documents.findDue(dayFromIso('2020-07-30')), [])
  const left = await readdir(join(api.desk.folder, 'documents'))
  assert.ok(![id, kept].some((one) => left.includes(`${one}.sealed`)))
  const told: string[] = []
  for await (const entry of api.desk.store.log.entries())
    if (entry.kind === 'document_deleted')
      told.push(`${entry.subject} ${entry.body.because} ${entry.body.sha256}`)
  assert.match(told.find((line) => line.startsWith(id))!, /consent_withdrawn [0-9a-f]{64}$/)
  assert.match(told.find((line) => line.startsWith(kept))!, / due [0-9a-f]{64}$/)
})

test('UX-25 the queue tells which documents are due within seven days, and which did not come', async () => {
  const soon = { ...stay, documentDueDay: '2020-04-08' }
  const { id } = (await record(clerk, customers[13]!, soon)).body
  const isListed = async (due: string): Promise<boolean> => {
    const { body } = await api.call(reviewer, `GET /api/circumstances?due=${due}`)
    return (body.items as unknown as { id: string }[]).some((one) => one.id === id)
  }
  assert.deepEqual([await isListed('week'), await isListed('overdue')], [true, false])
  api.setClock('2020-04-09T02:00:00Z')
  assert.deepEqual([await isListed('week'), await isListed('overdue')], [true, true])
  api.setClock('2020-04-01T02:00:00Z')
})
