// S0.2, X3: the rules of the bank over the API: what holds is what two people confirmed, from the day they agreed on.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type HouseFile, readHouse } from '../house/index.ts'
import { areRefusals, dayFromIso, isoFromDay, isRefusal } from '../kernel/index.ts'
import {
  contactTerms,
  dayBounds,
  documentRules,
  HouseHeld,
  listLimits,
  openHouseHeld,
} from '../operations/index.ts'
import { openDatabase } from '../store/store.ts'
import { refusedBy } from '../store/store-for-tests.ts'
import { openHouse } from '../wiring.ts'
import { type Answered, must, openTestApi, type TestApi } from './api-for-tests.ts'

const author = 'wulan'
const approver = 'zhangmin'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 100 })
})
after(() => api.stop())

const codeOf = ({ status, body }: Answered) => [status, body.code]
const reason = '本行决定提前答复'
const today = '2020-04-01'

interface RuleRead {
  readonly rule: string
  readonly value: number | string
  readonly basis: string
  readonly origin: string
  readonly proposedBy?: string
  readonly confirmedBy?: string
  readonly since?: string
  readonly source: { readonly zh: string; readonly en: string }
  readonly note: { readonly zh: string; readonly en: string }
}
interface ChangeRead {
  readonly id: string
  readonly rule: string
  readonly state: string
  readonly origin: string
  readonly before?: { readonly value: unknown }
  readonly content?: { readonly value: unknown }
}

async function ruleRead(name: string): Promise<RuleRead> {
  const { body } = await api.call('wangxiulan', 'GET /api/house-rules')
  return (body.rules as readonly RuleRead[]).find(({ rule }) => rule === name)!
}
async function historyOf(rule: string): Promise<readonly ChangeRead[]> {
  return (await api.call('wangxiulan', `GET /api/house-rules/${rule}`)).body.history
}

/** Proposes a value and keeps source and note as they are. */
async function propose(rule: string, value: number | string, more: object = {}, person = author) {
  const { source, note } = await ruleRead(rule.split('.')[1]!)
  const body = { value, source, note, reason, fromDay: today, ...more }
  return api.call(person, `POST /api/house-rules/${rule}/changes`, body)
}
const decide = (
  person: string,
  { body }: Answered,
  act: 'confirm' | 'send-back' | 'take-up',
  given?: object,
) => api.call(person, `POST /api/house-rule-changes/${body.id}/${act}`, given)

/** A start of another process that reads this file. */
async function start(file: HouseFile) {
  const { store } = api.desk
  let ids = 0
  const newId = () => `start${file.digest.slice(0, 8)}${ids++}`
  return openHouseHeld({ store, file, newId, clock: api.tools.clock, stopwatch: () => 0 })
}

