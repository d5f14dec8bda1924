// UX-25: what falls due first comes first, everything a person on the telephone can say finds the item, filters are kept.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { innerMongolia } from '../../organisation/index.ts'
import {
  codeOf,
  granted,
  kindsInLog,
  openTestStore,
  planDraft,
  programme,
  refusedBy,
  type TestStore,
} from '../store-for-tests.ts'
import { type InboxWish, inboxSubjects } from './inbox.ts'
import type { Matter } from './work-items.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  granted(await bank.store.plans.record(planDraft('plan_inbox')))
  granted(await bank.store.workItems.openMany('plan_inbox', matters))
  granted(
    await bank.store.organisation.found({
      nodes: innerMongolia.nodes,
      administrator: 'li.na',
      by: 'wang.li',
    }),
  )
})
after(() => bank.stop())

const deadline = (days: number) => ({ days, rule: 'bank_promise' })
/** Opened on 1 April 2020, in the order in which nobody should do them. */
const matters: readonly Matter[] = [
  {
    account: 'A0000000001',
    code: 'over_corrected',
    target: 'CH77',
    region: '150302',
    deadline: deadline(15),
  },
  { account: 'A0000000002', code: 'evidence_pending', region: '150203' },
  { account: 'A0000000003', code: 'refused_closed', target: 'D5', region: '150203', deadline: deadline(5) },
  { account: 'A0000000004', code: 'inconsistent_charge', region: '150302', deadline: deadline(5) },
]

const reader = { regions: ['15'], person: 'sun.wei', today: '2020-04-07' }
const accounts = async (wish: InboxWish = {}, more: object = {}) =>
  (await bank.store.inbox.page({ ...reader, wish, limit: 100, ...more })).map(({ account }) =>
    Number(account!.slice(-1)),
  )

test('UX-25 the soonest deadline comes first, the oldest of a day before the others, those without one last', async () => {
  assert.deepEqual(await accounts(), [3, 4, 1, 2])
  const [first] = await bank.store.inbox.page({ ...reader, wish: {}, limit: 1 })
  assert.deepEqual([first!.dueDay, first!.dueRule], ['2020-04-06', 'bank_promise'])
})

test('UX-25 each page begins after the one before, also among items of one day and without a day', async () => {
  const pages: number[] = []
  let after: { dueDay: string; id: number } | undefined
  for (;;) {
    const items = await bank.store.inbox.page({ ...reader, wish: {}, limit: 1, ...(after && { after }) })
    if (items[0] === undefined) break
    pages.push(Number(items[0].account!.slice(-1)))
    after = { dueDay: items[0].dueDay ?? '9999-12-31', id: items[0].id }
  }
  assert.deepEqual(pages, [3, 4, 1, 2])
})

test('UX-25 overdue is before today; due today is not overdue', async () => {
  assert.deepEqual(await accounts({ due: 'overdue' }), [3, 4])
  assert.deepEqual(await accounts({ due: 'overdue' }, { today: '2020-04-06' }), [])
  assert.deepEqual(await accounts({ due: 'today' }, { today: '2020-04-06' }), [3, 4])
  assert.deepEqual(await accounts({ due: 'week' }, { today: '2020-04-09' }), [3, 4])
  assert.deepEqual(await accounts({ due: 'week' }, { today: '2020-04-10' }), [3, 4, 1])
})

test('UX-25 an item is found by case number, account, loan or charge, customer, masked identity number and phone', async () => {
  const [item] = await bank.store.workItems.list({ account: 'A0000000001' })
  await bank.store.workItems.noteCustomers([
    { id: item!.id, customer: 'P00000042', idTail: '001X', phoneTail: '0042' },
  ])
  const searches = [
    `${item!.id}`,
    `#${item!.id}`,
    'A0000000001',
    'CH77',
    'P00000042',
    '159900********001x',
    '120****0042',
    '0042',
  ]
  for (const search of searches) assert.deepEqual(await accounts({ search }), [1], search)
  for (const search of ['A000000000', '042', "' or true --", '9999999999']) {
    assert.deepEqual(await accounts({ search }), [], search)
  }
})

