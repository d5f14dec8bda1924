// A new database in a moment: made once for all tests, copied for each; anew when the schema has changed.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { contentHash } from '../../evidence/index.ts'
import { openDatabase } from '../store.ts'
import type { Database } from './database.ts'
import { migrate, readMigrations } from './migrate.ts'

const rolesFile = new URL('../../../docs/operating/database-roles.sql', import.meta.url)
const programPassword = 'only for tests'

const project = fileURLToPath(new URL('../../../', import.meta.url))
const shelf = join(project, 'node_modules', '.cache', 'database')
const copy = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to])

/** Lays a database that nothing is in yet into a new data folder; opening a store there then takes no making of one. */
export async function layDatabase(dataFolder: string): Promise<void> {
  await copy(await madeDatabase(), join(dataFolder, 'database'))
}

/** Lays the roles of a database of the bank, as its administrator does. */
export async function layRoles(sql: Database): Promise<void> {
  await sql.unsafe(await readFile(rolesFile, 'utf8'))
  await sql.unsafe(`alter role reprieve_program password '${programPassword}'`)
}

/** The address under which the program works on a database that another role owns. */
export function programUrl({ options: { host, port, database } }: Database): string {
  return `postgres://reprieve_program:${encodeURIComponent(programPassword)}@${host[0]}:${port[0]}/${database}`
}

async function madeDatabase(): Promise<string> {
  const made = join(shelf, await nameOfSchema())
  if (existsSync(made)) return made
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-new-'))
  try {
    await chmod(folder, 0o711)
    const { sql, close } = await openDatabase({ dataFolder: folder, durable: false })
    await migrate(sql, await readMigrations())
    await layRoles(sql)
    await close()
    await mkdir(shelf, { recursive: true })
    const own = `${made}-${process.pid}`
    await copy(join(folder, 'database'), own)
    await rename(own, made).catch((error: unknown) => {
      if (!existsSync(made)) throw error
      return rm(own, { recursive: true })
    })
    return made
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Named by every migration and the packages, of which the server is one. */
async function nameOfSchema(): Promise<string> {
  const lock = await readFile(join(project, 'package-lock.json'), 'utf8')
  const roles = await readFile(rolesFile, 'utf8')
  const digests = (await readMigrations()).map(({ name, digest }) => `${name} ${digest}`)
  return contentHash([lock, roles, ...digests].join('\n')).slice(0, 16)
}
