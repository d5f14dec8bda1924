// Brings a database to the schema of this program, one numbered folder at a time, and refuses one it does not know.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type postgres from 'postgres'
import { contentHash } from '../../evidence/index.ts'
import type { Database } from './database.ts'
import { errorCode, errorWords, StoreUnavailable } from './unavailable.ts'

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
const shippedFolder = fileURLToPath(new URL('../migrations', import.meta.url))

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

/** Applies what is not yet applied, each in a transaction of its own; `place` says how one begins anew beside it. */
export async function migrate(
  sql: Database,
  migrations: readonly Migration[],
  place = besideServer,
): Promise<void> {
  const session = await sql.reserve()
  try {
    await session`select pg_advisory_lock(${migrationLock})`
    await layTable(session).catch((error: unknown) => {
      throw errorCode(error) === insufficientPrivilege ? forItsOwner(migrations[0]!.name, error) : error
    })
    const applied = await session<Applied[]>`select name, digest from migration order by name`
    refuseUnknown(applied, migrations, place)
    for (const migration of migrations.slice(applied.length)) await apply(session, migration)
  } finally {
    await session`select pg_advisory_unlock(${migrationLock})`.catch(() => {})
    session.release()
  }
}

/** Where the table is, it is not asked for again: a program that does not own the schema may make none. */
async function layTable(session: postgres.ReservedSql): Promise<void> {
  const [there] = await session`select where to_regclass('migration') is not null`
  if (there !== undefined) return
  await session`
    create table migration (
      name text constraint a_migration_is_applied_once primary key,
      digest text not null,
      applied_at timestamptz not null default now())`
}

type Applied = Pick<Migration, 'name' | 'digest'>

/** Throws for a database that this program cannot bring up to date, before anything of it is touched. */
function refuseUnknown(applied: readonly Applied[], known: readonly Migration[], place: string): void {
  const mismatch = applied.findIndex(({ name }, position) => known[position]?.name !== name)
  const { name: odd } = applied[mismatch] ?? { name: '' }
  if (mismatch >= 0) throw new StoreUnavailable(wayOut(place, whyNotOurs(odd, mismatch, known)))
  const changed = applied.find(({ digest }, position) => known[position]!.digest !== digest)
  if (changed === undefined) return
  const why = `the migration ${changed.name} was changed after it was applied; whoever changed it puts the file back and writes a new one`
  throw new StoreUnavailable(wayOut(place, why))
}

/** A database of a newer program has what is not known here; one made between two versions lacks what comes before. */
function whyNotOurs(odd: string, position: number, known: readonly Migration[]): string {
  if (!known.some(({ name }) => name === odd))
    return `it has the migration ${odd}, which is not known here: a newer version of Reprieve made it, or one that was never released`
  return `it has ${odd} without ${known[position]!.name}, which comes before it: a version of Reprieve between two releases made it`
}

/** What happened, that nothing is lost, and the two ways on. */
const wayOut = (place: string, why: string): string => `the database is not one this version can use: ${why}.
Nothing was changed and nothing is lost. Two ways on:
  to keep working with it    run the version of Reprieve that made it
  to begin anew beside it    ${place}`

/** How one begins anew beside a database: a folder is put aside whole, a server gets another database. */
export const besideFolder = (dataFolder: string): string =>
  `mv ${quoted(dataFolder)} ${quoted(`${dataFolder}-kept`)}
                             then the same command again; the version that made it opens it with
                             REPRIEVE_DATA=${quoted(`${dataFolder}-kept`)}`

export const besideServer = 'name an empty database in DATABASE_URL; this one stays as it is'

const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`

/** PostgreSQL's code for what another role must do. */
const insufficientPrivilege = '42501'

const forItsOwner = (name: string, error: unknown): StoreUnavailable =>
  new StoreUnavailable(
    `this version brings the migration ${name}, and the role of DATABASE_URL may not apply it (${errorWords(error)}); start it once with the DATABASE_URL of the role that owns the tables`,
  )

async function apply(session: postgres.ReservedSql, { name, sql, digest }: Migration): Promise<void> {
  await session`begin`
  try {
    await session.unsafe(sql)
    await session`insert into migration (name, digest) values (${name}, ${digest})`
    await session`commit`
  } catch (error) {
    await session`rollback`
    throw errorCode(error) === insufficientPrivilege ? forItsOwner(name, error) : error
  }
}
