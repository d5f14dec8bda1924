// X3, S8.6: four eyes on plans, in the program and in the database, however many people press the button at once.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayFromIso } from '../../kernel/index.ts'
import {
  codeOf,
  granted,
  kindsInLog,
  openTestStore,
  planDraft,
  refusedBy,
  type TestStore,
  testInstant,
} from '../store-for-tests.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
})
after(() => bank.stop())

const drafted = async (id: string) => granted(await bank.store.plans.record(planDraft(id)))

test('S8.6 a plan is drafted, approved by a second person, and found as it was', async () => {
  const { store } = bank
  const plan = await drafted('plan_story')
  assert.deepEqual(plan, { ...planDraft('plan_story'), draftedAt: testInstant, state: 'drafted' })
  const decided = granted(await store.plans.approve('plan_story', 'wang.li'))
  assert.deepEqual(decided, { plan: 'plan_story', decision: 'approved', person: 'wang.li', at: testInstant })
  assert.deepEqual(await store.plans.plan('plan_story'), { ...plan, state: 'approved', decided })
  assert.deepEqual((await kindsInLog(store)).slice(-2), ['plan_drafted', 'plan_approved'])
})

test('X7 the same plan recorded again is one plan and one entry', async () => {
  const { store } = bank
  const answers = await Promise.all(Array.from({ length: 10 }, () => drafted('plan_again')))
  for (const answer of answers) assert.deepEqual(answer, answers[0])
  const entries = []
  for await (const entry of store.log.entries()) if (entry.subject === 'plan_again') entries.push(entry.kind)
  assert.deepEqual(entries, ['plan_drafted'])
})

test('X3 every refusal of a decision, in order of precedence', async () => {
  const { plans } = bank.store
  await drafted('plan_table')
  granted(await plans.record({ ...planDraft('plan_by_zhao'), draftedBy: 'zhao.yi' }))
  const rows = [
    ['reason_is_missing', await plans.sendBack('none', 'nobody', ' \n')],
    ['reason_is_too_long', await plans.sendBack('none', 'nobody', 'x'.repeat(2001))],
    ['text_is_not_well_formed', await plans.sendBack('none', 'nobody', '\ud800')],
    ['key_is_malformed', await plans.approve('none', '\ud800', 'a key')],
    ['text_is_not_well_formed', await plans.approve('none', '\ud800', 'key')],
    ['text_is_not_well_formed', await plans.approve('none', '\0')],
    ['person_is_unknown', await plans.approve('none', 'nobody')],
    ['person_may_not_do_this', await plans.approve('none', 'li.na')],
    ['person_may_not_do_this', await plans.sendBack('none', 'sun.wei', 'why')],
    ['plan_does_not_exist', await plans.approve('none', 'wang.li')],
    ['drafter_may_not_decide', await plans.approve('plan_by_zhao', 'zhao.yi')],
    ['drafter_may_not_decide', await plans.sendBack('plan_by_zhao', 'zhao.yi', 'why')],
    ['granted', await plans.sendBack('plan_table', 'wang.li', '请核对退款')],
    ['plan_was_sent_back', await plans.approve('plan_table', 'zhao.yi')],
    ['granted', await plans.approve('plan_table', 'wang.li')],
    ['plan_is_already_approved', await plans.approve('plan_table', 'wang.li')],
    ['plan_is_already_approved', await plans.sendBack('plan_table', 'zhao.yi', 'too late')],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
  assert.deepEqual(
    (await plans.decisions('plan_table')).map(({ decision }) => decision),
    ['sent_back', 'approved'],
  )
})

test('every refusal of a draft, in order of precedence', async () => {
  const { plans } = bank.store
  const draft = planDraft('plan_refused')
  const rows = [
    ['id_is_malformed', await plans.record({ ...draft, id: '../plan' })],
    ['person_is_unknown', await plans.record({ ...draft, draftedBy: 'nobody', version: 7 })],
    ['person_may_not_do_this', await plans.record({ ...draft, draftedBy: 'wang.li', version: 7 })],
    ['version_does_not_exist', await plans.record({ ...draft, version: 7 })],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
  assert.equal(await plans.findPlan('plan_refused'), undefined)
  await assert.rejects(plans.plan('plan_refused'), /there is no plan plan_refused/)
})

test('R5 of twenty who approve at once one does, and one entry says so', async () => {
  const { store } = bank
  await drafted('plan_race')
  const size = await store.log.size()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      store.plans.approve('plan_race', i % 2 === 0 ? 'wang.li' : 'zhao.yi'),
    ),
  )
  const codes = answers.map(codeOf).sort()
  assert.deepEqual(codes, ['granted', ...Array.from({ length: 19 }, () => 'plan_is_already_approved')])
  assert.equal(await store.log.size(), size + 1)
})

