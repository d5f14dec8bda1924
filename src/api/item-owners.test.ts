// UX-25, X3: items of every kind are taken and given among those who may do what they wait for, and by nobody else.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openDatabase } from '../store/store.ts'
import { amendedPack, planDraft, refusedBy } from '../store/store-for-tests.ts'
import { must, openTestApi, type TestApi } from './api-for-tests.ts'

let api: TestApi
before(async () => {
  api = await openTestApi({ customers: 100 })
  const post = { role: 'programme_approver', node: 'inner_mongolia', by: 'saren' } as const
  for (const person of ['batu', author]) must(await api.desk.store.organisation.assign({ ...post, person }))
  const reviewing = { role: 'health_evidence_reviewer', node: 'inner_mongolia', by: 'saren' } as const
  for (const person of [clerk, 'chenjing'])
    must(await api.desk.store.organisation.assign({ ...reviewing, person }))
})
after(() => api.stop())

const [author, publisher, clerk, manager, elsewhere, reviewer] = [
  'wulan',
  'zhangmin',
  'wangxiulan',
  'zhaojianguo',
  'siqin',
  'gaowa',
] as const

async function give(item: number, person: string, owner = person): Promise<string> {
  const { status, body } = await api.call(person, `POST /api/work-items/${item}/assign`, { owner })
  return status === 200 ? `${body.owner}` : `${status} ${body.code}`
}
const takers = async (item: number, person: string) => {
  const { status, body } = await api.call(person, `GET /api/work-items/${item}/takers`)
  return status === 200 ? (body.items as readonly { person: string }[]).map((one) => one.person) : body.code
}
async function itemWith(name: string, value: string): Promise<number> {
  const items = await api.desk.store.workItems.list({ state: 'open' })
  return items.find((item) => (item as unknown as Record<string, unknown>)[name] === value)!.id
}

let files = 0
async function recorded(customer: string, brought: boolean): Promise<number> {
  const { circumstances, documents } = api.desk.store
  const letter = {
    id: `letter${++files}`,
    customer,
    region: '150302',
    kind: 'hospital_letter',
    type: 'image/png',
    bytes: 1,
    sha256: String(files).padStart(64, '0'),
    uploadedBy: clerk,
    consentVersion: '2020-1',
    consentHow: 'paper',
    deleteDueDay: '2020-08-01',
  } as const
  const kept = brought ? [must(await documents.keep(letter)).document.id] : []
  const { id } = must(
    await circumstances.record({
      customer,
      region: '150302',
      kind: 'hospitalised',
      firstDay: '2020-02-05',
      howKnown: 'customer',
      documents: kept,
      reviewDays: 3,
      person: clerk,
      ...(!brought && { documentDueDay: '2020-04-10' }),
    }),
  )
  return itemWith('circumstance', id)
}

test('UX-25 a document that is awaited goes from its recorder to a colleague who serves there, and to nobody elsewhere', async () => {
  const item = await recorded('P00000301', false)
  assert.equal(await give(item, clerk, manager), manager)
  assert.equal(await give(item, clerk), clerk)
  assert.equal(await give(item, clerk, elsewhere), '403 work_item_is_for_others')
  assert.equal(await give(item, elsewhere), '404 work_item_does_not_exist')
  assert.equal(await give(item, reviewer), '403 work_item_is_for_others')
  assert.equal(await give(item, 'lina'), '403 work_item_is_for_others')
  assert.deepEqual(await takers(item, manager), [clerk, manager])
})

test('X3 evidence is taken by a reviewer, and never by who recorded it or brought its document', async () => {
  const item = await recorded('P00000302', true)
  assert.equal(await give(item, clerk), '403 recorder_may_not_decide')
  assert.equal(await give(item, reviewer), reviewer)
  assert.equal(await give(item, reviewer, clerk), '403 recorder_may_not_decide')
  assert.equal(await give(item, reviewer, 'chenjing'), 'chenjing')
  assert.equal(await give(item, manager), '403 work_item_is_for_others')
  assert.deepEqual(await takers(item, reviewer), ['chenjing', reviewer])
  const { sql, close } = await openDatabase({ dataFolder: api.desk.folder, durable: false })
  try {
    const own = sql`update work_item set owner = ${clerk} where id = ${item}`
    assert.equal(await refusedBy(own), 'nobody_takes_what_they_asked_for')
  } finally {
    await close()
  }
})

