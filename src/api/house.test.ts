// S0.2: the rules of the bank over the API, and on record from the instant they hold.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayFromIso, isoFromDay } from '../kernel/index.ts'
import { contactTerms, dayBounds, documentRules, listLimits } from '../operations/index.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 100 })
})
after(() => api.stop())

test('S0.2: everybody reads the rules of the bank with value, source and since when', async () => {
  const { houseRecord } = api.desk.store
  must(await houseRecord.keep(api.desk.house))
  const answer = await api.call('wangxiulan', 'GET /api/house-rules')
  assert.equal(answer.status, 200, answer.text)
  const { digest, rules, history } = answer.body as unknown as {
    digest: string
    rules: { rule: string; value: unknown; basis: string; source: { zh: string } }[]
    history: { digest: string; at: string }[]
  }
  const objection = rules.find(({ rule }) => rule === 'creditRecordObjection')!
  assert.deepEqual([objection.value, objection.basis], [20, 'law'])
  assert.match(objection.source.zh, /征信业管理条例/)
  assert.deepEqual(history, [{ digest, at: history[0]!.at }])
})

test('X6: the same rules again leave no trace; others have an entry with what held before', async () => {
  const { houseRecord, log } = api.desk.store
  const before = await log.checkpoint()
  must(await houseRecord.keep(api.desk.house))
  assert.equal((await log.checkpoint()).size, before.size)
  const other = { digest: 'a'.repeat(64), text: 'deadlines: {}' }
  must(await Promise.all([houseRecord.keep(other), houseRecord.keep(other)]).then(([one]) => one))
  assert.equal((await log.checkpoint()).size, before.size + 1)
  assert.deepEqual(
    (await houseRecord.history()).map(({ digest }) => digest),
    [other.digest, api.desk.house.digest],
  )
})

test('S0.2: what the rules say is what the desk goes by: limits, documents, lists, contact, deadlines', async () => {
  const { rules } = api.desk.house
  const stricter = {
    ...rules,
    circumstances: { ...rules.circumstances, daysAheadMax: 10 },
    documents: { ...rules.documents, sizeMax: 1 },
    nameLists: { ...rules.nameLists, linesMax: 3 },
    contact: { ...rules.contact, lastTime: 21 * 60 },
  }
  const desk = { ...api.desk, house: { ...api.desk.house, rules: stricter } }
  const bounds = await dayBounds(desk, dayFromIso('2020-04-01'))
  assert.equal(isoFromDay(bounds.lastDayMax), '2020-04-11')
  assert.equal(documentRules(desk).bytesMax, 1024 * 1024)
  assert.equal(listLimits(desk).linesMax, 3)
  assert.equal(contactTerms(desk).lastMinute, 21 * 60)
})
