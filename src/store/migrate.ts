// Brings a database to the schema of this program, one numbered folder at a time, and refuses one it does not know.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type postgres from 'postgres'
import { contentHash } from '../evidence/index.ts'
import type { Database } from './database.ts'
import { StoreUnavailable } from './unavailable.ts'

/** One folder of `migrations`: `0001-what/{up.sql, notes.md}`. */
interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of `up.sql`. */
  readonly digest: string
}

/** Held while migrating, so that two programs may start at once. */
const migrationLock = 7_190_318_007
const folderForm = /^\d{4}-[a-z0-9-]+$/
const shippedFolder = fileURLToPath(new URL('migrations', import.meta.url))

/** The migrations of a folder in order. */
export async function readMigrations(folder = shippedFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => folderForm.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name, 'up.sql'), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, digest: contentHash(sql) }
    }),
  )
}

/** Applies what is not yet applied, each in a transaction of its own. */
export async function migrate(sql: Database, migrations: readonly Migration[]): Promise<void> {
  const session = await sql.reserve()
  try {
    await session`select pg_advisory_lock(${migrationLock})`
    await session`
      create table if not exists migration (
        name text constraint a_migration_is_applied_once primary key,
        digest text not null,
        applied_at timestamptz not null default now())`
    const applied = await session<Applied[]>`select name, digest from migration order by name`
    refuseUnknown(applied, migrations)
    for (const migration of migrations.slice(applied.length)) await apply(session, migration)
  } finally {
    await session`select pg_advisory_unlock(${migrationLock})`.catch(() => {})
    session.release()
  }
}

type Applied = Pick<Migration, 'name' | 'digest'>

function refuseUnknown(applied: readonly Applied[], known: readonly Migration[]): void {
  applied.forEach(({ name, digest }, position) => {
    const migration = known[position]
    if (migration === undefined || migration.name !== name) {
      const advice = 'it was made by another version of Reprieve; run that version, or restore a backup'
      throw new StoreUnavailable(`the database has the migration ${name}, which is not known here: ${advice}`)
    }
    if (migration.digest !== digest) {
      const advice = 'put the file back as it was and write a new migration'
      throw new StoreUnavailable(`the migration ${name} was changed after it was applied: ${advice}`)
    }
  })
}

async function apply(session: postgres.ReservedSql, { name, sql, digest }: Migration): Promise<void> {
  await session`begin`
  try {
    await session.unsafe(sql)
    await session`insert into migration (name, digest) values (${name}, ${digest})`
    await session`commit`
  } catch (error) {
    await session`rollback`
    throw error
  }
}
