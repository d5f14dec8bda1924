// X3, UX-25: what waits for a second person is in the inbox of who may decide and of who asked for it, and goes when it is decided.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ruleChanges } from '../operations/index.ts'
import { openDatabase } from '../store/store.ts'
import { amendedPack, planDraft, refusedBy } from '../store/store-for-tests.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 100 })
})
after(() => api.stop())

const [author, publisher, drafter, approver] = ['wulan', 'zhangmin', 'lina', 'batu']
const everybody = [author, publisher, drafter, approver, 'wangxiulan', 'gaowa', 'chenjing', 'sunguoqiang']

interface Item {
  readonly id: number
  readonly code: string
  readonly submission?: string
  readonly ruleChange?: { readonly id: string; readonly rule: string }
  readonly draftedPlan?: string
  readonly nameList?: string
  readonly askedBy?: string
  readonly dueDay?: string
  readonly dueRule?: string
  readonly closedBy?: string
  readonly outcome?: string
}

async function listed(person: string, state = 'open'): Promise<readonly Item[]> {
  const query = `state=${state}&about=decisions&limit=200`
  const { status, body, text } = await api.call(person, `GET /api/work-items?${query}`)
  assert.equal(status, 200, text)
  return body.items as unknown as readonly Item[]
}

/** Who of everybody finds an item in their inbox. */
async function whoSees(id: number): Promise<readonly string[]> {
  const seen = await Promise.all(
    everybody.map(async (one) => (await listed(one)).some((item) => item.id === id)),
  )
  return everybody.filter((_, at) => seen[at])
}

const submit = async (line: string): Promise<string> =>
  must(
    await api.desk.store.submissions.submit({
      pack: await amendedPack(line),
      author,
      reason: '银发〔2020〕120号',
    }),
  ).id
const draft = async (id: string, more: object = {}): Promise<string> =>
  must(await api.desk.store.plans.record({ ...planDraft(id), draftedBy: drafter, ...more })).id

/** Keeps a list without a line that somebody of a place imported. */
async function keepList(id: string, importedBy: string, place: string): Promise<string> {
  const file = {
    digest: id.length.toString().padStart(64, '0'),
    sealed: Buffer.from(id),
    fileName: `${id}.csv`,
  }
  const from = { encoding: 'utf-8', institution: id, sender: 'hospital', deleteDueDay: '2020-07-30' } as const
  const { list } = must(
    await api.desk.store.nameLists.keep({ id, ...file, ...from, importedBy, place, lines: [] }),
  )
  return list.id
}

async function propose(rule: string, value: number): Promise<string> {
  const words = { zh: '本行口径', en: 'A choice of the bank' }
  const body = { value, source: words, note: words, reason: '试', fromDay: '2020-04-01' }
  const { status, body: said, text } = await api.call(author, `POST /api/house-rules/${rule}/changes`, body)
  assert.equal(status, 201, text)
  return String(said.id)
}

const withId = async (person: string, about: Partial<Item>, state = 'open') => {
  const [name, value] = Object.entries(about)[0]!
  return (await listed(person, state)).find((item) => item[name as keyof Item] === value)
}
const ofRule = async (person: string, id: string, state = 'open') =>
  (await listed(person, state)).find(({ ruleChange }) => ruleChange?.id === id)

test('X3 a submission is an item from the moment it is submitted, due by the rule of the bank, seen by who publishes and its author', async () => {
  const submission = await submit('waits')
  const item = await withId(publisher, { submission })
  assert.deepEqual(
    [item!.code, item!.askedBy, item!.dueDay, item!.dueRule],
    ['submission_waits', author, '2020-04-03', 'second_person'],
  )
  assert.deepEqual(await whoSees(item!.id), [author, publisher])
  const back = await api.call(publisher, `POST /api/submissions/${submission}/send-back`, { reason: '不全' })
  assert.equal(back.status, 200, back.text)
  assert.equal(await withId(publisher, { submission }), undefined)
  const done = await withId(author, { submission }, 'done')
  assert.deepEqual([done!.outcome, done!.closedBy], ['sent_back', publisher])
})

test('X3 a drafted plan is an item of operations of the province; one that corrects nothing waits for nobody', async () => {
  const draftedPlan = await draft('plan_waits')
  const item = await withId(approver, { draftedPlan })
  assert.deepEqual([item!.code, item!.askedBy, item!.dueRule], ['plan_waits', drafter, 'second_person'])
  assert.deepEqual(await whoSees(item!.id), [drafter, approver])
  const nothing = await draft('plan_of_nothing', { summary: { corrections: 0 } })
  assert.equal(await withId(approver, { draftedPlan: nothing }), undefined)
  assert.equal((await api.call(approver, `POST /api/plans/${draftedPlan}/approve`)).status, 200)
  const done = await withId(drafter, { draftedPlan }, 'done')
  assert.deepEqual([done!.outcome, done!.closedBy], ['approved', approver])
})

