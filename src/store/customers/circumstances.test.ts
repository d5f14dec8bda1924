// S7.2, X3: a circumstance is written once, changes by events, and is decided by a second person, in code and database.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asBranch } from '../database/branch-view.ts'
import {
  codeOf,
  granted,
  lookAtEvidence,
  openTestStore,
  refusedBy,
  type TestStore,
} from '../store-for-tests.ts'
import { queuePlaceOf } from './circumstance-queue.ts'
import { circumstanceActs, circumstanceStates, stateAfter } from './circumstance-rows.ts'
import type { NewCircumstance } from './circumstances.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const reviewDays = 5
const clerk = 'li.na'
const reviewer = 'wang.li'

const stay = (customer: string, more: Partial<NewCircumstance> = {}): NewCircumstance => ({
  customer,
  region: '150302',
  kind: 'hospitalised',
  firstDay: '2020-02-05',
  lastDay: '2020-02-25',
  howKnown: 'customer',
  person: clerk,
  reviewDays,
  ...more,
})

let documents = 0
/** A document of a customer, as the clerk brought it. */
async function documentOf(
  customer: string,
  region = '150302',
  uploadedBy = clerk,
  kind = 'hospital_letter',
): Promise<string> {
  documents++
  const id = `D${documents}`
  const sha256 = String(documents).padStart(64, '0')
  const kept = await bank.store.documents.keep({
    id,
    customer,
    region,
    kind,
    type: 'image/png',
    bytes: 1,
    sha256,
    uploadedBy,
    consentVersion: '2020-1',
    consentHow: 'paper',
    deleteDueDay: '2020-08-01',
  })
  return granted(kept).document.id
}

const recorded = async (customer: string, more: Partial<NewCircumstance> = {}) => {
  const documents = more.listed === undefined ? [await documentOf(customer, more.region)] : []
  return granted(await bank.store.circumstances.record(stay(customer, { documents, ...more })))
}

test('X3 who recorded a circumstance decides nothing about it; a second person does', async () => {
  const { circumstances } = bank.store
  const { id } = await recorded('P1')
  for (const act of ['accept', 'verify', 'reject'] as const) {
    const refused = await circumstances.act(id, { act, person: clerk, reason: '材料齐全', ground: 'other' })
    assert.equal(codeOf(refused), 'recorder_may_not_decide', act)
  }
  const unread = await circumstances.act(id, { act: 'verify', person: reviewer })
  assert.equal(codeOf(unread), 'document_was_not_read')
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  const verified = granted(await circumstances.act(id, { act: 'verify', person: reviewer }))
  assert.equal(verified.state, 'verified')
  const listed = await recorded('P1b', { listed: { list: 'list_1', line: 7 } })
  assert.equal(listed.state, 'awaiting_customer')
  assert.equal(
    codeOf(await circumstances.act(listed.id, { act: 'confirm', person: clerk })),
    'recorder_may_not_decide',
  )
  assert.equal(
    granted(await circumstances.act(listed.id, { act: 'confirm', person: reviewer })).state,
    'verified',
  )
})

test('X3 the database keeps the recorder from deciding, whoever writes to it', async () => {
  const { id } = await recorded('P2', { documents: [] })
  const insert = (act: string, state: string, person: string) => bank.sql`
    insert into circumstance_event (circumstance, recorded_by, region, act, state, person, at)
    values (${id}, ${clerk}, '150302', ${act}, ${state}, ${person}, now())`
  assert.equal(
    await refusedBy(insert('verify', 'verified', clerk)),
    'nobody_decides_about_their_own_circumstance',
  )
  assert.match(await refusedBy(insert('verify', 'ended', reviewer)), /does not lead to ended/)
  const lied = bank.sql`
    insert into circumstance_event (circumstance, recorded_by, region, act, state, person, at)
    values (${id}, ${reviewer}, '150302', 'verify', 'verified', ${clerk}, now())`
  assert.equal(await refusedBy(lied), 'event_is_about_a_circumstance_and_its_recorder')
})

test('X3 the database verifies nothing whose documents the reviewer has not looked at, whoever writes to it', async () => {
  const { id } = await recorded('P2b')
  const letter = { document: await documentOf('P2b'), person: clerk, reviewDays }
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  granted(await bank.store.circumstances.addDocument(id, letter))
  const verify = (person: string) => bank.sql`
    insert into circumstance_event (circumstance, recorded_by, region, act, state, person, at)
    values (${id}, ${clerk}, '150302', 'verify', 'verified', ${person}, now())`
  assert.match(await refusedBy(verify(reviewer)), /has not looked at document/)
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  assert.match(await refusedBy(verify('zhao.yi')), /has not looked at document/)
  assert.equal(await refusedBy(verify(reviewer)), 'nothing refused it')
})

