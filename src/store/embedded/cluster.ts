// Makes a new database cluster whole or not at all.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { StoreUnavailable } from '../database/unavailable.ts'
import { type Place, recordLocation } from './place.ts'
import { isAlive } from './processes.ts'

/** The major version of the packaged server; a cluster of another one cannot be opened by it. */
const majorVersion = '18'

/** The superuser of the embedded database. */
export const databaseUser = 'reprieve'

/** Makes the cluster unless it is there; two that make it at once end with the same one. */
export async function ensureCluster(place: Place): Promise<void> {
  const found = await findVersion(place)
  if (found === majorVersion) return
  if (found !== undefined) {
    const advice = `dump it with PostgreSQL ${found} and restore it, or use DATABASE_URL`
    throw new StoreUnavailable(`${place.cluster} is of PostgreSQL ${found}, not ${majorVersion}; ${advice}`)
  }
  await removeAbandoned(place)
  const draft = `${place.cluster}.new.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    await initialise(place, draft)
    await recordLocation(place)
    await rename(draft, place.cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if ((await findVersion(place)) === undefined) throw error
  }
}

/** Removes what a process left that was killed while it made a cluster. */
async function removeAbandoned({ cluster }: Place): Promise<void> {
  const folder = dirname(cluster)
  const drafts = `${basename(cluster)}.new.`
  for (const name of await readdir(folder)) {
    if (!name.startsWith(drafts)) continue
    const [maker] = name.slice(drafts.length).split('.')
    if (!isAlive(Number(maker))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

const findVersion = async ({ cluster }: Place): Promise<string | undefined> =>
  (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined))?.trim()

async function initialise(place: Place, folder: string): Promise<void> {
  const passwordFile = `${folder}.password`
  await mkdir(folder, { mode: 0o700 })
  await writeFile(passwordFile, place.password, { mode: 0o600 })
  if (place.identity !== undefined) {
    for (const path of [folder, passwordFile]) await chown(path, place.identity.uid, place.identity.gid)
  }
  try {
    await runInitdb(place, [`--pgdata=${folder}`, `--pwfile=${passwordFile}`])
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function runInitdb(place: Place, paths: readonly string[]): Promise<void> {
  const settings = [
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-instructions',
    `--username=${databaseUser}`,
  ]
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const flush = place.durable ? [] : ['--no-sync']
  const initdb = spawn(join(place.binaries, 'bin', 'initdb'), [...paths, ...settings, ...locale, ...flush], {
    ...place.identity,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | string>((resolve) => {
    initdb.on('error', (error) => resolve(error.message))
    initdb.on('close', (status) => resolve(status ?? 'a signal'))
  })
  const [words, status] = await Promise.all([text(initdb.stderr), ended])
  if (status !== 0) throw new StoreUnavailable(`initdb ended with ${status}: ${words.trim()}`)
}