test('X3 a proposed rule is an item until it is confirmed or sent back', async () => {
  const [one, other] = [await propose('documents.unsentDays', 5), await propose('nameLists.keptDays', 90)]
  const item = await ofRule(publisher, one)
  assert.deepEqual(
    [item!.code, item!.ruleChange!.rule, item!.askedBy, item!.dueDay],
    ['rule_change_waits', 'documents.unsentDays', author, '2020-04-03'],
  )
  assert.deepEqual(await whoSees(item!.id), [author, publisher])
  assert.equal((await api.call(publisher, `POST /api/house-rule-changes/${one}/confirm`)).status, 200)
  await api.call(publisher, `POST /api/house-rule-changes/${other}/send-back`, { reason: '没有依据' })
  const outcomes = await Promise.all(
    [one, other].map(async (id) => (await ofRule(author, id, 'done'))?.outcome),
  )
  assert.deepEqual(outcomes, ['confirmed', 'sent_back'])
})

test('X3 what the file of rules proposes is an item of authors and approvers until somebody stands for it or the file takes it back', async () => {
  let ids = 0
  const say = async (value: number) => {
    const content = { value, unit: 'days', basis: 'bank', source: words, note: words }
    const proposed = [{ rule: 'retention.jobDays', content }]
    const digest = String(value).padStart(64, '0')
    const compare = () => ({ accepted: [], proposed })
    const file = { digest, text: `# ${value}`, newId: () => `rule_of_file_${ids++}`, compare }
    must(await api.desk.store.houseRecord.keep(file))
  }
  const words = { zh: '本行口径', en: 'A choice of the bank' }
  await say(80)
  await say(70)
  const [said] = (await listed(author)).filter(({ code }) => code === 'rule_change_said')
  assert.deepEqual(await whoSees(said!.id), [author, publisher])
  assert.equal(said!.askedBy, undefined)
  const overtaken = (await listed(author, 'done')).find(({ code }) => code === 'rule_change_said')
  assert.deepEqual([overtaken!.outcome, overtaken!.closedBy], ['overtaken', undefined])
  const body = { reason: '试', fromDay: '2020-04-01' }
  const stood = await api.call(author, `POST /api/house-rule-changes/${said!.ruleChange!.id}/take-up`, body)
  assert.equal(stood.status, 201, stood.text)
  const done = await ofRule(author, said!.ruleChange!.id, 'done')
  assert.deepEqual([done!.outcome, done!.closedBy], ['taken_up', author])
  assert.equal((await ofRule(publisher, String(stood.body.id)))!.code, 'rule_change_waits')
  await assertSameRules()
  assert.equal(
    (await api.call(publisher, `POST /api/house-rule-changes/${stood.body.id}/confirm`)).status,
    200,
  )
  await say(60)
  await assertSameRules()
  await say(70)
  await assertSameRules()
  assert.equal((await listed(author)).filter(({ code }) => code === 'rule_change_said').length, 0)
})

/** The open items about rules are the changes that the page of the rules shows as waiting. */
async function assertSameRules(): Promise<void> {
  const open = (await listed(publisher)).flatMap(({ ruleChange, code }) =>
    ruleChange ? [`${ruleChange.id} ${code}`] : [],
  )
  const codes: Readonly<Record<string, string>> = {
    waiting: 'rule_change_waits',
    said_by_file: 'rule_change_said',
  }
  const changes = await ruleChanges(api.desk, api.tools.clock())
  const waiting = changes.flatMap(({ id, state }) =>
    codes[state] === undefined ? [] : [`${id} ${codes[state]}`],
  )
  assert.deepEqual(open.toSorted(), waiting.toSorted())
}