test('X4 a circumstance and what was decided about it never change, and none begins decided', async () => {
  const { id } = await recorded('P3')
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  granted(await bank.store.circumstances.act(id, { act: 'verify', person: reviewer }))
  const { sql } = bank
  const rows: readonly (readonly [PromiseLike<unknown>, RegExp])[] = [
    [sql`update circumstance set state = 'verified' where id = ${id}`, /through its events only/],
    [sql`update circumstance set first_day = '2020-01-01' where id = ${id}`, /through its events only/],
    [sql`delete from circumstance where id = ${id}`, /written once/],
    [sql`update circumstance_event set person = ${clerk}`, /written once/],
    [sql`delete from circumstance_event`, /written once/],
    [sql`truncate circumstance, circumstance_event, document, customer_view, work_item`, /written once/],
    [
      sql`insert into circumstance (customer, region, kind, first_day, how_known, source, state, recorded_by, recorded_at)
        values ('P3', '', 'frontline', '2020-02-01', 'staff', 'counter', 'verified', ${clerk}, now())`,
      /begins as recorded/,
    ],
  ]
  for (const [attempt, words] of rows) assert.match(await refusedBy(attempt), words)
})

test('S7.2 every act in every state leads where the program says, and the database says the same', async () => {
  for (const state of circumstanceStates)
    for (const act of circumstanceActs) {
      const [row] = await bank.sql<
        { after: string | null }[]
      >`select circumstance_state_after(${state}, ${act}) as after`
      assert.equal(row!.after, stateAfter(state, act) ?? null, `${state} ${act}`)
    }
})

test('UX-23 the same said twice is recognised: same kind and days, or the same line of a list', async () => {
  const { circumstances } = bank.store
  const first = await recorded('P4')
  const again: readonly (readonly [Partial<NewCircumstance>, string])[] = [
    [{}, 'circumstance_is_known'],
    [{ firstDay: '2020-02-25', lastDay: '2020-03-01' }, 'circumstance_is_known'],
    [
      { firstDay: '2020-02-26', lastDay: '2020-03-01', continues: (await recorded('P40')).id },
      'circumstance_does_not_exist',
    ],
    [{ firstDay: '2020-02-26', lastDay: '2020-03-01', continues: 'C404' }, 'circumstance_does_not_exist'],
    [{ firstDay: '2020-02-26', lastDay: '2020-03-01', continues: first.id }, 'granted'],
    [{ kind: 'quarantined' }, 'granted'],
  ]
  for (const [more, code] of again) assert.equal(codeOf(await circumstances.record(stay('P4', more))), code)
  const listed = { listed: { list: 'list_2', line: 1 } }
  await recorded('P5', listed)
  assert.equal(codeOf(await circumstances.record(stay('P6', listed))), 'circumstance_is_known')
  granted(
    await circumstances.act(first.id, {
      act: 'reject',
      person: reviewer,
      ground: 'unreadable',
      reason: '看不清',
    }),
  )
  assert.equal(codeOf(await circumstances.record(stay('P4', { lastDay: '2020-02-20' }))), 'granted')
})

test('X7 sent again with the same key, recording answers with its first result', async () => {
  const once = granted(await bank.store.circumstances.record(stay('P7'), 'key-7'))
  const twice = granted(await bank.store.circumstances.record(stay('P7'), 'key-7'))
  assert.equal(twice.id, once.id)
})

