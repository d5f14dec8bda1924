// S0.3: a branch changes no rule of a programme; it asks to depart from it, and reads the answer.

import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { openDatabase } from '../store/store.ts'
import { type Answered, openTestApi, type TestApi } from './api-for-tests.ts'

const clerk = 'wangxiulan'
const author = 'wulan'
const approver = 'zhangmin'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 100 })
})
after(() => api.stop())

const asked = {
  programme: 'icbc-im-2020',
  what: '宽限期延长一个月',
  why: '当地交通管制至四月底',
  forWhom: '海勃湾区参加防疫的个体工商户',
  untilDay: '2020-04-30',
}
const codeOf = ({ status, body }: Answered) => [status, body.code]
const ask = async (person = clerk, more: object = {}) => {
  const answer = await api.call(person, 'POST /api/departures', { ...asked, ...more })
  return answer.status === 201 ? String(answer.body.id) : codeOf(answer)
}
const answer = (person: string, id: string, body: object) =>
  api.call(person, `POST /api/departures/${id}/answer`, body)

async function draftOf(): Promise<string> {
  const begun = await api.call(author, 'POST /api/programmes/icbc-im-2020/versions/1/amend', {})
  assert.equal(begun.status, 201, begun.text)
  return String(begun.body.id)
}

test('S0.3 a branch writes, submits and publishes nothing of a programme, and may ask to depart from it', async () => {
  for (const call of ['POST /api/programmes/icbc-im-2020/versions/1/amend', 'POST /api/submissions']) {
    const refused = await api.call(
      clerk,
      call,
      call.endsWith('submissions') ? { files: [], reason: 'x' } : {},
    )
    assert.deepEqual(codeOf(refused), [403, 'role_is_missing'], call)
  }
  assert.match(String(await ask()), /^departure_/)
  assert.deepEqual(await ask('lina'), [403, 'role_is_missing'])
  assert.deepEqual(await ask(clerk, { programme: 'no-such' }), [404, 'version_does_not_exist'])
})

test('S0.3 a departure ends today at the earliest, by the calendar of the bank', async () => {
  api.setClock('2020-04-01T15:59:59Z')
  assert.deepEqual(await ask(clerk, { untilDay: '2020-03-31' }), [422, 'until_day_is_past'])
  assert.match(String(await ask(clerk, { untilDay: '2020-04-01' })), /^departure_/)
  api.setClock('2020-04-01T16:00:00Z')
  assert.deepEqual(await ask(clerk, { untilDay: '2020-04-01' }), [422, 'until_day_is_past'])
  api.setClock('2020-04-01T02:00:00Z')
})

test('S0.3 a request is a work item of the people of the programme, due within the days of the bank', async () => {
  const id = String(await ask())
  const list = async (person: string) => {
    const { body } = await api.call(person, 'GET /api/work-items?state=open&code=departure_asked&limit=200')
    return (body.items as readonly { departure: string; dueDay: string; dueRule: string }[]).filter(
      (item) => item.departure === id,
    )
  }
  const [item] = await list(author)
  assert.deepEqual([item!.dueDay, item!.dueRule], ['2020-04-11', 'departure_answer'])
  assert.equal((await list(approver)).length, 1)
  assert.equal((await list(clerk)).length, 0)
})

test('S0.3 a yes names the draft made for it; the asker reads the answer, and the item is closed', async () => {
  const id = String(await ask())
  assert.deepEqual(codeOf(await answer(author, id, { answer: 'granted' })), [422, 'draft_is_missing'])
  assert.deepEqual(codeOf(await answer(author, id, { answer: 'granted', draft: 'draft_none' })), [
    404,
    'draft_does_not_exist',
  ])
  const draft = await draftOf()
  const granted = await answer(author, id, { answer: 'granted', draft, reason: '已起草修订' })
  assert.equal(granted.status, 200, granted.text)
  const seen = await api.call(clerk, `GET /api/departures/${id}`)
  assert.deepEqual([seen.body.answer, seen.body.draft, seen.body.answeredBy], ['granted', draft, author])
  assert.deepEqual(codeOf(await answer(approver, id, { answer: 'declined', reason: '晚了' })), [
    409,
    'departure_is_answered',
  ])
  const items = await api.call(author, 'GET /api/work-items?state=done&code=departure_asked')
  assert.ok(items.text.includes(id))
})