test('X20 open items are counted by the days in Asia/Shanghai they have waited, and each count equals its list', async () => {
  const { inbox } = bank.store
  const opened = [
    '2020-03-30T15:59:59Z',
    '2020-03-30T16:00:00Z',
    '2020-04-05T15:59:59Z',
    '2020-04-05T16:00:00Z',
  ]
  for (const [at, instant] of opened.entries())
    await bank.sql`update work_item set opened_at = ${instant} where account = ${`A000000000${at + 1}`}`
  const { ages, open, oldestAt } = await inbox.ages(reader)
  assert.deepEqual([open, oldestAt], [4, opened[0]])
  assert.deepEqual(ages, [
    { ageDaysMax: 1, count: 1 },
    { ageDaysMin: 2, ageDaysMax: 3, count: 1 },
    { ageDaysMin: 4, ageDaysMax: 7, count: 1 },
    { ageDaysMin: 8, count: 1 },
  ])
  const lists: readonly number[][] = await Promise.all(
    ages.map(async ({ count: _, ...age }) => [...(await accounts({ state: 'open', ...age }))]),
  )
  assert.deepEqual(lists, [[4], [3], [2], [1]])
  assert.equal((await inbox.ages({ ...reader, regions: ['1502'] })).open, 2)
})

test('X20 whatever is wanted of the inbox, it is counted as many as are listed', async () => {
  const wishes: readonly InboxWish[] = [
    {},
    ...(['overdue', 'today', 'week'] as const).map((due) => ({ due })),
    ...(['me', 'nobody', 'others'] as const).map((owner) => ({ owner, state: 'open' as const })),
    { about: 'accounts', due: 'week', owner: 'nobody' },
    { ageDaysMax: 3, due: 'overdue' },
    { state: 'done' },
  ]
  for (const regions of [['15'], ['1502', '150302'], []]) {
    const listed = await Promise.all(wishes.map(async (wish) => (await accounts(wish, { regions })).length))
    assert.deepEqual(await bank.store.inbox.counts(wishes, { ...reader, regions }), listed)
  }
})

test('UX-25 nobody finds an item of another region by any search', async () => {
  assert.deepEqual(await accounts({ search: '0042' }, { regions: ['1502'] }), [])
  assert.deepEqual(await accounts({}, { regions: ['1503'] }), [4, 1])
  assert.deepEqual(await accounts({}, { regions: [] }), [])
})

test('UX-25 an item is taken, given on and put back, and the log says by whom', async () => {
  const { workItems, organisation } = bank.store
  const [item] = await workItems.list({ account: 'A0000000003' })
  const give = (owner: string, person = 'sun.wei') => workItems.assign(item!.id, { owner, person })
  assert.equal(granted(await give('sun.wei')).owner, 'sun.wei')
  const size = await bank.store.log.size()
  granted(await give('sun.wei'))
  assert.equal(await bank.store.log.size(), size)
  assert.equal((await kindsInLog(bank.store)).at(-1), 'work_item_assigned')
  assert.deepEqual(await accounts({ owner: 'me' }), [3])
  assert.deepEqual(await accounts({ owner: 'nobody' }), [4, 1, 2])
  assert.deepEqual(await accounts({ owner: 'others' }, { person: 'li.na' }), [3])
  granted(await give(''))
  assert.deepEqual(await accounts({ owner: 'me' }), [])
  assert.equal(codeOf(await give('zhao.yi')), 'work_item_is_for_others')
  assert.equal(codeOf(await give('sun.wei', 'zhao.yi')), 'work_item_is_for_others')
  assert.equal(codeOf(await give('nobody')), 'person_is_unknown')
  assert.equal(
    codeOf(await workItems.assign(999, { owner: '', person: 'sun.wei' })),
    'work_item_does_not_exist',
  )
  assert.ok((await organisation.list()).length > 0)
})

