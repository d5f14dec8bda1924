// S7.9, X3: a list is tried, imported, checked by a second person, and confirmed by the customer; each region sees its own.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BookPerson } from '../book/index.ts'
import { dayFromIso } from '../kernel/index.ts'
import { deleteDue, findDue } from '../operations/index.ts'
import { openDatabase } from '../store/store.ts'
import { type Answered, must, openTestApi, type TestApi } from './api-for-tests.ts'
import { fileOf, listOf, peopleOf, type Row, rowOf } from './name-lists-for-tests.ts'

const operations = 'lina'
const reviewer = 'gaowa'
const wuhaiClerk = 'wangxiulan'
const wuhaiManager = 'zhaojianguo'
const baotouClerk = 'siqin'
const auditor = 'sunguoqiang'

let api: TestApi
let people: BookPerson[]
before(async () => {
  api = await openTestApi()
  people = await peopleOf(api.desk)
})
after(() => api.stop())

/** Somebody of a region whom no other list of this file names. */
function somebodyOf(prefix: string): BookPerson {
  const at = people.findIndex(({ region }) => region.startsWith(prefix))
  return people.splice(at, 1)[0]!
}
const anybody = () => somebodyOf('1501')

const send = (person: string, body: object, query = '') =>
  api.call(person, `POST /api/name-lists${query}`, body)

async function imported(person: string, body: object): Promise<string> {
  const answer = await send(person, body)
  assert.equal(answer.status, 201, answer.text)
  return (answer.body.list as { id: string }).id
}

