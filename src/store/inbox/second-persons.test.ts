// X3: what waited for a second person before its items were known gets them when an older database is opened.

import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Database } from '../database/database.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import { openDatabase } from '../store.ts'
import { temporaryFolder } from '../store-for-tests.ts'

let dataFolder: string
let sql: Database
let close: () => Promise<void>
before(async () => {
  dataFolder = await temporaryFolder()
  const opened = await openDatabase({ dataFolder, durable: false })
  sql = opened.sql
  close = opened.close
})
after(async () => {
  await close()
  await rm(dataFolder, { recursive: true, force: true })
})

const at = '2020-04-01T01:00:00Z'
const digest = (letter: string) => letter.repeat(64)

/** A bank of before: of each kind one thing that waits, and others that no longer do. */
async function fill(): Promise<void> {
  await sql`insert into person (id, name_zh, name_en, roles) values ('li.na', '李娜', 'Li Na', '{}'), ('wang.li', '王莉', 'Wang Li', '{}')`
  for (const [version, letter] of [
    [1, 'a'],
    [2, 'b'],
  ] as const)
    await sql`
      insert into programme_version
        (programme, version, digest, content, author, approver, reason, published_at, valid_from)
      values ('icbc', ${version}, ${digest(letter)}, '{}', 'li.na', 'wang.li', 'x', ${at}, '2020-04-01')`
  for (const [id, letter] of [
    ['sub_waits', 'c'],
    ['sub_published', 'b'],
    ['sub_back', 'd'],
  ] as const)
    await sql`
      insert into programme_submission (id, programme, digest, content, author, reason, submitted_at)
      values (${id}, 'icbc', ${digest(letter)}, '{}', 'li.na', 'x', ${at})`
  await sql`
    insert into programme_submission_return (submission, author, person, reason, at)
    values ('sub_back', 'li.na', 'wang.li', 'x', ${at})`
  for (const [id, version, corrections] of [
    ['plan_waits', 2, 3],
    ['plan_overtaken', 1, 3],
    ['plan_of_nothing', 2, 0],
    ['plan_decided', 2, 3],
  ] as const)
    await sql`
      insert into plan (id, kind, programme, version, book, as_of, summary, folder, drafted_by, drafted_at)
      values (${id}, 'nightly', 'icbc', ${version}, 'book', '2020-03-31',
        jsonb_build_object('corrections', ${corrections}::int), 'x', 'li.na', ${at})`
  await sql`
    insert into plan_decision (plan, drafted_by, decision, person, at)
    values ('plan_decided', 'li.na', 'approved', 'wang.li', ${at})`
  for (const id of ['list_waits', 'list_decided'])
    await sql`
      insert into name_list (id, digest, sealed, file_name, encoding, institution, sender, place, imported_by,
        imported_at, delete_due_day)
      values (${id}, ${digest('a')}, '', 'x', 'utf-8', 'x', 'hospital', '1503', 'li.na', ${at}, '2020-07-30')`
  await sql`
    insert into name_list_decision (list, imported_by, decision, person, at)
    values ('list_decided', 'li.na', 'approved', 'wang.li', ${at})`
  await fillDrafts()
  await fillRules()
}

/** Drafts from before they said which version they rest on. */
async function fillDrafts(): Promise<void> {
  for (const [id, origin, version, from] of [
    ['draft_declared', 'declaration', null, null],
    ['draft_amended', 'version', 1, null],
    ['draft_copied', 'draft', null, 'draft_amended'],
  ] as const) {
    await sql`
      insert into programme_draft (id, programme, origin, from_version, from_draft, created_by, created_at)
      values (${id}, 'icbc', ${origin}, ${version}, ${from}, 'li.na', ${at})`
    await sql`
      insert into programme_draft_revision (draft, revision, person, at) values (${id}, 1, 'li.na', ${at})`
  }
}

async function fillRules(): Promise<void> {
  const value = (days: number) => JSON.stringify({ value: days })
  await sql`
    insert into house_rule_change (id, rule, origin, content, digest, proposed_at)
    values ('first', 'documents.unsentDays', 'set_up', ${value(7)}::text::jsonb, ${digest('e')}, ${at}),
      ('file_before', 'documents.unsentDays', 'file', ${value(6)}::text::jsonb, ${digest('e')}, ${at}),
      ('file_waits', 'documents.unsentDays', 'file', ${value(5)}::text::jsonb, ${digest('f')}, ${at}),
      ('file_same', 'nameLists.keptDays', 'file', null, ${digest('f')}, ${at})`
  await sql`
    insert into house_rule_change (id, rule, origin, before, content, proposed_by, reason, from_day, proposed_at)
    values ('person_waits', 'retention.jobDays', 'person', ${value(90)}::text::jsonb, ${value(80)}::text::jsonb,
      'li.na', 'x', '2020-04-01', ${at})`
}

test('X3 what waits in an older database gets its item, due two days after it began to wait, and nothing else does', async () => {
  const migrations = await readMigrations()
  const first = migrations.findIndex(({ name }) => name.startsWith('0075-'))
  await migrate(sql, migrations.slice(0, first))
  await fill()
  await sql`
    insert into departure (id, programme, place, what, why, for_whom, until_day, asked_by, asked_at)
    values ('departure_open', 'icbc', '15', 'x', 'x', 'x', '2020-04-30', 'li.na', ${at})`
  await sql`
    insert into work_item (departure, account, code, target, opened_at)
    values ('departure_open', '', 'departure_asked', 'departure_open', ${at})`
  await migrate(sql, migrations)
  const items = await sql<{ said: string }[]>`
    select concat_ws(' ', code, target, coalesce(asked_by, 'nobody'), due_day::text, due_rule, nullif(region, '')) as said
    from work_item where state = 'open' order by code, target`
  assert.deepEqual(
    items.map(({ said }) => said),
    [
      'departure_asked departure_open li.na',
      'name_list_waits list_waits li.na 2020-04-03 second_person 1503',
      'plan_waits plan_waits li.na 2020-04-03 second_person',
      'rule_change_said documents.unsentDays nobody 2020-04-03 second_person',
      'rule_change_waits retention.jobDays li.na 2020-04-03 second_person',
      'submission_waits sub_waits li.na 2020-04-03 second_person',
    ],
  )
})

test('S0.3 what was submitted and written in an older database says which version it rests on', async () => {
  const rows = await sql<{ said: string }[]>`
    select id || ' ' || base as said from programme_submission
    union all select draft || ' ' || base from programme_draft_revision order by said`
  assert.deepEqual(
    rows.map(({ said }) => said),
    ['draft_amended 1', 'draft_copied 1', 'draft_declared 0', 'sub_back 2', 'sub_published 1', 'sub_waits 2'],
  )
})