test('X3 a request to depart is taken by the people of the programme but who asked', async () => {
  const said = { programme: 'icbc-im-2020', place: '15', what: '延长', why: '管制', forWhom: '海勃湾' }
  const asked = { ...said, untilDay: '2020-04-30', answerDays: 5, askedBy: 'batu', id: 'departure_1' }
  must(await api.desk.store.departures.ask(asked))
  const item = await itemWith('departure', 'departure_1')
  assert.equal(await give(item, 'batu'), '403 asker_may_not_answer')
  assert.equal(await give(item, author), author)
  assert.equal(await give(item, author, publisher), publisher)
  assert.equal(await give(item, 'lina'), '403 work_item_is_for_others')
})

test('S0.4 what an outlet has not acknowledged is taken by its people, and later by those of its branch', async () => {
  const outlet = { node: 'wuhai.haibowan', nodesAbove: ['wuhai', 'inner_mongolia', 'head_office'] }
  const hours = { acknowledge: -2, escalate: 24, escalated: 24 }
  const { acknowledgementMatters } = api.desk.store
  must(await acknowledgementMatters.follow([outlet], hours))
  const item = await itemWith('code', 'version_unacknowledged')
  assert.equal(await give(item, manager, clerk), clerk)
  for (const person of [elsewhere, 'lina', author])
    assert.equal(await give(item, person), '403 work_item_is_for_others', person)
  assert.deepEqual(await takers(item, manager), [clerk, manager])
  must(await acknowledgementMatters.follow([outlet], { ...hours, escalate: 0 }))
  assert.equal(await give(item, 'lina'), 'lina')
  assert.equal(await give(item, 'lina', author), author)
  assert.equal(await give(item, elsewhere), '403 work_item_is_for_others')
})

test('X3 a submission is taken by who publishes, and by nobody who wrote any of it', async () => {
  const pack = await amendedPack('whose')
  const { id } = must(await api.desk.store.submissions.submit({ pack, author, reason: '试' }))
  const item = await itemWith('submission', id)
  assert.equal(await give(item, author), '403 approver_is_author')
  assert.equal(await give(item, publisher, author), '403 approver_is_author')
  assert.equal(await give(item, publisher, 'batu'), 'batu')
  assert.equal(await give(item, 'lina'), '403 work_item_is_for_others')
  assert.deepEqual(await takers(item, 'batu'), ['batu', publisher])
  assert.equal(await takers(item, author), 'approver_is_author')
})

test('X3 a drafted plan is taken by somebody of operations who did not draft it', async () => {
  must(await api.desk.store.plans.record({ ...planDraft('plan_whose'), draftedBy: 'lina' }))
  const item = await itemWith('draftedPlan', 'plan_whose')
  assert.equal(await give(item, 'lina'), '403 drafter_may_not_decide')
  assert.equal(await give(item, 'batu'), 'batu')
  assert.equal(await give(item, publisher), '403 work_item_is_for_others')
  assert.deepEqual(await takers(item, 'batu'), ['batu'])
})

test('UX-25 a refusal names the roles of those who may, and what was given is in the evidence', async () => {
  const item = await recorded('P00000303', true)
  const refused = await api.call(manager, `POST /api/work-items/${item}/assign`, { owner: manager })
  assert.deepEqual(
    [refused.body.code, (refused.body as unknown as { needed: object }).needed],
    ['work_item_is_for_others', { verb: 'work_item.assign', roles: ['health_evidence_reviewer'] }],
  )
  assert.match(String(refused.body.detail), /health-evidence reviewer/)
  assert.equal(await give(item, reviewer), reviewer)
  let last: { readonly kind: string; readonly actor: string; readonly subject: string } | undefined
  for await (const entry of api.desk.store.log.entries()) last = entry
  assert.deepEqual([last!.kind, last!.actor, last!.subject], ['work_item_assigned', reviewer, `${item}`])
})

test('UX-25 a role that ran out or was ended takes nothing any more', async () => {
  const item = await recorded('P00000304', true)
  const { organisation } = api.desk.store
  const role = { role: 'health_evidence_reviewer', node: 'inner_mongolia', by: 'saren' } as const
  assert.equal(await give(item, 'chenjing'), 'chenjing')
  must(await organisation.end({ ...role, person: 'chenjing' }))
  assert.equal(await give(item, reviewer), reviewer)
  assert.equal(await give(item, reviewer, 'chenjing'), '403 work_item_is_for_others')
  assert.deepEqual(await takers(item, reviewer), [reviewer])
})
