// X7, R9: a plan is applied only when approved, and its progress is counted once, however often it is reported.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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

async function approved(id: string): Promise<void> {
  granted(await bank.store.plans.record(planDraft(id)))
  granted(await bank.store.plans.approve(id, 'wang.li'))
}

const batchOf = (plan: string, batch: number) => ({
  key: `batch_applied:${plan}:${batch}`,
  kind: 'batch_applied' as const,
  plan,
  batch,
  receiptsDigest: 'ab'.repeat(32),
  accepted: 90 + batch,
  refused: 7,
  unknown: 3,
})

test('a plan is begun, counted batch by batch, ended and verified, with an entry for each', async () => {
  const { store } = bank
  await approved('plan_run')
  granted(await store.runs.begin('plan_run', { person: 'sun.wei', corrections: 250 }))
  await store.runs.record(batchOf('plan_run', 0))
  await store.runs.record(batchOf('plan_run', 1))
  const during = await store.runs.findRun('plan_run')
  assert.deepEqual(during, {
    plan: 'plan_run',
    corrections: 250,
    batches: 2,
    accepted: 181,
    refused: 14,
    unknown: 6,
    waiting: 49,
    startedBy: 'sun.wei',
    startedAt: testInstant,
    verdicts: [],
  })
  await store.runs.record({ ...batchOf('plan_run', 0), key: 'end', kind: 'plan_applied' })
  await store.runs.verified('plan_run', { book: 'book_2', done: 181, open: 20, undone: 0, person: 'sun.wei' })
  const verdicts = [{ book: 'book_2', done: 181, open: 20, undone: 0, at: testInstant }]
  assert.deepEqual(await store.runs.findRun('plan_run'), { ...during, finishedAt: testInstant, verdicts })
  assert.deepEqual((await kindsInLog(store)).slice(-5), [
    'run_started',
    'batch_applied',
    'batch_applied',
    'plan_applied',
    'plan_verified',
  ])
})

test('R9 batches reported twice at once, the end and the verdict too, count once', async () => {
  const { store } = bank
  await approved('plan_twice')
  const twice = <Answer>(send: () => Promise<Answer>) => Promise.all([send(), send()])
  await twice(() => store.runs.begin('plan_twice', { person: 'sun.wei', corrections: 500 }))
  const size = await store.log.size()
  await Promise.all(
    Array.from({ length: 5 }, (_, batch) => twice(() => store.runs.record(batchOf('plan_twice', batch)))),
  )
  await twice(() => store.runs.record({ ...batchOf('plan_twice', 0), kind: 'plan_applied' }))
  await twice(() =>
    store.runs.verified('plan_twice', { book: 'book_2', done: 1, open: 0, undone: 0, person: 'sun.wei' }),
  )
  const run = await store.runs.findRun('plan_twice')
  assert.deepEqual([run?.batches, run?.accepted, run?.waiting], [5, 460, 500 - 460 - 35 - 15])
  assert.equal(await store.log.size(), size + 5 + 2)
})

test('X3 a plan that is not approved is not applied', async () => {
  const { runs, plans } = bank.store
  const begin = (plan: string, person: string) => runs.begin(plan, { person, corrections: 1 })
  granted(await plans.record(planDraft('plan_open')))
  const rows = [
    ['person_is_unknown', await begin('none', 'nobody')],
    ['person_may_not_do_this', await begin('none', 'wang.li')],
    ['plan_does_not_exist', await begin('none', 'sun.wei')],
    ['plan_is_not_approved', await begin('plan_open', 'sun.wei')],
    ['plan_does_not_exist', await runs.check('none')],
    ['plan_is_not_approved', await runs.check('plan_open')],
    ['granted', await plans.sendBack('plan_open', 'wang.li', 'why')],
    ['plan_is_not_approved', await runs.check('plan_open')],
  ] as const
  assert.deepEqual(
    rows.map(([, answer]) => codeOf(answer)),
    rows.map(([code]) => code),
  )
  assert.equal(await runs.check('plan_run'), 'approved')
  assert.equal(await runs.findRun('plan_open'), undefined)
})

test('a batch of a run that was not begun is a broken assumption', async () => {
  await approved('plan_unbegun')
  await assert.rejects(bank.store.runs.record(batchOf('plan_unbegun', 0)), /begun before its batches/)
})

test('UX-9 runs are listed the last begun first, page by page', async () => {
  const { runs } = bank.store
  const whole = await runs.list({ limit: 100 })
  assert.deepEqual(
    whole.map(({ plan }) => plan),
    ['plan_run', 'plan_twice'],
  )
  const [first] = await runs.list({ limit: 1 })
  const after = { at: first!.startedAt, id: first!.plan }
  assert.deepEqual([first, ...(await runs.list({ limit: 1, after }))], whole)
})

test('X23 a book is needed while a plan, an open work item, a re-decision or a job needs it, and no longer', async () => {
  const { store, sql } = bank
  const draft = async (id: string, summary = planDraft(id).summary) =>
    granted(
      await store.plans.record({
        ...planDraft(id),
        kind: 'undo',
        undoReason: 'why',
        book: `of_${id}`,
        summary,
      }),
    )
  for (const id of ['drafted', 'sent_back', 'begun', 'seen', 'open']) await draft(id)
  await draft('nothing', { corrections: 0 })
  granted(await store.plans.sendBack('sent_back', 'wang.li', 'why'))
  for (const id of ['begun', 'seen', 'open']) {
    granted(await store.plans.approve(id, 'wang.li'))
    granted(await store.runs.begin(id, { person: 'sun.wei', corrections: 3 }))
    if (id !== 'begun')
      await store.runs.verified(id, { book: 'book_2', done: 3, open: 0, undone: 0, person: 'sun.wei' })
  }
  granted(await store.workItems.openMany('open', [{ account: 'A1', code: 'refused_x' }], ''))
  const input = { book: 'of_job' }
  await store.jobs.add({ id: 'job_reading', kind: 'simulate', input, person: 'li.na' })
  await sql`
    insert into redecision (id, programme, version, code, first_day, last_day, book, as_of, reason, asked_by, asked_at,
      nights, sums, appeal_days, answer_days)
    select 'redecision_' || days, ${planDraft('x').programme}, 1, 'no_window', '2020-03-31', '2020-03-31', 'of_answer_' || days,
      '2020-04-01', 'why', 'li.na', ${testInstant}::timestamptz - make_interval(days => days),
      jsonb_build_array(jsonb_build_object('book', 'of_night_' || days)), '{}', 60, 15
    from unnest(array[75, 76]) as days`
  const needed = async () =>
    (await store.removals.neededBooks())
      .map(({ book, because }) => `${book} ${because}`)
      .filter((line) => line.startsWith('of_'))
      .toSorted()
  assert.deepEqual(await needed(), [
    'of_answer_75 redecision_open',
    'of_begun plan_not_verified',
    'of_drafted plan_not_verified',
    'of_job job_running',
    'of_night_75 redecision_open',
    'of_open work_item_open',
  ])
})

test('the database itself refuses a run without approval, a second count of a batch and a changed count', async () => {
  const { sql } = bank
  const run = sql`insert into plan_run values ('plan_open', 1, 'sun.wei', now())`
  assert.match(await refusedBy(run), /is not approved and cannot be run/)
  const batch = sql`insert into plan_batch values ('plan_run', 0, 1, 1, 1, now())`
  assert.equal(await refusedBy(batch), 'a_batch_is_counted_once')
  assert.match(await refusedBy(sql`update plan_batch set accepted = 0`), /is written once/)
  assert.match(await refusedBy(sql`delete from plan_verdict`), /is written once/)
})