test('S7.2 a no says why, and an end lies between the first and the last day', async () => {
  const { circumstances } = bank.store
  const { id } = await recorded('P8')
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  const rows = [
    [{ act: 'reject', reason: '  ', ground: 'other' }, 'reason_is_missing'],
    [{ act: 'reject', reason: '日期不符' }, 'ground_is_missing'],
    [{ act: 'end', reason: '提前出院', lastDay: '2020-02-10' }, 'circumstance_is_decided'],
    [{ act: 'verify' }, 'granted'],
    [{ act: 'end', reason: '提前出院', lastDay: '2020-02-04' }, 'last_day_is_not_within'],
    [{ act: 'end', reason: '提前出院', lastDay: '2020-02-26' }, 'last_day_is_not_within'],
    [{ act: 'end', reason: '提前出院', lastDay: '2020-02-10' }, 'granted'],
    [{ act: 'verify' }, 'circumstance_is_decided'],
    [{ act: 'withdraw', reason: '客户撤回' }, 'granted'],
  ] as const
  for (const [act, code] of rows)
    assert.equal(codeOf(await circumstances.act(id, { ...act, person: reviewer })), code, act.act)
  const history = await circumstances.history(id)
  assert.deepEqual(
    history.map(({ act, state, lastDay }) => [act, state, lastDay]),
    [
      ['verify', 'verified', undefined],
      ['end', 'ended', '2020-02-10'],
      ['withdraw', 'withdrawn', undefined],
    ],
  )
  assert.equal((await circumstances.find(id))!.lastDay, '2020-02-10')
  assert.equal(
    codeOf(await circumstances.act('none', { act: 'verify', person: reviewer })),
    'circumstance_does_not_exist',
  )
})

test('X2 a branch finds circumstances and decisions of its own regions only, with raw SQL too', async () => {
  const other = await recorded('P9', { region: '150203' })
  await lookAtEvidence(bank, { circumstance: other.id, person: reviewer })
  granted(await bank.store.circumstances.act(other.id, { act: 'verify', person: reviewer }))
  const seen = await bank.store.circumstances.list({ regions: ['1503'], limit: 100 })
  assert.ok(seen.length > 0 && seen.every(({ region }) => region === '150302'))
  for (const text of [
    'select region from circumstance where region = region or true',
    'select region from circumstance_event union select region from circumstance',
  ]) {
    const rows = await asBranch(bank.sql, ['1503'], (queries) => queries.unsafe<{ region: string }[]>(text))
    assert.deepEqual([...new Set(rows.map(({ region }) => region))], ['150302'], text)
  }
})

test('S7.9 what no document came for in time lapses by itself, once; what a document came for does not', async () => {
  const { circumstances } = bank.store
  const late = async (customer: string, more: Partial<NewCircumstance> = {}) =>
    recorded(customer, { documents: [], documentDueDay: '2020-04-30', ...more })
  const never = await late('P30')
  const counts = await late('P31')
  granted(await circumstances.act(counts.id, { act: 'accept', person: reviewer }))
  const brought = await late('P32')
  const letter = { document: await documentOf('P32'), person: clerk, reviewDays }
  granted(await circumstances.addDocument(brought.id, letter))
  const sooner = await late('P33', { documentDueDay: '2020-05-01' })
  const overdue = await circumstances.list({ dueBefore: '2020-05-01', limit: 10, regions: ['150302'] })
  assert.deepEqual(overdue.map(({ id }) => id).sort(), [never.id, counts.id].sort())
  const lapsed = granted(await circumstances.lapse('2020-05-01'))
  assert.deepEqual(lapsed.map(({ id }) => id).sort(), [never.id, counts.id].sort())
  assert.deepEqual(granted(await circumstances.lapse('2020-05-01')), [])
  const states = await Promise.all([brought, sooner].map(({ id }) => circumstances.find(id)))
  assert.deepEqual(
    states.map((one) => one!.state),
    ['recorded', 'recorded'],
  )
  const [told] = (await circumstances.history(never.id)).slice(-1)
  assert.deepEqual([told!.act, told!.person, told!.state], ['lapse', undefined, 'lapsed'])
})

test('UX-25 the queue has what can be decided about first, then what waits for a document, page by page', async () => {
  const awaited = async (customer: string, documentDueDay: string) =>
    recorded(customer, { region: '150102', documents: [], documentDueDay })
  const later = await awaited('P10', '2020-04-20')
  const sooner = await awaited('P11', '2020-04-10')
  const ready = await recorded('P12', { region: '150102', reviewDays: 9 })
  const pressing = await recorded('P34', { region: '150102', reviewDays: 2 })
  const page = { state: 'recorded', regions: ['1501'] } as const
  const idsOf = async (more: object = {}) =>
    (await bank.store.circumstances.list({ ...page, limit: 10, ...more })).map(({ id }) => id)
  assert.deepEqual(
    await idsOf(),
    [pressing, ready, sooner, later].map(({ id }) => id),
  )
  const [, , first] = await bank.store.circumstances.list({ ...page, limit: 3 })
  assert.deepEqual([first!.waitsForDocument, first!.reviewDueDay], [true, undefined])
  const after = queuePlaceOf(first!)
  assert.deepEqual(await idsOf({ after }), [later.id])
  const document = await documentOf('P11', '150102')
  granted(await bank.store.circumstances.addDocument(sooner.id, { document, person: clerk, reviewDays: 5 }))
  assert.deepEqual(await idsOf({ after }), [later.id], 'what moves to the head is not shown again')
  assert.deepEqual(
    await idsOf(),
    [pressing, sooner, ready, later].map(({ id }) => id),
  )
})

