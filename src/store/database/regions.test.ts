// X2: a query run as one branch returns no other branch's rows, whatever the query says.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeOf, granted, openTestStore, planDraft, refusedBy, type TestStore } from '../store-for-tests.ts'
import { asBranch } from './branch-view.ts'

let bank: TestStore
before(async () => {
  bank = await openTestStore()
  granted(await bank.store.plans.record(planDraft('plan_regions')))
  const matters = [
    { account: 'wuhai1', code: 'over_corrected', region: '150302' },
    { account: 'wuhai2', code: 'over_corrected', region: '150304' },
    { account: 'baotou1', code: 'over_corrected', region: '150203' },
    { account: 'hohhot1', code: 'over_corrected', region: '150102' },
    { account: 'beijing1', code: 'over_corrected', region: '110101' },
    { account: 'nowhere1', code: 'over_corrected' },
  ]
  granted(await bank.store.workItems.openMany('plan_regions', matters))
})
after(() => bank.stop())

const wuhai = ['wuhai1', 'wuhai2']
const province = ['baotou1', 'hohhot1', 'nowhere1', ...wuhai]

/** Regions a reader may see, and what the reader then finds. */
const table: readonly (readonly [regions: readonly string[], accounts: readonly string[]])[] = [
  [['1503'], wuhai],
  [['150302'], ['wuhai1']],
  [
    ['1502', '1503'],
    ['baotou1', ...wuhai],
  ],
  [['15'], province],
  [[''], ['beijing1', ...province]],
  [['1529'], []],
  [[], []],
]

test('X2 work items are listed by region, to the head office all of them, to nobody none', async () => {
  for (const [regions, accounts] of table) {
    const items = await bank.store.inbox.page({
      regions,
      limit: 100,
      person: 'li.na',
      today: '2020-04-01',
      wish: { plan: 'plan_regions' },
    })
    assert.deepEqual(items.map(({ account }) => account).sort(), [...accounts].sort(), regions.join())
  }
})

test('an item keeps the region of its account', async () => {
  const [item] = await bank.store.workItems.list({ account: 'wuhai1' })
  assert.equal(item?.region, '150302')
})

test('X2 raw SQL as the branch of Wuhai finds nothing of Baotou', async () => {
  const ask = (text: string) =>
    asBranch(bank.sql, ['1503'], async (queries) =>
      (await queries.unsafe<{ account: string }[]>(text)).map(({ account }) => account),
    )
  const attempts = [
    'select account from work_item order by 1',
    'select account from work_item where region = region or true order by 1',
    `select account from work_item union select account from work_item where region = '150203' order by 1`,
    'select w.account from work_item w left join work_item o on true group by 1 order by 1',
    'select account from (select * from work_item offset 0) as every order by 1',
    'select max(account) over () as account from work_item',
  ]
  for (const text of attempts)
    assert.ok(
      (await ask(text)).every((account) => wuhai.includes(account)),
      text,
    )
  assert.deepEqual(await ask('select count(*)::text as account from work_item'), ['2'])
})

test('X2 contact decisions are seen by the branch of their region', async () => {
  for (const [id, region] of [
    ['c_wuhai', '150302'],
    ['c_baotou', '150203'],
  ])
    await bank.sql`
      insert into contact_decision (id, at, day, account, customer, region, channel, type, relation, allowed, code,
        book, programme, version, asked_by)
      values (${id!}, now(), '2020-04-01', 'a', 'c', ${region!}, 'agent', 'service', 'debtor', true, 'allowed',
        'b', 'p', 1, 'x')`
  const seen = await asBranch(bank.sql, ['1503'], (queries) => queries`select id from contact_decision`)
  assert.deepEqual(
    seen.map(({ id }) => id),
    ['c_wuhai'],
  )
})

test('X2 the role of a branch reads tables with regions and nothing else, and changes nothing', async () => {
  const attempts: readonly (readonly [RegExp, string])[] = [
    [/permission denied for table plan/, 'select * from plan'],
    [/permission denied for table person/, 'select * from person'],
    [/permission denied for table session/, 'select * from session'],
    [/permission denied for table log_entry/, 'select * from log_entry'],
    [/permission denied for table work_item/, `update work_item set region = '150302'`],
    [/permission denied for table work_item/, 'delete from work_item'],
    [/row-level security policy/, 'set local row_security = off; select * from work_item'],
    [/permission denied|must be owner/, 'alter table work_item disable row level security'],
  ]
  for (const [words, text] of attempts) {
    const attempt = bank.sql.begin(async (queries) => {
      await queries`set local role reprieve_branch`
      await queries.unsafe(`set local app.region_prefix = '{1503}'; ${text}`)
    })
    assert.match(await refusedBy(attempt), words, text)
  }
})

test('X2 row-level security restricts what runs as a branch; the program sees every row of every table', async () => {
  const unseen = await bank.sql`
    select relname from pg_class where relrowsecurity and not exists (
      select from pg_policies where tablename = relname and cmd = 'ALL' and roles = '{public}'
        and qual = '(CURRENT_USER <> ''reprieve_branch''::name)' and with_check = qual)`
  const restricting = await bank.sql`
    select policyname from pg_policies
    where permissive = 'RESTRICTIVE' and qual not like '((CURRENT_USER <> ''reprieve_branch''::name) OR %'`
  assert.deepEqual([[...unseen], [...restricting]], [[], []])
})

test('X2 a database session that does not say its regions sees nothing', async () => {
  for (const setting of ['', `set local app.region_prefix = ''`, `set local app.region_prefix = '{}'`]) {
    const rows = await bank.sql.begin(async (queries) => {
      await queries`set local role reprieve_branch`
      if (setting !== '') await queries.unsafe(setting)
      return queries`select * from work_item`
    })
    assert.equal((rows as unknown as unknown[]).length, 0, setting)
  }
})

test('what a branch asked does not stay with the connection', async () => {
  await asBranch(bank.sql, ['1503'], async (queries) => queries`select 1`)
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => bank.store.workItems.list({ plan: 'plan_regions' })),
  )
  assert.ok(seen.every((items) => items.length === 6))
})

test('a region that is none is refused by the program and the database', async () => {
  await assert.rejects(
    asBranch(bank.sql, ['1503", "'], async () => 1),
    /region prefix/,
  )
  const insert = bank.sql`
    insert into work_item (plan, account, code, target, region, opened_at)
    values ('plan_regions', 'x', 'y', '', '15', now())`
  assert.equal(await refusedBy(insert), 'region_is_a_county_or_not_known')
  assert.equal(codeOf(await bank.store.workItems.openMany('none', [])), 'plan_does_not_exist')
})