/** The shipped file with one text replaced, read as a file of its own. */
async function fileWith(from: string, to: string): Promise<HouseFile> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-house-'))
  try {
    const { text } = await openHouse()
    assert.ok(text.includes(from), `nothing says ${from}`)
    await writeFile(join(folder, 'bank.yaml'), text.replace(from, to))
    const file = await readHouse(join(folder, 'bank.yaml'))
    assert.ok(!areRefusals(file), JSON.stringify(file))
    return file as HouseFile
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('S0.2 a new bank takes the packaged rules as its own first record, and says that nobody else looked at it', async () => {
  const objection = await ruleRead('creditRecordObjection')
  assert.deepEqual([objection.value, objection.basis, objection.origin], [20, 'law', 'set_up'])
  assert.deepEqual(
    [objection.proposedBy, objection.confirmedBy, objection.since],
    [undefined, undefined, undefined],
  )
  assert.match(objection.source.zh, /征信业管理条例/)
  const kinds: Record<string, unknown>[] = []
  for await (const entry of api.desk.store.log.entries())
    if (entry.kind.startsWith('house_')) kinds.push({ kind: entry.kind, actor: entry.actor })
  assert.deepEqual(kinds, [
    { kind: 'house_file_read', actor: 'system' },
    { kind: 'house_rules_accepted', actor: 'system' },
  ])
})

test('X6 the same file at the next start leaves no trace', async () => {
  const { log } = api.desk.store
  const { size } = await log.checkpoint()
  assert.ok(!Array.isArray(await start(await openHouse())))
  assert.equal((await log.checkpoint()).size, size)
})

test('X3 one proposes, another confirms, and the server goes by it at once; nobody confirms their own', async () => {
  const { organisation } = api.desk.store
  must(
    await organisation.assign({
      person: author,
      role: 'programme_approver',
      node: 'inner_mongolia',
      by: 'saren',
    }),
  )
  assert.equal(documentRules(api.desk).unsentDays, 7)
  const proposed = await propose('documents.unsentDays', 5)
  assert.deepEqual([proposed.status, proposed.body.state], [201, 'waiting'], proposed.text)
  assert.equal(documentRules(api.desk).unsentDays, 7)
  const { size } = await api.desk.store.log.checkpoint()
  assert.deepEqual(codeOf(await decide(author, proposed, 'confirm')), [403, 'proposer_may_not_decide'])
  assert.equal((await api.desk.store.log.checkpoint()).size, size)
  const confirmed = await decide(approver, proposed, 'confirm')
  assert.deepEqual([confirmed.status, confirmed.body.state, confirmed.body.holdsFrom], [200, 'holds', today])
  assert.equal(documentRules(api.desk).unsentDays, 5)
  const rule = await ruleRead('unsentDays')
  assert.deepEqual([rule.value, rule.proposedBy, rule.confirmedBy, rule.since], [5, author, approver, today])
  assert.deepEqual(codeOf(await decide(approver, proposed, 'confirm')), [409, 'rule_change_is_decided'])
})

test('X3 who lacks the verb neither proposes nor confirms', async () => {
  for (const person of ['wangxiulan', 'lina', approver])
    assert.deepEqual(codeOf(await propose('documents.unsentDays', 6, {}, person)), [403, 'role_is_missing'])
  const proposed = await propose('documents.unsentDays', 6)
  for (const person of ['wangxiulan', 'lina'])
    assert.deepEqual(codeOf(await decide(person, proposed, 'confirm')), [403, 'role_is_missing'])
  const back = await decide(approver, proposed, 'send-back', { reason: '没有依据' })
  assert.deepEqual([back.status, back.body.state, back.body.answerReason], [200, 'sent_back', '没有依据'])
  assert.equal((await ruleRead('unsentDays')).value, 5)
})

test('X3 the database refuses a confirmation by the proposer, by nobody’s proposal, back-dated, and any change afterwards', async () => {
  const proposed = await propose('documents.unsentDays', 4)
  const id = String(proposed.body.id)
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  const force = (person: string, proposer = author, day = today) => sql`
    insert into house_rule_decision (change, origin, proposer, from_day, answer, person, holds_from, at)
    values (${id}, 'person', ${proposer}, ${today}, 'confirmed', ${person}, ${day}, '2020-04-01T02:00:00Z')`
  try {
    assert.equal(await refusedBy(force(author)), 'nobody_decides_their_own_rule')
    assert.equal(await refusedBy(force(author, '')), 'decided_is_a_change_and_its_proposer')
    assert.equal(
      await refusedBy(force(approver, author, '2020-03-01')),
      'what_is_confirmed_holds_from_its_day_and_not_before',
    )
    const looser = sql`
      insert into house_rule_change (id, rule, origin, content, digest, proposed_at)
      values ('x', 'deadlines.ownMistake', 'file', '{"value": 16, "atMost": 15}', ${'a'.repeat(64)}, now())`
    assert.equal(await refusedBy(looser), 'no_rule_is_looser_than_its_law')
    const again = sql`
      insert into house_rule_change (id, rule, origin, content, digest, proposed_at)
      values ('x', 'deadlines.ownMistake', 'set_up', '{"value": 9}', ${'a'.repeat(64)}, now())`
    assert.equal(await refusedBy(again), 'a_rule_is_set_up_once')
    for (const attempt of [
      sql`update house_rule_change set content = '{"value": 1}' where id = ${id}`,
      sql`delete from house_rule_change`,
      sql`truncate house_rule_change cascade`,
      sql`update house_rule_decision set person = 'lina'`,
    ])
      assert.notEqual(await refusedBy(attempt), 'nothing refused it')
  } finally {
    await close()
  }
  assert.equal((await decide(approver, proposed, 'send-back', { reason: '试' })).status, 200)
})

test('S0.2 a limit of law is not made looser, with what the law says; stricter is the bank’s to choose, and back again', async () => {
  const rule = 'deadlines.creditRecordObjection'
  const looser = await propose(rule, 25)
  assert.deepEqual(codeOf(looser), [422, 'rule_is_looser_than_law'])
  assert.match(looser.text, /at most 20 days .*征信业管理条例/)
  const otherSource = { source: { zh: '本行口径', en: 'A choice of the bank' } }
  assert.deepEqual(codeOf(await propose(rule, 25, otherSource)), [422, 'rule_is_looser_than_law'])
  for (const days of [12, 20]) {
    const proposed = await propose(rule, days)
    assert.equal(proposed.status, 201, proposed.text)
    assert.equal((await decide(approver, proposed, 'confirm')).status, 200)
    assert.equal(api.desk.house.rules.deadlines.creditRecordObjection, days)
  }
})

test('S0.2 a value of no use is refused where it stands: no day, another type, hours that end before they begin', async () => {
  for (const [rule, value, more, refused] of [
    ['documents.unsentDays', 0, {}, [422, 'rule_value_does_not_fit']],
    ['documents.unsentDays', '08:00', {}, [422, 'rule_value_does_not_fit']],
    ['documents.unsentDays', 1e20, {}, [400, 'request_is_malformed']],
    ['contact.lastTime', '07:00', {}, [422, 'rule_value_does_not_fit']],
    ['documents.unsentDays', 5, {}, [422, 'rule_stays_as_it_is']],
    ['documents.unsentDays', 6, { fromDay: '2020-03-31' }, [422, 'rule_day_is_past']],
    ['documents.unsentDays', 6, { reason: ' ' }, [400, 'reason_is_missing']],
  ] as const)
    assert.deepEqual(codeOf(await propose(rule, value, more)), refused, `${rule} ${value}`)
  const body = {
    value: 1,
    source: { zh: '一', en: 'a' },
    note: { zh: '一', en: 'a' },
    reason,
    fromDay: today,
  }
  const unknown = await api.call(author, 'POST /api/house-rules/deadlines.nothing/changes', body)
  assert.deepEqual(codeOf(unknown), [404, 'rule_does_not_exist'])
})

test('S0.2 a rule of a later day holds from that day on; what was promised before keeps its day', async () => {
  const dueOf = async () => {
    const asked = await api.call('wangxiulan', 'POST /api/departures', {
      programme: 'icbc-im-2020',
      what: '宽限期延长一个月',
      why: '当地交通管制',
      forWhom: '海勃湾区',
      untilDay: '2020-04-30',
    })
    const { body } = await api.call(author, 'GET /api/work-items?state=open&code=departure_asked&limit=200')
    const items = body.items as readonly { departure: string; dueDay: string }[]
    return items.find(({ departure }) => departure === asked.body.id)!
  }
  const before = await dueOf()
  assert.equal(before.dueDay, '2020-04-11')
  const proposed = await propose('deadlines.departureAnswer', 3, { fromDay: '2020-04-03' })
  const confirmed = await decide(approver, proposed, 'confirm')
  assert.deepEqual([confirmed.body.state, confirmed.body.holdsFrom], ['coming', '2020-04-03'])
  assert.equal((await dueOf()).dueDay, '2020-04-11')
  const { body } = await api.call(author, 'GET /api/house-rules/deadlines.departureAnswer')
  assert.equal(body.itemsPromised, 2)
  for (const [instant, due] of [
    ['2020-04-02T15:59:59Z', '2020-04-12'],
    ['2020-04-02T16:00:00Z', '2020-04-06'],
  ] as const) {
    api.setClock(instant)
    assert.equal((await dueOf()).dueDay, due, instant)
  }
  api.setClock('2020-04-01T02:00:00Z')
  const items = await api.call(author, 'GET /api/work-items?state=open&code=departure_asked&limit=200')
  const first = (items.body.items as readonly { departure: string; dueDay: string }[]).find(
    ({ departure }) => departure === before.departure,
  )
  assert.equal(first!.dueDay, '2020-04-11')
})

test('S0.2 a proposal confirmed after its day holds from the day of its confirmation', async () => {
  const proposed = await propose('nameLists.linesMax', 30_000)
  api.setClock('2020-04-02T02:00:00Z')
  const confirmed = await decide(approver, proposed, 'confirm')
  assert.deepEqual([confirmed.body.fromDay, confirmed.body.holdsFrom], [today, '2020-04-02'])
  assert.equal(listLimits(api.desk).linesMax, 30_000)
  api.setClock('2020-04-01T02:00:00Z')
})

test('X3 one change of a rule waits at a time; what does not rest on the rule of its day is sent back', async () => {
  const first = await propose('nameLists.keptDays', 100, { fromDay: '2020-04-05' })
  assert.deepEqual(codeOf(await propose('nameLists.keptDays', 90)), [409, 'rule_change_waits'])
  assert.equal((await decide(approver, first, 'confirm')).status, 200)
  const second = await propose('nameLists.keptDays', 90, { fromDay: '2020-04-04' })
  api.setClock('2020-04-06T02:00:00Z')
  assert.deepEqual(codeOf(await decide(approver, second, 'confirm')), [409, 'rule_changed_since'])
  assert.equal((await decide(approver, second, 'send-back', { reason: '已有新规' })).status, 200)
  api.setClock('2020-04-01T02:00:00Z')
})

test('X3 a changed file proposes and changes nothing; somebody stands for it, and another confirms', async () => {
  const held = await start(await fileWith('value: 366', 'value: 400'))
  assert.ok(!Array.isArray(held))
  assert.equal(api.desk.house.rules.circumstances.daysAheadMax, 366)
  const [said] = await historyOf('circumstances.daysAheadMax')
  assert.deepEqual(
    [said!.state, said!.origin, said!.before?.value, said!.content?.value],
    ['said_by_file', 'file', 366, 400],
  )
  const change = { body: { id: said!.id } } as unknown as Answered
  assert.deepEqual(codeOf(await decide(approver, change, 'confirm')), [409, 'rule_change_has_no_proposer'])
  const stood = await decide(author, change, 'take-up', { reason: '档案规定改为一年', fromDay: today })
  assert.deepEqual([stood.status, stood.body.takenFrom], [201, said!.id], stood.text)
  assert.deepEqual(codeOf(await decide(author, stood, 'confirm')), [403, 'proposer_may_not_decide'])
  assert.equal((await decide(approver, stood, 'confirm')).status, 200)
  assert.equal(api.desk.house.rules.circumstances.daysAheadMax, 400)
  assert.deepEqual(
    (await historyOf('circumstances.daysAheadMax')).map(({ state }) => state),
    ['holds', 'taken_up', 'held'],
  )
})

test('S0.2 another server on the same database takes up a confirmed rule behind its next answer', async () => {
  const { store } = api.desk
  const looked = Promise.withResolvers<void>()
  const houseRecord = Object.assign(Object.create(store.houseRecord), {
    stamp: () => store.houseRecord.stamp(),
    changes: () => store.houseRecord.changes().finally(looked.resolve),
  })
  let now = 0
  const file = await openHouse()
  const options = { store: { ...store, houseRecord }, file, clock: api.tools.clock, stopwatch: () => now }
  const other = new HouseHeld(options, await store.houseRecord.changes())
  const confirmed = await propose('documents.sizeMax', 8)
  assert.equal((await decide(approver, confirmed, 'confirm')).status, 200)
  assert.equal(other.house.rules.documents.sizeMax, 10)
  now = 1000
  assert.equal(other.house.rules.documents.sizeMax, 10)
  await looked.promise
  await new Promise(setImmediate)
  assert.equal(other.house.rules.documents.sizeMax, 8)
  const back = await propose('documents.sizeMax', 10)
  assert.equal((await decide(approver, back, 'confirm')).status, 200)
})

test('X3 what the file went on saying is not proposed again; what it takes back waits no longer', async () => {
  const larger = await fileWith('value: 10\n    unit: megabytes', 'value: 20\n    unit: megabytes')
  assert.ok(!Array.isArray(await start(larger)))
  assert.equal((await historyOf('documents.sizeMax'))[0]!.state, 'said_by_file')
  assert.ok(!Array.isArray(await start(await openHouse())))
  assert.deepEqual(
    (await historyOf('documents.sizeMax')).map(({ state }) => state),
    ['overtaken', 'overtaken', 'holds', 'held', 'held'],
  )
  assert.equal((await historyOf('documents.unsentDays'))[0]!.state, 'sent_back')
  assert.equal((await ruleRead('unsentDays')).value, 5)
})

const law = (days: number) => `value: ${days}\n    unit: days\n    basis: law\n    atMost: ${days}\n`

test('S0.2 a file that would be looser than a law is refused with its place, and nothing of it is kept', async () => {
  const { size } = await api.desk.store.log.checkpoint()
  const answer = await start(await fileWith(law(15), law(30)))
  assert.ok(Array.isArray(answer) && isRefusal(answer[0]))
  assert.deepEqual(
    [answer[0].code, answer[0].at],
    ['rule_is_looser_than_law', 'bank.yaml: deadlines.ownMistake'],
  )
  assert.equal((await api.desk.store.log.checkpoint()).size, size)
})

test('S0.2 every step is an entry of evidence with old and new', async () => {
  const entries: { kind: string; actor: string; subject: string; body: Record<string, never> }[] = []
  for await (const entry of api.desk.store.log.entries())
    if (entry.subject === 'documents.unsentDays') entries.push(entry as never)
  assert.deepEqual(
    entries.map(({ kind, actor }) => `${kind} ${actor}`),
    [
      'house_rule_proposed wulan',
      'house_rule_confirmed zhangmin',
      'house_rule_proposed wulan',
      'house_rule_sent_back zhangmin',
      'house_rule_proposed wulan',
      'house_rule_sent_back zhangmin',
    ],
  )
  const { before, after } = entries[1]!.body as unknown as Record<string, { value: number }>
  assert.deepEqual([before!.value, after!.value], [7, 5])
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
