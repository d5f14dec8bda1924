// The schema is the golden one, and a database that is not ours to migrate is refused.

import assert from 'node:assert/strict'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { dayFromIso } from '../../kernel/index.ts'
import { PostgresLogEntries } from '../log-entries.ts'
import { openDatabase, openStore } from '../store.ts'
import {
  amendedPack,
  granted,
  people,
  planDraft,
  publication,
  temporaryFolder,
  testInstant,
} from '../store-for-tests.ts'
import { asPeople } from './branch-view.ts'
import { connect, type Database, refuseOldServer } from './database.ts'
import { layRoles, programUrl } from './database-for-tests.ts'
import { besideFolder, migrate, readMigrations } from './migrate.ts'
import { describeSchema } from './schema-for-tests.ts'

const goldenFile = fileURLToPath(new URL('../migrations/schema.golden.txt', import.meta.url))

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

test('two programs that start at once on a new database migrate it once, to the golden schema', async () => {
  const migrations = await readMigrations()
  await Promise.all(Array.from({ length: 4 }, () => migrate(sql, migrations)))
  const applied = await sql<{ name: string }[]>`select name from migration order by name`
  assert.deepEqual(
    applied.map(({ name }) => name),
    migrations.map(({ name }) => name),
  )
  const schema = await describeSchema(sql)
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(goldenFile, schema)
  assert.equal(schema, await readFile(goldenFile, 'utf8'), 'UPDATE_GOLDEN=1 writes the golden file anew')
})

test('every migration has notes that say why and how to undo it', async () => {
  for (const { name } of await readMigrations()) {
    const notes = await readFile(
      join(fileURLToPath(new URL('../migrations', import.meta.url)), name, 'notes.md'),
      'utf8',
    )
    assert.match(notes, /To undo: /, name)
  }
})

test('a migration changed after it was applied is refused', async () => {
  const [first, ...rest] = await readMigrations()
  const changed = { ...first!, digest: 'ab'.repeat(32) }
  await assert.rejects(migrate(sql, [changed, ...rest]), /0001-people-and-programmes was changed after/)
})

test('a database of a newer program is refused', async () => {
  const migrations = await readMigrations()
  const newest = migrations.at(-1)!.name
  await assert.rejects(
    migrate(sql, migrations.slice(0, -1)),
    new RegExp(`${newest}, which is not known here`),
  )
})

test('a database made between two versions is refused by name, unchanged, with the way on', async () => {
  const migrations = await readMigrations()
  const between = { name: '0001-a-step-of-another-branch', sql: 'select 1', digest: 'cd'.repeat(32) }
  const [first, ...rest] = migrations
  const schema = await describeSchema(sql)
  await assert.rejects(
    migrate(sql, [between, first!, ...rest], besideFolder('/var/lib/re prieve/data')),
    (error) => {
      const { message } = error as Error
      assert.match(message, /0001-people-and-programmes without 0001-a-step-of-another-branch/)
      assert.match(message, /Nothing was changed and nothing is lost/)
      assert.ok(message.includes("mv '/var/lib/re prieve/data' '/var/lib/re prieve/data-kept'"), message)
      return true
    },
  )
  assert.equal(await describeSchema(sql), schema)
  await migrate(sql, migrations)
})

/** A database of its own with the roles that the pages ask for, as an administrator of the server lays it. */
async function layBankDatabase(): Promise<{ readonly admin: Database; readonly owner: Database }> {
  await sql`create database of_a_bank`
  const { host, port, user, pass } = sql.options
  const where = { host: host[0]!, port: port[0]!, database: 'of_a_bank' }
  const admin = await connect({ ...where, user: user!, password: String(pass) })
  await layRoles(admin)
  await layRoles(admin)
  await admin`alter role reprieve_owner password 'only for tests'`
  return { admin, owner: await connect({ ...where, user: 'reprieve_owner', password: 'only for tests' }) }
}

const told = { day: dayFromIso('2020-03-31'), kind: 'note_taken', actor: 'li.na', subject: '更早', body: {} }

test('X2 the program works as a role that neither owns the tables nor passes by row-level security', async () => {
  const migrations = await readMigrations()
  const { admin, owner } = await layBankDatabase()
  const program = await connect(programUrl(admin))
  try {
    await assert.rejects(
      migrate(program, migrations),
      /0001-people-and-programmes.*permission denied for schema.*once with the DATABASE_URL of the role that owns/,
    )
    const untilHeadings = migrations.findIndex(({ name }) => name.startsWith('0122-'))
    await migrate(owner, migrations.slice(0, untilHeadings))
    await new PostgresLogEntries(owner).append([told])
    await migrate(owner, migrations)
    const found = await owner`select index from log_entry where (heading).subject = ${told.subject}`
    assert.deepEqual([...found], [{ index: 0 }], 'an entry of an older database is found')
    assert.equal(await describeSchema(owner), await readFile(goldenFile, 'utf8'))
    await assertProgramWorks(admin)
    await admin`grant reprieve_branch to reprieve_program with inherit true`
    await assertProgramWorks(admin)
    const next = { name: '9999-next', sql: 'alter table person add column more text', digest: '' }
    await assert.rejects(
      migrate(program, [...migrations, next]),
      /the migration 9999-next.*must be owner of table person.*once with the DATABASE_URL of the role that owns/,
    )
  } finally {
    await program.end()
    await owner.end()
    await admin.end()
  }
})

/** What waits for a second person is opened, seen and closed by the program, and seen as a branch by who decides. */
async function assertProgramWorks(admin: Database): Promise<void> {
  const [role] =
    await admin`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'reprieve_program'`
  assert.deepEqual({ ...role }, { rolsuper: false, rolbypassrls: false, rolcreaterole: false })
  const program = await connect(programUrl(admin))
  const store = await openStore({ databaseUrl: programUrl(admin), dataFolder, clock: () => testInstant })
  const open = async () => (await store.workItems.list({})).filter(({ state }) => state === 'open')
  const openAs = (decides: readonly string[]) =>
    asPeople(
      program,
      { regions: [''], decides },
      (queries) => queries`select from work_item where state = 'open'`,
    )
  try {
    for (const person of people) await store.people.introduce(person)
    await store.programmes.publish(await amendedPack('一'), publication)
    const plan = granted(await store.plans.record(planDraft(`plan_${(await store.plans.list()).length}`)))
    assert.deepEqual(
      (await open()).map(({ code }) => code),
      ['plan_waits'],
    )
    assert.deepEqual([(await openAs(['plan_waits'])).length, (await openAs([])).length], [1, 0])
    granted(await store.plans.approve(plan.id, 'wang.li'))
    assert.deepEqual(await open(), [])
  } finally {
    await store.close()
    await program.end()
  }
}

test('a server too old for the schema is named with the version that is needed', () => {
  assert.throws(() => refuseOldServer(150_014), /is PostgreSQL 15; 16 or later is needed/)
  refuseOldServer(160_000)
})

test('a migration that fails leaves nothing behind and does not count as applied', async () => {
  const migrations = await readMigrations()
  const broken = { name: '9999-broken', sql: 'create table half (id int); select no_such_thing;', digest: '' }
  await assert.rejects(migrate(sql, [...migrations, broken]), /no_such_thing/)
  assert.deepEqual([...(await sql`select to_regclass('half') as half`)], [{ half: null }])
  await migrate(sql, migrations)
})