const codeOf = ({ status, body }: Answered) => [status, body.code]
const linesOf = async (person: string, list: string, query = '') => {
  const answer = await api.call(person, `GET /api/name-lists/${list}/lines${query}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items as unknown as readonly Readonly<Record<string, never>>[]
}

test('S7.9 a list is tried before anything is kept, and shows the outcome of every kind of line', async () => {
  const [one, two, three] = [anybody(), anybody(), anybody()]
  const body = listOf([
    rowOf(one),
    [`${two.name}某`, two.idNumber],
    ['路人', '15990019850615002X'],
    [three.name, ''],
    rowOf(one),
  ])
  const tried = await send(operations, body, '?dryRun=true')
  assert.equal(tried.status, 201, tried.text)
  const { list, lines } = tried.body as unknown as {
    list: { counts: object }
    lines: readonly { line: number; outcome: string; name?: string; mistakes: readonly { words: object }[] }[]
  }
  assert.deepEqual(list.counts, { matched: 1, name_differs: 1, not_customer: 1, malformed: 1, duplicate: 1 })
  assert.deepEqual(
    lines.map(({ line, outcome }) => [line, outcome]),
    [
      [3, 'name_differs'],
      [4, 'not_customer'],
      [5, 'malformed'],
      [6, 'duplicate'],
    ],
  )
  for (const secret of [one.name, two.name, one.idNumber, two.idNumber])
    assert.ok(!tried.text.includes(secret))
  const { items } = (await api.call(operations, 'GET /api/name-lists')).body as unknown as {
    items: readonly object[]
  }
  assert.deepEqual(items, [])
})

test('X3 an importer does not check the list, and a reviewer approves it once', async () => {
  const list = await imported(operations, listOf([rowOf(anybody()), rowOf(anybody())]))
  const approve = (person: string) => api.call(person, `POST /api/name-lists/${list}/approve`)
  assert.deepEqual(codeOf(await approve(operations)), [403, 'role_is_missing'])
  const change = { role: 'health_evidence_reviewer', node: 'inner_mongolia', by: 'saren' } as const
  must(await api.desk.store.organisation.assign({ person: 'batu', ...change }))
  const own = await imported('batu', listOf([rowOf(anybody())]))
  assert.deepEqual(codeOf(await api.call('batu', `POST /api/name-lists/${own}/approve`)), [
    403,
    'importer_may_not_check',
  ])
  must(await api.desk.store.organisation.end({ person: 'batu', ...change }))
  const rehearsed = await api.call(reviewer, `POST /api/name-lists/${list}/approve?dryRun=true`)
  assert.deepEqual([rehearsed.status, rehearsed.body.state], [200, 'approved'])
  const approved = await approve(reviewer)
  assert.deepEqual([approved.status, approved.body.state], [200, 'approved'], approved.text)
  assert.deepEqual(approved.body.states, {
    awaiting_customer: 2,
    confirmed: 0,
    declined: 0,
    known_already: 0,
  })
  assert.deepEqual(codeOf(await approve(reviewer)), [409, 'name_list_is_decided'])
})

test('X3 the database refuses an importer who checks, whatever the program says', async () => {
  const list = await imported(operations, listOf([rowOf(anybody())]))
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    const insert = sql`
      insert into name_list_decision (list, imported_by, decision, person, at)
      values (${list}, ${operations}, 'approved', ${operations}, now())`
    await assert.rejects(insert, { constraint_name: 'nobody_checks_their_own_list' })
    await assert.rejects(sql`update name_list set institution = 'x' where id = ${list}`)
    await assert.rejects(sql`delete from name_list_line where list = ${list}`)
  } finally {
    await close()
  }
})

test('S7.9 the same list again changes nothing and says so; sent back, it may come again', async () => {
  const body = listOf([rowOf(anybody())])
  const list = await imported(operations, body)
  const again = await send('batu', body)
  assert.deepEqual([again.body.already, (again.body.list as { id: string }).id], [true, list])
  const unsaid = await api.call(reviewer, `POST /api/name-lists/${list}/send-back`, { reason: ' ' })
  assert.deepEqual(codeOf(unsaid), [400, 'reason_is_missing'])
  const back = await api.call(reviewer, `POST /api/name-lists/${list}/send-back`, { reason: '公章缺失' })
  assert.deepEqual([back.status, back.body.state], [200, 'sent_back'])
  const anew = await send(operations, body)
  assert.equal(anew.body.already, false)
  assert.notEqual((anew.body.list as { id: string }).id, list)
})

test('S7.9 a customer confirms or declines once, and who stands on a second list is not asked again', async () => {
  const [one, two] = [somebodyOf('1503'), somebodyOf('1503')]
  const list = await imported(operations, listOf([rowOf(one), rowOf(two)]))
  const answer = (person: string, line: number, body: object) =>
    api.call(person, `POST /api/name-lists/${list}/lines/${line}/answer`, body)
  const yes = { answer: 'confirmed', way: 'counter' }
  assert.deepEqual(codeOf(await answer(wuhaiClerk, 2, yes)), [409, 'line_awaits_nobody'])
  await api.call(reviewer, `POST /api/name-lists/${list}/approve`)
  assert.deepEqual(codeOf(await answer(baotouClerk, 2, yes)), [404, 'list_line_does_not_exist'])
  const confirmed = await answer(wuhaiClerk, 2, yes)
  assert.deepEqual(
    [confirmed.status, confirmed.body.state, confirmed.body.way],
    [200, 'confirmed', 'counter'],
    confirmed.text,
  )
  const declined = await answer('liuyang', 3, { answer: 'declined', way: 'hotline', reason: '不需要' })
  assert.deepEqual([declined.status, declined.body.state], [200, 'declined'], declined.text)
  assert.deepEqual(codeOf(await answer(wuhaiClerk, 2, yes)), [409, 'line_awaits_nobody'])
  const known = await api.desk.store.circumstances.list({ customer: one.customer, regions: ['15'], limit: 9 })
  assert.deepEqual(
    known.map(({ state, source, list: of, line, kind }) => [state, source, of, line, kind]),
    [['verified', 'name_list', list, 2, 'frontline']],
  )
  const counting = await api.desk.store.circumstances.counting()
  assert.deepEqual(
    counting.filter(({ list: of }) => of === list).map(({ customer, kind }) => [customer, kind]),
    [[one.customer, 'frontline']],
  )
  const second = await send(
    operations,
    listOf([rowOf(one), rowOf(two, 'quarantined')], { institution: '卫健委', sender: 'authority' }),
  )
  const { counts } = second.body.list as { counts: Record<string, number> }
  assert.deepEqual([counts.duplicate, counts.matched], [1, 1])
})

test('S7.9 days that overlap within a list, or with what is known, are asked about once', async () => {
  const [one, two] = [anybody(), anybody()]
  const list = await imported(
    operations,
    listOf([
      rowOf(one, 'frontline', '2020-02-01', '2020-02-10'),
      rowOf(one, 'frontline', '2020-02-05', '2020-02-20'),
      rowOf(one, 'frontline', '2020-03-01', '2020-03-05'),
      rowOf(two, 'frontline', '2020-02-05', '2020-02-20'),
    ]),
  )
  await api.call(reviewer, `POST /api/name-lists/${list}/approve`)
  const lines = await linesOf(operations, list)
  assert.deepEqual(
    lines.map(({ line, state }) => [line, state]),
    [
      [2, 'awaiting_customer'],
      [3, 'known_already'],
      [4, 'awaiting_customer'],
      [5, 'awaiting_customer'],
    ],
  )
})

test('S7.9 a name that differs is ruled on by a second person, before or after approval', async () => {
  const [one, two] = [somebodyOf('1503'), somebodyOf('1503')]
  const list = await imported(
    operations,
    listOf([[`${one.name}某`, one.idNumber], [`${two.name}某`, two.idNumber], rowOf(somebodyOf('1503'))]),
  )
  const rule = (person: string, line: number, ruling: string) =>
    api.call(person, `POST /api/name-lists/${list}/lines/${line}/rule`, { ruling, reason: '已核对户口簿' })
  assert.deepEqual(codeOf(await rule(operations, 2, 'same_person')), [403, 'role_is_missing'])
  assert.deepEqual(codeOf(await rule(reviewer, 4, 'same_person')), [422, 'name_does_not_differ'])
  assert.deepEqual(codeOf(await rule(reviewer, 9, 'same_person')), [404, 'list_line_does_not_exist'])
  assert.equal((await rule(reviewer, 2, 'another_person')).status, 200)
  assert.deepEqual(codeOf(await rule(reviewer, 2, 'same_person')), [409, 'line_is_ruled_on'])
  const names = (person: string, line: number) =>
    api.call(person, `POST /api/name-lists/${list}/lines/${line}/names`, { reason: '核对' })
  assert.deepEqual((await names(reviewer, 3)).body, { listed: `${two.name}某`, known: two.name })
  assert.deepEqual(codeOf(await names(reviewer, 4)), [422, 'name_does_not_differ'])
  assert.deepEqual(codeOf(await names(operations, 3)), [403, 'role_is_missing'])
  const looks = await api.call(auditor, `GET /api/customers/${two.customer}/views`)
  assert.match(looks.text, /"act":"unmask","purpose":"verify_identity","reason":"核对"/)
  await api.call(reviewer, `POST /api/name-lists/${list}/approve`)
  const ruled = await rule(reviewer, 3, 'same_person')
  assert.deepEqual([ruled.status, ruled.body.state], [200, 'awaiting_customer'], ruled.text)
  const waiting = await linesOf(wuhaiClerk, list, '?state=awaiting_customer')
  assert.deepEqual(
    waiting.map(({ line }) => line),
    [3, 4],
  )
})

test('X2 each region sees the lines about its own customers, and nobody elsewhere learns of them', async () => {
  const [here, there] = [somebodyOf('1503'), somebodyOf('1502')]
  const list = await imported(operations, listOf([rowOf(here), rowOf(there), ['路人甲', '']]))
  assert.deepEqual(
    (await linesOf(operations, list)).map(({ line }) => line),
    [2, 3, 4],
  )
  assert.deepEqual(
    (await linesOf(wuhaiClerk, list)).map(({ line }) => line),
    [2],
  )
  assert.deepEqual(
    (await linesOf(baotouClerk, list)).map(({ line }) => line),
    [3],
  )
  const counted = await api.call(wuhaiClerk, `GET /api/name-lists/${list}`)
  assert.deepEqual(counted.body.counts, {
    matched: 1,
    name_differs: 0,
    not_customer: 0,
    malformed: 0,
    duplicate: 0,
  })
  const own = await imported(wuhaiManager, listOf([rowOf(somebodyOf('1503')), rowOf(somebodyOf('1502'))]))
  assert.deepEqual(
    (await linesOf(wuhaiManager, own)).map(({ line, outcome }) => [line, outcome]),
    [
      [2, 'matched'],
      [3, 'not_customer'],
    ],
  )
  assert.deepEqual(codeOf(await api.call(baotouClerk, `GET /api/name-lists/${own}`)), [
    404,
    'name_list_does_not_exist',
  ])
  const { text } = await api.call(auditor, `GET /api/customers/${here.customer}/views`)
  assert.ok(text.includes(wuhaiClerk) && !text.includes(baotouClerk) && !text.includes('"find"'))
})

test('X13 category and days of a line are told to those who may know what happened, and a look says which it was', async () => {
  const one = somebodyOf('1503')
  const list = await imported(
    operations,
    listOf([rowOf(one, '住院', '2020-02-01', '2020-02-09'), ['路人甲', '15990019850615002X', '隔离']]),
  )
  await api.call(reviewer, `POST /api/name-lists/${list}/approve`)
  for (const person of [auditor, operations, 'liuyang']) {
    const { text, body } = await api.call(person, `GET /api/name-lists/${list}/lines`)
    assert.doesNotMatch(text, /category|hospitalised|quarantined|2020-02-0/, person)
    assert.ok(
      (body.items as { isWithheld?: true }[]).every(({ isWithheld }) => isWithheld),
      person,
    )
  }
  for (const person of [reviewer, wuhaiClerk]) {
    const [line] = await linesOf(person, list)
    const { category, firstDay, lastDay } = line!
    assert.deepEqual([category, firstDay, lastDay], ['hospitalised', '2020-02-01', '2020-02-09'])
  }
  const answer = { answer: 'confirmed', way: 'hotline' }
  const answered = await api.call('liuyang', `POST /api/name-lists/${list}/lines/2/answer`, answer)
  assert.deepEqual([answered.body.state, answered.body.isWithheld], ['confirmed', true], answered.text)
  assert.doesNotMatch(answered.text, /hospitalised|2020-02-0/)
  const { text } = await api.call(auditor, `GET /api/customers/${one.customer}/views`)
  assert.match(text, /"person":"sunguoqiang"[^{}]*"act":"read"/)
  assert.match(text, /"person":"gaowa"[^{}]*"act":"circumstance"/)
})

test('X13 the file is kept sealed, opens as it was sent, and a change is noticed', async () => {
  const person = anybody()
  const rows = [rowOf(person)]
  const list = await imported(operations, listOf(rows))
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    const [row] = await sql<{ sealed: Buffer }[]>`select sealed from name_list where id = ${list}`
    assert.ok(!row!.sealed.includes(Buffer.from(person.idNumber)))
    const kept = (await api.desk.store.nameLists.find(list))!
    assert.equal(((await api.tools.lists.openFile(kept)) as Buffer).toString(), fileOf(rows))
    await sql`alter table name_list disable trigger user`
    await sql`update name_list set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256) where id = ${list}`
    assert.equal(await api.tools.lists.openFile(kept), undefined)
  } finally {
    await sql`alter table name_list enable trigger user`
    await close()
  }
})

test('X13 on its day the file goes with whom its lines named; what a circumstance rests on and the proof stay', async () => {
  const [one, differs] = [anybody(), anybody()]
  const rows: readonly Row[] = [
    rowOf(one),
    ['路人甲', '159900199001010019'],
    [`${differs.name}某`, differs.idNumber],
  ]
  const list = await imported(operations, listOf(rows))
  assert.equal((await api.call(reviewer, `POST /api/name-lists/${list}/approve`, {})).status, 200)
  const { deleteDueDay } = (await api.desk.store.nameLists.find(list))!
  assert.equal(deleteDueDay, '2020-07-30')
  const { documents } = api.tools
  const on = (day: string) => ({ desk: api.desk, documents, today: dayFromIso(day) })
  const dueOn = async (day: string) => (await findDue(on(day))).filter(({ id }) => id === list).length
  assert.deepEqual([await dueOn('2020-07-29'), await dueOn('2020-07-30')], [0, 1])
  assert.ok(must(await deleteDue(on('2020-07-30'), 'system')).some(({ id }) => id === list))
  assert.equal(await dueOn('2020-07-30'), 0)
  const read = await api.call(reviewer, `GET /api/name-lists/${list}`)
  assert.equal((read.body as { deletedAt?: string }).deletedAt !== undefined, true)
  const lines = await linesOf(reviewer, list)
  assert.deepEqual(
    lines.map(({ name, idNumber, customer, category, state }) => ({
      name,
      idNumber,
      customer,
      category,
      state,
    })),
    [one.customer, undefined, differs.customer].map((customer, at) => ({
      name: undefined,
      idNumber: undefined,
      customer,
      category: customer && 'frontline',
      state: at === 0 ? 'awaiting_customer' : undefined,
    })),
  )
  const names = await api.call(reviewer, `POST /api/name-lists/${list}/lines/4/names`, { reason: '核对' })
  assert.equal(names.body.code, 'list_file_was_deleted', names.text)
  const answer = await api.call('liuyang', `POST /api/name-lists/${list}/lines/2/answer`, {
    answer: 'confirmed',
    way: 'hotline',
  })
  assert.deepEqual([answer.status, answer.body.state], [200, 'confirmed'], answer.text)
  const told: unknown[] = []
  for await (const { kind, subject, body } of api.desk.store.log.entries())
    if (kind === 'name_list_deleted' && subject === list)
      told.push([body.because, body.lines, body.deleteDueDay])
  assert.deepEqual(told, [['due', 3, '2020-07-30']])
})

test('X13 the database deletes a list once, forgets no line before, and otherwise changes nothing', async () => {
  const list = await imported(operations, listOf([rowOf(anybody())]))
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  const refused = (query: PromiseLike<unknown>) => assert.rejects(async () => query, /written once/)
  try {
    await refused(sql`update name_list_line set name_masked = null where list = ${list}`)
    await refused(sql`update name_list set institution = '别处' where id = ${list}`)
    await refused(
      sql`update name_list set sealed = null, deleted_at = now(), digest = repeat('0', 64) where id = ${list}`,
    )
    must(await api.desk.store.listDeletion.delete(list, 'system'))
    await refused(sql`update name_list set deleted_at = now() where id = ${list}`)
    await refused(sql`update name_list_line set name_masked = '某' where list = ${list}`)
    await refused(sql`update name_list_line set category = 'hospitalised' where list = ${list}`)
    await refused(sql`delete from name_list_line where list = ${list}`)
  } finally {
    await close()
  }
})

test('S7.9 template and malformed lines are files, and the latter tell nobody who is a customer', async () => {
  const template = await api.call(wuhaiManager, 'GET /api/name-list-template')
  assert.match(String(template.headers['content-disposition']), /name-list-template\.xlsx/)
  const list = await imported(operations, listOf([rowOf(anybody()), ['路人乙', '1'], rowOf(anybody())]))
  const bad = await api.call(operations, `GET /api/name-lists/${list}/bad-lines`)
  assert.deepEqual(bad.text.trim().split('\r\n').slice(1), [
    '"3","身份证号","身份证号应为18位，其中第7至14位是出生日期。请核对。"',
  ])
})

test('X19 a control total that differs keeps nothing, and a body that is no Base64 is refused', async () => {
  const body = listOf([rowOf(anybody())], { controlTotal: 7 })
  assert.deepEqual(codeOf(await send(operations, body)), [422, 'list_control_total_differs'])
  assert.deepEqual(codeOf(await send(operations, { ...body, content: '???' })), [400, 'request_is_malformed'])
  assert.equal((await send(operations, { ...body, controlTotal: 1 })).status, 201)
})