test('R9 an approval sent twenty times at once with its key is taken once and answered alike', async () => {
  const { store } = bank
  await drafted('plan_twice')
  const size = await store.log.size()
  const send = () => store.plans.approve('plan_twice', 'wang.li', 'approve:plan_twice')
  const answers = await Promise.all(Array.from({ length: 20 }, send))
  for (const answer of answers) assert.deepEqual(answer, granted(answers[0]))
  assert.deepEqual(await send(), answers[0])
  assert.equal(await store.log.size(), size + 1)
  const other = await store.plans.approve('plan_twice', 'zhao.yi', 'approve:plan_twice')
  assert.equal(codeOf(other), 'key_was_used_for_something_else')
})

test('X7 a refused command keeps no first result: the same key may succeed later', async () => {
  const { plans } = bank.store
  assert.equal(codeOf(await plans.approve('plan_later', 'wang.li', 'later')), 'plan_does_not_exist')
  await drafted('plan_later')
  assert.equal(codeOf(await plans.approve('plan_later', 'wang.li', 'later')), 'granted')
})

test('X7 sending back twice with the same words is one sending back', async () => {
  const { plans } = bank.store
  await drafted('plan_back')
  const first = await plans.sendBack('plan_back', 'wang.li', '原因')
  assert.deepEqual(await plans.sendBack('plan_back', 'wang.li', '原因'), granted(first))
  assert.equal((await plans.decisions('plan_back')).length, 1)
})

test('plans are listed the last first, and by their state', async () => {
  const { plans } = bank.store
  await drafted('plan_open')
  const open = (await plans.list({ state: 'drafted' })).map(({ id }) => id)
  assert.ok(open.includes('plan_open') && !open.includes('plan_story'))
  assert.deepEqual(
    (await plans.list({ state: 'sent_back' })).map(({ id }) => id),
    ['plan_back'],
  )
  assert.deepEqual(await plans.list({ kind: 'undo' }), [])
  assert.equal((await plans.list({ limit: 2 })).length, 2)
})

test('X16 every approved plan of a day counts, however many were drafted after it; of those begun each is found', async () => {
  const { sql, store } = bank
  const { plans, runs } = store
  const first = { ...planDraft('plan_first'), asOf: dayFromIso('2020-04-02') }
  granted(await plans.record(first))
  granted(await plans.approve(first.id, 'wang.li'))
  await sql`
    insert into plan (id, kind, programme, version, book, as_of, summary, folder, drafted_by, drafted_at)
    select 'plan_undo_' || number, 'undo', programme, version, book, as_of, summary, folder, drafted_by,
      drafted_at + make_interval(mins => number) from plan, generate_series(1, 120) as number where id = ${first.id}`
  await sql`
    insert into plan_decision (plan, drafted_by, decision, person, at)
    select id, drafted_by, 'approved', 'wang.li', drafted_at from plan where id like 'plan_undo_%'`
  const found = await plans.approved({ asOfMin: first.asOf })
  assert.deepEqual([found.length, found.at(-1)?.id], [121, first.id])
  assert.deepEqual(await plans.approved({ asOfMin: dayFromIso('2020-04-03') }), [])
  const begun = { programme: first.programme, kind: 'nightly', isBegun: true } as const
  assert.deepEqual(await plans.approved({ ...begun, asOfMin: first.asOf }), [])
  granted(await runs.begin(first.id, { person: 'sun.wei', corrections: 3 }))
  const ids = (await plans.approved({ ...begun, asOfMin: first.asOf })).map(({ id }) => id)
  assert.deepEqual(ids, [first.id])
  assert.deepEqual(await plans.unseenBy(first.id), [])
})

test('R24 the database itself refuses an approval by the drafter, a forged drafter and a second approval', async () => {
  const { sql } = bank
  await drafted('plan_sql')
  const decide = (drafter: string, person: string) => sql`
    insert into plan_decision (plan, drafted_by, decision, person, at)
    values ('plan_sql', ${drafter}, 'approved', ${person}, now())`
  assert.equal(await refusedBy(decide('li.na', 'li.na')), 'nobody_decides_about_their_own_plan')
  assert.equal(await refusedBy(decide('zhao.yi', 'li.na')), 'decision_is_about_a_plan_and_its_drafter')
  assert.equal(await refusedBy(decide('li.na', 'nobody')), 'decider_is_a_person')
  await decide('li.na', 'wang.li')
  assert.match(await refusedBy(decide('li.na', 'zhao.yi')), /nothing more is decided about it/)
})

test('the database itself refuses to change or remove plans and decisions', async () => {
  const { sql } = bank
  const tries = [
    sql`update plan set drafted_by = 'zhao.yi'`,
    sql`delete from plan`,
    sql`update plan_decision set person = 'zhao.yi'`,
    sql`delete from plan_decision`,
    sql`truncate plan cascade`,
    sql`truncate plan_decision`,
  ]
  for (const attempt of tries) assert.match(await refusedBy(attempt), /is written once|is refused/)
})