test('S0.3 a no says why, and needs no draft', async () => {
  const id = String(await ask())
  assert.deepEqual(codeOf(await answer(author, id, { answer: 'declined' })), [400, 'reason_is_missing'])
  const withDraft = { answer: 'declined', reason: '不符合公告', draft: await draftOf() }
  assert.deepEqual(codeOf(await answer(author, id, withDraft)), [422, 'draft_is_not_for_a_no'])
  const declined = await answer(author, id, { answer: 'declined', reason: '公告第八条未授权延长' })
  assert.deepEqual([declined.status, declined.body.answer], [200, 'declined'], declined.text)
  const seen = await api.call(clerk, `GET /api/departures/${id}`)
  assert.equal(seen.body.reason, '公告第八条未授权延长')
})

test('X3 nobody answers their own request, in code and in the database', async () => {
  const { organisation, departures } = api.desk.store
  await organisation.assign({ person: clerk, role: 'programme_author', node: 'inner_mongolia', by: 'saren' })
  const id = String(await ask())
  const own = await departures.answer(id, { person: clerk, answer: 'declined', reason: '不' })
  assert.ok('kind' in own && own.code === 'asker_may_not_answer')
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    const answered = sql`update departure set answer = 'declined', answered_by = ${clerk}, answered_at = now(),
      reason = 'x' where id = ${id}`
    await assert.rejects(async () => answered, /nobody_answers_their_own_departure/)
    const rewritten = sql`update departure set what = 'x' where id = ${id}`
    await assert.rejects(async () => rewritten, /answered once/)
    await assert.rejects(async () => sql`delete from departure`, /written once/)
  } finally {
    await close()
  }
})

/** Changes that nothing makes once by their nature, each with the table that its rows are in. */
const repeatable = async (): Promise<readonly (readonly [string, string, string, object])[]> => {
  const draft = await draftOf()
  const services = [{ service: 'cash', state: 'running' }]
  return [
    ['departure', clerk, 'departures', asked],
    ['programme_draft', author, 'drafts', { draft }],
    ['service_report', 'zhaojianguo', 'services/reports', { node: 'wuhai.haibowan', services }],
    ['channel_report', 'lina', 'services/channels/reports', { channel: 'hotline', state: 'running' }],
    ['feedback', clerk, 'feedback', { task: 'record_circumstance', wasClear: true }],
  ]
}

test('X7 a change whose answer was lost is sent again with its key, answered as the first, and made once', async () => {
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  const rows = async (table: string) => (await sql`select from ${sql(table)}`).length
  try {
    for (const [table, person, address, body] of await repeatable()) {
      const send = () =>
        api.call(person, `POST /api/${address}`, body, { 'idempotency-key': `lost-${table}` })
      const before = await rows(table)
      const lost = mock.method(api.desk.store.requests, 'answered', () => Promise.reject(new Error('killed')))
      assert.equal((await send()).status, 500, table)
      lost.mock.restore()
      assert.equal(await rows(table), before + 1, table)
      const [again, replayed] = [await send(), await send()]
      assert.ok(again.status < 300, again.text)
      assert.deepEqual([again.text, replayed.headers['idempotency-replayed']], [replayed.text, 'true'], table)
      assert.equal(await rows(table), before + 1, `${table} stands twice`)
    }
  } finally {
    await close()
  }
})

test('X2 a branch of elsewhere sees no request of another place', async () => {
  const id = String(await ask('zhaojianguo'))
  assert.deepEqual(codeOf(await api.call('siqin', `GET /api/departures/${id}`)), [
    404,
    'departure_does_not_exist',
  ])
  const list = await api.call('siqin', 'GET /api/departures')
  assert.deepEqual([list.status, list.body.items], [200, []])
  assert.ok((await api.call('zhaojianguo', 'GET /api/departures')).text.includes(id))
})
