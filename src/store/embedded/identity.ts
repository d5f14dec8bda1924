// PostgreSQL refuses to run as root: as whom it runs instead, and which folders that user can reach.

import { spawnSync } from 'node:child_process'
import { type Stats, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A user and group of the system by number. */
export interface Identity {
  readonly uid: number
  readonly gid: number
}

async function findUser(name: string): Promise<Identity | undefined> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = users
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name)
  return fields === undefined ? undefined : { uid: Number(fields[2]), gid: Number(fields[3]) }
}

function createPostgresUser(): void {
  const added = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
    stdio: 'ignore',
  })
  if (added.status !== 0) spawnSync('adduser', ['-S', '-H', 'postgres'], { stdio: 'ignore' })
}

/**
 * Who runs the server: ourselves (undefined), or when we are root the user `postgres`, created if it is missing,
 * or `nobody` where users cannot be created.
 */
export async function serverIdentity(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const present = await findUser('postgres')
  if (present !== undefined) return present
  createPostgresUser()
  return (await findUser('postgres')) ?? (await findUser('nobody')) ?? { uid: 65534, gid: 65534 }
}

function mayEnter(folder: Stats, { uid, gid }: Identity): boolean {
  if (folder.uid === uid) return (folder.mode & 0o100) !== 0
  return (folder.mode & (folder.gid === gid ? 0o010 : 0o001)) !== 0
}

/** True when the user can enter an existing folder and all folders above it. */
export function canReach(folder: string, identity: Identity): boolean {
  if (!mayEnter(statSync(folder), identity)) return false
  const parent = dirname(folder)
  return parent === folder || canReach(parent, identity)
}