test('S1.8 the evidence log tells of every step and names neither the customer nor what happened', async () => {
  const { id } = await recorded('P13')
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  granted(await bank.store.circumstances.act(id, { act: 'verify', person: reviewer, reason: '住院证明相符' }))
  const told: string[] = []
  for await (const entry of bank.store.log.entries())
    if (entry.subject === id) told.push(JSON.stringify(entry))
  assert.deepEqual(
    told.map((entry) => JSON.parse(entry).kind),
    ['circumstance_recorded', 'circumstance_verified'],
  )
  for (const entry of told) assert.ok(!/P13|hospital|住院|2020-02/.test(entry), entry)
})

test('X3 who brought a document does not decide about what it proves, in code and in the database', async () => {
  const { circumstances } = bank.store
  const document = await documentOf('P14', '150302', reviewer)
  const { id } = granted(await circumstances.record(stay('P14', { documentDueDay: '2020-04-20' })))
  const none = await circumstances.act(id, { act: 'verify', person: reviewer })
  assert.equal(codeOf(none), 'document_is_missing')
  granted(await circumstances.addDocument(id, { document, person: reviewer, reviewDays }))
  const own = await circumstances.act(id, { act: 'verify', person: reviewer })
  assert.equal(codeOf(own), 'recorder_may_not_decide')
  const insert = bank.sql`
    insert into circumstance_event (circumstance, recorded_by, region, act, state, person, at)
    values (${id}, ${clerk}, '150302', 'verify', 'verified', ${reviewer}, now())`
  assert.match(await refusedBy(insert), /brought a document/)
})

test('S7.9 what a relative told for the customer is verified once it is proved that they may', async () => {
  const { circumstances } = bank.store
  const { id } = await recorded('P79', { howKnown: 'relative' })
  const unproved = await circumstances.act(id, { act: 'verify', person: reviewer })
  assert.equal(codeOf(unproved), 'proxy_is_not_proved')
  const document = await documentOf('P79', '150302', clerk, 'marriage_certificate')
  granted(await circumstances.addDocument(id, { document, person: clerk, reviewDays }))
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  assert.equal(granted(await circumstances.act(id, { act: 'verify', person: reviewer })).state, 'verified')
})

test('S7.2 what no document proves yet may count until the day one follows, and is verified when it came', async () => {
  const { circumstances } = bank.store
  const { id } = granted(await circumstances.record(stay('P15', { documentDueDay: '2020-04-20' })))
  assert.equal(granted(await circumstances.act(id, { act: 'accept', person: reviewer })).state, 'accepted')
  const document = await documentOf('P15')
  granted(await circumstances.addDocument(id, { document, person: clerk, reviewDays }))
  await lookAtEvidence(bank, { circumstance: id, person: reviewer })
  assert.equal(granted(await circumstances.act(id, { act: 'verify', person: reviewer })).state, 'verified')
  const again = await circumstances.addDocument(id, {
    document: await documentOf('P15'),
    person: clerk,
    reviewDays,
  })
  assert.equal(codeOf(again), 'circumstance_is_decided')
})

test('X13 a document is bound once, to its own customer, by who brought it; it is deleted once, and its row stays', async () => {
  const { circumstances, documents } = bank.store
  const document = await documentOf('P16')
  const foreign = await circumstances.record(stay('P17', { documents: [document] }))
  assert.equal(codeOf(foreign), 'document_cannot_be_sent')
  const { id } = granted(await circumstances.record(stay('P16', { documents: [document] })))
  const twice = await circumstances.record(stay('P16', { kind: 'quarantined', documents: [document] }))
  assert.equal(codeOf(twice), 'document_cannot_be_sent')
  granted(await documents.deleted(document, 'due', 'system'))
  const { sql } = bank
  for (const attempt of [
    sql`update document set deleted_at = null, deleted_because = null where id = ${document}`,
    sql`update document set sha256 = ${'f'.repeat(64)} where id = ${document}`,
    sql`delete from document where id = ${document}`,
  ])
    assert.match(await refusedBy(attempt), /never changed|written once/)
  const [left] = await documents.ofCircumstance(id)
  assert.equal(left!.deletedBecause, 'due')
})