test('X3 S7.9 an imported list is an item of who checks lists there and of its importer until it is decided', async () => {
  const manager = 'zhaojianguo'
  const [own, whole] = [
    await keepList('list_of_outlet', manager, '150302'),
    await keepList('list_whole', drafter, '15'),
  ]
  const item = (await withId('gaowa', { nameList: own }))!
  assert.deepEqual(
    [item.code, item.askedBy, item.dueDay, item.dueRule],
    ['name_list_waits', manager, '2020-04-03', 'second_person'],
  )
  assert.deepEqual(await whoSees(item.id), ['gaowa'])
  assert.equal((await withId(manager, { nameList: own }))!.id, item.id)
  assert.deepEqual(await whoSees((await withId('gaowa', { nameList: whole }))!.id), [drafter, 'gaowa'])
  const give = (to: string) => api.call('gaowa', `POST /api/work-items/${item.id}/assign`, { owner: to })
  assert.equal((await give(manager)).body.code, 'importer_may_not_check')
  assert.equal((await give('gaowa')).status, 200)
  assert.equal((await api.call('gaowa', `POST /api/name-lists/${own}/approve`)).status, 200)
  await api.call('gaowa', `POST /api/name-lists/${whole}/send-back`, { reason: '公章缺失' })
  const done = [
    await withId(manager, { nameList: own }, 'done'),
    await withId(drafter, { nameList: whole }, 'done'),
  ].map((one) => [one?.outcome, one?.closedBy])
  assert.deepEqual(done, [
    ['approved', 'gaowa'],
    ['sent_back', 'gaowa'],
  ])
})

test('X3 a published version closes the item of its submission, and of every plan it overtakes', async () => {
  const draftedPlan = await draft('plan_overtaken')
  const submission = await submit('published')
  const published = await api.call(publisher, `POST /api/submissions/${submission}/publish`)
  assert.equal(published.status, 201, published.text)
  const done = [
    await withId(author, { submission }, 'done'),
    await withId(drafter, { draftedPlan }, 'done'),
  ].map((item) => [item?.outcome, item?.closedBy])
  assert.deepEqual(done, [
    ['published', publisher],
    ['overtaken', publisher],
  ])
})

test('X3 a plan waits no longer once that of a later book is begun', async () => {
  const version = { version: 2 }
  const before = await draft('plan_of_before', version)
  const later = await draft('plan_of_later', { ...version, asOf: planDraft('x').asOf + 1 })
  must(await api.desk.store.plans.approve(later, approver))
  assert.ok(await withId(approver, { draftedPlan: before }))
  must(await api.desk.store.runs.begin(later, { person: drafter, corrections: 3 }))
  assert.equal((await withId(approver, { draftedPlan: before }, 'done'))!.outcome, 'overtaken')
})

test('X3 an item is read by whom it is listed for, and nobody else is told of it', async () => {
  const submission = await submit('read')
  const { id } = (await withId(publisher, { submission }))!
  for (const person of everybody) {
    const { status, body } = await api.call(person, `GET /api/work-items/${id}`)
    if ([author, publisher].includes(person)) assert.deepEqual([status, body.id], [200, id], person)
    else assert.ok([403, 404].includes(status) && body.submission === undefined, `${person} ${status}`)
  }
  const { body } = await api.call(publisher, `GET /api/work-items/${id}`)
  assert.deepEqual(body.forRoles, ['programme_approver'])
})

test('UX-25 the overview and the filters count for everybody what their list holds', async () => {
  for (const person of everybody) {
    const all = (await api.call(person, 'GET /api/work-items?state=open&limit=200')).body.items
    const { standing } = (await api.call(person, 'GET /api/inbox/filters')).body as unknown as {
      readonly standing: Readonly<Record<string, number>>
    }
    const { matters } = (await api.call(person, 'GET /api/overview')).body as unknown as {
      readonly matters: { readonly open: number; readonly ages: readonly { readonly count: number }[] }
    }
    const { length } = all as readonly unknown[]
    const aged = matters.ages.reduce((sum, { count }) => sum + count, 0)
    assert.deepEqual([standing.all, matters.open, aged], [length, length, length], person)
    assert.equal(standing.decisions, (await listed(person)).length, person)
  }
})

test('X3 the database gives nobody an item that they asked for, and shows it to no branch', async () => {
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    const own = sql`update work_item set owner = asked_by where submission is not null and state = 'open'`
    assert.equal(await refusedBy(own), 'nobody_takes_what_they_asked_for')
    const both = sql`update work_item set rule_change = (select id from house_rule_change limit 1)
      where submission is not null and state = 'open'`
    assert.equal(await refusedBy(both), 'an_item_comes_from_one_place')
  } finally {
    await close()
  }
  const shown = async (sight: object) =>
    (
      await api.desk.store.inbox.page({
        regions: ['15'],
        person: 'nobody',
        today: '2020-04-01',
        wish: { about: 'decisions' },
        limit: 100,
        ...sight,
      })
    ).length
  assert.equal(await shown({}), 0)
  assert.ok((await shown({ decides: ['submission_waits'] })) > 0)
  assert.equal(await shown({ decides: ['submission_waits'], regions: ['1503'] }), 0)
  assert.ok((await shown({ person: author })) > 0)
})
