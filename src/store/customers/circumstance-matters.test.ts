// UX-25, S7.9: what a circumstance waits for stands in the inbox with its deadline, and goes when it no longer waits.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  codeOf,
  granted,
  lookAtEvidence,
  openTestStore,
  refusedBy,
  type TestStore,
} from '../store-for-tests.ts'
import type { NewCircumstance } from './circumstances.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const [clerk, reviewer] = ['li.na', 'wang.li']
const reviewDays = 5
let files = 0

async function documentOf(customer: string): Promise<string> {
  files++
  const kept = await bank.store.documents.keep({
    id: `D${files}`,
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
  })
  return granted(kept).document.id
}

const record = async (customer: string, more: Partial<NewCircumstance>) =>
  granted(
    await bank.store.circumstances.record({
      customer,
      region: '150302',
      kind: 'hospitalised',
      firstDay: '2020-02-05',
      howKnown: 'customer',
      person: clerk,
      reviewDays,
      ...more,
    }),
  )

const reader = { regions: ['1503'], person: clerk, today: '2020-04-20' }
const inbox = async (wish: object = {}, more: object = {}) =>
  (await bank.store.inbox.page({ ...reader, wish: { state: 'open', ...wish }, limit: 100, ...more })).map(
    ({ customer, code, dueDay, owner = '' }) => `${customer} ${code} ${dueDay} ${owner}`.trim(),
  )

test('UX-25 what a document is awaited for is due on its day and is its recorder’s; what came is due for a reviewer', async () => {
  await record('P1', { documentDueDay: '2020-04-10' })
  await record('P2', { documents: [await documentOf('P2')] })
  const [awaited, unverified] = ['P1 document_awaited 2020-04-10 li.na', 'P2 evidence_unverified 2020-04-06']
  assert.deepEqual(await inbox(), [unverified, awaited])
  assert.deepEqual(await inbox({ code: 'document_awaited' }), [awaited])
  assert.deepEqual(await inbox({ owner: 'me' }), [awaited])
  assert.deepEqual(await inbox({}, { regions: ['1502'] }), [])
})

test('UX-25 the item moves with its circumstance: from the document to the reviewer, and away when decided', async () => {
  const { id } = await record('P3', { documentDueDay: '2020-04-11' })
  const { circumstances, inbox: box } = bank.store
  granted(await circumstances.act(id, { act: 'accept', person: reviewer }))
  const ofP3 = () => inbox({ search: id })
  assert.deepEqual(await ofP3(), ['P3 document_awaited 2020-04-11 li.na'])
  const document = await documentOf('P3')
  granted(await circumstances.addDocument(id, { document, person: clerk, reviewDays }))
  assert.deepEqual(await ofP3(), ['P3 evidence_unverified 2020-04-06'])
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  granted(await circumstances.act(id, { act: 'verify', person: reviewer }))
  assert.deepEqual(await ofP3(), [])
  const done = await box.page({ ...reader, wish: { state: 'done', search: id }, limit: 10 })
  assert.deepEqual(
    done.map(({ code, outcome, closedBy }) => [code, outcome, closedBy]),
    [
      ['evidence_unverified', 'verify', reviewer],
      ['document_awaited', 'add_document', clerk],
    ],
  )
})

test('S7.9 what lapses leaves the inbox by itself, closed by nobody', async () => {
  const { id } = await record('P4', { documentDueDay: '2020-04-01' })
  granted(await bank.store.circumstances.lapse('2020-04-02'))
  assert.deepEqual(await inbox({ search: id }), [])
  const [done] = await bank.store.inbox.page({ ...reader, wish: { state: 'done', search: id }, limit: 10 })
  assert.deepEqual([done!.outcome, done!.closedBy], ['lapse', undefined])
})

test('UX-25 an item of a circumstance is closed by deciding, by hand by nobody, in code and in the database', async () => {
  const { id } = await record('P5', { documentDueDay: '2020-04-12' })
  const [item] = await bank.store.inbox.page({ ...reader, wish: { search: id }, limit: 1 })
  const closing = { person: 'sun.wei', outcome: '已处理' }
  assert.equal(codeOf(await bank.store.workItems.close(item!.id, closing)), 'work_item_closes_by_itself')
  const both = bank.sql`update work_item set plan = 'plan_x' where id = ${item!.id}`
  assert.match(await refusedBy(both), /an_item_comes_from_one_place/)
})

test('UX-25 the inbox counts what the list of the overdue counts', async () => {
  const overdue = await bank.store.circumstances.list({
    dueBefore: reader.today,
    limit: 100,
    regions: reader.regions,
  })
  const wish = { state: 'open', code: 'document_awaited', due: 'overdue' } as const
  assert.ok(overdue.length > 0)
  assert.deepEqual(await bank.store.inbox.counts([wish], reader), [overdue.length])
})

test('UX-25 an item of a circumstance is found by the end of an identity number or phone once it is named', async () => {
  const { id } = await record('P6', { documentDueDay: '2020-04-13' })
  const [item] = await bank.store.inbox.page({ ...reader, wish: { search: id }, limit: 1 })
  const unnamed = await bank.store.workItems.withoutCustomer(item!.id - 1, 10)
  assert.deepEqual([...unnamed], [{ id: item!.id, account: '', customer: 'P6' }])
  await bank.store.workItems.noteCustomers([
    { id: item!.id, customer: 'P6', idTail: '001X', phoneTail: '0099' },
  ])
  assert.deepEqual(await inbox({ search: '0099' }), ['P6 document_awaited 2020-04-13 li.na'])
})