test('UX-25 a filter is kept for oneself or for those of a node, counted, replaced by name and taken away', async () => {
  const { inbox } = bank.store
  const keep = async (id: string, person: string, node?: string, name = '逾期') => {
    const kept = await inbox.keepFilter({ id, name, person, wish: { due: 'overdue' }, ...(node && { node }) })
    return 'code' in kept ? kept.code : kept.id
  }
  assert.equal(await keep('filter_0', 'sun.wei', undefined, '\0'), 'text_is_not_well_formed')
  await keep('filter_1', 'sun.wei')
  await keep('filter_2', 'li.na', 'operations_centre')
  const seen = async (person: string, nodes: readonly string[]) =>
    (await inbox.filters(person, nodes)).map(({ id }) => id)
  assert.deepEqual(await seen('sun.wei', []), ['filter_1'])
  assert.deepEqual(await seen('sun.wei', ['operations_centre']), ['filter_1', 'filter_2'])
  assert.deepEqual(await seen('zhao.yi', ['wuhai']), [])
  assert.equal(await keep('filter_3', 'sun.wei'), 'filter_1')
  assert.deepEqual(await inbox.counts([{ due: 'overdue' }, {}], reader), [2, 4])
  assert.equal(codeOf(await inbox.removeFilter('filter_2', 'sun.wei')), 'filter_does_not_exist')
  assert.equal(await inbox.removeFilter('filter_1', 'sun.wei'), true)
  assert.deepEqual(await seen('sun.wei', []), [])
})

test('UX-40 an answer after a task is kept, counted without a name, and never changed', async () => {
  const { feedback } = bank.store
  await feedback.give({ person: 'li.na', task: 'approve_plan', wasClear: true })
  await feedback.give({ person: 'sun.wei', task: 'approve_plan', wasClear: false, words: ' 按钮太小 ' })
  assert.deepEqual(
    [...(await feedback.list())],
    [{ task: 'approve_plan', clear: 1, unclear: 1, words: ['按钮太小'] }],
  )
  assert.match(await refusedBy(bank.sql`update feedback set was_clear = true`), /written once/)
})

test('X2 the database refuses a role that runs out before it began, and a changed end', async () => {
  const { sql } = bank
  const early = sql`update role_assignment set until_at = assigned_at - interval '1 day'`
  assert.notEqual(await refusedBy(early), 'nothing refused it')
  const longer = sql`update role_assignment set until_at = assigned_at + interval '1 day'`
  assert.match(await refusedBy(longer), /ended once/)
})

test('UX-25 every item is about exactly one thing, also one of a code that nobody has listed', async () => {
  const { serviceReports, departures, circumstances, inbox } = bank.store
  const deadline = { days: 1, rule: 'service_stopped' }
  const stopped = ['a_code_of_tomorrow', 'channel_stopped', 'service_stopped']
  const told = { service: 'cash', region: '1503', deadline }
  const mattersOf = () => [
    ...stopped.map((code) => ({ ...told, code })),
    { ...told, code: 'alternative_closed', outlet: 'wuhai.haibowan' },
  ]
  granted(await serviceReports.settle(mattersOf))
  const asked = { what: '延长宽限期', why: '交通管制', forWhom: '海勃湾区', untilDay: '2020-05-01' }
  const by = { programme, place: '1503', askedBy: 'li.na', answerDays: 3 }
  granted(await departures.ask({ id: 'departure_1', ...asked, ...by }))
  const known = {
    region: '150302',
    kind: 'hospitalised',
    firstDay: '2020-02-05',
    documentDueDay: '2020-04-20',
    howKnown: 'customer',
  } as const
  granted(await circumstances.record({ customer: 'P00000007', ...known, person: 'li.na', reviewDays: 5 }))

  const found = await Promise.all(
    inboxSubjects.map(async (about) => {
      const items = await inbox.page({ ...reader, wish: { about }, limit: 100 })
      return [about, items.map(({ code }) => code).sort()] as const
    }),
  )
  const of = Object.fromEntries(found)
  assert.deepEqual(of.stopped, stopped)
  assert.deepEqual(of.alternatives, ['alternative_closed'])
  assert.deepEqual(of.departures, ['departure_asked'])
  assert.deepEqual(of.documents, ['document_awaited'])
  assert.deepEqual(of.accounts, matters.map(({ code }) => code).sort())
  const [all, ...counts] = await inbox.counts([{}, ...inboxSubjects.map((about) => ({ about }))], reader)
  assert.deepEqual(
    counts,
    found.map(([, items]) => items.length),
  )
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    all,
  )
})
